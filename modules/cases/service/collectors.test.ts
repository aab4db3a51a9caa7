/** Who is sent to look: collectors of the duty grid, then of the grids beside it, and nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter, aReport, COLLECTOR, fire } from '../../../tests/support/journey.ts'
import { personId } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { CaseDetail } from '../contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const BESIDE = 'collector.350203.2'
const FAR = 'collector.350206.1'

interface Choice {
  id: string
  dutyGridCode: string
  own: boolean
  inHand: number
}
const offered = async (account: string, caseId: string) => (await server.as(account)).get<Choice[]>(`/api/cases/${caseId}/collectors`)
const order = async (caseId: string, account: string) =>
  (await server.as('acceptor')).post<CaseDetail>(`/api/cases/${caseId}/actions/orderCheck`, { collectorId: personId(account) })

describe('who can be sent', () => {
  it('is of the grid first, then of the grids beside it, with what each has in hand', async () => {
    const caseId = await aCaseAfter(server, 'dispose')
    const { body } = await offered('acceptor', caseId)
    expect(body[0]).toMatchObject({ id: personId(COLLECTOR), own: true })
    expect(body.map(({ own }) => own)).toEqual(body.map(({ own }) => own).toSorted((a, b) => Number(b) - Number(a)))
    expect(body.map(({ id }) => id)).toContain(personId(BESIDE))
    expect(body.map(({ id }) => id)).not.toContain(personId(FAR))
    await order(caseId, BESIDE)
    const after = (await offered('acceptor', caseId)).body.find(({ id }) => id === personId(BESIDE))
    expect(after?.inHand).toBe(1)
  })

  it('is told to those only who order such tasks, and of cases they can see', async () => {
    const { caseId } = await aReport(server)
    expect((await offered('shift_leader', caseId)).status).toBe(200)
    expect((await offered(COLLECTOR, caseId)).status).toBe(403)
    expect((await offered('dept_operator.san-350206001', caseId)).status).toBe(404)
    expect((await offered('dispatcher', caseId)).status).toBe(403)
  })
})

describe('a collector of the grid beside', () => {
  it('finds the task on the own desk, answers it, and has nothing more to do with the case', async () => {
    const caseId = await aCaseAfter(server, 'dispose')
    const [beside, before] = [await server.as(BESIDE), await (await server.as(BESIDE)).get(`/api/cases/${caseId}`)]
    expect(before.status).toBe(404)
    expect((await order(caseId, BESIDE)).status).toBe(200)
    server.clock.pass(1)
    const mine = await beside.get<{ rows: { id: string }[] }>('/api/cases?task=mine&open=true&state=verifying,checking')
    expect(mine.body.rows.map(({ id }) => id)).toContain(caseId)
    const queue = (await beside.get<{ id: string; count: number }[]>('/api/queues')).body.find(({ id }) => id === 'my-tasks')
    expect(queue?.count).toBe(mine.body.rows.length)
    const { lon, lat } = (await beside.get<CaseDetail>(`/api/cases/${caseId}`)).body
    const checked = await fire(server, BESIDE, caseId, 'checkPass', { photos: [await beside.photo()], point: { lon, lat } }).catch(
      (error: Error) => error.message,
    )
    // With the answer the case is out of sight again.
    expect(checked).toContain('404')
    expect((await (await server.as('acceptor')).get<CaseDetail>(`/api/cases/${caseId}`)).body.state).toBe('pending_closure')
    expect((await beside.get(`/api/cases/${caseId}`)).status).toBe(404)
  })

  it('is not somebody from the other end of the city, nor may another of the own grid answer in the place', async () => {
    const caseId = await aCaseAfter(server, 'dispose')
    const far = await order(caseId, FAR)
    expect([far.status, far.text]).toEqual([422, expect.stringContaining('not_of_grid')])
    await order(caseId, BESIDE)
    const own = await (await server.as(COLLECTOR)).post(`/api/cases/${caseId}/actions/checkPass`, {})
    expect(own.status).toBe(422)
  })
})
