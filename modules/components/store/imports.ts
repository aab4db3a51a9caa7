/** Imports of the census, their progress and their refusals. */
import type { Queryable } from '#kernel/db/database.ts'
import { insertInto, type Sql, sql } from '#kernel/db/sql.ts'
import type { ComponentImportTable } from '#kernel/db/tables.gen.ts'
import type { Titles } from '#kernel/titles.ts'
import { type Format, IMPORT_NEWS, type ImportState, type Reading } from '../contract.ts'

/** Regions in which somebody may write; null is everywhere. */
export type WritableAreas = readonly { level: 'district' | 'street' | 'community'; code: string }[] | null

export type ComponentImport = Omit<ComponentImportTable, 'state' | 'format' | 'crs' | 'mapping' | 'areas' | 'columns' | 'error'> & {
  state: ImportState
  format: Format
  crs: Reading['crs'] | null
  mapping: Reading['mapping'] | null
  areas: WritableAreas
  columns: string[]
  error: Titles | null
}

export async function importById(db: Queryable, id: string): Promise<ComponentImport | undefined> {
  return (await db.query<ComponentImport>(sql`select * from component_import where id = ${id}`))[0]
}

/** The newest, of everybody or of one person. */
export async function newestImports(db: Queryable, startedBy: string | null): Promise<ComponentImport[]> {
  return db.query<ComponentImport>(sql`select * from component_import
    where ${startedBy === null ? sql`true` : sql`started_by = ${startedBy}`} order by started_at desc, id desc limit 200`)
}

export async function importsAtWork(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`select id from component_import where state in ('running', 'rolling_back') order by id`, {
    prepared: true,
  })
  return rows.map(({ id }) => id)
}

export interface Progress {
  read: number
  written: number
  refused: number
  withoutGrid: number
  share: number
  seconds: number
}

/** Empty where the import no longer runs: somebody cancelled it. */
export async function addProgress(tx: Queryable, id: string, step: Progress): Promise<ComponentImport | undefined> {
  const rows =
    await tx.query<ComponentImport>(sql`update component_import set read = read + ${step.read}, written = written + ${step.written},
      refused = refused + ${step.refused}, without_grid = without_grid + ${step.withoutGrid}, share = ${step.share},
      seconds = seconds + ${step.seconds}
    where id = ${id} and state = 'running' returning *`)
  return rows[0]
}

/** Told at once with the batch it speaks of. */
export function progressNews(row: ComponentImport, at: Date): Sql {
  const { state, read, written, refused, share, seconds, rolledBack } = row
  return insertInto('outbox', {
    topic: IMPORT_NEWS,
    subjectId: row.id,
    payload: { state, read, written, refused, share, seconds, rolledBack },
    deliverAt: at,
  })
}

/** Rows that are still as they were imported go; answers how many. Others forget that they lay near one of them. */
export async function removeImported(tx: Queryable, importId: string, most: number): Promise<number> {
  const rows = await tx.query<{ n: number }>(sql`
    with doomed as (select id from component where import_id = ${importId} and history_seq = 0 limit ${most} for update),
      eased as (update component set near_duplicate_of = null
        where near_duplicate_of in (select id from doomed) and id not in (select id from doomed)),
      gone as (delete from component where id in (select id from doomed) returning 1)
    select count(*)::int as n from gone`)
  return rows[0]?.n ?? 0
}

export async function leftOfImport(tx: Queryable, importId: string): Promise<number> {
  const rows = await tx.query<{ n: number }>(sql`select count(*)::int as n from component where import_id = ${importId}`)
  return rows[0]?.n ?? 0
}

export async function addRolledBack(tx: Queryable, id: string, gone: number): Promise<ComponentImport | undefined> {
  const rows = await tx.query<ComponentImport>(
    sql`update component_import set rolled_back = rolled_back + ${gone} where id = ${id} and state = 'rolling_back' returning *`,
  )
  return rows[0]
}
