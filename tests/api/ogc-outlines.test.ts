/** Lines and areas among points: they leave as what they are, and are found wherever they reach. */
import type { Geometry } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aComponentAt, plant } from '../support/components.ts'
import { type Items, type Link, ROOT } from '../support/open-data.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

const ITEMS = `${ROOT}/collections/components/items`
/** West, south, east, north. */
const BOX = '118.01,24.41,118.02,24.42'

const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates })
const area = (west: number, south: number, east: number, north: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
})

const shaped = (name: string, [lon, lat]: [number, number], geometry: Geometry, more: object = {}) => ({
  ...aComponentAt(lon, lat, { name, geometryKind: geometry.type === 'Polygon' ? 'area' : 'line', ...more }),
  geometry,
})

const INSIDE = shaped('inside', [118.015, 24.415], line([118.0145, 24.415], [118.0155, 24.415]))
const ACROSS = shaped('across', [118.021, 24.415], line([118.0195, 24.415], [118.021, 24.415], [118.0225, 24.415]))
/** Its box and that of the question overlap; it goes around the corner. */
const AROUND_THE_CORNER = shaped('around', [118.0205, 24.4205], line([118.0185, 24.4205], [118.0205, 24.4205], [118.0205, 24.4185]))
const OVER_THE_EDGE = shaped('edge', [118.015, 24.4215], area(118.014, 24.4195, 118.016, 24.4235))
const RETIRED = shaped('retired', [118.021, 24.416], line([118.0195, 24.416], [118.0225, 24.416]), { retiredAt: '2023-09-10T00:00:00Z' })
const POINT = aComponentAt(118.012, 24.412, { name: 'point' })
const FAR = aComponentAt(118.021, 24.4151, { name: 'far' })

let server: TestServer
let admin: User
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  for (const some of [[INSIDE, ACROSS, AROUND_THE_CORNER, OVER_THE_EDGE], [RETIRED], [POINT, FAR]]) await plant(server, some)
  admin = await server.as('grid_admin')
})
afterAll(() => server.stop())

const names = ({ features }: Items) => features.map(({ properties }) => properties?.name).toSorted()
const ask = async (words: Record<string, string>) => (await admin.get<Items>(`${ITEMS}?${new URLSearchParams(words)}`)).body
const FOUND = ['across', 'edge', 'inside', 'point']

describe('lines and areas', () => {
  it('leave as what they are, points as points', async () => {
    const { features } = await ask({ bbox: BOX })
    const geometryOf = (name: string) => features.find(({ properties }) => properties?.name === name)?.geometry
    expect(geometryOf('across')).toEqual(ACROSS.geometry)
    expect(geometryOf('edge')).toEqual(OVER_THE_EDGE.geometry)
    expect(geometryOf('point')).toEqual({ type: 'Point', coordinates: [POINT.lon, POINT.lat] })
    const { body } = await admin.get<{ properties: object }>(`${ROOT}/collections/components/queryables`)
    expect(body.properties).toMatchObject({ geometry: { format: 'geometry-any' } })
  })

  it('are found by a box they reach into, not by one they only go around; counted, and page by page each once', async () => {
    const all = await ask({ bbox: BOX })
    expect([names(all), all.numberMatched]).toEqual([FOUND, FOUND.length])
    const seen: unknown[] = []
    for (let next: string | null = `${ITEMS}?bbox=${BOX}&limit=1`; next; ) {
      const { body }: { body: Items } = await admin.get<Items>(next)
      seen.push(...names(body))
      const link: Link | undefined = body.links.find(({ rel }) => rel === 'next')
      next = link ? new URL(link.href).pathname + new URL(link.href).search : null
    }
    expect(seen.toSorted()).toEqual(FOUND)
  })

  it('are found by a box that lies within an area, and by none beside it', async () => {
    expect(names(await ask({ bbox: '118.0149,24.4229,118.0151,24.4231' }))).toEqual(['edge'])
    expect(names(await ask({ bbox: '118.0162,24.4229,118.0164,24.4231' }))).toEqual([])
  })

  it('are found by a filter in the same way, and left out by its opposite', async () => {
    const polygon = 'POLYGON((118.01 24.41,118.02 24.41,118.02 24.42,118.01 24.42,118.01 24.41))'
    expect(names(await ask({ filter: `S_INTERSECTS(geometry, ${polygon})` }))).toEqual(FOUND)
    expect(names(await ask({ filter: `NOT S_INTERSECTS(geometry, ${polygon})` }))).toEqual(['around', 'far'])
    expect(names(await ask({ filter: `S_INTERSECTS(geometry, ${polygon}) AND name='across'` }))).toEqual(['across'])
  })

  it('are in the files of a drawn shape by their point, as the panel counts them', async () => {
    const shape = { kind: 'polygon', ring: [118.01, 118.02, 118.02, 118.01].map((lon, at) => [lon, at < 2 ? 24.41 : 24.42]) }
    const { count } = (await admin.post<{ count: number }>('/api/layers/components/inside', { shape })).body
    const file = await admin.post('/api/layers/components/inside/export', { shape, format: 'geojson' })
    const written: Items = JSON.parse(file.text)
    expect([count, names(written)]).toEqual([2, ['inside', 'point']])
    expect(written.features.map(({ geometry }) => geometry?.type).toSorted()).toEqual(['LineString', 'Point'])
  })
})
