/** A published calendar moves the deadlines that lean on it, never to an earlier time (R6, R14). */
import { recalculate } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { Problem } from '#kernel/problem.ts'
import { loadedSubject, replaceClock, runningClock, save } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { caseById, clocksOf } from '../store.ts'
import { newsOf } from './act.ts'

/** Counts every running working-time clock anew; answers how many deadlines moved. Harmless when repeated. */
export async function recalculateClocks(ctx: Ctx): Promise<number> {
  const calendar = await currentCalendar(ctx)
  const rows = await ctx.db.query<{ subjectId: string; kind: string }>(sql`select subject_id, kind from clock
    where stopped_at is null and limit_unit in ('work_hour', 'work_day') and state->>'calendarVersion' <> ${calendar.version}`)
  let moved = 0
  for (const { subjectId, kind } of rows) if (await recalculateOne(ctx, subjectId, kind)) moved++
  if (moved > 0) ctx.announce()
  return moved
}

async function recalculateOne(ctx: Ctx, caseId: string, kind: string): Promise<boolean> {
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!row) return false
  const subject = loadedSubject(row, clocks)
  const clock = runningClock(subject, kind)
  if (!clock) return false
  const at = ctx.now()
  const result = recalculate(clock.state, await currentCalendar(ctx), at.getTime())
  if (!result.moved) return false
  const before = clock.deadlineAt
  replaceClock(subject, kind, () => result.clock)
  const payload = {
    kind,
    from: before?.toISOString() ?? null,
    to: clock.deadlineAt?.toISOString() ?? null,
    calendar: result.clock.calendarVersion,
  }
  const record = nextRecord(caseId, row, {
    procedure: 'case',
    event: 'recalculated',
    fromState: row.state,
    toState: row.state,
    actor: ctx.actor,
    role: 'system',
    at,
    payload,
  })
  subject.records.push(record)
  Object.assign(subject.row, headAfter(record), { updatedAt: at })
  subject.events.push({ topic: 'case.changed', subjectId: caseId, payload: newsOf(subject.row, 'recalculated'), deliverAt: at })
  try {
    await save(ctx.db, 'urban_case', subject)
    return true
  } catch (error) {
    // Somebody acted on the case in the same moment: once more with what it is now.
    if (error instanceof Problem && error.code === 'stale_version') return recalculateOne(ctx, caseId, kind)
    throw error
  }
}
