/**
 * Frames while the one map is panned by script over the whole census, in the headless browser. Its renderer is software:
 * the baseline is the same pan over the base map alone, which is all that renderer allows.
 */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver, type Page } from 'playwright-core'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'
import type { BenchResult } from './result.ts'
import { makeBed, type Program, startProgramOn } from './support/bed.ts'
import { fill } from './support/tile-places.ts'
import { progress, quantile } from './support/turns.ts'

const SCALES = { small: { components: 200_000, seconds: 4 }, full: { components: 2_810_000, seconds: 8 } }
const VIEWS = [
  { name: 'city', at: '118.12,24.52,11' },
  { name: 'district', at: '118.1,24.48,14' },
  { name: 'street', at: '118.09,24.47,16.5' },
]
const BASE = 'the same pan over the base map alone, in the same software renderer'

interface Pan {
  /** Milliseconds between two frames. */
  frames: number[]
  heapMb: number
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { components, seconds } = SCALES[scale]
  const bed = await makeBed('map')
  try {
    await fill(bed, components)
    const program = await startProgramOn(bed, 'server,worker')
    const browser = await openBrowser()
    try {
      const results: BenchResult[] = []
      for (const view of VIEWS) results.push(...(await measure(browser, program, view, seconds)))
      return results
    } finally {
      await browser.close()
      await program.stop()
    }
  } finally {
    await bed.stop()
  }
}

async function measure(browser: Browser, program: Program, { name, at }: (typeof VIEWS)[number], seconds: number): Promise<BenchResult[]> {
  const bare = await panOver(browser, program, `layers=none&at=${at}`, seconds)
  const full = await panOver(browser, program, `layers=components,cases&at=${at}`, seconds)
  const [ours, theirs] = [full, bare].map(({ frames }) => 1000 / quantile(frames, 0.5))
  progress(`${name}: ${Math.round(full.frames.length / seconds)} frames a second`)
  const of = (metric: string, value: number, unit: string, baseline: string, baselineValue: number): BenchResult => ({
    bench: 'map',
    metric: `${name}_${metric}`,
    value,
    unit,
    baseline,
    baselineValue,
    ratio: value / baselineValue,
    n: full.frames.length,
  })
  return [
    of('frames_per_s', ours ?? 0, '1/s', BASE, theirs ?? 0),
    of('frame_p95_ms', quantile(full.frames, 0.95), 'ms', BASE, quantile(bare.frames, 0.95)),
    of('heap_mb', full.heapMb, 'MB', BASE, bare.heapMb),
  ]
}

async function panOver(browser: Browser, { port }: Program, words: string, seconds: number): Promise<Pan> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  try {
    const url = `http://127.0.0.1:${port}`
    await context.request.post(`${url}/api/session`, { data: { account: 'leader', password: DEMO_PASSWORD } })
    const page = await context.newPage()
    await page.goto(`${url}/map?${words}`)
    await page.locator('.map-tools').waitFor()
    await page.waitForTimeout(3000)
    return await pan(page, seconds)
  } finally {
    await context.close()
  }
}

/** A text, so that nothing a compiler adds is missed in the page. */
const COUNT_FRAMES = `
  window.countedFrames = []
  let last = performance.now()
  requestAnimationFrame(function count(now) {
    window.countedFrames.push(now - last)
    last = now
    requestAnimationFrame(count)
  })`

/** The mouse drags the map back and forth while the page counts its frames. */
async function pan(page: Page, seconds: number): Promise<Pan> {
  await page.evaluate(COUNT_FRAMES)
  const until = Date.now() + seconds * 1000
  await page.mouse.move(900, 500)
  await page.mouse.down()
  for (let step = 0; Date.now() < until; step++) {
    const turn = step / 25
    await page.mouse.move(900 + 260 * Math.sin(turn), 500 + 160 * Math.sin(turn * 0.7))
  }
  await page.mouse.up()
  return page.evaluate(() => {
    const frames: unknown = Reflect.get(window, 'countedFrames')
    const memory: unknown = Reflect.get(performance, 'memory')
    const used = typeof memory === 'object' && memory !== null ? Number(Reflect.get(memory, 'usedJSHeapSize')) : 0
    return { frames: Array.isArray(frames) ? frames.slice(1).map(Number) : [], heapMb: used / 1e6 }
  })
}

async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = true
  const args = chromium.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
  return driver.launch({ executablePath: await chromium.executablePath(), headless: true, args: [...args, '--no-sandbox'] })
}
