/** A real headless Chromium (its binary comes with an npm package) against a real program with the demo city. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import sharp from 'sharp'
import { inject } from 'vitest'
import { freePort } from '#kernel/db/private-postgres.ts'
import { cloneDatabase } from '../support/test-server.ts'

export interface Stage {
  url: string
  /** A signed-in person at a desk, or at a phone. */
  enter(account: string, options?: { phone?: boolean; language?: 'zh-CN' | 'en' }): Promise<Page>
  /** A picture file to upload, a new one each time. */
  picture(): Promise<string>
  close(): Promise<void>
}

export const DEMO_PASSWORD = 'Cityloop-2026'
/** In the duty grid of the demo collector. */
export const PLACE = { lon: 118.07851, lat: 24.46843 }

/** On a clone of the demo city; or from nothing, as somebody starts the program for the first time. */
export async function openStage({ fromNothing = false } = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-story-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const database = fromNothing ? { DATABASE_URL: '' } : { DATABASE_URL: await cloneDatabase(inject('databaseUrl')), CITYLOOP_DEMO: 'true' }
  const program = await startProgram(url, { PORT: String(port), HOST: '127.0.0.1', CITYLOOP_DATA: folder, ...database })
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  let pictures = 0
  return {
    url,
    async enter(account, options = {}) {
      const context = await browser.newContext({
        viewport: options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        locale: options.language ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        geolocation: { longitude: PLACE.lon, latitude: PLACE.lat },
        permissions: ['geolocation'],
      })
      contexts.push(context)
      await context.request.post(`${url}/api/session`, { data: { account, password: DEMO_PASSWORD } })
      const page = await context.newPage()
      if (process.env.STORY_TRACE) {
        page.on('console', (message) => console.log(account, message.text().slice(0, 300)))
        page.on('pageerror', (error) => console.log(account, error.message))
        page.on('crash', () => console.log(account, 'crashed'))
      }
      await page.goto(url)
      return page
    },
    async picture() {
      const path = join(folder, `picture-${pictures++}.jpg`)
      const background = { r: (pictures * 40) % 255, g: 120, b: 90 }
      await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toFile(path)
      return path
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      program.kill('SIGTERM')
      await (program.exitCode ?? new Promise((resolve) => program.once('exit', resolve)))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = true
  const executablePath = await chromium.executablePath()
  if (!existsSync(executablePath)) throw new Error('the browser of @sparticuz/chromium could not be unpacked')
  // One process for everything is meant for tiny machines; several people at once need one each.
  const args = chromium.args.filter((argument) => argument !== '--single-process' && argument !== '--no-zygote')
  return driver.launch({ executablePath, headless: true, args: [...args, '--no-sandbox', '--disable-background-networking'] })
}

async function startProgram(url: string, env: Record<string, string>): Promise<ChildProcess> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'apps/server/main.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(url, program)
  return program
}

async function answering(url: string, program: ChildProcess): Promise<void> {
  for (let i = 0; i < 900; i++) {
    if (program.exitCode !== null) throw new Error('the program ended')
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not start')
}
