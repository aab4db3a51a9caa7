/** OGC API – Features, walked as its abstract test suite does: Part 1 core and GeoJSON (17-069r4 Annex A), Part 3 filtering (19-079r2 Annex A). */
import type { Feature, Geometry } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { aComponentAt, plant } from '../support/components.ts'
import { aCaseAfter, aReport, COLLECTOR } from '../support/journey.ts'
import { codes, codesWhere, type Items, type Link, plantLattice, ROOT } from '../support/open-data.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

const ITEMS = `${ROOT}/collections/components/items`
let server: TestServer
let admin: User

beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  admin = await server.as('grid_admin')
  await plantLattice(server)
})
afterAll(() => server.stop())

/** Links are absolute; the test server hears paths. */
const path = (href: string): string => new URL(href).href.replace(new URL(href).origin, '')
const linkOf = (links: Link[], rel: string): string => path(links.find((one) => one.rel === rel)?.href ?? 'http://missing/')
const items = async (query: Record<string, string> = {}, user = admin) =>
  (await user.get<Items>(`${ITEMS}?${new URLSearchParams(query)}`)).body

async function everyPage(first: string, meanwhile: () => Promise<void> = async () => {}): Promise<Feature<Geometry | null>[]> {
  const found: Feature<Geometry | null>[] = []
  for (let next: string | null = first; next; ) {
    const { body }: { body: Items } = await admin.get<Items>(next)
    found.push(...body.features)
    await meanwhile()
    next = body.links.some(({ rel }) => rel === 'next') ? linkOf(body.links, 'next') : null
  }
  return found
}

describe('the service tells what it is', () => {
  it('every link of the landing page, of the collections and of each collection is answered with its media type', async () => {
    const landing = (await admin.get<{ title: string; links: Link[] }>(ROOT)).body
    expect(landing.links.map(({ rel }) => rel)).toEqual(expect.arrayContaining(['self', 'service-desc', 'conformance', 'data']))
    const { links, collections } = (
      await admin.get<{ links: Link[]; collections: { id: string; links: Link[] }[] }>(linkOf(landing.links, 'data'))
    ).body
    expect(collections.map(({ id }) => id).toSorted()).toEqual(['components', 'duty-grids', 'regions', 'unit-grids', 'units'])
    const all = [...landing.links, ...links, ...collections.flatMap((one) => one.links)]
    for (const { href, type } of all) {
      const answer = await admin.get(path(href))
      expect([href, answer.status, String(answer.headers['content-type']).split(';')[0]]).toEqual([href, 200, type.split(';')[0]])
    }
  })

  it('declares core, GeoJSON, OpenAPI and filtering', async () => {
    const { conformsTo } = (await admin.get<{ conformsTo: string[] }>(`${ROOT}/conformance`)).body
    for (const name of ['core', 'geojson', 'oas30'])
      expect(conformsTo).toContain(`http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`)
    expect(conformsTo).toContain('http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2')
  })

  it('a collection tells its extent, its reference system and its items; an OpenAPI document describes the parameters', async () => {
    const { body } = await admin.get(`${ROOT}/collections/components`)
    expect(body).toMatchObject({
      id: 'components',
      itemType: 'feature',
      crs: ['http://www.opengis.net/def/crs/OGC/1.3/CRS84'],
      extent: { spatial: { bbox: [[118, 24.4, 118.08, expect.closeTo(24.44)]] } },
    })
    type Parameter = { $ref?: string; name?: string }
    const api = (await admin.get<{ openapi: string; paths: Record<string, { get: { parameters: Parameter[] } }> }>(`${ROOT}/api`)).body
    const parameters = api.paths['/collections/components/items']?.get.parameters ?? []
    expect(api.openapi).toBe('3.0.3')
    expect(parameters.map(({ $ref, name }) => name ?? $ref?.split('/').at(-1))).toEqual(
      expect.arrayContaining(['limit', 'bbox', 'datetime', 'filter', 'status', 'classCode']),
    )
  })

  it('queryables name every property once with its type and words, and no personal data', async () => {
    const { body } = await admin.get<{ properties: Record<string, object> }>(`${ROOT}/collections/components/queryables`)
    expect(body.properties).toMatchObject({
      geometry: { format: 'geometry-any' },
      status: { type: 'string', enum: ['intact', 'damaged', 'lost', 'abandoned', 'removed'] },
      initialDate: { type: 'string', format: 'date' },
      updatedAt: { format: 'date-time', 'x-ogc-role': 'primary-instant' },
    })
    const feature = (await items({ limit: '1' })).features[0]
    expect(Object.keys(body.properties)).toEqual(expect.arrayContaining(Object.keys(feature?.properties ?? {})))
    const grids = (await admin.get<{ properties: object }>(`${ROOT}/collections/duty-grids/queryables`)).body
    expect(Object.keys(grids.properties)).not.toContain('collectors')
  })
})

describe('items', () => {
  it('are a feature collection that counts what it holds; rows out of force are none of it', async () => {
    const page = await items({ limit: '10' })
    expect(page).toMatchObject({ type: 'FeatureCollection', numberMatched: 200, numberReturned: 10, timeStamp: '2023-09-22T01:00:00.000Z' })
    expect(page.features).toHaveLength(10)
    expect((await items()).numberReturned).toBe(100)
    expect((await items({ limit: '999999' })).numberReturned).toBe(200)
  })

  it('are the same one by one', async () => {
    const feature = (await items({ limit: '1' })).features[0]
    const { status, body } = await admin.get<Feature & { links: Link[] }>(`${ITEMS}/${feature?.id}`)
    expect([status, body.type, body.id, body.geometry, body.properties]).toEqual([
      200,
      'Feature',
      feature?.id,
      feature?.geometry,
      feature?.properties,
    ])
    expect(linkOf(body.links, 'collection')).toBe(`${ROOT}/collections/components`)
  })

  it.each<[string, string]>([
    ['everything', ''],
    ['a box', '&bbox=118,24.4,118.05,24.44'],
    ['a box and a filter', `&bbox=118,24.4,118.05,24.44&filter=${encodeURIComponent("status='intact'")}`],
  ])('page through %s: every id exactly once while rows are added, and back again by prev', async (_name, words) => {
    const first = `${ITEMS}?limit=7${words}`
    const before = new Set((await everyPage(`${ITEMS}?limit=10000${words}`)).map(({ id }) => id))
    let added = 0
    const walked = await everyPage(first, async () => {
      if (added++ < 5) await plant(server, [aComponentAt(118.0003 + added * 0.01, 24.4391)])
    })
    const ids = walked.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of before) expect(ids).toContain(id)
    await server.platform.db.query(sql`delete from component where lat = 24.4391`)
    const second = (await admin.get<Items>(linkOf((await admin.get<Items>(first)).body.links, 'next'))).body
    const back = (await admin.get<Items>(linkOf(second.links, 'prev'))).body
    expect(back.features).toEqual((await admin.get<Items>(first)).body.features)
    expect(back.links.map(({ rel }) => rel)).not.toContain('prev')
  })

  it.each<[string, string]>([
    ['118.0,24.4,118.04,24.42', 't.lon between 118.0 and 118.04 and t.lat between 24.4 and 24.42'],
    ['118.0,24.4,-5,118.04,24.42,100', 't.lon between 118.0 and 118.04 and t.lat between 24.4 and 24.42'],
    ['118.07,24.4,118.005,24.44', 't.lon >= 118.07 or t.lon <= 118.005'],
    ['-180,-90,180,90', 'true'],
    ['1,1,2,2', 'false'],
  ])('in the box %s are those that SQL finds', async (bbox, where) => {
    const page = await items({ bbox, limit: '1000' })
    expect(codes(page)).toEqual(await codesWhere(server, where))
    expect(page.numberMatched).toBe(page.features.length)
  })

  it.each<[string, string]>([
    ['2023-09-05T00:00:00Z', "t.updated_at = '2023-09-05Z'"],
    ['2023-09-05', "t.updated_at >= '2023-09-05Z' and t.updated_at < '2023-09-06Z'"],
    ['2023-09-05T00:00:00Z/2023-09-07T08:00:00+08:00', "t.updated_at between '2023-09-05Z' and '2023-09-07Z'"],
    ['../2023-09-03T00:00:00Z', "t.updated_at <= '2023-09-03Z'"],
    ['2023-09-15T00:00:00Z/', "t.updated_at >= '2023-09-15Z'"],
  ])('at %s are those that SQL finds', async (datetime, where) => {
    expect(codes(await items({ datetime, limit: '1000' }))).toEqual(await codesWhere(server, where))
  })

  it('whose property is a value', async () => {
    expect(codes(await items({ status: 'lost', limit: '1000' }))).toEqual(await codesWhere(server, "t.status = 'lost'"))
    expect(codes(await items({ status: 'lost,damaged', classCode: '01-003', limit: '1000' }))).toEqual(
      await codesWhere(server, "t.status in ('lost', 'damaged') and t.class_code = '01-003'"),
    )
    expect(codes(await items({ name: '雨水井盖', limit: '1000' }))).toEqual(await codesWhere(server, "t.name = '雨水井盖'"))
  })

  it.each<[Record<string, string>, string, string]>([
    [{ limit: '0' }, 'limit', 'minimum'],
    [{ limit: 'ten' }, 'limit', 'minimum'],
    [{ bbox: '1,2,3' }, 'bbox', 'bbox'],
    [{ bbox: '1,2,3,x' }, 'bbox', 'bbox'],
    [{ bbox: '118,25,119,24' }, 'bbox', 'bbox'],
    [{ bbox: '118,24,200,25' }, 'bbox', 'bbox'],
    [{ datetime: 'yesterday' }, 'datetime', 'date_time'],
    [{ datetime: '../..' }, 'datetime', 'date_time'],
    [{ datetime: '2023-09-07T00:00:00Z/2023-09-05T00:00:00Z' }, 'datetime', 'date_time'],
    [{ cursor: 'x' }, 'cursor', 'cursor'],
    [{ offset: '10' }, 'offset', 'unknown'],
    [{ importId: 'no-uuid' }, '', 'value'],
    [{ filter: '{"op":"like","args":[{"property":"name"},"污\\\\"]}', 'filter-lang': 'cql2-json' }, '', 'value'],
    [{ name: 'x\u0000' }, '', 'value'],
    [{ filter: 'nothing = 1' }, 'filter', 'unknown_property'],
    [{ filter: 'lon = 1' }, 'filter', 'unknown_property'],
    [{ filter: "status = 'x" }, 'filter', 'syntax'],
    [{ filter: 'status = 1' }, 'filter', 'type'],
    [{ filter: "updatedAt > 'soon'" }, 'filter', 'type'],
    [{ filter: "initialDate like '2%'" }, 'filter', 'operator'],
    [{ filter: 's_intersects(status, POINT(1 2))' }, 'filter', 'not_spatial'],
    [{ filter: 'true', 'filter-lang': 'ecql' }, 'filter-lang', 'enum'],
    [{ filter: 'true', 'filter-crs': 'http://www.opengis.net/def/crs/EPSG/0/3857' }, 'filter-crs', 'enum'],
  ])('%o is refused with 400, and the field %j is named', async (query, field, rule) => {
    const { status, body } = await admin.get<ProblemDocument>(`${ITEMS}?${new URLSearchParams(query)}`)
    expect([status, body.errors?.[0]?.field, body.errors?.[0]?.rule]).toEqual([400, field, rule])
  })

  it('parameters that mean nothing are refused everywhere, and what is not there is 404', async () => {
    for (const url of ['', '/conformance', '/api', '/collections', '/collections/components', '/collections/components/queryables'])
      expect([url, (await admin.get(`${ROOT}${url}?nothing=1`)).status]).toEqual([url, 400])
    expect((await admin.get(`${ITEMS}?status=lost&status=intact`)).status).toBe(400)
    for (const url of ['/collections/people', '/collections/nothing/items', '/collections/components/items/nothing'])
      expect([url, (await admin.get(`${ROOT}${url}`)).status]).toEqual([url, 404])
    const retired = await server.platform.db.query<{ id: string }>(sql`select id from component where retired_at is not null`)
    expect((await admin.get(`${ITEMS}/${retired[0]?.id}`)).status).toBe(404)
  })
})

describe('who may', () => {
  it('a stranger nothing, an account only collections of its permissions, and of cases only its scope', async () => {
    const open = (await aReport(server)).caseId
    await aCaseAfter(server, 'close')
    const cases = `${ROOT}/collections/cases/items`
    expect((await server.stranger.get(ROOT)).status).toBe(401)
    expect((await admin.get<ProblemDocument>(cases)).status).toBe(403)
    const leader = await server.as('leader')
    const seen = (await leader.get<Items>(`${cases}?filter=${encodeURIComponent('open = true')}`)).body
    expect(seen.features.map(({ id }) => id)).toEqual([open])
    expect(seen.features[0]?.properties).toMatchObject({ state: 'reported', matterCode: '06-010', districtCode: '350203' })
    expect((await leader.get<Items>(cases)).body.numberMatched).toBe(2)
    expect((await (await server.as(COLLECTOR)).get<Items>(cases)).body.numberMatched).toBe(2)
    const elsewhere = await server.as('collector.350206.1')
    expect((await elsewhere.get<Items>(cases)).body.numberMatched).toBe(0)
    expect((await elsewhere.get(`${cases}/${open}`)).status).toBe(404)
    expect((await elsewhere.get(`${ROOT}/collections/cases/export?format=geojson`)).text).not.toContain(open)
  })
})
