/**
 * A clock: a plain value that can be stored as JSON, and the verbs that return the next value (CL 6 - 8, R7 - R14).
 * Instants are epoch milliseconds, cut to the whole second. Nothing is ever changed in place.
 *
 * R7 is kept by what a clock carries: the limit, the day length in seconds, and the version of the table of working
 * hours. Holidays are not frozen (R6, R14), so they have a version of their own, which `recalculate` moves on.
 */
import { BY_DATE, type Calendar } from './calendar.ts'
import { countOn, dayLengthOn, provisionalBetween, trackFor } from './deadline.ts'
import { ClockError, checkLimit, countingOf, type Limit, limitSeconds, wholeSecond } from './limit.ts'
import { type ClockEvent, type ClockHistory, type Standing, standingOf, trackOf, yellowOf } from './replay.ts'

export type { ClockEvent } from './replay.ts'

export interface Clock extends ClockHistory {
  /** Last second on time (R5). Null while paused. */
  deadline: number | null
  /** First yellow second (R11). Null while paused, unless it was yellow before. */
  yellowAt: number | null
  /** The deadline leans on a year without an approved notice (R6). */
  provisional: boolean
  /** Seconds left at the pause (R9), extensions since then included. Null while running. */
  left: number | null
  /** `deadline`, kept while paused: a recalculation must not undercut it (R14). Not for screens. */
  lastDeadline: number
}

/** Laws of CL 8: two approvals, each of one original limit unless said. */
const MOST_EXTENSIONS = 2

/**
 * Starts a clock: at dispatch for disposal (T10), at the transition named in CL 6 for the posts.
 * `profileId` counts by one profile all year round; without it the hours follow the date.
 */
export function startClock(
  calendar: Calendar,
  begin: { kind: string; startAt: number; limit: Limit; profileId?: string },
): Clock {
  checkLimit(begin.limit)
  const startAt = wholeSecond(begin.startAt)
  const profileId = begin.profileId ?? BY_DATE
  const working = countingOf(begin.limit.unit) === 'working'
  return settled(
    {
      kind: begin.kind,
      round: 1,
      startAt,
      limit: begin.limit,
      dayLengthSeconds: working ? dayLengthOn(trackFor(calendar, profileId), startAt) : 0,
      profileId,
      calendarVersion: calendar.version,
      profileVersion: calendar.profileVersion,
      mode: calendar.mode,
      events: [],
      stoppedAt: null,
    },
    calendar,
  )
}

/** R9. Refused when nothing is left, so an overdue case cannot be made good by a pause. */
export function pauseClock(clock: Clock, calendar: Calendar, at: number, note?: string): Clock {
  const moment = nextMoment(clock, at)
  if (clock.deadline === null) throw new ClockError('already_paused', 'the clock is paused already')
  if (countOn(trackOf(clock, calendar), moment, clock.deadline) <= 0) {
    throw new ClockError('nothing_left', 'nothing of the limit is left to be kept by a pause')
  }
  return withEvent(clock, calendar, { type: 'pause', at: moment, ...(note === undefined ? {} : { note }) })
}

/** R9: what was left runs on from here; extensions granted before or during the pause are part of it. */
export function resumeClock(clock: Clock, calendar: Calendar, at: number): Clock {
  const moment = nextMoment(clock, at)
  if (clock.deadline !== null) throw new ClockError('not_paused', 'the clock is not paused')
  return withEvent(clock, calendar, { type: 'resume', at: moment })
}

/**
 * R8: moves the deadline from where it stands, also when the decision comes after it or during a pause.
 * `extra` defaults to one original limit; `most` is the number of approvals the city allows.
 */
export function extendClock(
  clock: Clock,
  calendar: Calendar,
  at: number,
  options: { extra?: Limit; note?: string; most?: number } = {},
): Clock {
  const moment = nextMoment(clock, at)
  const { extra = clock.limit, note, most = MOST_EXTENSIONS } = options
  checkLimit(extra)
  if (countingOf(extra.unit) !== countingOf(clock.limit.unit)) {
    throw new ClockError(
      'unit_mismatch',
      `a limit in ${clock.limit.unit} cannot be extended in ${extra.unit}`,
    )
  }
  if (extensionsOf(clock) >= most) {
    throw new ClockError('too_many_extensions', `the limit was extended ${most} times already`)
  }
  const noted = note === undefined ? {} : { note }
  return withEvent(clock, calendar, { type: 'extension', at: moment, extra, ...noted })
}

export function extensionsOf(clock: Clock): number {
  return clock.events.filter((event) => event.type === 'extension').length
}

/** Ends the count; a paused clock may be stopped as well (forced closing from the ledger, T27). */
export function stopClock(clock: Clock, at: number): Clock {
  return { ...clock, stoppedAt: nextMoment(clock, at) }
}

/**
 * R10: the clock of the next round, with the full original limit (no extensions) times the ratio. The hours
 * are those of the dispatch (R7), the days those of the calendar given.
 */
export function reworkClock(clock: Clock, calendar: Calendar, at: number, ratio = 1): Clock {
  if (clock.stoppedAt === null) throw new ClockError('still_running', 'the round before has not ended')
  const startAt = wholeSecond(at)
  if (startAt < clock.stoppedAt) throw outOfOrder()
  const limit = { amount: clock.limit.amount * ratio, unit: clock.limit.unit }
  checkLimit(limit)
  const { kind, dayLengthSeconds, profileId, profileVersion, mode } = clock
  const frozen = { kind, dayLengthSeconds, profileId, profileVersion, mode }
  const round = { round: clock.round + 1, startAt, limit, events: [], stoppedAt: null }
  return settled({ ...frozen, ...round, calendarVersion: calendar.version }, calendar)
}

export interface Recalculation {
  clock: Clock
  /** The deadline, or what is left of a paused clock, is later than before: write a flow record (R14). */
  moved: boolean
  /** The new calendar would have shortened it; the shown deadline holds (R14). */
  held: boolean
}

/**
 * Takes a running clock over to another version of the days: the notice of a provisional year is out (R6), or a
 * storm closure was declared (R14). A stopped clock keeps the days it was judged by.
 */
export function recalculate(clock: Clock, next: Calendar, at: number): Recalculation {
  if (clock.stoppedAt !== null) return { clock, moved: false, held: false }
  const moment = nextMoment(clock, at)
  const shown: Standing = { deadline: clock.lastDeadline, left: clock.left }
  const renewed = settled({ ...clock, calendarVersion: next.version }, next)
  const shorter = renewed.lastDeadline < shown.deadline || (renewed.left ?? 0) < (shown.left ?? 0)
  const result = shorter ? withEvent(renewed, next, { type: 'hold', at: moment, ...shown }) : renewed
  return { clock: result, moved: isLater(result, shown), held: shorter }
}

function isLater(clock: Clock, shown: Standing): boolean {
  if (clock.left === null) return clock.lastDeadline > shown.deadline
  return clock.left > (shown.left ?? 0)
}

/** The original limit in seconds, without extensions. */
export function originalSeconds(clock: Clock): number {
  return limitSeconds(clock.limit, clock.dayLengthSeconds)
}

function withEvent(clock: Clock, calendar: Calendar, event: ClockEvent): Clock {
  return settled({ ...clock, events: [...clock.events, event] }, calendar)
}

function settled(history: ClockHistory, calendar: Calendar): Clock {
  const track = trackOf(history, calendar)
  const standing = standingOf(history, track)
  return {
    ...history,
    deadline: standing.left === null ? standing.deadline : null,
    yellowAt: yellowOf(history, track, standing),
    provisional: provisionalBetween(track, history.startAt, standing.deadline),
    left: standing.left,
    lastDeadline: standing.deadline,
  }
}

/** History is appended: nothing may happen before what has happened. */
function nextMoment(clock: Clock, at: number): number {
  if (clock.stoppedAt !== null) throw new ClockError('already_stopped', 'the clock has stopped')
  const moment = wholeSecond(at)
  if (moment < (clock.events.at(-1)?.at ?? clock.startAt)) throw outOfOrder()
  return moment
}

function outOfOrder(): ClockError {
  return new ClockError('out_of_order', 'this lies before something that has already happened to the clock')
}
