/** Addresses and surroundings on the screens: typed, picked, listed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AroundKind } from '#kernel/layer/surroundings.ts'
import type { GeocodeCandidate } from '#modules/grid/contract.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
/** A door the demo city knows, near the demo collector. */
let door: { door: string; address: string; point: { lon: number; lat: number } }
beforeAll(async () => {
  stage = await openStage()
  const { request } = await stage.enter('acceptor')
  const answer = await request.get(`${stage.url}/api/geocode/reverse?lon=${PLACE.lon}&lat=${PLACE.lat}`)
  const { nearest } = (await answer.json()) as { nearest: (typeof door)[] }
  if (!nearest[0]) throw new Error('no address is known near the place')
  door = nearest[0]
})
afterAll(() => stage?.close())

it('whoever reports types an address, and the pin is there', { timeout: 120_000 }, async () => {
  const page = await stage.enter('acceptor')
  await page.goto(`${stage.url}/report/new`)
  await page.locator('#address').fill(door.door)
  await page.locator('.address-line').first().click()
  expect(await page.locator('#address').inputValue()).toBe(door.address)
  expect(await page.getByLabel('经度').inputValue()).toBe(door.point.lon.toFixed(6))
  await page.locator('.report-located b').waitFor()
})

it('a picked point fills in its address, and leaves alone what somebody wrote', { timeout: 120_000 }, async () => {
  const page = await stage.enter('acceptor')
  const at = `${door.point.lon},${door.point.lat}`
  await page.goto(`${stage.url}/report/new?at=${at}`)
  await expect.poll(() => page.locator('#address').inputValue(), { timeout: 10_000 }).toBe(door.address)
  await page.locator('#address').fill('老市场后门')
  const asked = page.waitForResponse((response) => response.url().includes('/api/geocode/reverse'))
  await page.getByLabel('经度').fill((door.point.lon + 0.0005).toFixed(6))
  await asked
  await page.waitForTimeout(500)
  expect(await page.locator('#address').inputValue()).toBe('老市场后门')
})

it('a search on the map goes to an address that is spelt a little wrong', { timeout: 120_000 }, async () => {
  const page = await stage.enter('leader')
  await page.goto(`${stage.url}/map?layers=none`)
  await page.locator('.map-tools').waitFor()
  const asked = page.waitForResponse((response) => response.url().includes('/api/geocode?'))
  await page.locator('.map-search input').fill(door.door.replace(/.(?=路)/, '天'))
  const { candidates } = (await (await asked).json()) as { candidates: GeocodeCandidate[] }
  expect(candidates.map((one) => one.door)).toContain(door.door)
  await page.locator('.address-line', { hasText: door.door }).first().click()
  await expect.poll(() => page.url(), { timeout: 10_000 }).toContain(`at=${door.point.lon.toFixed(3)}`)
})

it('a click tells what is around, nearest first; the radius widens, a row opens', { timeout: 120_000 }, async () => {
  const page = await stage.enter('leader')
  await page.goto(`${stage.url}/map?layers=components&at=${door.point.lon},${door.point.lat},17`)
  await page.locator('.map-tools').waitFor()
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: '查看周边' }).click()
  const box = await page.locator('.map-screen canvas').first().boundingBox()
  if (!box) throw new Error('the map is not shown')
  const first = page.waitForResponse((response) => response.url().includes('/api/surroundings'))
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  const near = (await (await first).json()) as AroundKind[]
  await page.locator('.around-kind').first().waitFor()
  const wider = page.waitForResponse((response) => response.url().includes('metres=500'))
  await page.getByText('500 m', { exact: true }).click()
  const far = (await (await wider).json()) as AroundKind[]
  const part = (heading: string) => page.locator('.around-kind').filter({ has: page.locator('h3', { hasText: heading }) })
  const componentsIn = (kinds: AroundKind[]) => kinds.find(({ kind }) => kind === 'components')
  expect(componentsIn(far)?.count).toBeGreaterThan(componentsIn(near)?.count ?? 0)
  expect(page.url()).toContain('around=')
  for (const { rows } of far) {
    const metres = rows.map((row) => row.metres)
    expect(metres).toEqual(metres.toSorted((a, b) => a - b))
  }
  const units = far.find(({ kind }) => kind === 'units')?.rows ?? []
  expect(units.length).toBeGreaterThan(0)
  await part('单位').getByText(String(units[0]?.title)).waitFor()
  const { collectors } = await (
    await page.request.get(`${stage.url}/api/grid/in-charge?lon=${door.point.lon}&lat=${door.point.lat}`)
  ).json()
  await part('谁负责').getByText(collectors[0].name).waitFor()
  await part('城市部件').locator('.inside-line').first().click()
  await page.waitForURL(/registers\/components\//)
})
