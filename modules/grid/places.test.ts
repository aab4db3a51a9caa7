import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import { findPlaces, labelPoint, soundsOf } from './places.ts'

const place = (code: string, name: string, level: 'street' | 'community' = 'street', nameEn = '') => ({
  code,
  level,
  name,
  nameEn,
  lon: 0,
  lat: 0,
  ...soundsOf({ name, nameEn }),
})
const PLACES = [
  place('350203001', '开元街道', 'street', 'Kaiyuan'),
  place('350203002', '中华街道', 'street', 'Zhonghua'),
  place('350203001001', '中山社区', 'community', 'Zhongshan'),
  place('350206003', '金山街道', 'street', 'Jinshan'),
]

describe('finding a place', () => {
  it.each([
    ['中山社区', ['350203001001']],
    ['kaiyuan', ['350203001']],
    ['kyjd', ['350203001']],
    ['KY', ['350203001']],
    ['zhonghua jiedao', ['350203002']],
    ['zh', ['350203002', '350203001001']],
    ['山', ['350206003', '350203001001']],
    ['350203001', ['350203001', '350203001001']],
    ['没有', []],
  ])('%s', (words, codes) => {
    expect(findPlaces(PLACES, words, 10).map(({ code }) => code)).toEqual(codes)
  })

  it('writes a name well inside, also where the middle lies outside', () => {
    const bow = [
      [0, 0],
      [3, 0],
      [3, 3],
      [2, 3],
      [2, 1],
      [0, 1],
      [0, 0],
    ]
    const { lon, lat } = labelPoint({ type: 'Polygon', coordinates: [bow] })
    expect(lon > 2 || lat < 1).toBe(true)
  })
})

describe('through the API', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  it('finds places of the city for those who may see regions, and names streets on the base map', async () => {
    expect((await server.stranger.get('/api/places?q=a')).status).toBe(401)
    const acceptor = await server.as('acceptor')
    const [region] = (await acceptor.get<{ level: string; name: string; nameEn: string; code: string }[]>('/api/regions/tree')).body.filter(
      ({ level }) => level === 'street',
    )
    const found = await acceptor.get<{ code: string; lon: number }[]>(`/api/places?q=${encodeURIComponent(region?.name ?? '')}`)
    expect(found.body[0]).toMatchObject({ code: region?.code, lon: expect.any(Number) })
    const base = await acceptor.get<{ names: { features: { properties: { name: string } }[] }; external: unknown }>('/api/city/base-map')
    expect(base.body.names.features.map(({ properties }) => properties.name)).toContain(region?.name)
    expect(base.body.external).toBeNull()
  })
})

describe('a base map from outside', () => {
  const policy = async (env: Record<string, string>) => {
    const server = await startTestServer({ env })
    const header = String((await server.stranger.get('/healthz')).headers['content-security-policy'])
    await server.stop()
    return header
  }
  it('is the one host beside our own that a page may ask, and only where it is set', async () => {
    expect(await policy({})).not.toContain('http')
    const opened = await policy({
      CITYLOOP_BASE_MAP: 'xyz',
      CITYLOOP_BASE_MAP_URL: 'https://tiles.example.gov.cn/{z}/{x}/{y}.png',
      CITYLOOP_BASE_MAP_ATTRIBUTION: '审图号：GS(2026)0001号',
    })
    expect(opened.match(/https?:\/\/[^\s;]+/g)).toEqual(['https://tiles.example.gov.cn', 'https://tiles.example.gov.cn'])
  })
})
