/** The account of what left the platform, and the second chance an operator gives. */
import { audit } from '../audit/audit.ts'
import type { Ctx } from '../ctx.ts'
import { type Sql, sql } from '../db/sql.ts'
import { badField, conflict, notFound } from '../problem.ts'
import type { AccountRow, Attempt, SimulatedRow } from './contract.ts'
import type { OutsideChannel } from './definition.ts'
import { isTimeZone } from './quiet.ts'
import { DELIVERY_TIMER } from './store.ts'
import { ATTEMPTS } from './tell.ts'
import { maskedAddress } from './template.ts'

/** Per day and channel, how many stand in which state. */
export async function accountOf(ctx: Ctx, days: number, timeZone: string): Promise<AccountRow[]> {
  if (!isTimeZone(timeZone)) throw badField('timeZone', 'unknown', '没有这个时区', 'There is no such time zone')
  const since = new Date(ctx.now().getTime() - days * 86_400_000)
  return ctx.db.query<AccountRow>(sql`
    select day, channel, json_object_agg(state, n) as counts from (
      select (made_at at time zone ${timeZone})::date::text as day, channel, state, count(*)::int as n from notice_delivery
      where made_at >= ${since} group by 1, 2, 3
    ) counted group by day, channel order by day desc, channel`)
}

export async function attemptsOf(ctx: Ctx, id: string): Promise<Attempt[]> {
  return ctx.db.query(sql`select ordinal, at, outcome, provider_id, error from notice_attempt where delivery_id = ${id} order by ordinal`)
}

/** Tries one again that was given up or waits for its next attempt. One that is already on its way is left alone. */
export async function retryDelivery(ctx: Ctx, id: string): Promise<number> {
  const [row] = await ctx.db.query<{ state: string }>(sql`select state from notice_delivery where id = ${id}`)
  if (!row) throw notFound()
  if (['sent', 'dropped'].includes(row.state))
    throw conflict({ detail: { zh: '已发送或已失效的不再重发', en: 'What was sent or is no longer true is not sent again' } })
  return retry(ctx, sql`id = ${id}`, { id })
}

export async function retryDay(ctx: Ctx, channel: OutsideChannel, day: string, timeZone: string): Promise<number> {
  if (!isTimeZone(timeZone)) throw badField('timeZone', 'unknown', '没有这个时区', 'There is no such time zone')
  return retry(ctx, sql`channel = ${channel} and (made_at at time zone ${timeZone})::date = ${day}::date`, { channel, day })
}

async function retry(ctx: Ctx, which: Sql, detail: Record<string, unknown>): Promise<number> {
  const now = ctx.now()
  const rows = await ctx.db.query(sql`
    with again as (
      update notice_delivery set state = 'queued', budget = attempts + ${ATTEMPTS}::int, next_at = ${now}, error = null, settled_at = null
      where ${which} and state in ('given_up', 'failed', 'skipped') returning id
    ) insert into outbox (topic, subject_id, payload, deliver_at) select ${DELIVERY_TIMER}, id, '{}', ${now}::timestamptz from again returning 1`)
  await audit(ctx, {
    action: 'notice_delivery.retry',
    objectType: 'notice_delivery',
    objectId: typeof detail.id === 'string' ? detail.id : null,
    result: 'done',
    detail: { ...detail, count: rows.length },
  })
  ctx.announce()
  return rows.length
}

/** What the simulators took in, newest first. */
export async function simulatedMessages(ctx: Ctx, channel: OutsideChannel | undefined, limit: number): Promise<SimulatedRow[]> {
  const of = channel ? sql`where channel = ${channel}` : sql``
  const rows = await ctx.db.query<Omit<SimulatedRow, 'receivedAt'> & { receivedAt: Date }>(
    sql`select id, channel, address, title, body, detail, received_at from simulated_message ${of} order by received_at desc, id desc limit ${limit}`,
  )
  return rows.map(({ receivedAt, address, ...row }) => ({
    ...row,
    address: row.channel === 'push' ? address.slice(0, 8) : (maskedAddress(address) ?? ''),
    receivedAt: receivedAt.toISOString(),
  }))
}
