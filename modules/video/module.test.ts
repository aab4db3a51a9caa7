/** The register of cameras, on the map and around a point, through the API. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import type { AroundKind } from '#kernel/layer/surroundings.ts'
import { randomFrom } from '#kernel/random.ts'
import { aPackCamera } from '../../tests/support/cameras.ts'
import { PLACE, QUARTERS, sanitationOf } from '../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import { KINDS, STATES as STATE_WORDS } from './rules.ts'
import { seedCameras } from './seed.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let serial = 0
function aCamera(more: Record<string, unknown> = {}) {
  serial++
  return {
    code: `3502030000132${String(serial).padStart(7, '0')}`,
    name: '中山路口东向',
    kind: 'fixed',
    state: 'online',
    purpose: 'public_security',
    lon: 118.0105,
    lat: 24.4105,
    ownerUnitCode: sanitationOf('350203001'),
    noticeSign: true,
    ...more,
  }
}

type Row = { id: string; code: string; version: number; [field: string]: unknown }
type Refusal = { code: string; errors: { field: string; rule: string; message: string }[] }

const add = async (more: Record<string, unknown> = {}, account = 'grid_admin') =>
  (await server.as(account)).post<Row & Refusal>('/api/cameras', aCamera(more))

async function registered(more: Record<string, unknown> = {}): Promise<Row> {
  const answer = await add(more)
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  return answer.body
}

describe('the register', () => {
  it('resolves the place once, and again when the camera is moved', async () => {
    const row = await registered({ direction: 359.9, height: 5.5, installedOn: '2021-05-01' })
    expect(row).toMatchObject({ districtCode: '350203', streetCode: '350203001', unitGridCode: expect.any(String), direction: 359.9 })
    const admin = await server.as('grid_admin')
    const moved = await admin.patch<Row>(`/api/cameras/${row.id}`, { version: 1, lon: 118.0605, direction: null })
    expect(moved.body).toMatchObject({ districtCode: '350206', streetCode: '350206001', direction: null, version: 2 })
    const history = (await admin.get<{ event: string }[]>(`/api/cameras/${row.id}/history`)).body
    expect(history.map(({ event }) => event)).toEqual(['created', 'changed'])
  })

  it.each([
    ['code', { code: '350203000013200000' }, 'length'],
    ['code', { code: '3502030000132000000x' }, 'not_digits'],
    ['code', { code: '35000300001320000001' }, 'centre'],
    ['code', { code: '35020300001180000001' }, 'type'],
    ['direction', { direction: 360 }, 'maximum'],
    ['direction', { direction: -1 }, 'minimum'],
    ['kind', { kind: 'bullet' }, 'enum'],
    ['lon', { lon: 100 }, 'outside_city'],
    ['ownerUnitCode', { ownerUnitCode: 'NOBODY' }, 'unknown_reference'],
    ['noticeSign', { noticeSign: undefined }, 'required'],
  ])('refuses a wrong %s: %o', async (field, more, rule) => {
    const { status, body } = await add(more)
    expect([status, body.errors[0]]).toMatchObject([422, { field, rule }])
  })

  it('names the wrong part of a device id in the language of the asker', async () => {
    const admin = await server.as('grid_admin')
    const asked = (language: string) =>
      admin.post<Refusal>('/api/cameras', aCamera({ code: '35020300001180000001' }), { 'accept-language': language })
    expect((await asked('zh-CN')).body.errors[0]?.message).toBe('类型编码（第11至13位）118 是网络录像机，不是摄像机，应为132')
    expect((await asked('en')).body.errors[0]?.message).toBe(
      'The type (digits 11 to 13) 118 is a network recorder, no camera; a camera has 132',
    )
  })

  it('answers the same row to a repeat, and takes a device id once', async () => {
    const camera = aCamera({ id: '0190a000-0000-7000-8000-000000000002' })
    const admin = await server.as('sys_admin')
    const [first, again] = [await admin.post<Row>('/api/cameras', camera), await admin.post<Row>('/api/cameras', camera)]
    expect([again.body.id, again.body.version]).toEqual([first.body.id, 1])
    expect((await add({ code: camera.code })).body.errors[0]).toMatchObject({ field: 'code', rule: 'unique' })
  })

  it.each(['acceptor', 'leader', 'office_lead', 'security_admin', 'dept_operator.city-works', 'collector.350203.1'])(
    'is not written by %s',
    async (account) => {
      expect((await add({}, account)).status).toBe(403)
    },
  )

  it('is written in the own region only, and read there only by the centre', async () => {
    expect((await add({ lon: 118.0605 }, 'district_grid_admin')).status).toBe(403)
    expect((await add({}, 'district_grid_admin')).status).toBe(201)
    const there = await registered({ lon: 118.0605 })
    expect((await (await server.as('district_dispatcher')).get(`/api/cameras/${there.id}`)).status).toBe(404)
    expect((await (await server.as('dispatcher')).get(`/api/cameras/${there.id}`)).status).toBe(200)
    expect((await (await server.as('district_grid_admin')).get(`/api/cameras/${there.id}`)).status).toBe(200)
  })

  it.each(['security_admin', 'audit_admin', 'dept_operator.city-works', 'collector.350203.1'])('is not shown to %s', async (account) => {
    const user = await server.as(account)
    expect((await user.get('/api/cameras')).status).toBe(403)
    expect((await user.get('/api/layers/cameras/features?bbox=118,24.4,118.1,24.5&zoom=12')).status).toBe(403)
    expect((await user.get<{ name: string }[]>('/api/registers')).body.map(({ name }) => name)).not.toContain('cameras')
  })
})

describe('on the map', () => {
  const random = randomFrom(11)
  const STATES = ['online', 'online', 'online', 'offline', 'faulty', 'unknown'] as const
  const PLANTED = Array.from({ length: 2400 }, (_, at) =>
    aPackCamera(at, { lon: 118.001 + random() * 0.078, lat: 24.401 + random() * 0.038, state: STATES[at % STATES.length] ?? 'online' }),
  )
  const of = (district: string) => {
    const west = QUARTERS.find((quarter) => quarter.district === district)?.west ?? 0
    return PLANTED.filter(({ lon }) => lon >= west && lon < west + 0.04)
  }

  beforeAll(async () => {
    await server.platform.db.query(sql`delete from camera`)
    const done = await seedCameras(asActor(server.platform, SYSTEM), PLANTED, () => undefined)
    expect(done).toEqual({ written: PLANTED.length, refused: 0 })
  })

  type Features = { features: { properties: Record<string, unknown> & { count: number; red?: number } }[] }
  const features = async (account: string, box: string, zoom: number) =>
    (await (await server.as(account)).get<Features>(`/api/layers/cameras/features?bbox=${box}&zoom=${zoom}`)).body.features.map(
      ({ properties }) => properties,
    )
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

  it.each([9, 11, 13])('clusters at zoom %i add up exactly, the faulty among them', async (zoom) => {
    const found = await features('dispatcher', '117.9,24.3,118.2,24.6', zoom)
    expect(found.length).toBeLessThan(PLANTED.length)
    expect(sum(found.map(({ count }) => count))).toBe(PLANTED.length)
    expect(sum(found.map(({ red }) => red ?? 0))).toBe(PLANTED.filter(({ state }) => state === 'faulty').length)
  })

  it('holds what the post may see and no more', async () => {
    const found = await features('district_dispatcher', '117.9,24.3,118.2,24.6', 10)
    expect(sum(found.map(({ count }) => count))).toBe(of('350203').length)
  })

  it('shows single cameras with their page; the faulty red, those offline faint', async () => {
    const found = await features('dispatcher', '118.01,24.41,118.02,24.42', 17)
    const expected = PLANTED.filter(({ lon, lat }) => lon >= 118.01 && lon <= 118.02 && lat >= 24.41 && lat <= 24.42)
    expect(found).toHaveLength(expected.length)
    const dispatcher = await server.as('dispatcher')
    for (const { note, page, light, faint, title } of found) {
      const { code, kind } = (await dispatcher.get<Row>(`${String(page).replace('/registers/', '/api/')}`)).body
      const camera = expected.find((one) => one.code === code)
      expect({ title, light, faint, kind, note }).toEqual({
        title: camera?.name,
        light: camera?.state === 'faulty' ? 'red' : null,
        faint: camera?.state === 'offline',
        kind: camera?.kind,
        note: `${KINDS[camera?.kind ?? 'fixed'].zh} · ${STATE_WORDS[camera?.state ?? 'unknown'].zh}`,
      })
    }
  })

  const around = async (account: string, metres: number) =>
    (
      await (
        await server.as(account)
      ).get<AroundKind[]>(`/api/surroundings?lon=${PLACE.lon}&lat=${PLACE.lat}&metres=${metres}&kinds=cameras&limit=500`)
    ).body

  it.each([100, 500, 2000])('surroundings within %i m hold all that are there, nearest first', async (metres) => {
    const [cameras] = await around('dispatcher', metres)
    const expected = PLANTED.map((camera) => metresBetween(PLACE, camera)).filter((distance) => distance <= metres)
    expect(cameras?.count).toBe(expected.length)
    const nearest = expected.toSorted((a, b) => a - b).slice(0, 500)
    expect(cameras?.rows.map((row) => row.metres)).toEqual(nearest.map((one) => Math.round(one * 10) / 10))
  })

  it('surroundings leave out what lies outside the scope, and refuse who may see none', async () => {
    const [own] = await around('district_dispatcher', 2000)
    expect(own?.count).toBe(of('350203').filter((camera) => metresBetween(PLACE, camera) <= 2000).length)
    expect(await around('security_admin', 2000)).toMatchObject({ code: 'not_allowed' })
  })
})

describe('open data', () => {
  it('has no collection of cameras and no file of a GIS, whatever the permission', async () => {
    const admin = await server.as('sys_admin')
    const { collections } = (await admin.get<{ collections: { id: string }[] }>('/api/ogc/collections')).body
    expect(collections.map(({ id }) => id)).not.toContain('cameras')
    expect((await admin.get('/api/ogc/collections/cameras/items')).status).toBe(404)
    expect((await admin.get('/api/cameras/export?format=gpkg')).status).toBe(422)
    const shape = { kind: 'circle', centre: [PLACE.lon, PLACE.lat], metres: 200 }
    expect((await admin.post('/api/layers/cameras/inside/export', { shape, format: 'geojson' })).status).toBe(422)
    expect((await admin.post('/api/layers/cameras/inside/export', { shape, format: 'csv' })).status).toBe(200)
    const layers = (await admin.get<{ id: string; listed: boolean; filed: boolean }[]>('/api/layers')).body
    expect(layers.find(({ id }) => id === 'cameras')).toMatchObject({ listed: true, filed: false })
    expect(layers.find(({ id }) => id === 'components')).toMatchObject({ listed: true, filed: true })
  })
})
