/** A department gives work to a handler and takes it back done; an administrator adapts the procedure. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { callerAs } from '../support/program.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const TEXT = '果皮箱旁有散落垃圾'

async function act(page: Page, title: string, fill?: (dialog: ReturnType<Page['locator']>) => Promise<void>): Promise<void> {
  await page.locator('.case-actions').getByRole('button', { name: title }).first().click()
  const dialog = page.locator('.ant-modal').filter({ hasText: title }).last()
  await dialog.waitFor()
  await fill?.(dialog)
  await dialog.locator('#confirm-action').click()
  await dialog.waitFor({ state: 'hidden' })
}

async function upload(dialog: ReturnType<Page['locator']>): Promise<void> {
  await dialog.locator('input[type=file]').setInputFiles(await stage.picture())
  await dialog.locator('.photo-tile img').first().waitFor()
  await dialog.page().waitForTimeout(200)
}

const send = async <T>(account: string, path: string, body: object): Promise<T> => (await callerAs(stage.url, account))(path, body)

/** Brought to the department by the other posts. */
async function aCaseInHand(): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([readFileSync(await stage.picture())], { type: 'image/jpeg' }), 'photo.jpg')
  const { id: photo } = await send<{ id: string }>('collector', '/files', form)
  const report = { source: 'collector', matter: '06-010', description: TEXT, point: PLACE, address: '开元街道', photos: [photo] }
  const { caseId } = await send<{ caseId: string }>('collector', '/reports', report)
  const steps: [account: string, event: string, input: object][] = [
    ['acceptor', 'forward', {}],
    ['shiftleader', 'file', { conditionNo: 1 }],
    ['dispatcher', 'dispatch', {}],
    ['deptoperator', 'sign', {}],
  ]
  for (const [account, event, input] of steps) await send(account, `/cases/${caseId}/actions/${event}`, input)
  return caseId
}

it('inside a department: given, told, sent back, told again, confirmed', { timeout: 240_000 }, async () => {
  const caseId = await aCaseInHand()
  const clerk = await stage.enter('deptoperator')
  const openQueue = async (page: Page, queue: string) => {
    await page.goto(`${stage.url}/desk/${queue}`)
    await page.getByText(TEXT).first().click()
    await page.locator('.case-actions').first().waitFor()
  }
  await openQueue(clerk, 'handle')
  await act(clerk, '交办处置人员', async (dialog) => {
    // The cursor starts here once the dialog stands still.
    await clerk.waitForFunction(() => document.activeElement?.id === 'handlerId')
    await dialog.locator('#handlerId').click()
    await clerk.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
    await dialog.locator('#note').fill('先清路口')
  })
  const handler = await stage.enter('handler')
  await openQueue(handler, 'my-work')
  await handler.getByText('先清路口').first().waitFor()
  const tell = () => act(handler, '上报现场结果', upload)
  await tell()
  await openQueue(clerk, 'confirm')
  await act(clerk, '退回处置人员', async (dialog) => dialog.locator('#reason').fill('角落还有'))
  await handler.goto(`${stage.url}/cases/${caseId}`)
  await handler.getByText('已退回 1 次').first().waitFor()
  await tell()
  await openQueue(clerk, 'confirm')
  await act(clerk, '处置完成', async (dialog) => dialog.getByRole('checkbox').first().check())
  const answer = await clerk.context().request.get(`${stage.url}/api/cases/${caseId}`)
  const detail: CaseDetail = await answer.json()
  expect([detail.state, detail.assignments.at(-1)?.sentBack]).toEqual(['disposed', 1])
})

it('an administrator tries, is warned, and publishes a version; a clerk only looks', { timeout: 120_000 }, async () => {
  const admin = await stage.enter('sysadmin')
  await admin.goto(`${stage.url}/procedures`)
  await admin.getByRole('button', { name: '调整流程' }).click()
  await admin.getByRole('switch', { name: 'T21 同意挂账', exact: true }).click()
  await admin.getByText('“挂账”不再可达').waitFor()
  await admin
    .locator('.procedure-bar')
    .getByRole('button', { name: /发\s*布/ })
    .click()
  const dialog = admin.locator('.ant-modal')
  await dialog.getByText('停用 T21 同意挂账').waitFor()
  await dialog.locator('#procedure-note').fill('本市不设挂账')
  await dialog.getByRole('button', { name: /发\s*布/ }).click()
  await admin.getByText('已发布 V2').waitFor()
  await admin.getByText('本市不设挂账').first().waitFor()

  const clerk = await stage.enter('deptoperator')
  await clerk.goto(`${stage.url}/procedures`)
  await clerk.getByText('只可查看').waitFor()
  expect(await clerk.locator('.state-box').count()).toBe(17)
})
