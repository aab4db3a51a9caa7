/** A clerk imports a survey, reads why rows were refused, finds one component and reports a problem on it. */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCensus, asCsv, type CensusLine } from '../support/census.ts'
import { openStage, PLACE, type Stage } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

/** Shots for people to look at, where somebody asks for them. */
const shot = process.env.STORY_SHOTS

it('5 000 rows come in, 20 are refused with their reasons, one component gets a report', { timeout: 300_000 }, async () => {
  const rows = aCensus(5000, '070').map(
    (row, index): CensusLine => ({
      ...row,
      name: '水域护栏',
      lon: PLACE.lon + (index % 100) * 0.00002,
      lat: PLACE.lat + Math.floor(index / 100) * 0.000008,
    }),
  )
  for (let bad = 0; bad < 20; bad++) Object.assign(rows[bad * 240 + 5] ?? {}, bad % 2 ? { status: '还行' } : { initialDate: '2023-02-30' })
  const file = join(tmpdir(), `census-${process.pid}.csv`)
  writeFileSync(file, asCsv(rows).replace('GLBJBSM', '编号'))

  const clerk = await stage.enter('gridadmin')
  await clerk.goto(`${stage.url}/registers/components`)
  await clerk.getByRole('button', { name: '导入' }).click()
  await clerk.waitForURL('**/component-imports')
  if (shot) await clerk.screenshot({ path: join(shot, 'imports-empty.png') })
  await clerk.locator('input[type=file]').setInputFiles(file)
  await clerk.locator('#start-import').waitFor()
  await clerk.getByText('以下必填项还没有对应的列：部件标识码').waitFor()
  expect(await clerk.locator('#start-import').isDisabled()).toBe(true)
  await clerk.getByRole('combobox', { name: '部件标识码' }).click()
  await clerk.getByTitle('编号').last().click()
  await clerk.getByText('前 20 行预览，19 行合格').waitFor()
  if (shot) await clerk.screenshot({ path: join(shot, 'reading.png'), fullPage: true })
  await clerk.locator('#start-import').click()
  await clerk.locator('.page-head .ant-tag', { hasText: '已完成' }).waitFor({ timeout: 60_000 })
  if (shot) await clerk.screenshot({ path: join(shot, 'done.png'), fullPage: true })
  await clerk.getByText('未入库的行（20）').waitFor()
  await clerk.locator('#refused tbody tr', { hasText: '日期应为' }).first().waitFor()
  await clerk.locator('#refused tbody tr', { hasText: '应为完好、破损' }).first().waitFor()
  expect(await clerk.locator('#refused tbody tr.ant-table-row').count()).toBe(20)

  const code = String(rows[100]?.code)
  const acceptor = await stage.enter('acceptor')
  await acceptor.locator('.top-search input').fill(code)
  await acceptor.locator('.search-option', { hasText: code }).click()
  await acceptor.waitForURL('**/registers/components/*')
  await acceptor.getByText('30 米内的部件').waitFor()
  if (shot) {
    await acceptor.waitForTimeout(2500)
    await acceptor.screenshot({ path: join(shot, 'component.png'), fullPage: true })
  }
  const page = acceptor.url()
  await acceptor.locator('#report-here').click()
  await acceptor.locator('.ant-tag', { hasText: code }).waitFor()
  await acceptor.locator('#description').fill('护栏断裂，有坠落危险')
  await acceptor
    .getByRole('button', { name: /^上\s*报$/ })
    .last()
    .click()
  await acceptor.locator('.ant-result-success').waitFor()
  await acceptor.goto(page)
  await acceptor.locator('.component-cases li', { hasText: '护栏断裂' }).waitFor()
  const found = await acceptor.request.get(`${stage.url}/api/cases?componentCode=${code}`)
  const { rows: cases } = (await found.json()) as { rows: { summary: string; matterCode: string }[] }
  expect(cases).toMatchObject([{ summary: expect.stringContaining('护栏断裂'), matterCode: '01-070' }])
  if (shot) {
    for (const [name, path] of [
      ['atlas', '/atlas'],
      ['component-with-case', new URL(page).pathname],
    ] as const) {
      await acceptor.goto(`${stage.url}${path}`)
      await acceptor.waitForTimeout(2500)
      await acceptor.screenshot({ path: join(shot, `${name}.png`), fullPage: name !== 'atlas' })
    }
    const phone = await stage.enter('acceptor', { phone: true, language: 'en' })
    for (const [name, path] of [
      ['phone-component', new URL(page).pathname],
      ['phone-atlas', '/atlas'],
    ] as const) {
      await phone.goto(`${stage.url}${path}`)
      await phone.waitForTimeout(2500)
      await phone.screenshot({ path: join(shot, `${name}.png`) })
    }
  }
})
