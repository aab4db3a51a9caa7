/** Everything beside the straight way, as people do it over HTTP (CL §5, §8, §9, §11, §12, §15). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, COLLECTOR, DEPARTMENT, fire, MATTER, nextPlace, STEPS } from '../../../tests/support/journey.ts'
import { PLACE } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { BulkOutcome, CaseDetail } from '../contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())
/** A Monday, 09:00 in Xiamen. */
beforeEach(() => server.clock.set('2023-11-06T01:00:00Z'))

const read = async (account: string, id: string) => (await (await server.as(account)).get<CaseDetail>(`/api/cases/${id}`)).body
const disposal = (aCase: CaseDetail) => aCase.clocks.findLast((clock) => clock.kind === 'disposal')

describe('simple flow (T29)', () => {
  it('closes what the collector did on the spot as filed, on time and self-handled', async () => {
    const point = nextPlace()
    const { caseId } = await aReport(server, { matter: '09-010', description: '非机动车乱停放，已摆正', point })
    const collector = await server.as(COLLECTOR)
    const after = { photos: [await collector.photo()], point }
    const far = await collector.post(`/api/cases/${caseId}/actions/selfHandle`, { ...after, point: { ...point, lat: point.lat + 0.001 } })
    expect(far.status).toBe(422)
    const done = await fire(server, COLLECTOR, caseId, 'selfHandle', after)
    expect([done.state, done.caseCode]).toEqual(['pending_closure', expect.stringMatching(/^\d{19}$/)])
    const closed = await fire(server, 'shift_leader', caseId, 'close')
    expect([closed.closureKind, closed.selfHandled]).toEqual(['self_handled', true])
  })

  it('is only for matters of the simple list', async () => {
    const point = nextPlace()
    const { caseId } = await aReport(server, { point })
    const collector = await server.as(COLLECTOR)
    const answer = await collector.post(`/api/cases/${caseId}/actions/selfHandle`, { photos: [await collector.photo()], point })
    expect(answer.status).toBe(422)
  })
})

describe('duplicates (CL §9)', () => {
  it('proposes with the reason, merges, flattens chains, tells both histories, and splits again', async () => {
    const point = nextPlace()
    const [first, second, third] = [await aReport(server, { point }), await later(point), await later(point)]
    await server.settle()
    const shift = await server.as('shift_leader')
    const proposals = (await shift.get<{ masterId: string; kind: string; similarity: number }[]>(`/api/cases/${second}/duplicates`)).body
    expect(proposals).toMatchObject([{ masterId: first.caseId, kind: 'matter', similarity: 1 }])
    await fire(server, 'shift_leader', third, 'merge', { masterId: second })
    await fire(server, 'shift_leader', second, 'merge', { masterId: first.caseId })
    const master = await read('shift_leader', first.caseId)
    expect(master.mergedCases.map((one) => one.id).toSorted()).toEqual([second, third].toSorted())
    expect(master.history.filter((record) => record.event === 'mergedIn')).toHaveLength(1)
    expect(master.reports).toHaveLength(3)
    const split = await fire(server, 'shift_leader', second, 'unmerge', { reason: '并非同一处' })
    expect([split.state, split.clockKind, split.mergedInto]).toEqual(['reported', 'accept', null])
  })

  it('is confirmed by the shift leader only, out of a proposal, into an open earlier case', async () => {
    const point = nextPlace()
    const first = (await aReport(server, { point })).caseId
    const second = await later(point)
    const shift = await server.as('shift_leader')
    expect((await shift.post(`/api/cases/${second}/actions/merge`, { masterId: first })).status).toBe(422)
    await server.settle()
    expect((await (await server.as('acceptor')).post(`/api/cases/${second}/actions/merge`, { masterId: first })).status).toBe(403)
    expect((await shift.post(`/api/cases/${first}/actions/merge`, { masterId: second })).status).toBe(422)
    await shift.post(`/api/cases/${second}/duplicates/${first}/dismiss`)
    expect((await shift.post(`/api/cases/${second}/actions/merge`, { masterId: first })).status).toBe(422)
    const acceptor = await server.as('acceptor')
    expect((await shift.post(`/api/cases/${second}/duplicates`, { masterId: first })).status).toBe(403)
    await acceptor.post(`/api/cases/${second}/duplicates`, { masterId: first, note: '同一堆垃圾' })
    expect((await fire(server, 'shift_leader', second, 'merge', { masterId: first })).state).toBe('merged')
  })

  it('counts the same problem within a day of closing as recurrence', async () => {
    const point = nextPlace()
    const first = await aCaseAfter(server, 'close', { point })
    server.clock.pass(60)
    const second = await aCaseAfter(server, 'file', { point })
    expect((await read('shift_leader', second)).recurrenceOf).toBe(first)
  })

  async function later(point: { lon: number; lat: number }): Promise<string> {
    server.clock.pass(1)
    return (await aReport(server, { point })).caseId
  }
})

describe('emergency pause of an area (CL §15)', () => {
  it('rests ordinary clocks of the area from the order to its end, new dispatches included, and no others', async () => {
    // Later than anything else in this file.
    server.clock.set('2024-05-13T01:00:00Z')
    const [inside, elsewhere] = [await aCaseAfter(server, 'sign'), await sentTo('SAN-350206001')]
    server.clock.pass(60)
    const office = await server.as('office_lead')
    const order = { name: '台风演练', regionLevel: 'district', regionCode: '350203', untilAt: '2024-05-13T06:00:00Z', reason: '全员转移' }
    expect((await (await server.as('dispatcher')).post('/api/mode-pauses', order)).status).toBe(403)
    const made = await office.post('/api/mode-pauses', order)
    expect(made.status, made.text).toBe(201)
    await server.settle()
    expect((await read('dispatcher', inside)).dueAt).toBeNull()
    expect((await read('dispatcher', elsewhere)).dueAt).not.toBeNull()
    const during = await aCaseAfter(server, 'dispatch')
    expect((await read('dispatcher', during)).dueAt).toBeNull()
    server.clock.set('2024-05-13T06:00:02Z')
    await server.settle()
    // One of four hours was used before; the rest runs on from 14:00.
    expect((await read('dispatcher', inside)).dueAt).toBe('2024-05-13T09:00:00.000Z')
    expect((await read('dispatcher', during)).dueAt).toBe('2024-05-13T10:00:00.000Z')
  })

  /** A case in the other district, brought to its department by the centre. */
  async function sentTo(unitCode: string): Promise<string> {
    const acceptor = await server.as('acceptor')
    const report = {
      source: 'campaign',
      matter: MATTER,
      description: '另一个区的垃圾',
      point: { lon: 118.05, lat: 24.41 },
      photos: [await acceptor.photo()],
    }
    const { caseId } = (await acceptor.post<{ caseId: string }>('/api/reports', report)).body
    for (const step of ['forward', 'file'] as const) await STEPS[step](server, caseId)
    await fire(server, 'dispatcher', caseId, 'dispatch', { unitCode })
    return caseId
  }
})

describe('after closing (CL §11, §12)', () => {
  it('asks the citizen within three working days; a doubt that proves right becomes a new case linked to the old', async () => {
    const acceptor = await server.as('acceptor')
    const report = {
      source: 'hotline12345',
      matter: MATTER,
      description: '垃圾堆在门口',
      point: nextPlace(),
      ticketDueAt: '2023-11-06T09:00:00Z',
    }
    const { caseId } = (await acceptor.post<{ caseId: string }>('/api/reports', report)).body
    const verified = await fire(server, 'acceptor', caseId, 'orderVerify')
    const collector = await server.as(COLLECTOR)
    server.clock.pass(1)
    const point = { lon: verified.lon ?? 0, lat: verified.lat ?? 0 }
    await fire(server, COLLECTOR, caseId, 'verifyTrue', { photos: [await collector.photo()], point })
    for (const step of ['file', 'dispatch'] as const) await STEPS[step](server, caseId)
    // 15:00, two working hours before the ticket is due; the case itself is due at 15:01.
    expect((await read('dispatcher', caseId)).effectiveDueAt).toBe('2023-11-06T07:00:00.000Z')
    for (const step of ['sign', 'dispose', 'orderCheck', 'checkPass', 'close'] as const) await STEPS[step](server, caseId)
    await server.settle()
    const { rows } = (await acceptor.get<{ rows: { caseId: string; dueAt: string }[] }>('/api/revisits')).body
    expect(rows.find((row) => row.caseId === caseId)?.dueAt).toBe('2023-11-09T01:01:00.000Z')
    expect((await (await server.as('dispatcher')).post(`/api/revisits/${caseId}`, { answer: 'satisfied' })).status).toBe(403)
    expect((await acceptor.post(`/api/revisits/${caseId}`, { answer: 'dissatisfied', note: '没有清干净' })).status).toBe(200)
    expect((await acceptor.post(`/api/revisits/${caseId}`, { answer: 'satisfied' })).status).toBe(409)
    expect((await (await server.as('supervisor')).post(`/api/cases/${caseId}/rechecks`)).status).toBe(201)
    const tasks = (await collector.get<{ rows: { id: string; caseId: string }[] }>('/api/rechecks?answeredAt=null')).body.rows
    const task = (tasks ?? []).find((row) => row.caseId === caseId)
    server.clock.pass(1)
    const found = await collector.post<{ newCaseId: string }>(`/api/rechecks/${task?.id}/answer`, {
      found: 'bad',
      photos: [await collector.photo()],
      point,
    })
    expect(found.status, found.text).toBe(200)
    const fresh = await read('acceptor', found.body.newCaseId)
    expect([fresh.recurrenceOf, fresh.state]).toEqual([caseId, 'reported'])
    expect((await read('acceptor', caseId)).state).toBe('closed')
  })

  it('makes a new problem found at a check a case of its own (T18d)', async () => {
    const caseId = await aCaseAfter(server, 'orderCheck')
    const collector = await server.as(COLLECTOR)
    server.clock.pass(1)
    await fire(server, COLLECTOR, caseId, 'checkFail', { reason: '旁边井盖破损', photos: [await collector.photo()] })
    await fire(server, 'acceptor', caseId, 'newProblem', { reason: '是另一处井盖破损', note: '井盖破损' })
    await server.settle()
    await server.settle()
    const made = await server.platform.db.query<{ description: string }>(
      sql`select description from urban_case where source = 'transfer' and external_code = (select case_code from urban_case where id = ${caseId})`,
    )
    expect(made).toEqual([{ description: '井盖破损' }])
  })
})

it('two stages: made safe in urgent hours, then repaired; both must be on time (CL §14)', async () => {
  const { caseId } = await aReport(server, {
    matter: '10-995',
    point: { lon: PLACE.lon - 0.0031, lat: PLACE.lat - 0.0031 },
    description: '路面塌陷',
  })
  const taken = await read('dispatcher', caseId)
  if (taken.state === 'reported') for (const step of ['forward', 'file', 'dispatch'] as const) await STEPS[step](server, caseId)
  const aCase = await read('dispatcher', caseId)
  const clerk = `dept_operator.${String(aCase.unitCode).toLowerCase()}`
  expect(disposal(aCase)).toMatchObject({ limitUnit: 'urgent_hour' })
  await fire(server, clerk, caseId, 'sign')
  const user = await server.as(clerk)
  const early = await user.post(`/api/cases/${caseId}/actions/dispose`, { photos: [await user.photo()], checklist: true })
  expect(early.status).toBe(422)
  const safe = await fire(server, clerk, caseId, 'makeSafe', { photos: [await user.photo()] })
  expect([safe.state, safe.stage, disposal(safe)?.limitUnit]).toEqual(['handling', 2, 'work_day'])
  const done = await fire(server, clerk, caseId, 'dispose', { photos: [await user.photo()], checklist: true })
  expect(done.state).toBe('disposed')
})

describe('several cases at once', () => {
  it('each stands by itself: what one refuses does not hold up the others, and a repeat changes nothing', async () => {
    const ids = [await aCaseAfter(server, 'dispatch'), await aCaseAfter(server, 'file'), await aCaseAfter(server, 'dispatch')]
    const clerk = await server.as(DEPARTMENT)
    const key = { 'idempotency-key': 'sign-all' }
    const sign = async () =>
      (await clerk.post<{ id: string; done: boolean; code: string | null }[]>('/api/cases/bulk/sign', { ids }, key)).body
    // The middle one is not with the department, which therefore does not see it.
    expect((await sign()).map((one) => [one.done, one.code])).toEqual([
      [true, null],
      [false, 'not_found'],
      [true, null],
    ])
    expect((await sign()).map((one) => one.done)).toEqual([true, false, true])
    const [first = ''] = ids
    expect((await read('dispatcher', first)).history.filter((record) => record.event === 'sign')).toHaveLength(1)
    const refused = await (await server.as('acceptor')).post<{ code: string }[]>('/api/cases/bulk/sign', { ids: [first] })
    expect(refused.body[0]?.code).toBe('not_allowed')
  })
})

describe('several cases at once, before anybody agrees', () => {
  it('says how many can and why the others cannot, and changes nothing', async () => {
    const able = await aCaseAfter(server, 'dispatch')
    const elsewhere = await aCaseAfter(server, 'sign')
    const ids = [able, elsewhere, newId()]
    const clerk = await server.as(DEPARTMENT)
    const rehearsed = await clerk.post<BulkOutcome>('/api/cases/bulk/sign/rehearsal', { ids })
    expect(rehearsed.body.map(({ done, code }) => [done, code])).toEqual([
      [true, null],
      [false, 'illegal_transition'],
      [false, 'not_found'],
    ])
    expect((await clerk.get<CaseDetail>(`/api/cases/${able}`)).body.state).toBe('dispatched')
    const others = await (await server.as('acceptor')).post<BulkOutcome>('/api/cases/bulk/sign/rehearsal', { ids: [able] })
    expect(others.body[0]).toMatchObject({ done: false, code: 'not_allowed' })
  })
})
