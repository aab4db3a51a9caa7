import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { randomFrom } from '#kernel/random.ts'
import { seedComponents } from '#modules/components/index.ts'
import { PLACE } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { Geocode, GeocodeCandidate, ReverseGeocode } from '../contract.ts'
import { buildAddresses } from './book.ts'
import { reverseGeocode } from './reverse.ts'

let server: TestServer
const at = (east: number, north = 0) => ({ lon: PLACE.lon + east * 1e-5, lat: PLACE.lat + north * 1e-5 })
let sequence = 0

function aDoorSign(remark: string, point: { lon: number; lat: number }) {
  const code = `35020302038${String(++sequence).padStart(6, '0')}`
  const authority = { authorityUnitCode: '12350200MB00000014', authorityUnitName: '演示' }
  const rest = { name: '门（楼号）牌', status: 'intact' as const, initialDate: '2023-05-01', dataSource: 'test', demo: true }
  return { code, remark, ...point, ...authority, ...rest }
}

/** Even numbers to the east on one side of the road, odd ones on the other, 20 m between two. */
const DOORS = Array.from({ length: 40 }, (_, i) => i + 1).filter((number) => number !== 20)
const doorAt = (number: number) => at(number * 10, number % 2 === 0 ? 10 : -10)

/** Names that begin like an area, a road, or nothing known. */
const OFFICES = ['街道350203001办事处', '湖滨南路环卫站', '滨海供水公司']
const officeAt = (number: number) => at(-400, number * 20)

beforeAll(async () => {
  server = await startTestServer()
  const ctx = asActor(server.platform, SYSTEM)
  const signs = [
    ...DOORS.map((number) => aDoorSign(`湖滨南路${number}号`, doorAt(number))),
    aDoorSign('莲花北路12-3号', at(-200)),
    aDoorSign('国贸大厦', at(-300, 50)),
    aDoorSign('嘉禾路与仙岳路交叉口', at(-350)),
    aDoorSign('黄铜字牌', at(0)),
    aDoorSign('SIGNAL_CABINET-95', at(5)),
    aDoorSign('MH-00123', at(6)),
  ]
  expect((await seedComponents(ctx, signs, () => undefined)).written).toBe(signs.length)
  const admin = await server.as('sys_admin')
  for (const [at, name] of OFFICES.entries()) {
    const unit = {
      code: `OFFICE-${at}`,
      name,
      nameEn: `Office ${at}`,
      kind: 'team',
      regionCode: '350200',
      regionLevel: 'city',
      ...officeAt(at),
    }
    expect((await admin.post('/api/units', unit)).status).toBe(201)
  }
  await buildAddresses(server.platform, false, () => undefined)
})
afterAll(() => server.stop())

const forward = async (q: string, language = 'zh-CN') => {
  const user = await server.as('acceptor')
  return (await user.get<Geocode & ProblemDocument>(`/api/geocode?q=${encodeURIComponent(q)}`, { 'accept-language': language })).body
}
const first = async (q: string): Promise<GeocodeCandidate | undefined> => (await forward(q)).candidates[0]

describe('forward', () => {
  it('finds a door by its address, with elements, codes and a full score', async () => {
    const found = await first('湖滨南路12号')
    expect(found).toMatchObject({ score: 1, kind: 'known', source: 'components', point: doorAt(12), door: '湖滨南路12号' })
    expect(found).toMatchObject({ districtCode: '350203', communityCode: '350203001001', elements: { road: '湖滨南路', number: 12 } })
    expect(found?.unitGridCode).toMatch(/^350203001001\d{3}$/)
    expect(found?.address).toBe('区350203街道350203001社区350203001001湖滨南路12号')
  })

  it('reads widths, traditional signs and numbers in words alike', async () => {
    for (const text of ['湖濱南路１２號', '湖滨南路十二号', '测试市区350203湖滨南路12号旁'])
      expect((await first(text))?.point).toEqual(doorAt(12))
  })

  it('puts a missing number between its neighbours on the same side, and says so', async () => {
    const found = await first('湖滨南路20号')
    expect(found).toMatchObject({ kind: 'interpolated', source: null, score: 0.8 })
    expect(found?.point.lat).toBeCloseTo(doorAt(20).lat, 6)
    expect(found?.point.lon).toBeCloseTo(doorAt(20).lon, 5)
  })

  it('finds the office of a unit by its name, which is no address, until it has no office any more', async () => {
    for (const [number, name] of OFFICES.entries())
      expect(await first(name)).toMatchObject({ source: 'units', score: 1, door: name, point: officeAt(number) })
    const admin = await server.as('sys_admin')
    const unit = (await admin.get<{ rows: { id: string; version: number }[] }>('/api/units?code=OFFICE-2')).body.rows[0]
    expect((await admin.patch(`/api/units/${unit?.id}`, { version: unit?.version, lon: null, lat: null })).status).toBe(200)
    await buildAddresses(server.platform, false, () => undefined)
    expect((await forward('滨海供水公司')).candidates.filter(({ source }) => source === 'units')).toEqual([])
  })

  it('finds a road that is misspelt, with a lower score', async () => {
    const found = await first('湖兵南路12号')
    expect(found?.point).toEqual(doorAt(12))
    expect(found?.score).toBeLessThan(0.9)
  })

  it('finds places by name, crossings in either order, and doors with a number under them', async () => {
    expect((await first('国贸大厦对面'))?.point).toEqual(at(-300, 50))
    expect((await first('仙岳路和嘉禾路路口'))?.point).toEqual(at(-350))
    expect((await first('莲花北路12号之3'))?.score).toBe(1)
    expect((await first('莲花北路12号'))?.elements.suffix).toBe('-3')
  })

  it('finds a whole road, and areas', async () => {
    expect(await first('湖滨南路')).toMatchObject({ kind: 'road', door: '湖滨南路' })
    expect(await first('社区350203001001')).toMatchObject({ kind: 'region', communityCode: '350203001001' })
  })

  it('lowers what lies in another district than the one named', async () => {
    const [here, there] = [await first('区350203湖滨南路12号'), await first('区350206湖滨南路12号')]
    expect([here?.score, there?.score]).toEqual([1, 0.6])
  })

  it('answers nothing for words that name no place, and refuses empty and overlong ones', async () => {
    for (const text of ['黄铜字牌', 'SIGNAL_CABINET-95', 'MH-00123']) expect((await forward(text)).candidates).toEqual([])
    const user = await server.as('acceptor')
    for (const q of ['', '%20', 'x'.repeat(201)]) expect((await user.get<ProblemDocument>(`/api/geocode?q=${q}`)).status).toBe(422)
    expect((await user.get('/api/geocode?q=a&limit=51')).status).toBe(422)
  })
})

describe('reverse', () => {
  const reverse = async (lon: number, lat: number, language = 'zh-CN') =>
    (await server.as('acceptor')).get<ReverseGeocode & ProblemDocument>(`/api/geocode/reverse?lon=${lon}&lat=${lat}`, {
      'accept-language': language,
    })

  it('gives one unit grid, the nearest addresses with metres, and the standard address in both languages', async () => {
    const { lon, lat } = doorAt(8)
    const { body } = await reverse(lon, lat)
    expect(body.located.unitGrid?.code).toMatch(/^350203001001\d{3}$/)
    expect(body.nearest[0]).toMatchObject({ door: '湖滨南路8号', metres: 0 })
    expect(body.nearest.map(({ metres }) => metres)).toEqual(body.nearest.map(({ metres }) => metres).toSorted((a, b) => a - b))
    expect(body.address).toBe('区350203街道350203001社区350203001001湖滨南路8号')
    expect((await reverse(lon, lat, 'en')).body.address).toMatch(/^湖滨南路8号, .*District 350203$/)
  })

  it('names the areas alone where no address is near, and refuses a point outside with a hint', async () => {
    expect((await reverse(118.07, 24.435)).body).toMatchObject({ address: '区350206街道350206001社区350206001001', nearest: [] })
    const outside = await reverse(118.083, 24.42)
    expect([outside.status, outside.body.code, outside.body.likelySystem]).toEqual([422, 'point_outside_city', 'GCJ-02'])
    expect((await reverse(24.41, 118.01)).status).toBe(422)
  })
})

describe('the unit grid of a point', () => {
  it('is exactly one anywhere in the built-up area, and the lower code on a shared edge', async () => {
    const ctx = asActor(server.platform, SYSTEM)
    const random = randomFrom(3)
    for (let n = 0; n < 200; n++) {
      const { located } = await reverseGeocode(ctx, { lon: 118 + random() * 0.08, lat: 24.4 + random() * 0.04 }, 1)
      expect(located.unitGrid?.code).toMatch(/^\d{15}$/)
      expect(located.unitGrid?.code.startsWith(located.community?.code ?? '-')).toBe(true)
    }
    const edge = await reverseGeocode(ctx, { lon: 118.005, lat: 24.4025 }, 1)
    expect(edge.located.unitGrid?.code).toBe('350203001001001')
  })
})

describe('many at once', () => {
  it('answers each text in its place', async () => {
    const admin = await server.as('grid_admin')
    const { body } = await admin.post<{ text: string; found: GeocodeCandidate | null }[]>('/api/geocode/batch', {
      texts: ['湖滨南路2号', '无此地', '湖滨南路4号'],
    })
    expect(body.map(({ found }) => found?.elements.number ?? null)).toEqual([2, null, 4])
  })

  it('is for those who keep the grids, and for no more than a thousand', async () => {
    expect((await (await server.as('acceptor')).post('/api/geocode/batch', { texts: ['湖滨南路2号'] })).status).toBe(403)
    const admin = await server.as('grid_admin')
    expect((await admin.post('/api/geocode/batch', { texts: Array.from({ length: 1001 }, () => 'a') })).status).toBe(422)
    expect((await admin.post('/api/geocode/batch', { texts: [] })).status).toBe(422)
  })

  it('asks strangers to sign in', async () => {
    for (const url of ['/api/geocode?q=a', '/api/geocode/reverse?lon=118&lat=24']) expect((await server.stranger.get(url)).status).toBe(401)
  })
})

describe('the address book', () => {
  const everything = () => server.platform.db.query(sql`select * from address order by key`)

  it('is the same when it is read again, in parts or anew', async () => {
    const before = await everything()
    await buildAddresses(server.platform, false, () => undefined)
    expect(await everything()).toEqual(before)
    await buildAddresses(server.platform, true, () => undefined)
    expect(await everything()).toEqual(before)
  })

  it('learns the place of a case, but neither words nor people, and a survey weighs more than a report', async () => {
    const user = await server.as('acceptor')
    const report = (address: string, point: object) =>
      user.post('/api/reports', {
        id: newId(),
        source: 'hotline12345',
        matter: '06-010',
        description: '垃圾',
        address,
        point,
        reporter: { name: '张三' },
      })
    expect((await report('厦禾路7号', at(50, 50))).status).toBe(201)
    expect((await report('张三家对面', at(60, 60))).status).toBe(201)
    for (const words of ['张三丰家12号', '张三家里3号', '张三桥', "Zhang San's house"])
      expect((await report(words, at(60, 60))).status).toBe(201)
    expect((await report('湖滨南路12号', at(900, 300))).status).toBe(201)
    await buildAddresses(server.platform, false, () => undefined)
    expect(await first('厦禾路7号')).toMatchObject({ source: 'cases', point: at(50, 50) })
    expect(await first('湖滨南路12号')).toMatchObject({ source: 'components', point: doorAt(12), seen: 2 })
    expect(await server.platform.db.query(sql`select 1 from address_name where name ilike '%张三%' or name ilike '%zhang%'`)).toEqual([])
  })

  it('forgets a door sign that is gone', async () => {
    const admin = await server.as('grid_admin')
    const [sign] = await server.platform.db.query<{ id: string; version: number }>(
      sql`select id, version from component where remark = '湖滨南路40号'`,
    )
    const retired = await admin.post(`/api/components/${sign?.id}/retire`, { version: sign?.version, reason: '拆除' })
    expect(retired.status, retired.text).toBe(200)
    await buildAddresses(server.platform, false, () => undefined)
    expect((await first('湖滨南路40号'))?.elements.number).not.toBe(40)
  })
})

it('a source of another module is read as well', async () => {
  const extra = {
    name: 'extra',
    addresses: [
      {
        id: 'extra',
        title: { zh: '其他', en: 'Other' },
        trust: 20,
        async *changedSince() {
          yield { rows: [{ ref: '1', text: '厦禾路9号', ...at(70, 70) }], mark: new Date() }
        },
      },
    ],
  }
  const platform = { ...server.platform, modules: [...server.platform.modules, extra] }
  await buildAddresses(platform, false, () => undefined)
  expect(await first('厦禾路9号')).toMatchObject({ source: 'extra', point: at(70, 70) })
})
