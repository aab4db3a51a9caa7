/** Lists with a place leave as files of a GIS: the same filters, the same permissions, an entry in the audit trail. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feature, FeatureCollection } from 'geojson'
import sqlite from 'node-sqlite3-wasm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemDocument } from '#kernel/problem.ts'
import { openGeoPackage } from '#modules/components/service/files/geopackage.ts'
import { aComponentAt, plant } from '../support/components.ts'
import { aReport } from '../support/journey.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

let server: TestServer
let admin: User
let folder: string
const PLANTED = Array.from({ length: 60 }, (_, at) =>
  aComponentAt(118.002 + (at % 10) * 0.007, 24.402 + Math.floor(at / 10) * 0.006, { status: at % 3 === 0 ? 'lost' : 'intact' }),
)

beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  await plant(server, PLANTED)
  admin = await server.as('grid_admin')
  folder = mkdtempSync(join(tmpdir(), 'cityloop-gis-'))
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Bytes as they come over the wire. */
async function fileOf(method: 'GET' | 'POST', url: string, account: string, payload?: object): Promise<{ path: string; type: string }> {
  const session = await server.http.inject({ method: 'POST', url: '/api/session', payload: { account, password: 'Cityloop-2026' } })
  const { token } = session.json<{ token: string }>()
  const answer = await server.http.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload ? { payload } : {}) })
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
  const path = join(folder, `file-${Math.random()}`)
  writeFileSync(path, answer.rawPayload)
  return { path, type: String(answer.headers['content-type']) }
}

interface Read {
  columns: readonly string[]
  rows: { cells: readonly string[]; geometry: unknown }[]
}

async function readGeoPackage(path: string): Promise<Read> {
  const source = await openGeoPackage(path)
  const rows: Read['rows'] = []
  for await (const page of source.rows()) rows.push(...page.map(({ cells, geometry }) => ({ cells, geometry })))
  await source.close()
  return { columns: source.columns, rows }
}

describe('a list', () => {
  it('leaves as GeoPackage with its filters, which the import of the census reads again, point by point', async () => {
    const { path, type } = await fileOf('GET', '/api/components/export?format=gpkg&status=lost', 'grid_admin')
    expect(type).toBe('application/geopackage+sqlite3')
    const { columns, rows } = await readGeoPackage(path)
    const code = columns.indexOf('code')
    const found = new Map(rows.map(({ cells, geometry }) => [cells[code], geometry]))
    const lost = PLANTED.filter(({ status }) => status === 'lost')
    expect(found).toEqual(new Map(lost.map((one) => [one.code, { type: 'Point', coordinates: [one.lon, one.lat] }])))
  })

  it('is a GeoPackage by the standard: application id, reference systems, contents with their box, no foreign key broken', async () => {
    const { path } = await fileOf('GET', '/api/components/export?format=gpkg', 'grid_admin')
    const db = new sqlite.Database(path, { readOnly: true })
    expect(db.get('pragma application_id')).toEqual({ application_id: 0x47504b47 })
    expect(db.all('select srs_id from gpkg_spatial_ref_sys order by 1')).toEqual([-1, 0, 4326, 4490].map((id) => ({ srs_id: id })))
    expect(db.get('select table_name, min_x, min_y, srs_id from gpkg_contents')).toEqual({
      table_name: 'components',
      min_x: 118.002,
      min_y: 24.402,
      srs_id: 4490,
    })
    expect(db.all('pragma foreign_key_check')).toEqual([])
    expect(db.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    db.close()
  })

  it('of areas leaves with its outlines, in GeoPackage as in GeoJSON', async () => {
    const { path } = await fileOf('GET', '/api/duty-grids/export?format=gpkg', 'grid_admin')
    const { path: text } = await fileOf('GET', '/api/duty-grids/export?format=geojson', 'grid_admin')
    const { features }: FeatureCollection = JSON.parse(readFileSync(text, 'utf8'))
    expect(features).toHaveLength(8)
    expect((await readGeoPackage(path)).rows.map(({ geometry }) => geometry)).toEqual(
      features.map(({ geometry }) => ({ type: 'MultiPolygon', coordinates: geometry.type === 'Polygon' ? [geometry.coordinates] : [] })),
    )
    expect(JSON.stringify(features)).not.toContain('collectors')
  })

  it('leaves as one feature a line, and only what the asker may see', async () => {
    await aReport(server)
    const lines = async (account: string) =>
      (await (await server.as(account)).get('/api/cases/export?format=geojsonl')).text.split('\n').filter(Boolean)
    const seen = await lines('leader')
    const feature: Feature = JSON.parse(seen[0] ?? '')
    expect([seen.length, feature.type, feature.properties?.state]).toEqual([1, 'Feature', 'reported'])
    expect(await lines('collector.350206.1')).toEqual([])
    expect((await admin.get('/api/cases/export?format=geojson')).status).toBe(403)
    expect((await server.stranger.get('/api/components/export?format=gpkg')).status).toBe(401)
  })

  it('without a place has no such file; every export is in the audit trail', async () => {
    const answer = await (await server.as('sys_admin')).get<ProblemDocument>('/api/people/export?format=gpkg')
    expect([answer.status, answer.body.errors?.[0]?.rule]).toEqual([422, 'placeless'])
    const entries = (
      await (await server.as('audit_admin')).get<{ rows: { objectType: string; detail: { format: string } }[] }>('/api/audit?action=export')
    ).body.rows
    expect(entries.map(({ objectType, detail }) => `${objectType} ${detail.format}`)).toEqual(
      expect.arrayContaining(['components gpkg', 'duty-grids geojson', 'cases geojsonl']),
    )
  })
})

describe('the map', () => {
  it('gives what lies inside a drawn shape as a file', async () => {
    const shape = { kind: 'circle', centre: [118.02, 24.42], metres: 1200 }
    const { count } = (await admin.post<{ count: number }>('/api/layers/components/inside', { shape })).body
    const { path } = await fileOf('POST', '/api/layers/components/inside/export', 'grid_admin', { shape, format: 'gpkg' })
    expect(count).toBeGreaterThan(0)
    expect((await readGeoPackage(path)).rows).toHaveLength(count)
    const text = await admin.post('/api/layers/components/inside/export', { shape, format: 'geojson' })
    expect(JSON.parse(text.text)).toMatchObject({ type: 'FeatureCollection', features: expect.objectContaining({ length: count }) })
  })

  it('describes its tiles by TileJSON 3.0, with the address the asker came by', async () => {
    const answer = await server.http.inject({
      method: 'GET',
      url: '/api/layers/components/tilejson',
      headers: {
        host: 'city.example:8443',
        authorization: `Bearer ${(await server.http.inject({ method: 'POST', url: '/api/session', payload: { account: 'leader', password: 'Cityloop-2026' } })).json<{ token: string }>().token}`,
      },
    })
    expect(answer.json()).toMatchObject({
      tilejson: '3.0.0',
      tiles: ['http://city.example:8443/api/layers/components/tiles/{z}/{x}/{y}'],
      minzoom: 0,
      maxzoom: 22,
      bounds: [118, 24.4, 118.08, expect.closeTo(24.44)],
      vector_layers: [
        {
          id: 'components',
          fields: { code: expect.any(String), class: expect.any(String), status: expect.any(String), count: expect.any(String) },
        },
      ],
    })
    expect((await admin.get('/api/layers/cases/tilejson')).status).toBe(403)
    expect((await admin.get('/api/layers/duty-grids/tilejson')).status).toBe(404)
  })
})
