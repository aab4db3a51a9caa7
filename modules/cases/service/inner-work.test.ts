/** Inside a department: given to a handler, a result told, sent back, told again, confirmed (CL §2, T15, T15b). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter, DEPARTMENT, fire } from '../../../tests/support/journey.ts'
import { personId } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { CaseDetail, Queue } from '../contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const HANDLER = 'handler.san-350203001'
const OTHER = 'handler.san-350206001'
const handlerId = personId(HANDLER)

const queueOf = async (account: string, id: string) => {
  const queue = (await (await server.as(account)).get<Queue[]>('/api/queues')).body.find((one) => one.id === id)
  const words = new URLSearchParams(queue?.filters)
  const rows = (await (await server.as(account)).get<{ rows: { id: string }[] }>(`/api/cases?${words}`)).body.rows
  expect(rows.length).toBe(queue?.count)
  return rows.map((row) => row.id)
}
const post = async (account: string, caseId: string, event: string, input: object = {}) =>
  (await server.as(account)).post<CaseDetail>(`/api/cases/${caseId}/actions/${event}`, input)
const tell = async (caseId: string, note = '已清理') =>
  fire(server, HANDLER, caseId, 'reportResult', { photos: [await (await server.as(HANDLER)).photo()], note })

describe('the loop inside a department', () => {
  it('goes from clerk to handler and back, with every step in the history and the clock running on', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    expect(await queueOf(HANDLER, 'my-work')).toContain(caseId)
    const offered = await (await server.as(DEPARTMENT)).get<{ id: string; inHand: number }[]>(`/api/cases/${caseId}/handlers`)
    expect(offered.body).toEqual([expect.objectContaining({ id: handlerId, inHand: 0 })])
    const due = (await (await server.as(DEPARTMENT)).get<CaseDetail>(`/api/cases/${caseId}`)).body.dueAt
    const innerDueAt = new Date(server.clock.now().getTime() + 30 * 60_000).toISOString()
    const given = await fire(server, DEPARTMENT, caseId, 'assignHandler', { handlerId, innerDueAt, note: '先清路口' })
    expect([given.state, given.handlerId, given.innerDueAt, given.dueAt]).toEqual(['handling', handlerId, innerDueAt, due])
    expect(given.assignments.at(-1)).toMatchObject({ handlerName: `人员${HANDLER}`, handlerNote: '先清路口', innerDueAt })
    expect(await queueOf(DEPARTMENT, 'confirm')).not.toContain(caseId)
    server.clock.pass(20)
    await tell(caseId)
    expect(await queueOf(DEPARTMENT, 'confirm')).toContain(caseId)
    const noReason = await post(DEPARTMENT, caseId, 'disposeReject')
    expect([noReason.status, noReason.body]).toMatchObject([422, { code: 'condition_not_met' }])
    const sentBack = await fire(server, DEPARTMENT, caseId, 'disposeReject', { reason: '角落还有' })
    expect([sentBack.resultAt, sentBack.assignments.at(-1)?.sentBack, sentBack.dueAt]).toEqual([null, 1, due])
    expect(await queueOf(DEPARTMENT, 'confirm')).not.toContain(caseId)
    await tell(caseId, '已全部清理')
    const done = await fire(server, DEPARTMENT, caseId, 'dispose', { checklist: true })
    expect([done.state, done.handlerId, done.resultAt]).toEqual(['disposed', null, null])
    expect(done.assignments.at(-1)).toMatchObject({ handlerName: `人员${HANDLER}`, ended: 'disposed', resultNote: '已全部清理' })
    const told = done.history.slice(-6).map(({ event, actorName, reason }) => [event, actorName, reason])
    expect(told).toEqual([
      ['sign', `人员${DEPARTMENT}`, null],
      ['assignHandler', `人员${DEPARTMENT}`, null],
      ['reportResult', `人员${HANDLER}`, null],
      ['disposeReject', `人员${DEPARTMENT}`, '角落还有'],
      ['reportResult', `人员${HANDLER}`, null],
      ['dispose', `人员${DEPARTMENT}`, null],
    ])
    expect(done.clocks.filter(({ kind }) => kind === 'disposal')).toHaveLength(1)
  })

  it('shows a handler what is theirs or nobody’s, and another handler of the unit no more', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const user = await server.as('security_admin')
    // A second handler in the same unit: the clerk of another street gets a post here.
    const added = await user.post(`/api/people/${personId(OTHER)}/posts`, {
      role: 'handler',
      unitCode: 'SAN-350203001',
      regionCode: '350203001',
      regionLevel: 'street',
    })
    expect(added.status).toBeLessThan(300)
    expect(await queueOf(OTHER, 'my-work')).toContain(caseId)
    await fire(server, DEPARTMENT, caseId, 'assignHandler', { handlerId })
    expect(await queueOf(OTHER, 'my-work')).not.toContain(caseId)
    expect(await queueOf(HANDLER, 'my-work')).toContain(caseId)
    const notMine = await post(OTHER, caseId, 'reportResult', { photos: [await (await server.as(OTHER)).photo()] })
    expect([notMine.status, notMine.text]).toEqual([422, expect.stringContaining('交办给本人')])
    const moved = await fire(server, DEPARTMENT, caseId, 'assignHandler', { handlerId: personId(OTHER) })
    expect(moved.handlerId).toBe(personId(OTHER))
  })
})

describe('who may not', () => {
  it('a handler of another department, and a handler may not give work away or confirm it', async () => {
    const caseId = await aCaseAfter(server, 'sign', { point: { lon: 118.0212, lat: 24.4212 } })
    const stranger = 'handler.city-works'
    const photos = [await (await server.as(stranger)).photo()]
    expect((await post(stranger, caseId, 'reportResult', { photos })).status).toBe(404)
    expect((await post(HANDLER, caseId, 'assignHandler', { handlerId })).status).toBe(403)
    expect((await post(HANDLER, caseId, 'dispose', { checklist: true })).status).toBe(403)
    expect((await (await server.as(HANDLER)).get(`/api/cases/${caseId}/handlers`)).status).toBe(403)
    expect((await (await server.as('dept_operator.city-works')).get(`/api/cases/${caseId}/handlers`)).status).toBe(404)
  })

  it('work is given to one’s own handlers only, for a time that lies ahead and within the limit', async () => {
    const caseId = await aCaseAfter(server, 'sign', { point: { lon: 118.0232, lat: 24.4232 } })
    const outside = await post(DEPARTMENT, caseId, 'assignHandler', { handlerId: personId('handler.city-works') })
    expect([outside.status, outside.text]).toEqual([422, expect.stringContaining('not_of_unit')])
    expect((await post(DEPARTMENT, caseId, 'assignHandler')).status).toBe(422)
    for (const innerDueAt of ['2023-09-22T00:00:00Z', '2024-09-22T00:00:00Z'])
      expect((await post(DEPARTMENT, caseId, 'assignHandler', { handlerId, innerDueAt })).text).toContain('condition_not_met')
    expect((await post(HANDLER, caseId, 'reportResult')).text).toContain('照片')
    expect((await post(DEPARTMENT, caseId, 'disposeReject', { reason: '无结果' })).text).toContain('condition_not_met')
  })

  it('who told the result may not check it, though the clerk confirmed it', async () => {
    const caseId = await aCaseAfter(server, 'sign', { point: { lon: 118.0252, lat: 24.4252 } })
    await tell(caseId)
    await fire(server, DEPARTMENT, caseId, 'dispose', { checklist: true })
    const security = await server.as('security_admin')
    const { dutyGridCode } = (await (await server.as(DEPARTMENT)).get<CaseDetail>(`/api/cases/${caseId}`)).body
    await security.post(`/api/people/${handlerId}/posts`, {
      role: 'collector',
      unitCode: 'COLLECTORS',
      regionCode: '350203',
      regionLevel: 'district',
      dutyGridCode,
    })
    const ordered = await post('acceptor', caseId, 'orderCheck', { collectorId: handlerId })
    expect([ordered.status, ordered.text]).toEqual([422, expect.stringContaining('核查人不是处置人')])
    await fire(server, 'acceptor', caseId, 'orderCheck')
    const user = await server.as(HANDLER)
    const { lon, lat } = (await user.get<CaseDetail>(`/api/cases/${caseId}`)).body
    const checked = await user.post(`/api/cases/${caseId}/actions/checkPass`, { photos: [await user.photo()], point: { lon, lat } })
    expect([checked.status, checked.text]).toEqual([422, expect.stringContaining('处置人不得核查')])
  })

  it('telling a result twice with one key adds one record', async () => {
    const caseId = await aCaseAfter(server, 'sign', { point: { lon: 118.0272, lat: 24.4272 } })
    const user = await server.as(HANDLER)
    const input = { photos: [await user.photo()], requestKey: 'result-1' }
    for (const _ of [1, 2]) expect((await user.post(`/api/cases/${caseId}/actions/reportResult`, input)).status).toBe(200)
    const { history } = (await user.get<CaseDetail>(`/api/cases/${caseId}`)).body
    expect(history.filter(({ event }) => event === 'reportResult')).toHaveLength(1)
  })
})
