/** Import of a register: every row checked, each bad one named with line, column and reason; good ones or none. */
import type { Ctx } from '../ctx.ts'
import type { Cells } from '../db/change.ts'
import { copyInBatches } from '../db/copy.ts'
import type { Queryable } from '../db/database.ts'
import { insertInto, sql } from '../db/sql.ts'
import { newId } from '../id.ts'
import { defineProblem } from '../problem.ts'
import { makeChecker, type Refusal } from './import-check.ts'
import { type ImportFile, type ImportTable, openTable } from './import-table.ts'
import { IMPORTED, type RegisterDefinition } from './register.ts'
import { type CheckedRow, writeProblem } from './verbs.ts'

export interface ImportReport {
  /** Rows of the file: those accepted, those known and those refused. */
  read: number
  accepted: number
  /** There already, with the same content. */
  known: number
  written: number
  refusedRows: number
  /** The first of the reasons; a row may have several. */
  refused: Refusal[]
}

export interface ImportOptions {
  onlyIfAllGood: boolean
  dryRun: boolean
  /** Told after every handful of rows, with how much of the file is read, 0 to 1. */
  progress?(report: Readonly<ImportReport>, share: number): void
  /** Stops the import; nothing of it stays. */
  signal?: AbortSignal
}

export const importStopped = defineProblem(
  'import_stopped',
  409,
  '导入已停止，没有写入任何内容',
  'The import was stopped; nothing was written',
)

const MOST_REASONS = 10_000

export async function importRows(ctx: Ctx, register: RegisterDefinition, file: ImportFile, options: ImportOptions): Promise<ImportReport> {
  const table = await openTable(file, ctx.settings.maxUploadBytes)
  const report: ImportReport = { read: 0, accepted: 0, known: 0, written: 0, refusedRows: 0, refused: [] }
  const batches = checkedBatches(ctx, register, table, report, options)
  try {
    if (options.dryRun) for await (const _ of batches);
    else await writeAll(ctx, register, batches, () => report.refusedRows > 0 && options.onlyIfAllGood, report)
  } finally {
    table.close()
  }
  if (report.written > 0) await register.changed?.(ctx)
  ctx.announce()
  return report
}

async function* checkedBatches(
  ctx: Ctx,
  register: RegisterDefinition,
  table: ImportTable,
  report: ImportReport,
  { progress, signal }: ImportOptions,
): AsyncGenerator<CheckedRow[]> {
  const check = makeChecker(ctx, register, table.titles)
  for await (const rows of table.rows()) {
    signal?.throwIfAborted()
    const { fresh, known, refused } = await check(rows)
    report.read += rows.length
    report.accepted += fresh.length
    report.known += known
    report.refusedRows += refused.length
    report.refused.push(...refused.flat().slice(0, MOST_REASONS - report.refused.length))
    progress?.(report, table.share())
    yield fresh
  }
  signal?.throwIfAborted()
}

/** One transaction, while one handful is written the next is checked. */
async function writeAll(
  ctx: Ctx,
  register: RegisterDefinition,
  batches: AsyncIterable<CheckedRow[]>,
  spoilt: () => boolean,
  report: ImportReport,
): Promise<void> {
  const work = copyInBatches(ctx.db, async (copy, tx) => {
    await oneAtATime(tx, register)
    let writing = Promise.resolve()
    for await (const rows of batches) {
      await writing
      if (spoilt()) continue
      writing = copy(tablesOf(register, rows))
    }
    await writing
    if (spoilt() || report.accepted === 0) return false
    // One piece of news for all: nobody could follow a hundred thousand.
    const payload = { rows: report.accepted }
    await tx.query(insertInto('outbox', { topic: `${register.name}.${IMPORTED}`, subjectId: newId(), payload, deliverAt: ctx.now() }))
    report.written = report.accepted
    return true
  })
  await work.catch((error: unknown) => {
    report.written = 0
    throw writeProblem(register, null, error) ?? error
  })
}

function tablesOf({ table }: RegisterDefinition, rows: readonly CheckedRow[]): ReadonlyMap<string, readonly Cells[]> {
  return new Map<string, Cells[]>([
    [table, rows.map(({ row }) => row)],
    ['flow_record', rows.map(({ record }) => ({ ...record }))],
  ])
}

/** Two files with the same rows would wait for each other; and the second is to see what the first wrote. */
async function oneAtATime(tx: Queryable, register: RegisterDefinition): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`import of ${register.name}`}))`)
}
