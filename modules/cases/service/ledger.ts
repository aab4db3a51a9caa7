/** The ledger of suspended cases: looked at every 30 days until it ends (CL §8). */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { defineProblem, notAllowed, notFound } from '#kernel/problem.ts'
import { caseById } from '../store.ts'
import { annotate } from './annotate.ts'
import { canSee, placed } from './fire.ts'

const REVIEW_MS = 30 * 86_400_000
export const pauseEnded = defineProblem('pause_ended', 409, '该挂账已结束', 'The suspension has ended')

export interface PauseReview {
  id: string
  at: string
  byName: string
  finding: string
}

export async function reviewPause(ctx: Ctx, pauseId: string, finding: string): Promise<PauseReview[]> {
  const { caseId, endedAt } = await pauseOf(ctx, pauseId)
  const row = await caseById(ctx.db, caseId)
  const scope = row && scopeFor(ctx.actor, 'ledger.review', placed(row))
  if (!scope) throw notAllowed({ extra: { permission: 'ledger.review' } })
  const id = ctx.requestKey ? derivedId('pause-review', pauseId, ctx.requestKey) : newId()
  const known = await ctx.db.query(sql`select 1 from case_pause_review where id = ${id}`)
  if (known.length > 0) return reviewsOf(ctx, pauseId)
  if (endedAt !== null) throw pauseEnded()
  const review = { id, pauseId, at: ctx.now(), byId: ctx.actor.id, byName: ctx.actor.name, finding }
  const next = new Date(ctx.now().getTime() + REVIEW_MS)
  await ctx.db.transaction(async (tx) => {
    await tx.query(insertInto('case_pause_review', review))
    await tx.query(sql`update case_pause set reviews = reviews + 1, next_review_at = ${next} where id = ${pauseId}`)
  })
  await annotate(ctx, caseId, async () => ({ event: 'pauseReviewed', role: scope.role, reason: finding, payload: { pauseId } }))
  ctx.announce()
  return reviewsOf(ctx, pauseId)
}

export async function reviewsOf(ctx: Ctx, pauseId: string): Promise<PauseReview[]> {
  await pauseOf(ctx, pauseId)
  const rows = await ctx.db.query<Omit<PauseReview, 'at'> & { at: Date }>(
    sql`select id, at, by_name, finding from case_pause_review where pause_id = ${pauseId} order by at desc`,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

async function pauseOf(ctx: Ctx, id: string): Promise<{ caseId: string; endedAt: Date | null }> {
  const pause = (
    await ctx.db.query<{ caseId: string; endedAt: Date | null }>(sql`select case_id, ended_at from case_pause where id = ${id}`)
  )[0]
  const row = pause && (await caseById(ctx.db, pause.caseId))
  if (!pause || !row || !canSee(ctx, row)) throw notFound()
  return pause
}
