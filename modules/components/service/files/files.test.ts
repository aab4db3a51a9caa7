/** One survey in every format: points, lines and areas come out the same. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import sqlite from 'node-sqlite3-wasm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCensus, attributesOf } from '../../../../tests/support/census.ts'
import { dbfOf, geoPackageBlob, shpOf } from '../../../../tests/support/survey-files.ts'
import { multipart, startTestServer, type TestServer, type User } from '../../../../tests/support/test-server.ts'
import type { ImportRow, Preview } from '../../contract.ts'
import { converterFrom } from '../import/coordinates.ts'
import { shapeOf } from '../import/shapes.ts'

let server: TestServer
let admin: User
const folder = mkdtempSync(join(tmpdir(), 'cityloop-formats-'))
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('grid_admin')
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function imported(content: Buffer): Promise<ImportRow & { geometry: unknown[] }> {
  const form = multipart('survey', 'application/octet-stream', content)
  const received = await admin.post<ImportRow>('/api/component-imports', form.payload, form.headers)
  expect([received.status, received.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  const { id } = received.body
  const { crs, mapping, missing } = (await admin.post<Preview>(`/api/component-imports/${id}/preview`)).body
  expect(missing).toEqual([])
  await admin.post(`/api/component-imports/${id}/start`, { crs, mapping })
  await server.settle()
  const row = (await admin.get<ImportRow>(`/api/component-imports/${id}`)).body
  const { rows } = await server.platform.db.connect().then(async (client) => {
    const answer = await client.query(
      'select geometry_kind as kind, geometry, lon, lat, name from component where import_id = $1 order by code',
      [id],
    )
    client.release()
    return answer
  })
  return { ...row, geometry: rows }
}

const LINE = [
  [118.01, 24.41],
  [118.012, 24.41],
  [118.012, 24.411],
]
/** A horseshoe: its middle is not on it. */
const AREA = [
  [118.02, 24.42],
  [118.026, 24.42],
  [118.026, 24.424],
  [118.024, 24.424],
  [118.024, 24.421],
  [118.022, 24.421],
  [118.022, 24.424],
  [118.02, 24.424],
  [118.02, 24.42],
]

it('reads points, lines and areas of GeoJSON; the point of a shape lies on it', async () => {
  const [point, line, area, none] = aCensus(4, '001').map((row) => ({ type: 'Feature', properties: attributesOf(row) }))
  const features = [
    { ...point, geometry: { type: 'Point', coordinates: [118.015, 24.415] } },
    { ...line, geometry: { type: 'LineString', coordinates: LINE } },
    { ...area, geometry: { type: 'Polygon', coordinates: [AREA] } },
    { ...none, geometry: null },
  ]
  const done = await imported(Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })))
  expect(done).toMatchObject({ state: 'done', format: 'geojson', written: 3, refused: 1 })
  expect(done.geometry).toMatchObject([
    { kind: 'point', geometry: null, lon: 118.015, lat: 24.415 },
    { kind: 'line', geometry: { type: 'LineString', coordinates: LINE }, lon: expect.closeTo(118.0115, 9), lat: 24.41 },
    { kind: 'area', geometry: { type: 'Polygon', coordinates: [AREA] }, lon: 118.021, lat: 24.422 },
  ])
  const drawn = async (window: string) => {
    const answer = await (await server.as('acceptor')).get<{ features: { geometry: { type: string } }[] }>(
      `/api/layers/components/features?zoom=17&${window}`,
    )
    return answer.body.features.map(({ geometry }) => geometry.type).toSorted()
  }
  // The corner of the area alone is in this window; its point is not.
  expect(await drawn('bbox=118.0215,24.4235,118.023,24.425')).toEqual(['Polygon'])
  expect(await drawn('bbox=118.0,24.40,118.03,24.43')).toEqual(['LineString', 'Polygon'])
  expect(await drawn('bbox=118.0,24.40,118.03,24.43&status=lost')).toEqual([])
  expect(await drawn('bbox=118.1,24.40,118.13,24.43')).toEqual([])
})

it('reads a Shapefile with names in GBK, in metres of the plane', async () => {
  const rows = aCensus(3, '002')
  const plane: [number, number][] = [
    [39_603_000, 2_701_000],
    [39_603_050, 2_701_000],
    [39_603_100, 2_701_000],
  ]
  const dbf = dbfOf(rows.map(attributesOf))
  const done = await imported(Buffer.from(zipSync({ 'survey/部件.shp': shpOf(plane), 'survey/部件.dbf': dbf })))
  expect(done).toMatchObject({ state: 'done', format: 'shapefile', crs: 'gk117', written: 3, refused: 0 })
  expect(done.geometry).toMatchObject([{ name: '部件', kind: 'point' }, { name: '部件' }, { name: '部件' }])
})

it('refuses a Shapefile whose zip is cut short, or lacks a part', async () => {
  const zip = zipSync({ 'a.shp': shpOf([[118.01, 24.41]]), 'a.dbf': dbfOf(aCensus(1, '003').map(attributesOf)) })
  for (const content of [zip.slice(0, 150), zip.slice(0, zip.length - 300), zipSync({ 'a.shp': shpOf([[118.01, 24.41]]) })]) {
    const form = multipart('survey.zip', 'application/zip', Buffer.from(content))
    const answer = await admin.post('/api/component-imports', form.payload, form.headers)
    expect([answer.status, answer.body.code]).toEqual([422, 'census_file'])
  }
})

it('reads the feature table of a GeoPackage', async () => {
  const path = join(folder, 'survey.gpkg')
  const db = new sqlite.Database(path)
  const rows = aCensus(3, '004').map(attributesOf)
  const columns = Object.keys(rows[0] ?? {})
  db.exec(`create table gpkg_contents (table_name text, data_type text); create table gpkg_geometry_columns (table_name text, column_name text);
    insert into gpkg_contents values ('survey', 'features'); insert into gpkg_geometry_columns values ('survey', 'geom');
    create table survey (fid integer primary key, geom blob, ${columns.join(' text, ')} text)`)
  const shapes = [geoPackageBlob([[118.016, 24.416]]), geoPackageBlob(LINE), geoPackageBlob([[118.017, 24.417]], true)]
  for (const [index, row] of rows.entries())
    db.run(`insert into survey (geom, ${columns.join()}) values (?, ${columns.map(() => '?').join()})`, [
      shapes[index] ?? null,
      ...columns.map((column) => String(row[column])),
    ])
  db.close()
  const { readFileSync } = await import('node:fs')
  const done = await imported(readFileSync(path))
  expect(done).toMatchObject({ state: 'done', format: 'geopackage', written: 3, refused: 0 })
  expect(done.geometry).toMatchObject([
    { kind: 'point', lon: 118.016, lat: 24.416 },
    { kind: 'line', geometry: { type: 'LineString', coordinates: LINE } },
    { kind: 'point', lon: 118.017, lat: 24.417 },
  ])
  writeFileSync(path, '')
})

it('knows shapes that cannot be components', () => {
  const same = converterFrom('cgcs2000')
  expect(shapeOf({ type: 'GeometryCollection', geometries: [] }, same)).toBeNull()
  expect(shapeOf({ type: 'LineString', coordinates: [[118, 24]] }, same)).toBeNull()
  expect(shapeOf({ type: 'Polygon', coordinates: [[[500_000, 24]]] }, same)).toBeNull()
  expect(shapeOf({ type: 'MultiPoint', coordinates: [[118, 24]] }, same)).toMatchObject({ kind: 'point' })
  const many = shapeOf({ type: 'MultiLineString', coordinates: [LINE.slice(1), LINE.slice(0, 2)] }, same)
  expect(many).toMatchObject({ kind: 'line', point: { lon: 118.011, lat: 24.41 } })
})
