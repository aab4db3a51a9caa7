/** A published calendar moves the deadlines that lean on it, never to an earlier time (R6, R14). */
import { recalculate } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { replaceClock, runningClock } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { annotate } from './annotate.ts'
import { ticketAnswerBy } from './ticket.ts'

/** Counts every running working-time clock anew; answers how many deadlines moved. Harmless when repeated. */
export async function recalculateClocks(ctx: Ctx): Promise<number> {
  const calendar = await currentCalendar(ctx)
  const rows = await ctx.db.query<{ subjectId: string; kind: string }>(sql`select subject_id, kind from clock
    where stopped_at is null and limit_unit in ('work_hour', 'work_day') and state->>'calendarVersion' <> ${calendar.version}`)
  await recountTickets(ctx)
  let moved = 0
  for (const { subjectId, kind } of rows) if (await recalculateOne(ctx, subjectId, kind)) moved++
  if (moved > 0) ctx.announce()
  return moved
}

async function recalculateOne(ctx: Ctx, caseId: string, kind: string): Promise<boolean> {
  const calendar = await currentCalendar(ctx)
  return annotate(ctx, caseId, async (subject) => {
    const clock = runningClock(subject, kind)
    if (!clock) return null
    const result = recalculate(clock.state, calendar, ctx.now().getTime())
    if (!result.moved) return null
    const from = clock.deadlineAt?.toISOString() ?? null
    replaceClock(subject, kind, () => result.clock)
    return {
      event: 'recalculated',
      payload: { kind, from, to: clock.deadlineAt?.toISOString() ?? null, calendar: result.clock.calendarVersion },
    }
  })
}

/** By when open hotline tickets want their answer; nothing that was decided leans on it, so history does not tell of it. */
async function recountTickets(ctx: Ctx): Promise<void> {
  const calendar = await currentCalendar(ctx)
  const tickets = await ctx.db.query<{ id: string; ticketDueAt: Date }>(
    sql`select id, ticket_due_at from urban_case where open and ticket_due_at is not null`,
  )
  for (const { id, ticketDueAt } of tickets)
    await ctx.db.query(sql`update urban_case set ticket_answer_by = ${ticketAnswerBy(calendar, ticketDueAt)} where id = ${id}`)
}
