/** The states of an import and its own chained history: hash of the file and counts, for every row it brought (decision 0006). */
import { scopesOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { writeTogether } from '#kernel/db/database.ts'
import { assignments, insertInto, type Sql, sql } from '#kernel/db/sql.ts'
import { headAfter, insertRecord, nextRecord } from '#kernel/history/record.ts'
import { notFound, staleVersion } from '#kernel/problem.ts'
import { type ImportState, MANY_CHANGED } from '../../contract.ts'
import { type ComponentImport, importById, progressNews } from '../../store/index.ts'

export const HISTORY = 'component_import'

export function roleIn(ctx: Ctx): string {
  return scopesOf(ctx.actor, 'component.write')[0]?.role ?? 'system'
}

/** What the record of a step says of the import. */
export function accountOf(row: ComponentImport): Record<string, unknown> {
  const { fileName, fileSha256, bytes, format, crs, mapping, read, written, refused, nearDuplicates, withoutGrid, rolledBack, kept } = row
  return { fileName, fileSha256, bytes, format, crs, mapping, read, written, refused, nearDuplicates, withoutGrid, rolledBack, kept }
}

interface Move {
  event: string
  to: ImportState
  changes?: Partial<ComponentImport>
  reason?: string | null
  /** The map and the lists read the census anew. */
  manyChanged?: boolean
}

export async function moveImport(ctx: Ctx, row: ComponentImport, { event, to, changes = {}, reason, manyChanged }: Move): Promise<void> {
  const at = ctx.now()
  const after: ComponentImport = { ...row, ...changes, state: to }
  const record = nextRecord(row.id, row, {
    procedure: HISTORY,
    event,
    fromState: row.state,
    toState: to,
    actor: ctx.actor,
    role: roleIn(ctx),
    at,
    reason: reason ?? null,
    payload: { ...accountOf(after), ...(changes.error ? { error: changes.error } : {}) },
    requestKey: ctx.requestKey,
  })
  const moved = { ...changes, state: to, ...headAfter(record), version: row.version + 1 }
  const update = sql`update component_import set ${assignments(moved)} where id = ${row.id} and version = ${row.version} and state = ${row.state}`
  const news: Sql[] = [progressNews(after, at)]
  if (manyChanged) news.push(insertInto('outbox', { topic: MANY_CHANGED, subjectId: row.id, payload: {}, deliverAt: at }))
  try {
    await writeTogether(ctx.db, [update, insertRecord(record), ...news], true)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'CL409') throw staleVersion()
    throw error
  }
  ctx.announce()
}

/** The task's own last step. */
export async function endImport(
  ctx: Ctx,
  id: string,
  to: 'done' | 'failed' | 'rolled_back',
  changes: Partial<ComponentImport>,
): Promise<void> {
  const row = await importById(ctx.db, id)
  if (!row) throw notFound()
  if (row.state !== (to === 'rolled_back' ? 'rolling_back' : 'running')) return
  const event = { done: 'done', failed: 'failed', rolled_back: 'rolledBack' }[to]
  await moveImport(ctx, row, { event, to, changes: { ...changes, endedAt: ctx.now() }, manyChanged: true })
}
