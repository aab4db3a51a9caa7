/** A real headless Chromium (its binary comes with an npm package) against a real program with the demo city. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core'
import sharp from 'sharp'
import { inject } from 'vitest'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'
import { makeHome } from '../support/program.ts'
import { cloneDatabase } from '../support/test-server.ts'

export interface Stage {
  url: string
  /** A signed-in person at a desk, or at a phone. */
  enter(account: string, options?: { phone?: boolean; language?: 'zh-CN' | 'en' }): Promise<Page>
  /** A picture file to upload, a new one each time. */
  picture(): Promise<string>
  close(): Promise<void>
}

/** In the duty grid of the demo collector. */
export const PLACE = { lon: 118.07851, lat: 24.46843 }

/** On a clone of the demo city; or from nothing, as somebody starts the program for the first time. */
export async function openStage({ fromNothing = false } = {}): Promise<Stage> {
  const home = makeHome()
  const clone: Record<string, string> = fromNothing
    ? {}
    : { DATABASE_URL: await cloneDatabase(inject('databaseUrl')), CITYLOOP_DEMO: 'true' }
  const { url } = await home.start(clone)
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
      const path = join(home.folder, `picture-${pictures++}.jpg`)
      const background = { r: (pictures * 40) % 255, g: 120, b: 90 }
      await sharp({ create: { width: 640, height: 480, channels: 3, background } })
        .jpeg()
        .toFile(path)
      return path
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await home.leave()
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
