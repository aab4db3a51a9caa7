/** The printed file: what is in it, who may print it, and that it proves something. */
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, DEPARTMENT, fire, STEPS } from '../../../../tests/support/journey.ts'
import { startTestServer, type TestServer, type User } from '../../../../tests/support/test-server.ts'
import type { CaseDetail } from '../../contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-28T02:00:00Z' })
})
afterAll(() => server.stop())

/** What a reader of the paper sees, without spaces: where lines break is the renderer's affair. */
async function readPaper(account: string, url: string): Promise<{ text: string; pages: number; bytes: number }> {
  const { token } = (
    await server.http.inject({ method: 'POST', url: '/api/session', payload: { account, password: 'Cityloop-2026' } })
  ).json<{ token: string }>()
  const answer = await server.http.inject({ url, headers: { authorization: `Bearer ${token}` } })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  const pdf = await getDocumentProxy(new Uint8Array(answer.rawPayload))
  const { text, totalPages } = await extractText(pdf, { mergePages: true })
  return { text: text.replace(/\s/g, ''), pages: totalPages, bytes: answer.rawPayload.length }
}

const detailOf = async (user: User, id: string) => (await user.get<CaseDetail>(`/api/cases/${id}`)).body

describe('the file of a case', () => {
  it('holds code, state, people, every record with its hash, every clock in words, and the address that verifies it', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    server.clock.pass(270)
    for (const name of ['dispose', 'orderCheck', 'checkPass', 'close'] as const) await STEPS[name](server, caseId)
    const detail = await detailOf(await server.as('supervisor'), caseId)
    const { text } = await readPaper('supervisor', `/api/cases/${caseId}/file.pdf`)
    for (const part of [
      detail.caseCode ?? 'none',
      '案件档案',
      '已结案',
      '人行道上有散落垃圾',
      '打印于2023-09-28',
      '午休',
      '共',
      '时限15分钟',
    ])
      expect(text).toContain(part)
    for (const { hash, title, actorName } of detail.history) {
      expect(text).toContain(hash)
      expect(text).toContain(title.zh)
      if (actorName !== 'system') expect(text).toContain(actorName)
    }
    expect(text).toContain(`/api/verify/${caseId}/${detail.history.at(-1)?.hash}`)
    const english = await readPaper('supervisor', `/api/cases/${caseId}/file.pdf?language=en`)
    for (const part of ['Casefile', 'Closed', 'Ordercheck', 'counts', 'Page1of']) expect(english.text).toContain(part)
  })

  it('tells what waits, what was asked, and what supervision says', async () => {
    // The evening before eight days off.
    server.clock.set('2023-09-28T08:30:00Z')
    const caseId = await aCaseAfter(server, 'sign')
    await (await server.as(DEPARTMENT)).post(`/api/cases/${caseId}/requests`, { reason: '需要大型机械' })
    await (await server.as('supervisor')).post(
      '/api/supervision',
      { caseId, kind: 'important', reason: '请尽快处置' },
      { 'idempotency-key': newId() },
    )
    const { text } = await readPaper('supervisor', `/api/cases/${caseId}/file.pdf`)
    for (const part of [
      '处置截止',
      '延期·待部门审批',
      '需要大型机械',
      '督办',
      '请尽快处置',
      '节假日，不计时',
      '将计时',
      '调休上班',
      '已用0秒，余4小时',
    ])
      expect(text).toContain(part)
  })

  it('is printed by who may read the case, and the trail says by whom', async () => {
    const { caseId } = await aReport(server)
    expect((await (await server.as('dept_operator.city-works')).get(`/api/cases/${caseId}/file.pdf`)).status).toBe(404)
    expect((await (await server.as('sys_admin')).get(`/api/cases/${caseId}/file.pdf`)).status).toBe(403)
    expect((await server.stranger.get(`/api/cases/${caseId}/file.pdf`)).status).toBe(401)
    await readPaper('acceptor', `/api/cases/${caseId}/file.pdf`)
    const trail = await (await server.as('audit_admin')).get<{ rows: { actorName: string; objectId: string }[] }>(
      '/api/audit?action=case.print',
    )
    expect(trail.body.rows.filter(({ objectId }) => objectId === caseId).map(({ actorName }) => actorName)).toEqual(['人员acceptor'])
  })

  it('of several cases is one paper, each from a new page; more than fifty are refused', async () => {
    const ids = [(await aReport(server)).caseId, (await aReport(server)).caseId]
    const { pages, text } = await readPaper('supervisor', `/api/cases/files.pdf?ids=${ids.join()}`)
    expect(pages).toBeGreaterThanOrEqual(2)
    for (const id of ids) expect(text).toContain(`/api/verify/${id}/`)
    const many = Array.from({ length: 51 }, () => newId())
    expect((await (await server.as('supervisor')).get(`/api/cases/files.pdf?ids=${many.join()}`)).status).toBe(422)
    expect((await (await server.as('supervisor')).get(`/api/cases/files.pdf?ids=${newId()}`)).status).toBe(404)
  })

  it('holds sixty records and twenty photographs', { timeout: 30_000 }, async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const clerk = await server.as(DEPARTMENT)
    const handler = 'handler.san-350203001'
    for (let round = 0; round < 28; round++) {
      const photos = round < 10 ? [await clerk.photo(), await clerk.photo()] : [await clerk.photo()]
      await fire(server, handler, caseId, 'reportResult', { photos, note: `第 ${round + 1} 次` })
      await fire(server, DEPARTMENT, caseId, 'disposeReject', { reason: '不到位' })
    }
    const { history, photos } = await detailOf(clerk, caseId)
    expect([history.length >= 60, photos.length >= 20]).toEqual([true, true])
    const begun = performance.now()
    const paper = await readPaper(DEPARTMENT, `/api/cases/${caseId}/file.pdf`)
    console.info(
      `case file: ${history.length} records, ${photos.length} photographs, ${paper.pages} pages, ${Math.round(paper.bytes / 1024)} KB, ${Math.round(performance.now() - begun)} ms`,
    )
    for (const { hash } of history) expect(paper.text).toContain(hash)
  })
})

describe('the address on the paper', () => {
  const verify = (id: string, hash: string) => server.stranger.get(`/api/verify/${id}/${hash}`)

  it('says that the history matches, also when more was done since; a foreign hash is unknown', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    const hash = (await detailOf(await server.as('supervisor'), caseId)).history.at(-1)?.hash ?? ''
    expect((await verify(caseId, hash)).body).toMatchObject({ result: 'matches', seq: 4, added: 0, broken: null })
    await STEPS.sign(server, caseId)
    expect((await verify(caseId, hash)).body).toMatchObject({ result: 'matches', seq: 4, added: 1 })
    expect((await verify(caseId, 'a'.repeat(64))).body).toMatchObject({ result: 'unknown', seq: null })
    expect((await verify(newId(), hash)).body).toMatchObject({ result: 'unknown' })
    expect((await verify(caseId, 'not-a-hash')).status).toBe(422)
    const page = await server.http.inject({
      url: `/api/verify/${caseId}/${hash}`,
      headers: { accept: 'text/html', 'accept-language': 'zh-CN' },
    })
    expect([page.headers['content-type'], page.body]).toEqual([expect.stringContaining('text/html'), expect.stringContaining('未被改动')])
    expect(page.body).not.toContain('散落垃圾')
  })

  it.each([
    ['a reason is rewritten', (id: string) => sql`update flow_record set reason = '改写' where subject_id = ${id} and seq = 2`, 2],
    ['a record is taken out', (id: string) => sql`delete from flow_record where subject_id = ${id} and seq = 2`, 3],
    ['the end is cut off', (id: string) => sql`delete from flow_record where subject_id = ${id} and seq = 4`, 4],
  ])('says so when %s', async (_name, tamper, broken) => {
    const caseId = await aCaseAfter(server, 'dispatch')
    const { history } = await detailOf(await server.as('supervisor'), caseId)
    // Only somebody with the rights of the database owner could.
    await server.platform.db.query(sql`grant update, delete on flow_record to current_user`)
    await server.platform.db.query(tamper(caseId))
    expect((await verify(caseId, history[2]?.hash ?? '')).body).toMatchObject({ result: 'altered', broken })
  })
})
