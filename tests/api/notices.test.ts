/** Who is told what, by which way, and never twice (CL §12, §13). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { noticesOf } from '#kernel/notice/definition.ts'
import { tell } from '#kernel/notice/tell.ts'
import { aCaseAfter, aReport, COLLECTOR, DEPARTMENT, fire, STEPS } from '../support/journey.ts'
import { aCall, inbox, receivedBy, verified } from '../support/notices.ts'
import { actOn, issue, LEAD } from '../support/supervision.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())

const kinds = async (account: string) => (await inbox(server, account)).map((row) => row.kind)
const about = async (account: string, caseId: string) =>
  (await inbox(server, account)).filter((row) => row.link.includes(caseId)).map((row) => row.kind)

describe('staff', () => {
  it('hear of a dispatch, a task and a rework: those of the unit and of the grid, nobody else', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    await server.settle()
    expect(await about(DEPARTMENT, caseId)).toEqual(['case.dispatched'])
    for (const other of ['dept_operator.san-350206001', 'dept_operator.city-works', 'dept_lead.san-350203001', 'acceptor'])
      expect(await about(other, caseId), other).toEqual([])
    for (const step of ['sign', 'dispose', 'orderCheck'] as const) await STEPS[step](server, caseId)
    await server.settle()
    expect(await about(COLLECTOR, caseId)).toEqual(['case.task'])
    expect(await about('collector.350203.2', caseId)).toEqual([])
    const { lon, lat } = (await (await server.as(COLLECTOR)).get<{ lon: number; lat: number }>(`/api/cases/${caseId}`)).body
    const photos = [await (await server.as(COLLECTOR)).photo()]
    await fire(server, COLLECTOR, caseId, 'checkFail', { photos, reason: '墙角还有残留', point: { lon, lat } })
    await fire(server, 'acceptor', caseId, 'confirmRework')
    await server.settle()
    const [rework] = await inbox(server, DEPARTMENT, 'case.rework')
    expect(rework).toMatchObject({ severity: 'warning', link: `/cases/${caseId}` })
    expect(rework?.bodyZh).toMatch(/墙角还有残留.*第 2 轮/)
    expect(rework?.bodyEn).toContain('round 2')
  })

  it('hear of the decision on what they asked for', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const asked = await (await server.as(DEPARTMENT)).post<{ id: string }>(`/api/cases/${caseId}/requests`, {
      kind: 'extension',
      reason: '下雨',
    })
    expect(asked.status, asked.text).toBe(201)
    const decide = async (account: string, decision: string, body = {}) =>
      (await server.as(account)).post(`/api/requests/${asked.body.id}/actions/${decision}`, body)
    await decide(LEAD, 'approve')
    await server.settle()
    expect(await inbox(server, DEPARTMENT, 'case.request-decided')).toEqual([])
    await decide('dispatcher', 'reject', { reason: '雨已停' })
    await server.settle()
    expect((await inbox(server, DEPARTMENT, 'case.request-decided'))[0]?.bodyZh).toMatch(/延期申请已驳回。雨已停/)
  })

  it('who have to approve a request hear of it, level after level, each once; who asked and who approved do not', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const clerk = await server.as(DEPARTMENT)
    const asked = await clerk.post<{ id: string }>(`/api/cases/${caseId}/requests`, { kind: 'extension', reason: '等候配件' })
    const waiting = async (account: string) => (await about(account, caseId)).filter((kind) => kind === 'case.request-waiting')
    for (let i = 0; i < 2; i++) await server.settle()
    expect(await waiting(LEAD)).toHaveLength(1)
    for (const other of [DEPARTMENT, 'dispatcher', 'dept_lead.san-350206001', 'shift_leader'])
      expect(await waiting(other), other).toEqual([])
    const notice = (await inbox(server, LEAD, 'case.request-waiting'))[0]
    expect([notice?.titleZh, notice?.bodyZh]).toEqual([expect.stringContaining('延期申请待审批'), expect.stringContaining('等候配件')])
    // The same news once more, as after a crash of the queue.
    const definition = noticesOf(server.platform.modules).find(({ kind }) => kind === 'case.request-waiting')
    const event = { topic: 'request.changed', subjectId: caseId, payload: { event: 'request.submit', requestId: asked.body.id } }
    if (definition) await tell(asActor(server.platform, SYSTEM), definition, event)
    expect(await waiting(LEAD)).toHaveLength(1)
    await (await server.as(LEAD)).post(`/api/requests/${asked.body.id}/actions/approve`)
    await server.settle()
    expect(await waiting('dispatcher')).toHaveLength(1)
    expect(await waiting(LEAD)).toHaveLength(1)
    await (await server.as('dispatcher')).post(`/api/requests/${asked.body.id}/actions/approve`)
    await server.settle()
    // Decided: the last approval asks nobody else.
    if (definition) await tell(asActor(server.platform, SYSTEM), definition, event)
    expect([await waiting('dispatcher'), await waiting(LEAD)].map(({ length }) => length)).toEqual([1, 1])
    expect(
      await definition?.holds?.(asActor(server.platform, SYSTEM), {
        subjectId: caseId,
        facts: { request: asked.body.id, state: 'at_centre' },
      }),
    ).toBe(false)
  })

  it('who hold a case hear that its light turns, once for each deadline; not when it ended in the same moment', async () => {
    const { caseId } = await aReport(server)
    const { caseId: rejected } = await aReport(server)
    server.clock.pass(13)
    // Rejected after the minute in which the light turned, before the news was passed on.
    await fire(server, 'acceptor', rejected, 'reject', { reasonKind: 'spam' })
    await server.settle()
    await server.settle()
    expect(await about('acceptor', caseId)).toEqual(['case.light-yellow'])
    expect(await about('acceptor', rejected)).toEqual([])
    expect(await about('dispatcher', caseId)).toEqual([])
    server.clock.pass(3)
    await server.settle()
    expect(await about('acceptor', caseId)).toEqual(['case.light-red', 'case.light-yellow'])
  })

  it('a light that was rung before the case ended and told after it is told to nobody', async () => {
    const { caseId } = await aReport(server)
    const [clock] = await server.platform.db.query<{ deadlineAt: Date }>(sql`select deadline_at from clock where subject_id = ${caseId}`)
    await fire(server, 'acceptor', caseId, 'reject', { reasonKind: 'spam' })
    const event = {
      topic: 'clock.red',
      subjectId: caseId,
      payload: { kind: 'accept', ordinal: 1, deadlineAt: clock?.deadlineAt.toISOString() },
    }
    for (const definition of noticesOf(server.platform.modules)) {
      if (definition.on['clock.red']?.(event.payload)) await tell(asActor(server.platform, SYSTEM), definition, event)
    }
    expect(await about('acceptor', caseId)).toEqual([])
  })

  it('hear of orders: issued, answered, returned, not answered, raised', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const order = (await issue(server, 'supervisor', caseId)).body
    await server.settle()
    const ofOrder = async (account: string) =>
      (await inbox(server, account)).filter((row) => row.link.includes(order.id)).map((row) => row.kind)
    expect(await ofOrder(LEAD)).toEqual(['supervision.issued'])
    await actOn(server, LEAD, order.id, 'answer', { reason: '已派人' })
    await server.settle()
    expect(await ofOrder('supervisor')).toEqual(['supervision.answered'])
    expect(await ofOrder('street_supervisor')).toEqual([])
    await actOn(server, 'supervisor', order.id, 'return', { reason: '写清时间' })
    await server.settle()
    expect((await ofOrder(LEAD)).toSorted()).toEqual(['supervision.issued', 'supervision.returned'])
  })

  it('an order the clock raises because nobody answered reaches those who supervise', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const order = (await issue(server, 'supervisor', caseId)).body
    server.clock.pass(60 * 24)
    await server.settle()
    await server.settle()
    expect((await inbox(server, 'supervisor', 'supervision.unanswered')).some((row) => row.link.includes(order.id))).toBe(true)
    expect(await kinds('office_lead')).toContain('supervision.escalated')
  })
})

describe('nobody is told twice', () => {
  it('an event that comes again, also twice at once, changes nothing', async () => {
    const caseId = await aCall(server, '13800000001')
    await verified(server, caseId)
    await fire(server, 'shift_leader', caseId, 'file', { conditionNo: 1 })
    const events = await server.platform.db.query<{ topic: string; subjectId: string; payload: Record<string, unknown> }>(
      sql`select topic, subject_id, payload from outbox where subject_id = ${caseId} and topic = 'case.changed'`,
    )
    await server.settle()
    const ctx = asActor(server.platform, SYSTEM)
    const before = await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from notice where subject_id = ${caseId}`)
    for (const event of events) {
      for (const definition of noticesOf(server.platform.modules)) {
        if (definition.on[event.topic]?.(event.payload)) await Promise.all([tell(ctx, definition, event), tell(ctx, definition, event)])
      }
    }
    await server.settle()
    const after = await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from notice where subject_id = ${caseId}`)
    expect(before[0]?.n).toBeGreaterThan(0)
    expect(after).toEqual(before)
    expect((await receivedBy(server, '13800000001')).map((one) => /已受理|已立案/.exec(one.body)?.[0]).toSorted()).toEqual([
      '已受理',
      '已立案',
    ])
  })

  it('a case accepted a second time after it was sent back is accepted once for the citizen', async () => {
    const caseId = await aCall(server, '13800000002')
    await verified(server, caseId)
    await fire(server, 'shift_leader', caseId, 'sendBack', { reason: '再看' })
    await fire(server, 'acceptor', caseId, 'forward')
    await server.settle()
    await fire(server, 'shift_leader', caseId, 'sendBack', { reason: '再看' })
    await fire(server, 'acceptor', caseId, 'forward')
    await server.settle()
    expect((await receivedBy(server, '13800000002')).filter((one) => one.body.includes('已受理'))).toHaveLength(1)
  })
})
