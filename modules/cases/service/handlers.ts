/** Whom a department can give a case to, with what each has in hand. */
import { inScope } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { notAllowed, notFound } from '#kernel/problem.ts'
import { handlersOf } from '#modules/identity/index.ts'
import { caseById } from '../store.ts'
import { canSee, placed } from './fire.ts'

export async function handlersOfCase(ctx: Ctx, caseId: string) {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  if (!inScope(ctx.actor, 'case.dispose', placed(row))) throw notAllowed()
  if (row.unitCode === null) return []
  const handlers = await handlersOf(ctx.db, row.unitCode)
  const counts = await ctx.db.query<{ handlerId: string; n: number }>(
    sql`select handler_id, count(*)::int as n from urban_case where open and state = 'handling' and handler_id = any(${handlers.map(({ id }) => id)}::uuid[]) group by handler_id`,
  )
  return handlers.map((one) => ({ ...one, inHand: counts.find(({ handlerId }) => handlerId === one.id)?.n ?? 0 }))
}
