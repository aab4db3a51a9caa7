import chromium from '@sparticuz/chromium'
import { chromium as driver } from 'playwright-core'
chromium.setGraphicsMode = true
const executablePath = await chromium.executablePath()
const args = chromium.args.filter((a) => a !== '--single-process' && a !== '--no-zygote')
const browser = await driver.launch({ executablePath, headless: true, args: [...args, '--no-sandbox'] })
const url = 'http://localhost:8311'
export async function enter(account: string, o: { phone?: boolean; language?: string; theme?: string } = {}) {
  const context = await browser.newContext({ viewport: o.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, locale: o.language ?? 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await context.request.post(`${url}/api/session`, { data: { account, password: 'Cityloop-2026' } })
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log(account, 'ERR', e.message))
  page.on('console', (m) => m.type() === 'error' && console.log(account, m.text().slice(0, 200)))
  await page.addInitScript((t) => { if (t) localStorage.setItem('cityloop.mode', 'night') }, o.theme)
  return page
}
export const shot = async (page: any, path: string, name: string, wait = 1200) => { await page.goto(url + path); await page.waitForTimeout(wait); await page.screenshot({ path: `/tmp/s5/${name}.png` }) }
export { browser, url }
