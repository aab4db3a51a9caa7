/** The first feature table of a GeoPackage. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import { badFile, cellOf, HANDFUL, type Source, type SourceRow } from './source.ts'
import { geometryFrom } from './wkb.ts'

type Cells = Record<string, unknown>

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export async function openGeoPackage(file: string): Promise<Source> {
  // SQLite keeps its lock beside the file: a copy of its own lets several readers at the kept one.
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-geopackage-'))
  const copy = join(folder, 'census.gpkg')
  copyFileSync(file, copy)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  let db: sqlite.Database | null = null
  const close = async () => {
    db?.close()
    db = null
    remove()
  }
  try {
    db = new sqlite.Database(copy, { readOnly: true })
    return sourceOf(db, close)
  } catch (error) {
    await close()
    if (error instanceof sqlite.SQLite3Error) throw broken()
    throw error
  }
}

const broken = () => badFile('GeoPackage 已损坏或不完整', 'The GeoPackage is damaged or incomplete')

function sourceOf(db: sqlite.Database, close: () => Promise<void>): Source {
  const table = db.get(`select c.table_name as name, g.column_name as shape from gpkg_contents c
    join gpkg_geometry_columns g using (table_name) where c.data_type = 'features' limit 1`) as Cells | null
  if (!table) throw badFile('GeoPackage 中没有要素表', 'There is no feature table in the GeoPackage')
  const [name, shape] = [String(table.name), String(table.shape)]
  const described = db.all(`pragma table_info(${quoted(name)})`) as Cells[]
  const columns = described.map((column) => String(column.name)).filter((column) => column !== shape)
  const total = Math.max(Number((db.get(`select count(*) as n from ${quoted(name)}`) as Cells).n), 1)
  let read = 0

  async function* rows(): AsyncGenerator<SourceRow[]> {
    read = 0
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const page = pageAfter(after)
      const last = page.at(-1)
      if (!last) return
      after = Number(last.census_rowid)
      yield page.map((row) => ({
        line: ++read,
        cells: columns.map((column) => cellOf(row[column])),
        geometry: row[shape] instanceof Uint8Array ? geometryFrom(row[shape]) : null,
      }))
    }
  }

  function pageAfter(after: number): Cells[] {
    try {
      return db.all(`select rowid as census_rowid, * from ${quoted(name)} where rowid > ? order by rowid limit ${HANDFUL}`, [
        after,
      ]) as Cells[]
    } catch (error) {
      if (error instanceof sqlite.SQLite3Error) throw broken()
      throw error
    }
  }
  return { columns, shapes: true, rows, share: () => Math.min(read / total, 1), close }
}
