/** A published calendar moves the answers that lean on it, never to an earlier time (R6, R14). */
import { recalculate } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { loadedSubject, replaceClock, runningClock } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { supervision } from '../procedures.ts'
import { answerClocksOf, clocksOfOtherDays, orderById } from '../store.ts'
import { newsOf, saveOrder } from './raise.ts'

/** Harmless when repeated: a clock that was counted anew carries the version it was counted by. */
export async function recalculateAnswers(ctx: Ctx): Promise<void> {
  const calendar = await currentCalendar(ctx)
  for (const { orderId } of await clocksOfOtherDays(ctx.db, calendar.version)) await recalculateOne(ctx, orderId)
  ctx.announce()
}

async function recalculateOne(ctx: Ctx, orderId: string): Promise<void> {
  const row = await orderById(ctx.db, orderId)
  if (!row) return
  const order = loadedSubject(row, await answerClocksOf(ctx.db, orderId))
  const clock = runningClock(order, 'answer')
  if (!clock) return
  const at = ctx.now()
  const before = clock.deadlineAt
  const result = recalculate(clock.state, await currentCalendar(ctx), at.getTime())
  if (!result.moved) return
  replaceClock(order, 'answer', () => result.clock)
  const payload = {
    from: before?.toISOString() ?? null,
    to: clock.deadlineAt?.toISOString() ?? null,
    calendar: result.clock.calendarVersion,
  }
  const record = nextRecord(orderId, row, {
    procedure: supervision.name,
    event: 'recalculated',
    fromState: row.state,
    toState: row.state,
    actor: ctx.actor,
    role: 'system',
    at,
    payload,
  })
  order.records.push(record)
  const firstAnswer = clock.ordinal === 1 ? { answerDueAt: clock.deadlineAt } : {}
  Object.assign(order.row, headAfter(record), firstAnswer, { updatedAt: at })
  order.events.push({ topic: 'supervision.changed', subjectId: orderId, payload: newsOf(order.row, 'recalculated'), deliverAt: at })
  await saveOrder(ctx.db, order)
}
