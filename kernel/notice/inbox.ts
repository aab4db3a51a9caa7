/** What a person does with notices in the console. */
import type { Ctx } from '../ctx.ts'
import { insertInto, sql } from '../db/sql.ts'
import { notFound } from '../problem.ts'

export async function unreadCount(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.query<{ count: number }>(
    sql`select count(*)::int as count from notice where recipient_id = ${ctx.actor.id} and in_app and read_at is null`,
    { prepared: true },
  )
  return rows[0]?.count ?? 0
}

/** Reading twice is reading; only what was unread changes anything. */
export async function markRead(ctx: Ctx, id: string): Promise<void> {
  const own = await ctx.db.query(sql`select 1 from notice where id = ${id} and recipient_id = ${ctx.actor.id} and in_app`)
  if (own.length === 0) throw notFound()
  const read = await ctx.db.query(sql`update notice set read_at = ${ctx.now()} where id = ${id} and read_at is null returning 1`)
  if (read.length > 0) await tellScreens(ctx, id)
}

/** Everything that was there when the person looked; what came since stays unread. */
export async function markAllRead(ctx: Ctx, upTo: Date): Promise<number> {
  const read = await ctx.db.query(
    sql`update notice set read_at = ${ctx.now()} where recipient_id = ${ctx.actor.id} and in_app and read_at is null and made_at <= ${upTo} returning 1`,
  )
  if (read.length > 0) await tellScreens(ctx, ctx.actor.id)
  return read.length
}

/** The other tabs and devices of the same person. */
async function tellScreens(ctx: Ctx, subjectId: string): Promise<void> {
  const news = { topic: 'notice.read', subjectId, payload: { personId: ctx.actor.id }, deliverAt: ctx.now() }
  await ctx.db.query(insertInto('outbox', news))
  ctx.announce()
}
