/** One case from the street back to the street, by seven people, each on their own screen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ fromNothing: true })
})
afterAll(() => stage?.close())

const TEXT = '人行道上有散落垃圾，影响通行'

/** Presses an action of the case, fills in what it asks for, confirms. */
async function act(page: Page, title: string, fill?: (dialog: ReturnType<Page['locator']>) => Promise<void>): Promise<void> {
  await page.locator('.case-actions').getByRole('button', { name: title }).first().click()
  const dialog = page.locator('.ant-modal').filter({ hasText: title }).last()
  await dialog.waitFor()
  await fill?.(dialog)
  await dialog.locator('#confirm-action').click()
  await dialog.waitFor({ state: 'hidden' })
}

async function upload(page: Page, scope: ReturnType<Page['locator']>): Promise<void> {
  await scope.locator('input[type=file]').setInputFiles(await stage.picture())
  await scope.locator('.photo-tile img').first().waitFor()
  await page.waitForTimeout(200)
}

async function choose(page: Page, dialog: ReturnType<Page['locator']>, field: string): Promise<void> {
  await dialog.locator(`#${field}`).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
}

/** Opens the queue and the case in it, the way the person on duty would. */
async function openFromQueue(account: string, queue: string): Promise<Page> {
  const page = await stage.enter(account)
  await page.goto(`${stage.url}/desk/${queue}`)
  await page.getByText(TEXT).first().click()
  await page.locator('.case-actions').first().waitFor()
  return page
}

it('runs through the whole loop on seven screens and ends closed, with every step in the history', { timeout: 240_000 }, async () => {
  const collector = await stage.enter('collector')
  await collector.goto(`${stage.url}/report/new`)
  await collector.locator('#description').fill(TEXT)
  await collector.locator('#matter').fill('06-010')
  await collector.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await collector.getByLabel('经度').fill(String(PLACE.lon))
  await collector.getByLabel('纬度').fill(String(PLACE.lat))
  await collector.getByLabel('纬度').press('Tab')
  await upload(collector, collector.locator('.report'))
  await collector.getByText('开元街道').first().waitFor()
  await collector
    .getByRole('button', { name: /上\s*报/ })
    .last()
    .click()
  await collector.locator('.ant-result-success').waitFor()

  const acceptor = await openFromQueue('acceptor', 'accept')
  await act(acceptor, '受理')

  const leader = await openFromQueue('shiftleader', 'file')
  await act(leader, '立案', async (dialog) => {
    if ((await dialog.locator('.ant-select-selection-item, .ant-select-content-value').count()) < 2)
      await choose(leader, dialog, 'conditionNo')
  })

  const dispatcher = await openFromQueue('dispatcher', 'dispatch')
  // The handbook names the street's sanitation station; the dispatcher only has to agree.
  await act(dispatcher, '派遣', async (dialog) => expect(await dialog.textContent()).toContain('开元街道环卫站'))

  const clerk = await openFromQueue('deptoperator', 'sign')
  await act(clerk, '签收')
  await clerk.goto(`${stage.url}/desk/handle`)
  await clerk.getByText(TEXT).first().click()
  await act(clerk, '处置完成', async (dialog) => {
    await upload(clerk, dialog)
    await dialog.getByRole('checkbox').first().check()
  })

  await acceptor.goto(`${stage.url}/desk/check-order`)
  await acceptor.getByText(TEXT).first().click()
  await act(acceptor, '派发核查')

  await collector.goto(`${stage.url}/desk/my-tasks`)
  await collector.getByText(TEXT).first().click()
  await act(collector, '核查通过', async (dialog) => {
    await upload(collector, dialog)
    await dialog.getByRole('button', { name: '使用当前位置' }).click()
    await dialog.locator('.act-place .figures').waitFor()
  })

  await leader.goto(`${stage.url}/desk/close`)
  await leader.getByText(TEXT).first().click()
  await act(leader, '结案')

  const supervisor = await stage.enter('supervisor')
  await supervisor.goto(`${stage.url}/cases?state=closed`)
  await supervisor
    .getByText(/^\d{19}$/)
    .first()
    .click()
  await supervisor.getByText('核查通过').locator('visible=true').first().waitFor()
  const page = await supervisor.locator('body').textContent()
  for (const step of ['上报', '受理', '立案', '派遣', '签收', '处置完成', '派发核查', '核查通过', '结案']) expect(page).toContain(step)
  expect(page).toContain('已结案')
  expect(await supervisor.title()).toMatch(/\d{19}/)
})

it('speaks English at a phone without a word of Chinese in the frame, and nothing is cut off sideways', { timeout: 120_000 }, async () => {
  const page = await stage.enter('acceptor', { language: 'en' })
  await page.goto(`${stage.url}/desk/accept`)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByText('To accept').first().waitFor()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})
