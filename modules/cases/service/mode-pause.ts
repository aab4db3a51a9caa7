/** Emergency: the ordinary disposal clocks of an area rest for a time, by one order (CL §15). */
import { countingOf, pauseClock, resumeClock } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, notFound } from '#kernel/problem.ts'
import { replaceClock, runningClock, type Subject } from '#kernel/procedure/subject.ts'
import { calendarOf, entryOf } from '#modules/catalogue/index.ts'
import { areasOf } from '#modules/grid/index.ts'
import type { ModePauseOrder, NewModePause } from '../contract.ts'
import type { UrbanCase } from '../store.ts'
import { annotate } from './annotate.ts'
import { covers, forgetModePauses, type ModePause } from './held.ts'

interface OrderRow extends ModePause {
  endedAt: Date | null
  reason: string
  orderedName: string
  orderedAt: Date
}

export async function orderModePause(ctx: Ctx, input: NewModePause): Promise<ModePauseOrder> {
  const at = ctx.now()
  const untilAt = new Date(input.untilAt)
  if (untilAt <= at) throw badField('untilAt', 'future', '结束时间须晚于现在', 'It has to end later than now')
  const area = (await areasOf(ctx)).names.get(input.regionCode)
  if (input.regionLevel !== 'city' && area?.level !== input.regionLevel)
    throw badField('regionCode', 'unknown_region', '没有这个区域', 'There is no such area')
  const id = ctx.requestKey ? derivedId('mode-pause', ctx.actor.id, ctx.requestKey) : newId()
  const { name, regionLevel, regionCode, reason } = input
  const row = {
    id,
    name,
    regionLevel,
    regionCode,
    fromAt: at,
    untilAt,
    reason,
    orderedBy: ctx.actor.id,
    orderedName: ctx.actor.name,
    orderedAt: at,
  }
  await ctx.db.transaction(async (tx) => {
    const fresh = await tx.query(sql`${insertInto('mode_pause', row)} on conflict (id) do nothing returning id`)
    if (fresh.length === 0) return
    await tx.query(insertInto('outbox', { topic: 'mode-pause.changed', subjectId: id, payload: { name }, deliverAt: at }))
    await tx.query(insertInto('outbox', { topic: 'timer.mode-ends', subjectId: id, payload: {}, deliverAt: untilAt }))
  })
  forgetModePauses(ctx)
  ctx.announce()
  return modePauseById(ctx, id)
}

/** Before its time. The clocks run on from now. */
export async function endModePause(ctx: Ctx, id: string): Promise<ModePauseOrder> {
  const at = ctx.now()
  await ctx.db.transaction(async (tx) => {
    const rows = await tx.query(
      sql`update mode_pause set ended_at = ${at} where id = ${id} and ended_at is null and until_at > ${at} returning id`,
    )
    if (rows.length > 0) await tx.query(insertInto('outbox', { topic: 'mode-pause.changed', subjectId: id, payload: {}, deliverAt: at }))
  })
  forgetModePauses(ctx)
  ctx.announce()
  return modePauseById(ctx, id)
}

/** Brings the clocks of the area in line with the order: harmless when repeated. Answers how many were turned. */
export async function applyModePause(ctx: Ctx, id: string): Promise<number> {
  const order = await orderById(ctx, id)
  if (!order) return 0
  const over = order.endedAt ?? (order.untilAt <= ctx.now() ? order.untilAt : null)
  const cases = await ctx.db.query<{ id: string }>(
    over
      ? sql`select id from urban_case where mode_pause_id = ${id}`
      : sql`select id from urban_case where open and state in ('dispatched', 'handling') and mode_pause_id is null and ${areaCondition(order)}`,
  )
  let turned = 0
  for (const one of cases)
    if (await annotate(ctx, one.id, (subject) => (over ? goOn(ctx, subject, order, over) : rest(ctx, subject, order)))) turned++
  if (over && order.endedAt === null)
    await ctx.db.query(sql`update mode_pause set ended_at = ${over} where id = ${id} and ended_at is null`)
  forgetModePauses(ctx)
  if (turned > 0) ctx.announce()
  return turned
}

function areaCondition({ regionLevel, regionCode }: OrderRow) {
  if (regionLevel === 'city') return sql`true`
  if (regionLevel === 'district') return sql`district_code = ${regionCode}`
  return regionLevel === 'street' ? sql`street_code = ${regionCode}` : sql`community_code = ${regionCode}`
}

async function rest(ctx: Ctx, subject: Subject<UrbanCase>, order: OrderRow) {
  const { row } = subject
  const clock = runningClock(subject, 'disposal')
  if (!clock || clock.deadlineAt === null || clock.deadlineAt <= ctx.now() || row.modePauseId !== null || !covers(order, row)) return null
  if (!(await isOrdinary(ctx, row, clock.state.limit.unit))) return null
  const calendar = await calendarOf(ctx, clock.state.calendarVersion)
  replaceClock(subject, 'disposal', (state) => pauseClock(state, calendar, ctx.now().getTime(), order.name))
  return {
    event: 'modePaused',
    changes: { modePauseId: order.id },
    payload: { order: order.id, name: order.name, until: order.untilAt.toISOString() },
  }
}

async function goOn(ctx: Ctx, subject: Subject<UrbanCase>, order: OrderRow, at: Date) {
  const clock = runningClock(subject, 'disposal')
  const changes = { modePauseId: null }
  if (!clock || clock.deadlineAt !== null) return { event: 'modeResumed', changes, payload: { order: order.id } }
  const calendar = await calendarOf(ctx, clock.state.calendarVersion)
  replaceClock(subject, 'disposal', (state) => resumeClock(state, calendar, at.getTime()))
  return { event: 'modeResumed', changes, payload: { order: order.id, name: order.name, at: at.toISOString() } }
}

/** Danger does not wait for the storm to pass: matters of safety and limits in real hours run on. */
async function isOrdinary(ctx: Ctx, row: UrbanCase, unit: Parameters<typeof countingOf>[0]): Promise<boolean> {
  if (countingOf(unit) !== 'working') return false
  const entry = row.matterCode === null ? undefined : await entryOf(ctx, row.matterCode, row.conditionNo ?? 1)
  return entry?.safetyCritical !== true
}

async function orderById(ctx: Ctx, id: string): Promise<OrderRow | undefined> {
  return (await ctx.db.query<OrderRow>(sql`select * from mode_pause where id = ${id}`))[0]
}

async function modePauseById(ctx: Ctx, id: string): Promise<ModePauseOrder> {
  const row = await orderById(ctx, id)
  if (!row) throw notFound()
  const cases = (await ctx.db.query<{ n: number }>(sql`select count(*)::int as n from urban_case where mode_pause_id = ${id}`))[0]?.n ?? 0
  return orderView(row, cases)
}

export async function modePauses(ctx: Ctx): Promise<ModePauseOrder[]> {
  const rows = await ctx.db.query<OrderRow & { cases: number }>(
    sql`select m.*, (select count(*)::int from urban_case c where c.mode_pause_id = m.id) as cases from mode_pause m order by ordered_at desc limit 100`,
  )
  return rows.map((row) => orderView(row, row.cases))
}

function orderView({ id, name, regionLevel, regionCode, reason, orderedName, ...times }: OrderRow, cases: number): ModePauseOrder {
  const { fromAt, untilAt, endedAt } = times
  return {
    ...{ id, name, regionLevel, regionCode, reason, orderedName, cases },
    fromAt: fromAt.toISOString(),
    untilAt: untilAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
