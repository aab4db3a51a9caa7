/** The import as a long task: batch by batch, each with its account in one transaction; a killed one goes on behind the last. */
import type { Ctx } from '#kernel/ctx.ts'
import { copyTogether } from '#kernel/db/copy.ts'
import type { LongTask } from '#kernel/module.ts'
import { Problem } from '#kernel/problem.ts'
import type { Titles } from '#kernel/titles.ts'
import type { Located } from '#modules/grid/index.ts'
import {
  addProgress,
  addRolledBack,
  type ComponentImport,
  importById,
  importsAtWork,
  leftOfImport,
  progressNews,
  removeImported,
  type WritableAreas,
} from '../../store/index.ts'
import { openSource } from '../files/open.ts'
import type { Source } from '../files/source.ts'
import type { RowRules } from './check-row.ts'
import { converterFrom } from './coordinates.ts'
import { endImport } from './end-import.ts'
import { type Batch, batchesOf, cellsOf, rulesFor } from './load.ts'
import { flagNearDuplicates } from './near-duplicates.ts'
import { censusRows, rowReader } from './read-rows.ts'

export const importTask: LongTask = {
  name: 'component-import',
  waiting: ({ db }) => importsAtWork(db),
  async run(ctx, id, signal) {
    const row = await importById(ctx.db, id)
    if (row?.state === 'running') await runImport(ctx, row, signal)
    if (row?.state === 'rolling_back') await runRollback(ctx, row, signal)
  },
}

/** Somebody cancelled it: the batch in hand is undone. */
class NoLongerRunning extends Error {}

async function runImport(ctx: Ctx, row: ComponentImport, signal: AbortSignal): Promise<void> {
  try {
    const whole = await writeRows(ctx, row, signal)
    if (!whole) return
    const nearDuplicates = await flagNearDuplicates(ctx, row.id)
    await endImport(ctx, row.id, 'done', { nearDuplicates, share: 1 })
  } catch (error) {
    if (error instanceof NoLongerRunning) return
    ctx.log.error({ error, importId: row.id }, 'a census import failed')
    // Where even this cannot be written the database is away, and the task is taken up again later.
    await endImport(ctx, row.id, 'failed', { error: reasonOf(error) })
  }
}

function reasonOf(error: unknown): Titles {
  if (error instanceof Problem) return error.details.detail ?? error.title
  return { zh: '系统出错，已记录；可以回滚后重试', en: 'Something went wrong on our side and was logged; roll back and try again' }
}

/** False when the program is ending before the file is. */
async function writeRows(ctx: Ctx, row: ComponentImport, signal: AbortSignal): Promise<boolean> {
  const source = await openSource(ctx.files.path(row.fileSha256), row.format)
  try {
    const rules: RowRules = { ...(await rulesFor(ctx)), mayWrite: writableIn(row.areas) }
    const reader = rowReader(source, row.mapping ?? {}, converterFrom(row.crs ?? 'cgcs2000'))
    let writing: Promise<void> = Promise.resolve()
    let begun = performance.now()
    for await (const batch of batchesOf(censusRows(source, reader, row.read), rules)) {
      // While PostgreSQL takes one batch the next is read and checked.
      await writing
      const now = performance.now()
      writing = writeBatch(ctx, row, source, batch, (now - begun) / 1000)
      writing.catch(() => undefined)
      begun = now
      if (signal.aborted) break
    }
    await writing
    return !signal.aborted
  } finally {
    await source.close()
  }
}

function writableIn(areas: WritableAreas): (place: Located) => boolean {
  if (areas === null) return () => true
  const codeAt = { district: 'districtCode', street: 'streetCode', community: 'communityCode' } as const
  return (place) => areas.some(({ level, code }) => place[codeAt[level]] === code)
}

/** A file whose every row is wrong would fill the disk with reasons; the count stays exact. */
const MOST_REFUSALS = 100_000
const RAW_LENGTH = 2000

async function writeBatch(ctx: Ctx, { id }: ComponentImport, source: Source, batch: Batch, seconds: number): Promise<void> {
  const at = ctx.now()
  const refusals = batch.refused.flatMap(({ from, faults }) =>
    oneOfAField(faults).map(({ field, reason }) => ({
      importId: id,
      line: from.line,
      field,
      reason,
      raw: (from.raw?.() ?? '').slice(0, RAW_LENGTH),
    })),
  )
  const step = {
    read: batch.read,
    written: batch.rows.length,
    refused: batch.refused.length,
    withoutGrid: batch.rows.filter(({ checked }) => checked.unitGridCode === null).length,
    share: source.share(),
    seconds,
  }
  const known = await importById(ctx.db, id)
  const listed = (known?.refused ?? 0) > MOST_REFUSALS ? [] : refusals
  const tables = new Map([
    ['component', cellsOf(batch, id, at)],
    ['component_import_refusal', listed],
  ])
  await copyTogether(ctx.db, tables, async (tx) => {
    const now = await addProgress(tx, id, step)
    if (!now) throw new NoLongerRunning()
    await tx.query(progressNews(now, at))
  })
  ctx.announce()
}

function oneOfAField<F extends { field: string }>(faults: readonly F[]): F[] {
  return faults.filter(({ field }, index) => faults.findIndex((other) => other.field === field) === index)
}

const ROLLBACK_BATCH = 20_000

async function runRollback(ctx: Ctx, row: ComponentImport, signal: AbortSignal): Promise<void> {
  for (let gone = -1; gone !== 0; ) {
    if (signal.aborted) return
    gone = await ctx.db.transaction(async (tx) => {
      const removed = await removeImported(tx, row.id, ROLLBACK_BATCH)
      const now = await addRolledBack(tx, row.id, removed)
      if (now) await tx.query(progressNews(now, ctx.now()))
      return removed
    })
    ctx.announce()
  }
  await endImport(ctx, row.id, 'rolled_back', { kept: await leftOfImport(ctx.db, row.id) })
}
