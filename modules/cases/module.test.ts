import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, COLLECTOR, DEPARTMENT, fire, MATTER, nextPlace, STEPS, stepNames } from '../../tests/support/journey.ts'
import { PLACE } from '../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { CaseDetail } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  // A Friday, 09:00 in Xiamen.
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const read = async (account: string, id: string) => (await (await server.as(account)).get<CaseDetail>(`/api/cases/${id}`)).body

describe('the loop', () => {
  it('runs from report to closing, each step by another person, with every clock stopped and history in one chain', async () => {
    const { caseId } = await aReport(server)
    const states: string[] = []
    for (const name of stepNames()) {
      server.clock.pass(2)
      states.push((await STEPS[name](server, caseId)).state)
    }
    expect(states).toEqual([
      'pending_filing',
      'pending_dispatch',
      'dispatched',
      'handling',
      'disposed',
      'checking',
      'pending_closure',
      'closed',
    ])
    const aCase = await read('shift_leader', caseId)
    expect(aCase.caseCode).toMatch(/^20230922350203\d{5}$/)
    expect(aCase.unitCode).toBe('SAN-350203001')
    expect(aCase.closureKind).toBe('normal')
    expect(aCase.clocks.map((clock) => [clock.kind, clock.onTime])).toEqual([
      ['accept', true],
      ['filing', true],
      ['dispatch', true],
      ['disposal', true],
      ['checkOrder', true],
      ['check', true],
      ['close', true],
    ])
    expect(aCase.history.map((record) => record.event)).toEqual([
      'submit',
      'forward',
      'file',
      'dispatch',
      'sign',
      'dispose',
      'orderCheck',
      'checkPass',
      'close',
    ])
    expect(aCase.clockKind).toBeNull()
  })

  it('starts the disposal clock at dispatch with the limit of the handbook, explained to the second', async () => {
    server.clock.set('2023-09-28T09:25:00Z')
    const { caseId } = await aReport(server)
    await STEPS.forward(server, caseId)
    await STEPS.file(server, caseId)
    server.clock.set('2023-09-28T09:30:00Z')
    const aCase = await STEPS.dispatch(server, caseId)
    // CL §7.2 row 3: Thursday 17:30 + 4 wh over the autumn holidays, make-up Saturday.
    expect(aCase.limit).toEqual({ amount: 4, unit: 'work_hour' })
    expect(aCase.dueAt).toBe('2023-10-07T03:30:00.000Z')
    const disposal = aCase.clocks.find((clock) => clock.kind === 'disposal')
    const counted = disposal?.segments.filter((segment) => segment.kind === 'counted' || segment.kind === 'makeup_day') ?? []
    expect(counted.reduce((sum, segment) => sum + Number(segment.seconds), 0)).toBe(4 * 3600)
    server.clock.set('2023-09-22T01:00:00Z')
  })

  it('sends a failed check back for rework with a new round and a full limit', async () => {
    const caseId = await aCaseAfter(server, 'orderCheck')
    const collector = await server.as(COLLECTOR)
    await fire(server, COLLECTOR, caseId, 'checkFail', { photos: [await collector.photo()], reason: '仍有垃圾' })
    const aCase = await fire(server, 'acceptor', caseId, 'confirmRework')
    expect([aCase.state, aCase.round]).toEqual(['handling', 2])
    expect(aCase.clocks.filter((clock) => clock.kind === 'disposal')).toHaveLength(2)
    expect(aCase.dueAt).not.toBeNull()
  })

  it('verifies a citizen’s report on site before filing', async () => {
    const acceptor = await server.as('acceptor')
    const { caseId } = (
      await acceptor.post<{ caseId: string }>('/api/reports', {
        source: 'hotline12345',
        matter: MATTER,
        description: '来电反映垃圾',
        point: PLACE,
      })
    ).body
    const tooEarly = await acceptor.post(`/api/cases/${caseId}/actions/forward`)
    expect([tooEarly.status, tooEarly.body.code]).toEqual([422, 'condition_not_met'])
    const ordered = await fire(server, 'acceptor', caseId, 'orderVerify')
    expect(ordered.tasks[0]?.collectorName).toBe(`人员${COLLECTOR}`)
    const collector = await server.as(COLLECTOR)
    const far = await collector.post(`/api/cases/${caseId}/actions/verifyTrue`, {
      photos: [await collector.photo()],
      point: { lon: PLACE.lon + 0.01, lat: PLACE.lat },
    })
    expect(far.body.code).toBe('condition_not_met')
    const aCase = await fire(server, COLLECTOR, caseId, 'verifyTrue', { photos: [await collector.photo()], point: PLACE })
    expect(aCase.state).toBe('pending_filing')
  })

  it('gives a late verification to nobody in particular and marks it late, once', async () => {
    const acceptor = await server.as('acceptor')
    const { caseId } = (
      await acceptor.post<{ caseId: string }>('/api/reports', { source: 'hotline12345', matter: MATTER, description: '来电', point: PLACE })
    ).body
    await fire(server, 'acceptor', caseId, 'orderVerify')
    server.clock.pass(31)
    await server.settle()
    await server.settle()
    const aCase = await read('acceptor', caseId)
    expect(aCase.history.filter((record) => record.event === 'verifyExpired')).toHaveLength(1)
    expect(aCase.state).toBe('verifying')
  })

  it('dispatches an urgent fault with one owner at once, in the transaction of the report', async () => {
    const { caseId } = await aReport(server, {
      matter: '01-001',
      description: '井盖缺失',
      point: { lon: PLACE.lon + 0.003, lat: PLACE.lat },
    })
    const aCase = await read('dispatcher', caseId)
    expect([aCase.state, aCase.unitCode]).toEqual(['dispatched', 'CITY-WORKS'])
    expect(aCase.history.map((record) => [record.event, record.role])).toEqual([
      ['submit', 'collector'],
      ['forward', 'system'],
      ['file', 'system'],
      ['dispatch', 'system'],
    ])
  })
})

describe('who may', () => {
  const refusals: [string, string, keyof typeof STEPS | null][] = [
    ['dispatcher', 'forward', null],
    ['acceptor', 'file', 'forward'],
    ['shift_leader', 'dispatch', 'file'],
    ['acceptor', 'sign', 'dispatch'],
    ['dispatcher', 'dispose', 'sign'],
    ['shift_leader', 'orderCheck', 'dispose'],
    ['acceptor', 'checkPass', 'orderCheck'],
    ['acceptor', 'close', 'checkPass'],
  ]
  it.each(refusals)('%s may not %s', async (account, event, after) => {
    const caseId = after === null ? (await aReport(server)).caseId : await aCaseAfter(server, after)
    const before = await read('supervisor', caseId)
    const user = await server.as(account)
    const answer = await user.post(`/api/cases/${caseId}/actions/${event}`, { checklist: true })
    expect([answer.status, answer.body.code]).toEqual([403, 'not_allowed'])
    expect((await read('supervisor', caseId)).version).toBe(before.version)
  })

  it('a department sees its own cases and no others', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    const other = await server.as('dept_operator.san-350206001')
    expect((await other.get(`/api/cases/${caseId}`)).status).toBe(404)
    expect((await other.post(`/api/cases/${caseId}/actions/sign`)).status).toBe(404)
    const own = await server.as(DEPARTMENT)
    expect((await own.get(`/api/cases/${caseId}`)).status).toBe(200)
  })

  it('a dispatcher of another district is refused in the same words', async () => {
    const far = { lon: PLACE.lon + 0.04, lat: PLACE.lat }
    const there = await server.as('collector.350206.1')
    const photos = [await there.photo()]
    const { caseId } = (
      await there.post<{ caseId: string }>('/api/reports', { source: 'collector', matter: MATTER, description: '垃圾', point: far, photos })
    ).body
    const district = await server.as('district_dispatcher')
    expect((await district.get(`/api/cases/${caseId}`)).status).toBe(404)
  })

  it('who handled a case may not check it', async () => {
    const caseId = await aCaseAfter(server, 'orderCheck')
    await server.platform.db.query(
      sql`update urban_case set handled_by = (select id from person where name = ${`人员${COLLECTOR}`}) where id = ${caseId}`,
    )
    const collector = await server.as(COLLECTOR)
    const answer = await collector.post(`/api/cases/${caseId}/actions/checkPass`, { photos: [await collector.photo()], point: PLACE })
    expect(answer.body.code).toBe('condition_not_met')
  })
})

describe('repeats and races', () => {
  it('takes the same report twice as once', async () => {
    const id = newId()
    const first = await aReport(server, { id })
    const collector = await server.as(COLLECTOR)
    const again = await collector.post<{ caseId: string }>('/api/reports', {
      id,
      source: 'collector',
      matter: MATTER,
      description: '人行道上有散落垃圾',
      point: nextPlace(),
      photos: [await collector.photo()],
    })
    expect([again.status, again.body.caseId, again.headers['idempotent-replay']]).toEqual([200, first.caseId, 'true'])
    const rows = await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from report where id = ${id}`)
    expect(rows[0]?.n).toBe(1)
  })

  it('takes the same action twice as once, and refuses its key for another', async () => {
    const { caseId } = await aReport(server)
    const acceptor = await server.as('acceptor')
    const key = { 'idempotency-key': newId() }
    const first = await acceptor.post<CaseDetail>(`/api/cases/${caseId}/actions/forward`, {}, key)
    const again = await acceptor.post<CaseDetail>(`/api/cases/${caseId}/actions/forward`, {}, key)
    expect([again.status, again.body.version]).toEqual([200, first.body.version])
    const other = await acceptor.post(`/api/cases/${caseId}/actions/reject`, { reasonKind: 'spam' }, key)
    expect([other.status, other.body.code]).toEqual([409, 'idempotency_key_reused'])
  })

  it('lets one of two operators win and tells the other', async () => {
    const { caseId } = await aReport(server)
    const [one, two] = [await server.as('acceptor'), await server.as('acceptor2')]
    const answers = await Promise.all([one, two].map((user) => user.post(`/api/cases/${caseId}/actions/forward`, { version: 1 })))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409])
    expect((await read('acceptor', caseId)).history).toHaveLength(2)
  })

  it('refuses an event the state does not know', async () => {
    const { caseId } = await aReport(server)
    const leader = await server.as('shift_leader')
    const answer = await leader.post(`/api/cases/${caseId}/actions/close`)
    expect([answer.status, answer.body.code, answer.body.state]).toEqual([409, 'illegal_transition', 'reported'])
  })
})
