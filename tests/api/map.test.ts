/** What the one map asks for beside features and tiles. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter, aReport } from '../support/journey.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

describe('the layers', () => {
  it('say which come as tiles and which can be listed inside a shape', async () => {
    const { body } = await (await server.as('acceptor')).get<{ id: string; tiled: boolean; listed: boolean }[]>('/api/layers')
    const kinds = Object.fromEntries(body.map(({ id, tiled, listed }) => [id, [tiled, listed]]))
    expect(kinds).toMatchObject({ cases: [false, true], components: [true, true], streets: [false, false] })
  })

  it('the authorities of components count what the register holds', async () => {
    expect((await server.stranger.get('/api/component-authorities')).status).toBe(401)
    const component = {
      code: '35020301002000001',
      name: '污水井盖',
      status: 'intact',
      lon: 118.0105,
      lat: 24.4105,
      authorityUnitCode: '12350200MB00000001',
      authorityUnitName: '市政园林局',
      initialDate: '2023-05-01',
    }
    expect((await (await server.as('grid_admin')).post('/api/components', component)).status).toBe(201)
    expect((await (await server.as('acceptor')).get('/api/component-authorities')).body).toEqual([
      { code: '12350200MB00000001', name: '市政园林局', count: 1 },
    ])
  })
})

describe('figures by duty grid', () => {
  it('add up to the figure of the city; what is open past its deadline at the end of the period is overdue', async () => {
    await aReport(server)
    await aCaseAfter(server, 'close')
    await aCaseAfter(server, 'sign')
    const leader = await server.as('leader')
    type Measured = { values: { dimension: string | null; numerator: number; denominator: number; value: number | null }[] }
    const period = 'from=2023-09-20T00:00:00Z&to=2023-09-30T00:00:00Z'
    const whole = (await leader.get<Measured>(`/api/metrics/overdue_rate?${period}`)).body.values[0]
    expect(whole).toMatchObject({ numerator: 1, denominator: 3, value: 33.33 })
    const parts = (await leader.get<Measured>(`/api/metrics/overdue_rate?${period}&by=dutyGrid`)).body.values
    expect(parts.every(({ dimension }) => dimension?.includes('D00'))).toBe(true)
    expect(parts.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(whole?.numerator)
    expect((await leader.get(`/api/metrics/on_time_rate?${period}&by=dutyGrid`)).status).toBe(422)
    expect((await server.stranger.get(`/api/metrics/overdue_rate?${period}`)).status).toBe(401)
  })
})
