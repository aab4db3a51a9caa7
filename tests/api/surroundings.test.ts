/** What surrounds a point: exact, sorted, counted, and only what the asker may see. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { newId } from '#kernel/id.ts'
import type { AroundKind } from '#kernel/layer/surroundings.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { randomFrom } from '#kernel/random.ts'
import { seedComponents } from '#modules/components/index.ts'
import { PLACE } from '../support/test-city.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const random = randomFrom(7)
/** Within some 300 m of the place, in its own district and the next. */
const POINTS = Array.from({ length: 400 }, () => ({
  lon: Math.round((PLACE.lon + (random() - 0.5) * 0.006) * 1e7) / 1e7,
  lat: Math.round((PLACE.lat + (random() - 0.5) * 0.006) * 1e7) / 1e7,
}))
const CASES = [
  { lon: PLACE.lon + 0.0002, lat: PLACE.lat },
  { lon: PLACE.lon, lat: PLACE.lat + 0.0005 },
]

beforeAll(async () => {
  server = await startTestServer()
  const signs = POINTS.map((point, at) => ({
    ...{ code: `35020301002${String(at + 1).padStart(6, '0')}`, name: '污水井盖', ...point, status: 'intact' as const },
    ...{ authorityUnitCode: '12350200MB00000014', authorityUnitName: '演示', initialDate: '2023-05-01', dataSource: 'test', demo: true },
  }))
  await seedComponents(asActor(server.platform, SYSTEM), signs, () => undefined)
  const user = await server.as('acceptor')
  for (const point of CASES) {
    const report = { id: newId(), source: 'hotline12345', matter: '06-010', description: '散落垃圾', point }
    expect((await user.post('/api/reports', report)).status).toBe(201)
  }
})
afterAll(() => server.stop())

const ask = async (account: string, words: string) =>
  (await server.as(account)).get<AroundKind[] & ProblemDocument>(`/api/surroundings?lon=${PLACE.lon}&lat=${PLACE.lat}&${words}`)

describe('surroundings', () => {
  it.each([10, 50, 100, 200, 500])('within %i m are all that are there and no others, nearest first', async (metres) => {
    const { body } = await ask('acceptor', `metres=${metres}&kinds=components&limit=500`)
    const expected = POINTS.map((point) => metresBetween(PLACE, point)).filter((distance) => distance <= metres)
    const [components] = body
    expect(components?.count).toBe(expected.length)
    expect(components?.rows.map((row) => row.metres)).toEqual(expected.toSorted((a, b) => a - b).map((one) => Math.round(one * 10) / 10))
  })

  it('counts all and shows the nearest of each kind, each with its page', async () => {
    const { body } = await ask('acceptor', 'metres=500&limit=3')
    expect(body.map(({ kind, rows }) => [kind, rows.length])).toEqual([
      ['units', 0],
      ['components', 3],
      ['cases', 2],
      ['positions', 0],
      ['cameras', 0],
    ])
    const [, components, cases] = body
    expect(components?.count).toBe(POINTS.length)
    expect(components?.rows[0]?.page).toBe(`/registers/components/${components?.rows[0]?.id}`)
    expect(cases?.rows[0]).toMatchObject({ title: '散落垃圾', metres: 20.3 })
    expect((await (await server.as('acceptor')).get(`/api/cases/${cases?.rows[0]?.id}`)).status).toBe(200)
  })

  it('leaves out kinds the asker may not see, and refuses them by name', async () => {
    expect((await ask('security_admin', 'metres=500')).body.map(({ kind }) => kind)).toEqual(['units', 'components'])
    const refused = await ask('security_admin', 'kinds=cases')
    expect([refused.status, refused.body.code]).toEqual([403, 'not_allowed'])
    expect((await ask('acceptor', 'kinds=unknown')).status).toBe(404)
    expect((await server.stranger.get(`/api/surroundings?lon=${PLACE.lon}&lat=${PLACE.lat}`)).status).toBe(401)
  })

  it('leaves out rows outside the scope of the asker', async () => {
    const elsewhere = (await ask('collector.350206.1', 'metres=500&kinds=cases')).body[0]
    expect([elsewhere?.count, elsewhere?.rows]).toEqual([0, []])
  })

  it('leaves out what is gone', async () => {
    const admin = await server.as('grid_admin')
    const nearest = (await ask('grid_admin', 'metres=500&kinds=components')).body[0]?.rows[0]
    const { body } = await admin.get<{ version: number }>(`/api/components/${nearest?.id}`)
    expect((await admin.post(`/api/components/${nearest?.id}/retire`, { version: body.version, reason: '拆除' })).status).toBe(200)
    const after = (await ask('grid_admin', 'metres=500&kinds=components')).body[0]
    expect([after?.count, after?.rows[0]?.id === nearest?.id]).toEqual([POINTS.length - 1, false])
  })

  it('a unit is there from the moment its office is entered, and no longer once that is taken out', async () => {
    const admin = await server.as('sys_admin')
    const unit = (await admin.get<{ rows: { id: string; version: number }[] }>('/api/units?code=CITY-WORKS')).body.rows[0]
    const office = { lon: PLACE.lon, lat: PLACE.lat + 0.001 }
    const half = await admin.patch<ProblemDocument>(`/api/units/${unit?.id}`, { version: unit?.version, lon: office.lon })
    expect([half.status, half.body.errors?.[0]]).toMatchObject([422, { field: 'lat', rule: 'half_place' }])
    expect((await admin.patch(`/api/units/${unit?.id}`, { version: unit?.version, ...office })).status).toBe(200)
    const units = async (): Promise<AroundKind | undefined> => (await ask('leader', 'metres=200&kinds=units')).body[0]
    const [found] = (await units())?.rows ?? []
    expect(found).toMatchObject({ id: unit?.id, page: `/registers/units/${unit?.id}`, ...office })
    expect(found?.metres).toBeCloseTo(metresBetween(PLACE, office), 1)
    const nowhere = { version: Number(unit?.version) + 1, lon: null, lat: null }
    expect((await admin.patch(`/api/units/${unit?.id}`, nowhere)).status).toBe(200)
    expect((await units())?.count).toBe(0)
  })

  it('refuses radiuses, numbers and places out of bounds', async () => {
    for (const words of ['metres=0', 'metres=2001', 'limit=0', 'limit=501', 'lat=91'])
      expect([words, (await ask('acceptor', words)).status]).toEqual([words, 422])
  })
})
