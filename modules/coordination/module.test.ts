import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, DEPARTMENT, STEPS } from '../../tests/support/journey.ts'
import { actOn, issue, LEAD, ordersOf, told } from '../../tests/support/supervision.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { AgendaRow, IssueRights, OrderDetail } from './contract.ts'
import { raiseOrder } from './service/raise.ts'

let server: TestServer
beforeAll(async () => {
  // A Friday, 09:00 in Xiamen.
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

async function anOrder(changes: object = {}, account = 'supervisor'): Promise<OrderDetail> {
  const answer = await issue(server, account, await aCaseAfter(server, 'sign'), changes)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body
}

const read = async (account: string, id: string) => (await server.as(account)).get<OrderDetail>(`/api/supervision/${id}`)

describe('issuing', () => {
  it('asks the department in charge for an answer within the time of the level', async () => {
    const order = await anOrder()
    expect([order.level, order.kind, order.state, order.unitCode]).toEqual([2, 'important', 'issued', 'SAN-350203001'])
    // Friday 09:00 and 4 working hours.
    expect([order.dueAt, order.clocks[0]?.chargedUnit]).toEqual(['2023-09-22T07:00:00.000Z', 'SAN-350203001'])
    expect((await read(DEPARTMENT, order.id)).body.actions.map((action) => action.event)).toEqual(['answer'])
  })

  it('a leader’s note begins as an order of the office, due in two working days', async () => {
    const order = await anOrder({ kind: 'leader' })
    expect([order.level, order.dueAt]).toEqual([3, '2023-09-26T01:00:00.000Z'])
    const caseId = await aCaseAfter(server, 'sign')
    const low = await issue(server, 'supervisor', caseId, { kind: 'leader', level: 2 })
    expect([low.status, low.body]).toMatchObject([422, { errors: [{ field: 'level', rule: 'below_kind' }] }])
  })

  it('a reminder asks for no answer', async () => {
    const order = await anOrder({ level: 1 })
    expect([order.dueAt, order.clocks]).toEqual([null, []])
    const answer = await actOn(server, LEAD, order.id, 'answer', { reason: '收到' })
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'condition_not_met' }])
  })

  const refusals: [string, object][] = [
    ['dispatcher', {}],
    ['acceptor', {}],
    [LEAD, {}],
    ['leader', { kind: 'leader' }],
    ['street_supervisor', { level: 3 }],
    ['supervisor', { level: 4 }],
  ]
  it.each(refusals)('%s may not issue %o', async (account, changes) => {
    const caseId = await aCaseAfter(server, 'sign')
    const answer = await issue(server, account, caseId, changes)
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'not_allowed' }])
    expect(await ordersOf(server, caseId)).toEqual([])
  })

  it('a street supervisor issues up to level 2 in the own street, and sees no case elsewhere', async () => {
    expect((await anOrder({}, 'street_supervisor')).level).toBe(2)
    const there = await server.as('collector.350206.1')
    const report = {
      source: 'collector',
      matter: '06-010',
      description: '垃圾',
      point: { lon: 118.051, lat: 24.411 },
      photos: [await there.photo()],
    }
    const { caseId } = (await there.post<{ caseId: string }>('/api/reports', report)).body
    expect((await issue(server, 'street_supervisor', caseId)).status).toBe(404)
  })

  it('nobody issues an order of the clock by hand', async () => {
    const answer = await issue(server, 'office_lead', await aCaseAfter(server, 'sign'), { kind: 'timeout' })
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'invalid_input', errors: [{ field: 'kind', rule: 'enum' }] }])
  })

  it('wants a case that is filed, open and with a department, or a unit named', async () => {
    const { caseId } = await aReport(server)
    const tooEarly = await issue(server, 'supervisor', caseId)
    expect([tooEarly.status, tooEarly.body]).toMatchObject([422, { code: 'condition_not_met', errors: [{}, {}] }])
    await STEPS.forward(server, caseId)
    await STEPS.file(server, caseId)
    expect((await issue(server, 'supervisor', caseId, { unitCode: 'NOBODY' })).body).toMatchObject({ errors: [{ rule: 'unknown_unit' }] })
    expect((await issue(server, 'supervisor', caseId, { unitCode: 'CITY-WORKS' })).body.unitCode).toBe('CITY-WORKS')
    const closed = await issue(server, 'supervisor', await aCaseAfter(server, 'close'))
    expect([closed.status, closed.body]).toMatchObject([422, { code: 'condition_not_met' }])
  })

  it('tells beforehand what may be issued', async () => {
    const order = await anOrder({ kind: 'media' })
    const rights = async (account: string) =>
      (await (await server.as(account)).get<IssueRights>(`/api/supervision/rights?caseId=${order.caseId}`)).body
    expect((await rights('supervisor')).highest).toBe(3)
    expect((await rights('office_lead')).highest).toBe(4)
    expect((await rights('street_supervisor')).highest).toBe(2)
    expect((await rights('supervisor')).kinds.find((one) => one.kind === 'media')?.openLevel).toBe(2)
  })
})

describe('one open order per case and kind', () => {
  it('holds under twenty at once', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const answers = await Promise.all(Array.from({ length: 20 }, () => issue(server, 'supervisor', caseId)))
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.status === 409).map((answer) => answer.body)).toEqual(
      Array.from({ length: 19 }, () => expect.objectContaining({ code: 'order_open' })),
    )
    expect(await told(server, caseId)).toEqual(['L2 manual issued'])
  })

  it('takes twenty repeats of one request as one', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const supervisor = await server.as('supervisor')
    const key = { 'idempotency-key': newId() }
    const send = (reason = '重复') => supervisor.post<OrderDetail>('/api/supervision', { caseId, kind: 'citizen', reason }, key)
    const answers = await Promise.all(Array.from({ length: 20 }, () => send()))
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    expect(answers.map((answer) => answer.status).filter((status) => status === 201)).toHaveLength(1)
    const again = await send()
    expect([again.status, again.headers['idempotent-replay']]).toEqual([200, 'true'])
    expect((await send('别的')).body).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('lets a higher level take the place of a lower one, never the other way', async () => {
    const order = await anOrder()
    const higher = await issue(server, 'supervisor', order.caseId, { level: 3 })
    expect(higher.status).toBe(201)
    expect(await told(server, order.caseId)).toEqual(['L2 manual escalated escalated', 'L3 manual issued'])
    const lower = await issue(server, 'supervisor', order.caseId, { level: 2 })
    expect([lower.status, lower.body]).toMatchObject([409, { code: 'order_open', orderId: higher.body.id, level: 3 }])
    expect((await read('supervisor', order.id)).body.clocks[0]?.stoppedAt).not.toBeNull()
    expect(higher.body.chain.map((one) => one.level)).toEqual([2, 3])
  })

  it('counts each kind by itself', async () => {
    const order = await anOrder()
    expect((await issue(server, 'supervisor', order.caseId, { kind: 'media' })).status).toBe(201)
  })
})

const agenda = async (caseId: string) =>
  (await (await server.as('office_lead')).get<{ rows: AgendaRow[] }>(`/api/agenda?caseId=${caseId}`)).body.rows

describe('ends', () => {
  it('is closed by hand with a reason only', async () => {
    const order = await anOrder()
    expect((await actOn(server, 'supervisor', order.id, 'close')).body).toMatchObject({ code: 'condition_not_met' })
    const closed = await actOn(server, 'supervisor', order.id, 'close', { reason: '与另案合并督办' })
    expect([closed.body.state, closed.body.ended, closed.body.dueAt]).toEqual(['closed', 'withdrawn', null])
    expect((await issue(server, 'supervisor', order.caseId)).status).toBe(201)
  })

  it('every order ends with its case, and its item leaves the agenda', async () => {
    const caseId = await aCaseAfter(server, 'checkPass')
    await issue(server, 'supervisor', caseId)
    await issue(server, 'office_lead', caseId, { kind: 'leader', level: 4 })
    await STEPS.close(server, caseId)
    await server.settle()
    expect(await told(server, caseId)).toEqual(['L2 manual closed case_closed', 'L4 manual closed case_closed'])
    expect((await agenda(caseId)).map((row) => row.state)).toEqual(['withdrawn'])
  })

  it('an order that slips in while its case closes ends as well', async () => {
    const caseId = await aCaseAfter(server, 'close')
    await server.settle()
    const ctx = asActor(server.platform, SYSTEM)
    const aCase = (await server.platform.db.query<never>(sql`select * from urban_case where id = ${caseId}`))[0]
    if (!aCase) throw new Error('no case')
    const asked = { kind: 'citizen', level: 2, trigger: 'manual', reason: '督办', unitCode: 'SAN-350203001' } as const
    await raiseOrder(
      ctx,
      { id: newId(), aCase, ...asked, arisesAt: ctx.now(), clockOrdinal: null, caseDueAt: null },
      undefined,
      'supervisor',
    )
    await server.settle()
    expect(await told(server, caseId)).toEqual(['L2 manual closed case_closed'])
  })
})
