import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter, aReport, MATTER } from '../support/journey.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

interface Measured {
  values: { dimension: string | null; numerator: number; denominator: number | null; value: number | null }[]
  list: { url: string; filters: Record<string, string> }
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  for (let i = 0; i < 3; i++) await aReport(server)
  await aCaseAfter(server, 'close')
  await aCaseAfter(server, 'sign')
  // Past Monday 12:00: the one being handled is overdue.
  server.clock.set('2023-09-25T06:00:00Z')
})
afterAll(() => server.stop())

const measure = async (id: string, by = '') =>
  (
    await (
      await server.as('leader')
    ).get<Measured>(`/api/metrics/${id}?from=2023-09-20T00:00:00Z&to=2023-09-30T00:00:00Z${by ? `&by=${by}` : ''}`)
  ).body

describe('figures', () => {
  it.each(['intake', 'overdue_open'])('%s equals the list it opens', async (id) => {
    const { values, list } = await measure(id)
    const count = await (await server.as('leader')).get<{ count: number }>(`/api/cases/count?${new URLSearchParams(list.filters)}`)
    expect(count.body.count).toBe(values[0]?.numerator)
    expect(count.body.count).toBeGreaterThan(0)
  })

  it('the closing rate counts closed over received, and its list shows the closed ones', async () => {
    const { values, list } = await measure('closing_rate')
    expect(values[0]).toMatchObject({ numerator: 1, denominator: 5, value: 20 })
    const rows = await (await server.as('leader')).get<{ rows: { state: string }[] }>(`/api/cases?${new URLSearchParams(list.filters)}`)
    expect(rows.body.rows.map((row) => row.state)).toEqual(['closed'])
  })

  it('the on-time rate charges each disposal due in the period', async () => {
    expect((await measure('on_time_rate')).values[0]).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
  })

  it('a table by district adds up to the figure, a period without cases has no rate', async () => {
    const [whole, parts] = [await measure('intake'), await measure('intake', 'district')]
    expect(parts.values.reduce((sum, part) => sum + part.numerator, 0)).toBe(whole.values[0]?.numerator)
    const empty = await (await server.as('leader')).get<Measured>(
      '/api/metrics/closing_rate?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z',
    )
    expect(empty.body.values[0]?.value).toBeNull()
  })

  it('a district’s post sees its own figures only', async () => {
    const district = await (await server.as('district_dispatcher')).get<Measured>(
      '/api/metrics/intake?from=2023-09-20T00:00:00Z&to=2023-09-30T00:00:00Z&by=district',
    )
    expect(district.body.values.map((value) => value.dimension)).toEqual(['350203'])
    expect((await (await server.as('leader')).get('/api/metrics/intake?by=colour')).status).toBe(422)
  })
})

describe('telephone numbers of reporters', () => {
  it('are masked, and shown to the acceptor with a reason that the audit trail keeps', async () => {
    const acceptor = await server.as('acceptor')
    const { caseId } = (
      await acceptor.post<{ caseId: string }>('/api/reports', {
        source: 'hotline12345',
        matter: MATTER,
        description: '来电',
        districtCode: '350203',
        reporter: { name: '王先生', phone: '13812341234' },
      })
    ).body
    const seen = (await acceptor.get<{ reports: { reporterPhone: string }[] }>(`/api/cases/${caseId}`)).body
    expect(seen.reports[0]?.reporterPhone).toBe('138****1234')
    expect((await acceptor.post(`/api/cases/${caseId}/reveal-phone`, {})).status).toBe(422)
    expect((await (await server.as('dispatcher')).post(`/api/cases/${caseId}/reveal-phone`, { reason: '好奇' })).status).toBe(403)
    const shown = await acceptor.post<{ phone: string }[]>(`/api/cases/${caseId}/reveal-phone`, { reason: '回电核实位置' })
    expect(shown.body[0]?.phone).toBe('13812341234')
    const trail = await (await server.as('audit_admin')).get<{ rows: { objectId: string }[] }>('/api/audit?action=phone.reveal')
    expect(trail.body.rows[0]?.objectId).toBe(caseId)
  })
})
