import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter, aReport, DEPARTMENT, MATTER, STEPS } from '../../../tests/support/journey.ts'
import { PLACE } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { CaseDetail, CaseRequest, Queue } from '../contract.ts'

let server: TestServer
beforeAll(async () => {
  // A Friday, 09:00 in Xiamen.
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const read = async (account: string, id: string) => (await (await server.as(account)).get<CaseDetail>(`/api/cases/${id}`)).body

describe('extension', () => {
  it('moves the deadline from where it stands after two approvals by two people (R8)', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const before = (await read('dispatcher', caseId)).dueAt
    const clerk = await server.as(DEPARTMENT)
    const asked = await clerk.post<CaseRequest>(`/api/cases/${caseId}/requests`, { reason: '需要大型机械' })
    expect([asked.status, asked.body.state]).toEqual([201, 'at_department'])
    const tooSoon = await (await server.as('dispatcher')).post(`/api/requests/${asked.body.id}/actions/approve`)
    expect(tooSoon.status).toBe(409)
    const lead = await server.as('dept_lead.san-350203001')
    expect((await lead.post<CaseRequest>(`/api/requests/${asked.body.id}/actions/approve`)).body.state).toBe('at_centre')
    const approved = await (await server.as('dispatcher')).post<CaseRequest>(`/api/requests/${asked.body.id}/actions/approve`)
    expect(approved.body.state).toBe('approved')
    const after = await read('dispatcher', caseId)
    expect(new Date(after.dueAt ?? 0).getTime()).toBeGreaterThan(new Date(before ?? 0).getTime())
    expect(after.history.at(-1)?.event).toBe('approveExtension')
  })

  it('is not approved by the clerk who asked, and blocks closing while open', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const clerk = await server.as(DEPARTMENT)
    const asked = await clerk.post<CaseRequest>(`/api/cases/${caseId}/requests`, { reason: '下雨' })
    expect((await clerk.post(`/api/requests/${asked.body.id}/actions/approve`)).status).toBe(403)
    for (const name of ['dispose', 'orderCheck', 'checkPass'] as const) await STEPS[name](server, caseId)
    const closing = await (await server.as('shift_leader')).post(`/api/cases/${caseId}/actions/close`)
    expect(closing.body.code).toBe('condition_not_met')
    expect((await clerk.post<CaseRequest>(`/api/requests/${asked.body.id}/actions/withdraw`)).body.state).toBe('withdrawn')
    expect((await STEPS.close(server, caseId)).state).toBe('closed')
  })
})

describe('lists and queues', () => {
  it('shows each post its queues with counts that the list repeats', async () => {
    await aReport(server)
    const acceptor = await server.as('acceptor')
    const queues = (await acceptor.get<Queue[]>('/api/queues')).body
    const accept = queues.find((queue) => queue.id === 'accept')
    const count = (await acceptor.get<{ count: number }>('/api/cases/count?state=reported&open=true')).body.count
    expect(accept?.count).toBe(count)
    expect(queues.map((queue) => queue.id)).not.toContain('dispatch')
  })

  it('pages through all rows once, in order, with filters', async () => {
    const acceptor = await server.as('acceptor')
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = (await acceptor.get<{ rows: { id: string }[]; next: string | null }>(`/api/cases?limit=3&matterCode=${MATTER}${after}`))
        .body
      seen.push(...page.rows.map((row) => row.id))
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    const total = (await acceptor.get<{ count: number }>(`/api/cases/count?matterCode=${MATTER}`)).body.count
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(total)
  })

  it('finds Chinese words, exports the same rows and refuses an unknown filter', async () => {
    await aReport(server, { description: '环岛路有一把蓝色雨伞' })
    const acceptor = await server.as('acceptor')
    const found = (await acceptor.get<{ rows: unknown[] }>(`/api/cases?q=${encodeURIComponent('蓝色雨伞')}`)).body
    expect(found.rows).toHaveLength(1)
    const csv = await acceptor.get(`/api/cases/export?format=csv&q=${encodeURIComponent('蓝色雨伞')}`)
    expect(csv.text.trim().split('\n')).toHaveLength(2)
    expect((await acceptor.get('/api/cases?nonsense=1')).status).toBe(422)
  })

  it('proposes open cases of the same kind nearby', async () => {
    await aReport(server, { point: PLACE })
    const acceptor = await server.as('acceptor')
    const near = (
      await acceptor.get<{ metres: number }[]>(`/api/cases/duplicates?matter=${MATTER}&lon=${PLACE.lon + 0.0001}&lat=${PLACE.lat}`)
    ).body
    expect(near.length).toBeGreaterThan(0)
    expect(near.every((one) => one.metres <= 20)).toBe(true)
  })
})
