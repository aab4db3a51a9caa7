/** A city lets the planning office in: a token made on the screen, read by a program, taken back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** `STORY_PICTURES=<folder>` leaves pictures of whole screens there. */
const PICTURES = process.env.STORY_PICTURES

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return
  const size = page.viewportSize() ?? { width: 1440, height: 900 }
  await page.setViewportSize({ ...size, height: 1900 })
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${PICTURES}/${name}.png` })
  await page.setViewportSize(size)
}

it('a token is made, copied once, used and revoked', { timeout: 120_000 }, async () => {
  const page = await stage.enter('gridadmin')
  await page.goto(`${stage.url}/open-data`)
  await page.getByText('还没有令牌').waitFor()
  await picture(page, 'open-data-empty')
  await page.getByRole('button', { name: '创建令牌' }).click()
  await page.getByPlaceholder('如：规划院 QGIS').fill('规划院 QGIS')
  await picture(page, 'token-form')
  await page.locator('.ant-modal-footer').getByRole('button', { name: '创建令牌' }).click()
  await page.getByText('请立即复制并妥善保存').waitFor()
  await picture(page, 'token-once')
  const token = (await page.locator('.ant-modal .copy-line code').textContent()) ?? ''
  expect(token).toMatch(/^cityloop_/)
  await page.getByRole('button', { name: '已保存，关闭' }).click()

  const address = (await page.locator('.open-data-entry', { hasText: '责任网格' }).locator('code').textContent()) ?? ''
  const login = `Basic ${Buffer.from(`qgis:${token}`).toString('base64')}`
  const read = () => fetch(`${address}?limit=2`, { headers: { authorization: login } })
  const first = await read()
  expect([first.status, first.headers.get('content-type')]).toEqual([200, expect.stringContaining('application/geo+json')])

  await page.reload()
  await page.getByText('规划院 QGIS').waitFor()
  expect(await page.content()).not.toContain(token)
  await page.getByText(/最近使用 \d{4}/).waitFor()
  await picture(page, 'open-data')
  await page.getByRole('button', { name: '撤销' }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销').first().waitFor()
  expect((await read()).status).toBe(401)
})

it('who may not lend is told whom to ask; on a phone nothing leaves the page', { timeout: 120_000 }, async () => {
  const page = await stage.enter('acceptor', { phone: true, language: 'en' })
  await page.goto(`${stage.url}/open-data`)
  await page.getByText('Your post cannot make tokens').waitFor()
  await page.getByRole('heading', { name: 'Duty grids' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await picture(page, 'open-data-phone')
})

it('on a phone a token is made and revoked as well', { timeout: 120_000 }, async () => {
  const page = await stage.enter('gridadmin', { phone: true })
  await page.goto(`${stage.url}/open-data`)
  await page.getByRole('button', { name: '创建令牌' }).click()
  await page.getByPlaceholder('如：规划院 QGIS').fill('外业平板')
  await page.locator('.ant-modal-footer').getByRole('button', { name: '创建令牌' }).click()
  await page.getByText('请立即复制并妥善保存').waitFor()
  await picture(page, 'token-once-phone')
  await page.getByRole('button', { name: '已保存，关闭' }).click()
  const entry = page.locator('.token-entry', { hasText: '外业平板' })
  await entry.waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await picture(page, 'open-data-phone-tokens')
  await entry.getByRole('button', { name: '撤销' }).click()
  await page.locator('.ant-popconfirm').getByRole('button', { name: '撤销' }).click()
  await entry.getByText('已撤销').waitFor()
})

it('a register is taken along as GeoPackage', { timeout: 120_000 }, async () => {
  const page = await stage.enter('gridadmin')
  await page.goto(`${stage.url}/registers/duty-grids`)
  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: '导出 GeoPackage' }).click()
  expect((await download).suggestedFilename()).toBe('duty-grids.gpkg')
})
