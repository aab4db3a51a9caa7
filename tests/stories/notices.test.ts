/** A collector at the desk hears of a task while the page is open, follows it, and it is read. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callerAs } from '../support/program.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 180_000)
afterAll(() => stage.close())

it('arrives on the open page, leads to its case and is read', { timeout: 120_000 }, async () => {
  const page = await stage.enter('collector')
  await page.goto(`${stage.url}/notices`)
  await page.getByText('没有符合条件的通知').waitFor()
  const acceptor = await callerAs(stage.url, 'acceptor')
  const reporter = { name: '林女士', phone: '13805920001' }
  const report = { source: 'hotline12345', matter: '06-010', description: '来电反映路边垃圾', point: PLACE, reporter }
  const { caseId } = await acceptor<{ caseId: string }>('/reports', report)
  await acceptor(`/cases/${caseId}/actions/orderVerify`, {})
  await page.getByLabel('通知，1 条未读').waitFor()
  await page.getByLabel('通知，1 条未读').click()
  await page.locator('.notice-panel').getByText('新的核实任务').click()
  await page.waitForURL(`**/cases/${caseId}`)
  await page.getByLabel('通知，0 条未读').waitFor()
})

it('what a citizen would get is in the simulated account, in both languages of the console', { timeout: 120_000 }, async () => {
  const acceptor = await callerAs(stage.url, 'acceptor')
  const reporter = { name: '王先生', phone: '13805920002' }
  const report = {
    source: 'hotline12345',
    matter: '06-010',
    description: '来电反映噪声',
    point: { ...PLACE, lon: PLACE.lon + 0.001 },
    reporter,
  }
  const { caseId } = await acceptor<{ caseId: string }>('/reports', report)
  await acceptor(`/cases/${caseId}/actions/reject`, { reasonKind: 'outside_area' })
  const page = await stage.enter('sysadmin')
  await page.goto(`${stage.url}/notices/account?tab=simulated`)
  await page.getByText('不予受理，理由：不在管辖范围').waitFor()
  await page.getByText('138****0002').waitFor()
  await page.getByLabel('切换语言').click()
  await page.getByText('A simulated provider took these; nobody was told.').waitFor()
  expect(await page.getByText('模拟收件').count()).toBe(0)
})
