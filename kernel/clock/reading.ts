/** What a clock says at an instant: light, time used, overdue, on time (R5, R9 - R12). */
import type { Calendar } from './calendar.ts'
import { type Clock, originalSeconds } from './clock.ts'
import { countOn } from './deadline.ts'
import { ClockError, type Counting, countingOf, wholeSecond } from './limit.ts'
import { runningSpans, trackOf } from './replay.ts'

export type Light = 'green' | 'yellow' | 'red'

/** Nothing changes for a clock after it has stopped. */
function momentOf(clock: Clock, at: number): number {
  return Math.min(wholeSecond(at), clock.stoppedAt ?? Number.POSITIVE_INFINITY)
}

/**
 * R11. Needs no calendar: a list of ten thousand cases compares numbers. A stopped clock keeps the light it
 * stopped with; a paused one is never red. Red goes by the deadline itself, not by seconds used, so that past 12:00
 * a light never contradicts "finishedAt ≤ deadline" (R5).
 */
export function light(clock: Clock, at: number): Light {
  const moment = momentOf(clock, at)
  if (clock.deadline !== null && moment > clock.deadline) return 'red'
  return clock.yellowAt !== null && moment >= clock.yellowAt ? 'yellow' : 'green'
}

/** Seconds used, pauses left out, in the clock's own counting (R9). */
export function used(clock: Clock, calendar: Calendar, at: number): number {
  const track = trackOf(clock, calendar)
  return runningSpans(clock, momentOf(clock, at)).reduce((sum, { from, to }) => sum + countOn(track, from, to), 0)
}

/** R11: x = used / limit. A limit of 0 is used up by its first second. */
export function usedRatio(clock: Clock, calendar: Calendar, at: number): number {
  const spent = used(clock, calendar, at)
  return spent === 0 ? 0 : spent / clock.totalSeconds
}

/** Seconds still to be used; 0 from the deadline on. */
export function remaining(clock: Clock, calendar: Calendar, at: number): number {
  return Math.max(0, clock.totalSeconds - used(clock, calendar, at))
}

export interface Overdue {
  /** 0 is possible for a late clock: past 12:00, the lunch break does not count. Ask `isOnTime` for lateness. */
  seconds: number
  /** Working hours or real hours (R12). */
  counting: Counting
}

/** R12: time since the deadline in the clock's own counting. */
export function overdueBy(clock: Clock, calendar: Calendar, at: number): Overdue {
  const counting = countingOf(clock.limit.unit)
  if (clock.deadline === null) return { seconds: 0, counting }
  const seconds = countOn(trackOf(clock, calendar), clock.deadline, momentOf(clock, at))
  return { seconds, counting }
}

/** R5: finished at or before the deadline, or not yet past it. A paused clock is on time. */
export function isOnTime(clock: Clock, at: number): boolean {
  return clock.deadline === null || momentOf(clock, at) <= clock.deadline
}

/** R10: a case is on time if and only if every round was. A round still open is judged at `at`. */
export function caseOnTime(rounds: readonly Clock[], at?: number): boolean {
  return rounds.every((round) => {
    const moment = round.stoppedAt ?? at
    if (moment === undefined) throw new ClockError('still_running', 'an open round is judged at an instant')
    return isOnTime(round, moment)
  })
}

/** Seconds of overdue as multiples of the original limit, the measure of CL 13 for L3 and L4. */
export function overdueRatio(clock: Clock, calendar: Calendar, at: number): number {
  const { seconds } = overdueBy(clock, calendar, at)
  return seconds === 0 ? 0 : seconds / originalSeconds(clock)
}
