/** Filters of OGC API – Features Part 3 beside the same question in SQL, over points and over areas. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codes, codesWhere, type Items, plantLattice, ROOT } from '../support/open-data.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

let server: TestServer
let admin: User
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  await plantLattice(server)
  admin = await server.as('grid_admin')
})
afterAll(() => server.stop())

const items = async (query: Record<string, string>, collection = 'components') =>
  (await admin.get<Items>(`${ROOT}/collections/${collection}/items?${new URLSearchParams(query)}`)).body

describe('CQL2 finds what SQL finds', () => {
  it.each<[string, string]>([
    ["status = 'lost'", "t.status = 'lost'"],
    ["status <> 'lost' and classCode = '01-003'", "t.status <> 'lost' and t.class_code = '01-003'"],
    [
      "initialDate >= DATE('2023-05-10') and initialDate < DATE('2023-05-12')",
      "t.initial_date >= '2023-05-10' and t.initial_date < '2023-05-12'",
    ],
    [
      "updatedAt between TIMESTAMP('2023-09-03T00:00:00Z') and TIMESTAMP('2023-09-04T00:00:00Z')",
      "t.updated_at between '2023-09-03Z' and '2023-09-04Z'",
    ],
    ["status in ('lost','damaged')", "t.status in ('lost','damaged')"],
    ["name like '雨水%'", "t.name like '雨水%'"],
    ["code like '350203%_1'", "t.code like '350203%_1'"],
    ['ownerUnitName is null', 't.owner_unit_name is null'],
    ["not (ownerUnitName = '水务集团')", "not (t.owner_unit_name = '水务集团')"],
    [
      "status = 'lost' or (status = 'damaged' and not name like '雨%')",
      "t.status = 'lost' or (t.status = 'damaged' and not t.name like '雨%')",
    ],
    ['demo = false', 'not t.demo'],
    ['false', 'false'],
    ['s_intersects(geometry, BBOX(118.0,24.4,118.02,24.42))', 't.lon <= 118.02 and t.lat <= 24.42'],
    [
      "s_intersects(geometry, BBOX(118.0,24.4,118.02,24.42)) or status = 'lost'",
      "(t.lon <= 118.02 and t.lat <= 24.42) or t.status = 'lost'",
    ],
    ['s_intersects(geometry, POINT(118.001 24.401))', 't.lon = 118.001 and t.lat = 24.401'],
    // Below the diagonal of the square.
    [
      's_intersects(geometry, POLYGON((118 24.4,118.04 24.4,118.04 24.44,118 24.4)))',
      '(t.lat - 24.4) <= (t.lon - 118) and t.lon <= 118.04',
    ],
    // A square with a hole in its middle.
    [
      'not s_intersects(geometry, POLYGON((118 24.4,118.08 24.4,118.08 24.44,118 24.44,118 24.4),(118.02 24.41,118.06 24.41,118.06 24.43,118.02 24.43,118.02 24.41)))',
      't.lon > 118.02 and t.lon < 118.06 and t.lat > 24.41 and t.lat < 24.43',
    ],
  ])('%s', async (filter, where) => {
    const expected = await codesWhere(server, where)
    const page = await items({ filter, limit: '1000' })
    expect(codes(page)).toEqual(expected)
    expect(page.numberMatched).toBe(expected.length)
  })

  it('in JSON as in text', async () => {
    const filter = JSON.stringify({
      op: 'and',
      args: [
        { op: '=', args: [{ property: 'status' }, 'lost'] },
        { op: 's_intersects', args: [{ property: 'geometry' }, { bbox: [118, 24.4, 118.03, 24.43] }] },
      ],
    })
    expect(codes(await items({ filter, 'filter-lang': 'cql2-json', limit: '1000' }))).toEqual(
      await codesWhere(server, "t.status = 'lost' and t.lon <= 118.03 and t.lat <= 24.43"),
    )
  })
})

describe('areas', () => {
  const grids = (query: Record<string, string>, collection = 'duty-grids') => items(query, collection)

  it('are found by what touches them, not by their boxes alone', async () => {
    expect((await grids({ limit: '100' })).numberMatched).toBe(8)
    expect(codes(await grids({ bbox: '118.001,24.401,118.002,24.402' }))).toEqual(['350203001001D001'])
    expect(codes(await grids({ bbox: '118.019,24.419,118.021,24.421' }))).toHaveLength(4)
    const triangle = 'POLYGON((118.001 24.439,118.001 24.421,118.019 24.439,118.001 24.439))'
    expect(codes(await grids({ filter: `s_intersects(geometry, ${triangle})` }))).toEqual(['350203001001D003'])
    expect(codes(await grids({ filter: `s_intersects(geometry, POINT(118.05 24.41)) and districtCode = '350206'` }))).toEqual([
      '350206001001D001',
    ])
  })

  it('of every level come with their outline; the city without land has none', async () => {
    const regions = await grids({ limit: '100' }, 'regions')
    expect(regions.features.filter(({ geometry }) => geometry === null).map(({ id }) => id)).toEqual(['350200'])
    expect((await grids({ level: 'district', bbox: '118.01,24.41,118.02,24.42' }, 'regions')).features.map(({ id }) => id)).toEqual([
      '350203',
    ])
    expect((await grids({ limit: '1' }, 'unit-grids')).numberMatched).toBe(128)
  })
})
