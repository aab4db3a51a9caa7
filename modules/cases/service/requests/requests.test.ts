/** What is asked for beside a case, decided level by level over HTTP (CL §8). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCaseAfter, DEPARTMENT, fire, STEPS } from '../../../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../../../tests/support/test-server.ts'
import type { CaseDetail, CaseRequest } from '../../contract.ts'

const LEAD = 'dept_lead.san-350203001'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())
/** A Monday, 09:00 in Xiamen. */
beforeEach(() => server.clock.set('2023-11-06T01:00:00Z'))

const read = async (account: string, id: string) => (await (await server.as(account)).get<CaseDetail>(`/api/cases/${id}`)).body
const disposal = (aCase: CaseDetail) => aCase.clocks.findLast((clock) => clock.kind === 'disposal')

async function ask(account: string, caseId: string, input: object) {
  return (await server.as(account)).post<CaseRequest>(`/api/cases/${caseId}/requests`, input)
}

async function decide(account: string, id: string, verb: string, input: object = {}) {
  return (await server.as(account)).post<CaseRequest>(`/api/requests/${id}/actions/${verb}`, input)
}

async function granted(caseId: string, input: object): Promise<CaseDetail> {
  const { body, status, text } = await ask(DEPARTMENT, caseId, input)
  expect(status, text).toBe(201)
  expect((await decide(LEAD, body.id, 'approve')).body.state).toBe('at_centre')
  const last = await decide('dispatcher', body.id, 'approve')
  expect(last.body.state, last.text).toBe('approved')
  return read('dispatcher', caseId)
}

describe('suspension (T21, T22)', () => {
  const suspend = {
    kind: 'suspension',
    reason: '经费未落实，列入下季度计划',
    reasonKind: 'no_budget',
    leader: '王主任',
    untilAt: '2023-12-03T16:00:00Z',
  }

  it('pauses the clock, keeps a ledger and goes on at 08:00 of the first workday, once, also after a stop over the instant', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    server.clock.pass(60)
    const suspended = await granted(caseId, suspend)
    expect([suspended.state, suspended.dueAt, suspended.clockKind]).toEqual(['suspended', null, 'disposal'])
    const rows = (await (await server.as('dispatcher')).get<{ rows: { caseId: string; untilAt: string }[] }>('/api/pauses?kind=suspension'))
      .body.rows
    // 4 December 2023 is a Monday.
    expect(rows.find((row) => row.caseId === caseId)?.untilAt).toBe('2023-12-04T00:00:00.000Z')
    server.clock.set('2023-12-03T23:59:59Z')
    await server.settle()
    expect((await read('dispatcher', caseId)).state).toBe('suspended')
    server.clock.set('2023-12-04T00:00:03Z')
    await server.settle()
    await server.settle()
    const resumed = await read('dispatcher', caseId)
    expect(resumed.state).toBe('handling')
    // 4 wh from 9:00 with 1 h used: 3 h are left from 8:00.
    expect(resumed.dueAt).toBe('2023-12-04T03:00:03.000Z')
    expect(resumed.history.filter((record) => record.event === 'resume')).toHaveLength(1)
    expect((await ask(DEPARTMENT, caseId, { ...suspend, untilAt: '2023-12-20T00:00:00Z' })).body).toMatchObject({
      code: 'condition_not_met',
    })
  })

  it('needs the commission office beyond 90 days, never more than 365, and no two approvals by one person', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    expect((await ask(DEPARTMENT, caseId, { ...suspend, untilAt: '2024-12-01T00:00:00Z' })).status).toBe(422)
    const asked = await ask(DEPARTMENT, caseId, { ...suspend, untilAt: '2024-04-01T00:00:00Z' })
    expect((await decide(DEPARTMENT, asked.body.id, 'approve')).status).toBe(403)
    await decide(LEAD, asked.body.id, 'approve')
    expect((await decide('dispatcher', asked.body.id, 'approve')).body.state).toBe('at_review')
    expect((await read('dispatcher', caseId)).state).toBe('handling')
    expect((await decide('office_lead', asked.body.id, 'approve')).body.state).toBe('approved')
    expect((await read('dispatcher', caseId)).state).toBe('suspended')
    const resumed = await fire(server, 'dispatcher', caseId, 'resume', { reason: '经费已到位' })
    expect(resumed.state).toBe('handling')
  })

  it('is refused when overdue, and a replayed approval changes nothing', async () => {
    const late = await aCaseAfter(server, 'sign')
    server.clock.pass(8 * 60)
    expect((await ask(DEPARTMENT, late, suspend)).status).toBe(422)
    server.clock.set('2023-11-06T01:00:00Z')
    const caseId = await aCaseAfter(server, 'sign')
    const { body } = await ask(DEPARTMENT, caseId, suspend)
    const lead = await server.as(LEAD)
    const key = { 'idempotency-key': 'approve-once' }
    await lead.post(`/api/requests/${body.id}/actions/approve`, {}, key)
    expect((await lead.post<CaseRequest>(`/api/requests/${body.id}/actions/approve`, {}, key)).body.state).toBe('at_centre')
  })

  it('is looked at by the dispatcher every 30 days; a department may not', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await granted(caseId, suspend)
    const dispatcher = await server.as('dispatcher')
    const { rows } = (await dispatcher.get<{ rows: { id: string; nextReviewAt: string }[] }>(`/api/pauses?caseId=${caseId}`)).body
    const pause = rows[0]
    expect(pause?.nextReviewAt).toBe('2023-12-06T01:00:00.000Z')
    expect((await (await server.as(DEPARTMENT)).post(`/api/pauses/${pause?.id}/reviews`, { finding: '仍无经费' })).status).toBe(403)
    const key = { 'idempotency-key': 'review-once' }
    for (const _ of [1, 2])
      expect((await dispatcher.post(`/api/pauses/${pause?.id}/reviews`, { finding: '仍无经费' }, key)).body).toHaveLength(1)
  })
})

describe('deferral (T23, T24)', () => {
  it('rests to a known date of at most 60 days, twice', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const defer = (untilAt: string) => ({ kind: 'deferral', reason: '等待补植季节', untilAt })
    expect((await ask(DEPARTMENT, caseId, defer('2024-02-01T00:00:00Z'))).status).toBe(422)
    for (const [until, at] of [
      ['2023-11-08T16:00:00Z', '2023-11-09T00:00:00Z'],
      ['2023-11-09T16:00:00Z', '2023-11-10T00:00:00Z'],
    ] as const) {
      expect((await granted(caseId, defer(until))).state).toBe('deferred')
      server.clock.set(at)
      await server.settle()
      expect((await read('dispatcher', caseId)).state).toBe('handling')
    }
    expect((await ask(DEPARTMENT, caseId, defer('2023-11-20T00:00:00Z'))).status).toBe(422)
  })
})

describe('return (T12 – T14)', () => {
  const wrong = { reason: '属市政设施，不归环卫', reasonKind: 'not_our_power', unitCode: 'SAN-350206001' }

  it('goes back to the dispatcher uncharged, with the suggested unit, and gives the next department a fresh clock', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    server.clock.pass(90)
    const asked = await fire(server, DEPARTMENT, caseId, 'requestReturn', wrong)
    expect([asked.state, asked.requests[0]?.kind, asked.history.at(-1)?.event]).toEqual(['dispatched', 'return', 'requestReturn'])
    const back = await fire(server, 'dispatcher', caseId, 'approveReturn')
    expect([back.state, back.unitCode, back.clockKind]).toEqual(['pending_dispatch', null, 'dispatch'])
    expect(disposal(back)).toMatchObject({ chargedUnit: null, onTime: null })
    expect(back.suggestedUnit?.unitCode).toBe('SAN-350206001')
    const again = await fire(server, 'dispatcher', caseId, 'dispatch', { unitCode: 'SAN-350206001', override: true, reason: '部门建议' })
    expect(disposal(again)?.startedAt).toBe(server.clock.now().toISOString())
    expect((await read(DEPARTMENT, caseId)).id).toBeUndefined()
  })

  it('is refused after two working hours, and a rejection leaves clock and state alone', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const { dueAt } = await read(DEPARTMENT, caseId)
    await fire(server, DEPARTMENT, caseId, 'requestReturn', wrong)
    const rejected = await fire(server, 'dispatcher', caseId, 'rejectReturn', { reason: '属环卫职责' })
    expect([rejected.state, rejected.dueAt, rejected.requests[0]?.state]).toEqual(['handling', dueAt, 'rejected'])
    expect((await (await server.as(DEPARTMENT)).post(`/api/cases/${caseId}/actions/requestReturn`, wrong)).status).toBe(422)
    const late = await aCaseAfter(server, 'sign')
    server.clock.pass(121)
    expect((await (await server.as(DEPARTMENT)).post(`/api/cases/${late}/actions/requestReturn`, wrong)).status).toBe(422)
  })

  it('is for the department that has the case', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    const acceptor = await server.as('acceptor')
    expect((await acceptor.post(`/api/cases/${caseId}/actions/requestReturn`, wrong)).status).toBe(403)
    expect((await acceptor.post(`/api/cases/${caseId}/actions/approveReturn`)).status).toBe(403)
  })
})

describe('appeal, voiding, forced and informative closing', () => {
  it('exempts an overdue case after two reviews, within five working days, once', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    server.clock.pass(24 * 60)
    for (const step of ['dispose', 'orderCheck', 'checkPass', 'close'] as const) await STEPS[step](server, caseId)
    const asked = await ask(DEPARTMENT, caseId, { kind: 'appeal', reason: '现场被占用，无法进入' })
    expect(asked.body.state).toBe('at_centre')
    await decide('dispatcher', asked.body.id, 'approve')
    expect((await decide('acceptor', asked.body.id, 'approve')).body.state).toBe('approved')
    const closed = await read('dispatcher', caseId)
    expect([closed.state, closed.exempt, disposal(closed)?.onTime]).toEqual(['closed', true, false])
    expect((await ask(DEPARTMENT, caseId, { kind: 'appeal', reason: '再次' })).status).toBe(422)
  })

  it('voids before disposal, not after, and stops every clock', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const voided = await fire(server, 'shift_leader', caseId, 'void', { reason: '误立', reasonKind: 'filed_in_error' })
    expect([voided.state, voided.clockKind, voided.clocks.every((clock) => clock.stoppedAt !== null)]).toEqual(['voided', null, true])
    const done = await aCaseAfter(server, 'dispose')
    const answer = await (await server.as('shift_leader')).post(`/api/cases/${done}/actions/void`, { reason: '误立', reasonKind: 'test' })
    expect([answer.status, answer.body.code]).toEqual([409, 'illegal_transition'])
  })

  it('asks the shift leader to void; who asked is not who approves', async () => {
    const caseId = await aCaseAfter(server, 'file')
    const asked = await ask('dispatcher', caseId, { kind: 'void', reason: '测试数据', reasonKind: 'test' })
    expect(asked.status, asked.text).toBe(201)
    expect((await decide('dispatcher', asked.body.id, 'approve')).status).toBe(403)
    expect((await decide('shift_leader', asked.body.id, 'approve')).body.state).toBe('approved')
    expect((await read('dispatcher', caseId)).state).toBe('voided')
  })

  it('is closed by force from the ledger, and its open request falls with it', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const open = await ask(DEPARTMENT, caseId, { kind: 'extension', reason: '材料未到' })
    expect((await (await server.as('dispatcher')).post(`/api/cases/${caseId}/actions/forceClose`, { reason: '拆迁' })).status).toBe(403)
    const closed = await fire(server, 'office_lead', caseId, 'forceClose', { reason: '整片拆迁，问题消失' })
    expect([closed.state, closed.closureKind]).toEqual(['closed', 'forced'])
    await server.settle()
    expect((await read('dispatcher', caseId)).requests.find((request) => request.id === open.body.id)?.state).toBe('withdrawn')
  })

  it('closes informatively only where the handbook allows', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const answer = await (await server.as('shift_leader')).post(`/api/cases/${caseId}/actions/informativeClose`, { reason: '已告知' })
    expect([answer.status, answer.body.code]).toEqual([422, 'condition_not_met'])
  })

  it('undoes one’s own closing within 24 hours and has it checked again', async () => {
    const caseId = await aCaseAfter(server, 'close')
    server.clock.pass(24 * 60)
    const again = await fire(server, 'shift_leader', caseId, 'undoClose', { reason: '误点结案' })
    expect([again.state, again.clockKind, again.closureKind]).toEqual(['checking', 'check', null])
    await STEPS.checkPass(server, caseId)
    await STEPS.close(server, caseId)
    server.clock.pass(24 * 60 + 1)
    const late = await (await server.as('shift_leader')).post(`/api/cases/${caseId}/actions/undoClose`, { reason: '误点' })
    expect(late.status).toBe(422)
  })
})
