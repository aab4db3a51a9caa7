/** What a person does at the console beside the loop itself: password, map, a task on a phone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const NEW_PASSWORD = 'Changed-2026-11'

async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.locator('#account').fill(account)
  await page.locator('#password').fill(password)
  await page.locator('button[type=submit]').click()
}

async function report(page: Page, point: { lon: number; lat: number }, description: string): Promise<string> {
  const answer = await page.request.post(`${stage.url}/api/reports`, {
    data: { id: newId(), source: 'hotline12345', matter: '06-010', description, point, address: '中山路' },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { caseId: string }).caseId
}

it('a changed password signs out, refuses the old one and takes the new one', { timeout: 120_000 }, async () => {
  const page = await stage.enter('officelead')
  await page.getByText('朱玉峰').click()
  await page.getByRole('menuitem', { name: '修改密码' }).click()
  await page.locator('#old').fill(DEMO_PASSWORD)
  await page.locator('#new').fill(NEW_PASSWORD)
  await page.locator('#again').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: /保\s*存/ }).click()
  await page.locator('#account').waitFor()
  await signIn(page, 'officelead', DEMO_PASSWORD)
  await page.getByRole('alert').first().waitFor()
  await page.locator('#password').fill('')
  await signIn(page, 'officelead', NEW_PASSWORD)
  await page.getByText('朱玉峰').waitFor()
})

it('a collector answers a verification on a phone', { timeout: 120_000 }, async () => {
  const acceptor = await stage.enter('acceptor')
  const caseId = await report(acceptor, PLACE, '沿街有积存垃圾，请核实')
  await acceptor.goto(`${stage.url}/cases/${caseId}`)
  await acceptor.locator('.case-actions').getByRole('button', { name: '派发核实' }).click()
  await acceptor.locator('#confirm-action').click()
  await acceptor.locator('.ant-modal').waitFor({ state: 'hidden' })

  const collector = await stage.enter('collector', { phone: true })
  await collector.goto(`${stage.url}/desk/my-tasks`)
  await collector.getByText('沿街有积存垃圾').first().click()
  await collector.locator('.case-actions').getByRole('button', { name: '核实属实' }).first().click()
  const dialog = collector.locator('.ant-modal').last()
  await dialog.locator('input[type=file]').setInputFiles(await stage.picture())
  await dialog.locator('.photo-tile img').first().waitFor()
  await dialog.getByRole('button', { name: '使用当前位置' }).click()
  await dialog.locator('.act-place .figures').waitFor()
  expect(await collector.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await dialog.locator('#confirm-action').click()
  await dialog.waitFor({ state: 'hidden' })
  const now = (await (await acceptor.request.get(`${stage.url}/api/cases/${caseId}`)).json()) as { state: string }
  expect(now.state).toBe('pending_filing')
})

it('the map counts what the list counts at every zoom', { timeout: 120_000 }, async () => {
  const page = await stage.enter('leader')
  const acceptor = await stage.enter('acceptor')
  for (let i = 0; i < 12; i++) await report(acceptor, { lon: PLACE.lon + i * 0.0004, lat: PLACE.lat }, `同一路段的第 ${i} 处垃圾`)
  const counted = (await (await page.request.get(`${stage.url}/api/cases/count?open=true`)).json()) as { count: number }
  for (const zoom of [9, 11, 13, 15, 16]) {
    const shown = await page.request.get(`${stage.url}/api/layers/cases/features?bbox=117.8,24.3,118.5,24.9&zoom=${zoom}`)
    const { features } = (await shown.json()) as { features: { properties: { count: number } }[] }
    expect(features.reduce((sum, { properties }) => sum + properties.count, 0)).toBe(counted.count)
  }
  await page.goto(`${stage.url}/map?at=${PLACE.lon},${PLACE.lat},10`)
  await page.locator('canvas').first().waitFor()
  await page.waitForTimeout(2500)
  const box = await page.locator('canvas').first().boundingBox()
  if (!box) throw new Error('the map is not shown')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('at')?.split(',')[2]) > 10.5)
})
