import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemDocument } from '#kernel/problem.ts'
import { PLACE, personId } from '../../tests/support/test-city.ts'
import { multipart, startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { InCharge, LocatedAreas } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const locate = async (lon: number, lat: number) =>
  (await server.as('acceptor')).get<LocatedAreas & ProblemDocument>(`/api/grid/locate?lon=${lon}&lat=${lat}`)

describe('locating', () => {
  it('gives the five codes of a point', async () => {
    const { body } = await locate(PLACE.lon, PLACE.lat)
    expect([body.district?.code, body.street?.code, body.community?.code, body.dutyGrid?.code]).toEqual([
      '350203',
      '350203001',
      '350203001001',
      '350203001001D001',
    ])
    expect(body.unitGrid?.code).toMatch(/^350203001001\d{3}$/)
  })

  it('puts a point on a shared edge into the area with the lower code', async () => {
    expect((await locate(118.04, 24.41)).body.district?.code).toBe('350203')
    expect((await locate(118.02, 24.41)).body.dutyGrid?.code).toBe('350203001001D001')
  })

  it('refuses a point outside and names the field', async () => {
    const answer = await locate(100, 10)
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([422, 'point_outside_city', 'lon'])
  })
})

describe('who answers for a place', () => {
  const ask = async (account: string, { lon, lat }: { lon: number; lat: number } = PLACE) =>
    (await server.as(account)).get<InCharge & ProblemDocument>(`/api/grid/in-charge?lon=${lon}&lat=${lat}`)

  it('are the collectors of its duty grid and the units of its community and street', async () => {
    const { body } = await ask('dispatcher')
    expect(body.located.dutyGrid?.code).toBe('350203001001D001')
    expect(body.collectors.map(({ id }) => id)).toEqual([personId('collector.350203.1')])
    expect(body.units.map(({ code, trades }) => [code, trades])).toEqual([['SAN-350203001', ['sanitation']]])
  })

  it('is nobody any more whose post has ended', async () => {
    const security = await server.as('security_admin')
    const [post] = (await security.get<{ id: string }[]>(`/api/people/${personId('collector.350206.1')}/posts`)).body
    const place = { lon: PLACE.lon + 0.04, lat: PLACE.lat }
    expect((await ask('dispatcher', place)).body.collectors).toHaveLength(1)
    expect((await security.delete(`/api/posts/${post?.id}`)).status).toBe(200)
    expect((await ask('dispatcher', place)).body.collectors).toEqual([])
  })

  it('is told to staff and to nobody else, and nowhere outside the city', async () => {
    expect((await server.stranger.get(`/api/grid/in-charge?lon=${PLACE.lon}&lat=${PLACE.lat}`)).status).toBe(401)
    expect((await ask('dispatcher', { lon: 100, lat: 10 })).body.code).toBe('point_outside_city')
  })
})

describe('grids', () => {
  it('lists duty grids with their collectors and district', async () => {
    const rows = (
      await (
        await server.as('grid_admin')
      ).get<{ rows: { code: string; collectors: string; districtCode: string }[] }>('/api/duty-grids?districtCode=350203')
    ).body.rows
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject({ code: '350203001001D001', collectors: '人员collector.350203.1', districtCode: '350203' })
  })

  it('answers the layers of the map inside a window, by permission', async () => {
    const user = await server.as('acceptor')
    const layers = (await user.get<{ id: string }[]>('/api/layers')).body.map((layer) => layer.id)
    expect(layers).toEqual(expect.arrayContaining(['districts', 'duty-grids', 'unit-grids', 'cases']))
    const window = (await user.get<{ features: unknown[] }>('/api/layers/duty-grids/features?bbox=118.001,24.401,118.019,24.419&zoom=14'))
      .body
    expect(window.features).toHaveLength(1)
    const securityOnly = await server.as('security_admin')
    expect((await securityOnly.get('/api/layers/cases/features?bbox=118,24,119,25&zoom=10')).status).toBe(403)
  })

  it('imports unit grids, refuses overlapping and misplaced ones, and locates by the new ones at once', async () => {
    const admin = await server.as('grid_admin')
    const cell = (code: string, west: number, south: number) => ({
      type: 'Feature',
      properties: { code, dutyGridCode: '350203001001D001' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [west + 0.001, south],
            [west + 0.001, south + 0.001],
            [west, south + 0.001],
            [west, south],
          ],
        ],
      },
    })
    const file = (...features: object[]) =>
      multipart('grids.geojson', 'application/geo+json', Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })))
    const overlapping = file(cell('350203001001900', PLACE.lon, PLACE.lat))
    const refused = (
      await admin.post<{ written: number; refused: { column: string }[] }>(
        '/api/unit-grids/import',
        overlapping.payload,
        overlapping.headers,
      )
    ).body
    expect([refused.written, refused.refused.map((one) => one.column)]).toEqual([0, ['overlap']])
    // The first grid of the district, drawn smaller: it keeps its code and gives up ground.
    const smaller = file(cell('350203001001001', 118.0001, 24.4001))
    expect((await admin.post<{ written: number }>('/api/unit-grids/import', smaller.payload, smaller.headers)).body.written).toBe(1)
    expect((await locate(118.0005, 24.4005)).body.unitGrid?.code).toBe('350203001001001')
    expect((await locate(118.003, 24.403)).body.unitGrid).toBeNull()
    expect((await (await server.as('acceptor')).post('/api/unit-grids/import', smaller.payload, smaller.headers)).status).toBe(403)
  })

  it('a changed duty grid is located by its new outline at once', async () => {
    const admin = await server.as('grid_admin')
    const grid = (await admin.get<{ rows: { id: string; version: number }[] }>('/api/duty-grids?code=350206001001D004')).body.rows[0]
    const moved = {
      type: 'Polygon',
      coordinates: [
        [
          [118.2, 24.6],
          [118.21, 24.6],
          [118.21, 24.61],
          [118.2, 24.61],
          [118.2, 24.6],
        ],
      ],
    }
    expect((await admin.patch(`/api/duty-grids/${grid?.id}`, { version: grid?.version, geometry: moved })).status).toBe(200)
    expect((await locate(118.205, 24.605)).body.dutyGrid?.code).toBe('350206001001D004')
  })
})
