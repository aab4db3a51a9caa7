/** Rows of a census into the register: checked one by one, written by COPY in batches, each with its own account. */
import type { Ctx } from '#kernel/ctx.ts'
import type { Cells } from '#kernel/db/change.ts'
import { copyTogether } from '#kernel/db/copy.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { componentClasses } from '#modules/catalogue/index.ts'
import { areasOf } from '#modules/grid/index.ts'
import { type CheckedRow, checkRow, type Fields, type RowFault, type RowRules } from './check-row.ts'
import { makeCodeSet } from './code-set.ts'
import type { Shape } from './shapes.ts'

export interface CensusRow {
  /** Line of the file, or number of the row. */
  line: number
  fields: Fields
  point: { lon: number; lat: number } | null
  /** Where the row brings one; a row without is a point. */
  shape?: Shape | null
  demo: boolean
  /** As it stood in the file. */
  raw?(): string
}

export interface Batch {
  rows: { checked: CheckedRow; from: CensusRow }[]
  refused: { from: CensusRow; faults: RowFault[] }[]
  read: number
}

/** Large enough for COPY to be quick, small enough to show progress and to lose little. */
export const BATCH = 20_000

/** What rows are held against: classes, areas, and every code that is taken, retired ones included. */
export async function rulesFor(ctx: Ctx): Promise<RowRules> {
  const [classes, areas] = await Promise.all([componentClasses(ctx), areasOf(ctx)])
  const known = makeCodeSet()
  for (const { code } of await ctx.db.query<{ code: string }>(sql`select code from component`)) known.add(code)
  return { classes, locate: areas.locate, known }
}

export async function* batchesOf(
  rows: AsyncIterable<readonly CensusRow[]> | Iterable<readonly CensusRow[]>,
  rules: RowRules,
): AsyncGenerator<Batch> {
  let batch = emptyBatch()
  for await (const handful of rows) {
    for (const from of handful) settle(batch, from, rules)
    if (batch.read < BATCH) continue
    yield batch
    batch = emptyBatch()
  }
  if (batch.read > 0) yield batch
}

function settle(batch: Batch, from: CensusRow, rules: RowRules): void {
  batch.read++
  const checked = checkRow(from.fields, from.point, rules)
  if (Array.isArray(checked)) batch.refused.push({ from, faults: checked })
  else batch.rows.push({ checked, from })
}

const emptyBatch = (): Batch => ({ rows: [], refused: [], read: 0 })

export function cellsOf({ rows }: Batch, importId: string | null, at: Date): Cells[] {
  // Named one by one: millions of spread objects would be as many dictionaries.
  return rows.map(({ checked, from }) => ({
    id: newId(),
    code: checked.code,
    edition: checked.edition,
    classCode: checked.classCode,
    name: checked.name,
    lon: checked.lon,
    lat: checked.lat,
    morton: checked.morton,
    status: checked.status,
    authorityUnitCode: checked.authorityUnitCode,
    authorityUnitName: checked.authorityUnitName,
    ownerUnitCode: checked.ownerUnitCode,
    ownerUnitName: checked.ownerUnitName,
    maintenanceUnitCode: checked.maintenanceUnitCode,
    maintenanceUnitName: checked.maintenanceUnitName,
    initialDate: checked.initialDate,
    changeDate: checked.changeDate,
    dataSource: checked.dataSource,
    remark: checked.remark,
    unitGridCode: checked.unitGridCode,
    dutyGridCode: checked.dutyGridCode,
    communityCode: checked.communityCode,
    streetCode: checked.streetCode,
    districtCode: checked.districtCode,
    geometryKind: from.shape?.kind ?? 'point',
    geometry: from.shape?.geometry ?? null,
    importId,
    demo: from.demo,
    updatedAt: at,
  }))
}

/** Writes everything that is sound; for seeds and benchmarks, where nobody waits for a report. */
export async function loadAll(
  ctx: Ctx,
  rows: AsyncIterable<readonly CensusRow[]> | Iterable<readonly CensusRow[]>,
  progress: (written: number) => void,
): Promise<{ written: number; refused: number }> {
  const rules = await rulesFor(ctx)
  let [written, refused] = [0, 0]
  let writing: Promise<void> = Promise.resolve()
  for await (const batch of batchesOf(rows, rules)) {
    await writing
    // While PostgreSQL takes one batch the next is read and checked.
    writing = copyTogether(ctx.db, new Map([['component', cellsOf(batch, null, ctx.now())]]))
    written += batch.rows.length
    refused += batch.refused.length
    progress(written)
  }
  await writing
  return { written, refused }
}
