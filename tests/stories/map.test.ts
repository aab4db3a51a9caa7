/** The one map: alive on two people's screens, filtered, drawn upon, shared by its address. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Not in the frame of other cases. */
const HERE = `${PLACE.lon},${PLACE.lat},16.5`

async function openMap(account: string, words: string): Promise<Page> {
  const page = await stage.enter(account)
  await page.goto(`${stage.url}/map?${words}`)
  await page.locator('.map-tools').waitFor()
  await page.waitForTimeout(2500)
  return page
}

/** The picture of the map alone, away from panels. */
const middleOf = (page: Page) => page.screenshot({ clip: { x: 760, y: 330, width: 320, height: 300 } })

it('a case reported by one is on the map of another within two seconds', { timeout: 120_000 }, async () => {
  const viewer = await openMap('leader', `layers=cases&at=${HERE}`)
  const reporter = await stage.enter('acceptor')
  const before = await middleOf(viewer)
  const told = viewer.waitForResponse(
    async (response) => response.url().includes('/api/layers/cases/features') && (await response.text()).includes('"id"'),
    { timeout: 10_000 },
  )
  const sentAt = Date.now()
  const answer = await reporter.request.post(`${stage.url}/api/reports`, {
    data: { id: newId(), source: 'hotline12345', matter: '06-010', description: '路口有散落垃圾', point: PLACE, address: '中山路' },
  })
  expect(answer.status()).toBe(201)
  await told
  expect(Date.now() - sentAt).toBeLessThan(2000)
  await expect.poll(async () => (await middleOf(viewer)).equals(before), { timeout: 3000 }).toBe(false)
  await viewer.mouse.click(...(await centreOf(viewer)))
  await viewer.locator('.map-popup').getByText('路口有散落垃圾').waitFor()
})

async function centreOf(page: Page): Promise<[number, number]> {
  const box = await page.locator('.map-screen canvas').first().boundingBox()
  if (!box) throw new Error('the map is not shown')
  return [box.x + box.width / 2, box.y + box.height / 2]
}

it('a component changed by one changes its tile on the screen of another, and no other tile is asked for', {
  timeout: 120_000,
}, async () => {
  const admin = await stage.enter('gridadmin')
  const page = (await (await admin.request.get(`${stage.url}/api/components?limit=1`)).json()) as {
    rows: { id: string; version: number; lon: number; lat: number; status: string }[]
  }
  const row = page.rows[0]
  if (!row) throw new Error('the demo city has no components')
  const viewer = await openMap('leader', `layers=components&at=${row.lon},${row.lat},17.5`)
  const asked: string[] = []
  viewer.on('request', (request) => void (request.url().includes('/tiles/') && asked.push(new URL(request.url()).pathname)))
  const status = row.status === 'lost' ? 'intact' : 'lost'
  const changed = await admin.request.patch(`${stage.url}/api/components/${row.id}`, {
    data: { version: row.version, status, changeDate: '2026-01-05' },
  })
  expect(changed.status(), await changed.text()).toBe(200)
  await expect.poll(() => asked.length, { timeout: 5000 }).toBeGreaterThan(0)
  await viewer.waitForTimeout(800)
  expect(new Set(asked).size).toBe(1)
})

it('the tree asks for fewer tiles’ content, and the address carries the filter to somebody else', { timeout: 120_000 }, async () => {
  const page = await openMap('leader', `layers=components&at=${HERE}`)
  const tile = page.waitForRequest((request) => request.url().includes('/tiles/') && request.url().includes('class='))
  await page.locator('.component-filters .ant-tree-checkbox').first().click()
  await tile
  const other = await stage.enter('supervisor')
  const same = other.waitForRequest((request) => request.url().includes('/tiles/') && request.url().includes('class='))
  await other.goto(page.url())
  await same
  await other.locator('.ant-tree-checkbox').first().waitFor()
  expect(await other.locator('.ant-tree-checkbox-checked').count()).toBeLessThan(await other.locator('.ant-tree-checkbox').count())
})

it('a polygon drawn by hand lists and exports what is inside', { timeout: 120_000 }, async () => {
  const page = await openMap('leader', `layers=components&at=${PLACE.lon},${PLACE.lat},15`)
  await page.getByRole('button', { name: '框选' }).click()
  for (const [x, y] of [
    [620, 300],
    [980, 320],
    [960, 620],
    [640, 600],
  ] as const)
    await page.mouse.click(x, y)
  await page.keyboard.press('Enter')
  const panel = page.locator('.inside-panel')
  await panel.getByText(/^共 [\d,]+ 个$/).waitFor()
  expect(await panel.locator('li').count()).toBeGreaterThan(0)
  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '导出 CSV' }).click()
  expect((await download).suggestedFilename()).toBe('components.csv')
  expect(page.url()).toContain('shape=polygon')
})

it('finds a street by the initials of its pinyin, and prints the map', { timeout: 120_000 }, async () => {
  const page = await openMap('leader', 'layers=cases')
  await page.locator('.map-search input').fill('kyjd')
  await page.locator('.ant-select-dropdown:visible').getByText('开元街道').click()
  await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('at')?.split(',')[2]) > 13)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '打印输出' }).click()
  await page.getByText('文档（PDF）').click()
  expect((await download).suggestedFilename()).toBe('map.pdf')
})

it('a collector who shares a place is on the map of a dispatcher within fifteen seconds, and gone after stopping', {
  timeout: 120_000,
}, async () => {
  const collector = await stage.enter('collector', { phone: true })
  const { name } = (await (await collector.request.get(`${stage.url}/api/session`)).json()) as { name: string }
  const viewer = await openMap('dispatcher', `layers=positions&at=${HERE}`)
  const told = (wanted: boolean) =>
    viewer.waitForResponse(
      async (answer) => answer.url().includes('/api/layers/positions/features') && (await answer.text()).includes(name) === wanted,
      { timeout: 15_000 },
    )
  await collector.getByRole('button', { name: '我的账号' }).click()
  await collector.getByRole('menuitem', { name: '共享位置' }).click()
  await collector.getByText('最长 12 小时').waitFor()
  const seen = told(true)
  await collector.getByRole('button', { name: '开始共享' }).click()
  await seen
  await viewer.waitForTimeout(500)
  await viewer.mouse.click(...(await centreOf(viewer)))
  await viewer.locator('.map-popup').getByText(name).waitFor()
  // It goes on after a reload, without being asked again.
  await collector.reload()
  const sign = collector.getByRole('button', { name: '位置共享中' })
  await sign.waitFor()
  const gone = told(false)
  await sign.click()
  await collector.getByText('已停止共享，位置已删除').waitFor()
  await gone
})
