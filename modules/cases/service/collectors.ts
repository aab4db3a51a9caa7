/** Whom one can send to look: collectors of the duty grid, then of the grids beside it, with what each has in hand. */
import { inScope } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { notAllowed, notFound } from '#kernel/problem.ts'
import { areasOf } from '#modules/grid/index.ts'
import { collectorsOf } from '#modules/identity/index.ts'
import { caseById } from '../store.ts'
import { canSee, placed } from './fire.ts'

/** Permissions of those who order a verification, a check, or another check after closing (T03, T16, T28). */
const ORDERS = ['case.accept', 'case.orderCheck', 'case.close']

export async function collectorsOfCase(ctx: Ctx, caseId: string) {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  if (!ORDERS.some((permission) => inScope(ctx.actor, permission, placed(row)))) throw notAllowed()
  const own = row.dutyGridCode
  if (own === null) return []
  const codes = [own, ...(await areasOf(ctx)).neighbours(own)]
  const lists = await Promise.all(
    codes.map(async (dutyGridCode) => (await collectorsOf(ctx.db, dutyGridCode)).map((one) => ({ ...one, dutyGridCode }))),
  )
  // The checker is not who handled it (T16); one collector may walk several grids.
  const able = lists.flat().filter((one, at, all) => one.id !== row.handledBy && all.findIndex(({ id }) => id === one.id) === at)
  const counts = await ctx.db.query<{ collectorId: string; n: number }>(
    sql`select collector_id, count(*)::int as n from field_task where answered_at is null and collector_id = any(${able.map(({ id }) => id)}::uuid[]) group by collector_id`,
  )
  return able.map((one) => ({
    ...one,
    own: one.dutyGridCode === own,
    inHand: counts.find(({ collectorId }) => collectorId === one.id)?.n ?? 0,
  }))
}
