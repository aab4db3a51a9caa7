/** Features as a GeoPackage (OGC 12-128r18): one feature table with its columns and titles, in CGCS2000. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feature, Geometry } from 'geojson'
import sqlite from 'node-sqlite3-wasm'
import { snake } from '../db/sql.ts'
import type { ListColumn } from '../list/definition.ts'
import { inLanguage, type Language } from '../titles.ts'
import { propertiesOf } from './collections.ts'
import type { FeatureSource } from './definition.ts'
import { boxOf, geoPackageGeometry } from './wkb.ts'

/** CGCS2000 longitude and latitude. */
const SRS = 4490
const APPLICATION_ID = 0x47504b47
const VERSION = 10300

const CGCS2000 =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]'
const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'

const FRAME = `
create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null,
  organization_coordsys_id integer not null, definition text not null, description text);
create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique, description text default '',
  last_change datetime not null, min_x double, min_y double, max_x double, max_y double, srs_id integer,
  constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null,
  srs_id integer not null, z tinyint not null, m tinyint not null, constraint pk_geom_cols primary key (table_name, column_name),
  constraint uk_gc_table_name unique (table_name),
  constraint fk_gc_tn foreign key (table_name) references gpkg_contents (table_name),
  constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
create table gpkg_data_columns (table_name text not null, column_name text not null, name text, title text, description text,
  mime_type text, constraint_name text, constraint pk_gdc primary key (table_name, column_name), constraint gdc_tn unique (table_name, name));
create table gpkg_data_column_constraints (constraint_name text not null, constraint_type text not null, value text, min numeric,
  min_is_inclusive boolean, max numeric, max_is_inclusive boolean, description text,
  constraint gdcc_ntv unique (constraint_name, constraint_type, value));
create table gpkg_extensions (table_name text, column_name text, extension_name text not null, definition text not null, scope text not null,
  constraint ge_tce unique (table_name, column_name, extension_name));`

const TYPES = {
  text: 'text',
  json: 'text',
  number: 'double',
  boolean: 'boolean',
  instant: 'datetime',
  date: 'date',
} as const satisfies Record<ListColumn['type'], string>

export interface WrittenFile {
  path: string
  remove(): void
}

export async function writeGeoPackage(
  collection: FeatureSource,
  features: AsyncIterable<Feature<Geometry | null>>,
  language: Language,
  at: Date,
): Promise<WrittenFile> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-geopackage-'))
  const path = join(folder, `${collection.id}.gpkg`)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const db = new sqlite.Database(path)
    try {
      await fill(db, collection, features, language, at)
    } finally {
      db.close()
    }
    return { path, remove }
  } catch (error) {
    remove()
    throw error
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function fill(
  db: sqlite.Database,
  collection: FeatureSource,
  features: AsyncIterable<Feature<Geometry | null>>,
  language: Language,
  at: Date,
): Promise<void> {
  const table = snake(collection.id.replaceAll('-', '_'))
  const properties = propertiesOf(collection)
  const columns = properties.map(([key, { type }]) => `${quoted(snake(key))} ${TYPES[type]}`)
  db.exec(
    `pragma application_id = ${APPLICATION_ID}; pragma user_version = ${VERSION}; pragma journal_mode = off; pragma synchronous = off`,
  )
  db.exec(FRAME)
  db.exec(
    `create table ${quoted(table)} (fid integer primary key autoincrement not null, geom blob, feature_id text not null${columns.map((column) => `, ${column}`).join('')})`,
  )
  describe(db, table, collection, language, at)
  db.exec('begin')
  const geometryOf = kindOf(collection) === 'MULTIPOLYGON' ? manyOf : (geometry: Geometry) => geometry
  const box = await insertAll(db, table, properties, features, geometryOf)
  db.run('update gpkg_contents set min_x = ?, max_x = ?, min_y = ?, max_y = ?', box ?? [null, null, null, null])
  db.exec('commit')
}

/** Points, lines and areas together are plainly geometry. */
function kindOf({ shape }: FeatureSource): 'POINT' | 'MULTIPOLYGON' | 'GEOMETRY' {
  if (shape.kind === 'area') return 'MULTIPOLYGON'
  return shape.outline === undefined ? 'POINT' : 'GEOMETRY'
}

function describe(db: sqlite.Database, table: string, collection: FeatureSource, language: Language, at: Date): void {
  const srs = 'insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)'
  db.run(srs, ['Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'])
  db.run(srs, ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'])
  db.run(srs, ['WGS 84 geodetic', 4326, 'EPSG', 4326, WGS84, 'longitude/latitude'])
  db.run(srs, ['CGCS2000', SRS, 'EPSG', SRS, CGCS2000, 'longitude/latitude'])
  const contents = 'insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values (?, ?, ?, ?, ?)'
  db.run(contents, [table, 'features', inLanguage(collection.title, language), at.toISOString(), SRS])
  const kind = kindOf(collection)
  db.run('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)', [table, 'geom', kind, SRS])
  for (const [key, { title }] of propertiesOf(collection)) {
    const name = snake(key)
    db.run('insert into gpkg_data_columns (table_name, column_name, name, title) values (?, ?, ?, ?)', [
      table,
      name,
      name,
      inLanguage(title, language),
    ])
  }
  const extension = ['gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write']
  for (const extended of ['gpkg_data_columns', 'gpkg_data_column_constraints'])
    db.run('insert into gpkg_extensions values (?, null, ?, ?, ?)', [extended, ...extension])
}

type Box = [number, number, number, number]

async function insertAll(
  db: sqlite.Database,
  table: string,
  properties: readonly [string, ListColumn][],
  features: AsyncIterable<Feature<Geometry | null>>,
  geometryOf: (geometry: Geometry) => Geometry,
): Promise<Box | null> {
  const insert = db.prepare(
    `insert into ${quoted(table)} (geom, feature_id${properties.map(([key]) => `, ${quoted(snake(key))}`).join('')}) values (?, ?${', ?'.repeat(properties.length)})`,
  )
  let box: Box | null = null
  try {
    for await (const { id, geometry, properties: values } of features) {
      insert.run([
        geometry && geoPackageGeometry(geometryOf(geometry), SRS),
        String(id),
        ...properties.map(([key, column]) => cell(values?.[key], column)),
      ])
      if (geometry) box = grown(box, boxOf(geometry))
    }
  } finally {
    insert.finalize()
  }
  return box
}

/** A column of outlines holds one kind, so that every program can edit it. */
function manyOf(geometry: Geometry): Geometry {
  return geometry.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [geometry.coordinates] } : geometry
}

function grown(box: Box | null, [west, east, south, north]: Box): Box {
  if (!box) return [west, east, south, north]
  return [Math.min(box[0], west), Math.max(box[1], east), Math.min(box[2], south), Math.max(box[3], north)]
}

function cell(value: unknown, { type }: ListColumn): string | number | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (type === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value : JSON.stringify(value)
}
