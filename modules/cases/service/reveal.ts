/** Personal data of reporters is shown on request only, with a reason, and every look is kept (ST §13). */
import { scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { notAllowed, notFound } from '#kernel/problem.ts'
import { caseById } from '../store.ts'
import { canSee, placed } from './fire.ts'

export async function revealPhones(ctx: Ctx, caseId: string, reason: string): Promise<{ reportId: string; phone: string | null }[]> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  if (!scopeFor(ctx.actor, 'case.revealPhone', placed(row))) throw notAllowed()
  await audit(ctx, { action: 'phone.reveal', objectType: 'case', objectId: caseId, result: 'done', detail: { reason } })
  return ctx.db.query(sql`select id as report_id, reporter_phone as phone from report where case_id = ${caseId} order by at`)
}
