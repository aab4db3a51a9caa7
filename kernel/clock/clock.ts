/**
 * A clock: a plain value that can be stored as JSON, and the verbs that return the next value (CL 6 - 8, R7 - R14).
 * Instants are epoch milliseconds, cut to the whole second. Nothing is ever changed in place.
 *
 * R7 is kept by what a clock carries: the limit, the day length in seconds, and the version of the table of working
 * hours. Holidays are not frozen (R6, R14), so they have a version of their own, which `recalculate` moves on.
 */
import { BY_DATE, type Calendar } from './calendar.ts'
import { dayLengthOn, provisionalBetween, trackFor } from './deadline.ts'
import { ClockError, checkLimit, countingOf, type Limit, limitSeconds, wholeSecond } from './limit.ts'
import { type ClockEvent, type ClockHistory, type Standing, standingAfter, standingOf, trackOf, yellowOf } from './replay.ts'
import type { Track } from './track.ts'

export type { ClockEvent } from './replay.ts'

export interface Clock extends ClockHistory, Standing {
  /** Last second on time (R5). Null while paused. */
  deadline: number | null
  /** First yellow second (R11). Null while paused, unless it was yellow before. */
  yellowAt: number | null
  /** The deadline leans on a year without an approved notice (R6). */
  provisional: boolean
}

/** Laws of CL 8: two approvals, each of one original limit unless said. */
const MOST_EXTENSIONS = 2

/**
 * Starts a clock: at dispatch for disposal (T10), at the transition named in CL 6 for the posts.
 * `profileId` counts by one profile all year round; without it the hours follow the date.
 */
export function startClock(calendar: Calendar, begin: { kind: string; startAt: number; limit: Limit; profileId?: string }): Clock {
  const { kind, limit, profileId = BY_DATE } = begin
  checkLimit(limit)
  const startAt = wholeSecond(begin.startAt)
  const working = countingOf(limit.unit) === 'working'
  const dayLengthSeconds = working ? dayLengthOn(trackFor(calendar, profileId), startAt) : 0
  const history: ClockHistory = {
    kind,
    round: 1,
    startAt,
    limit,
    dayLengthSeconds,
    profileId,
    calendarVersion: calendar.version,
    profileVersion: calendar.profileVersion,
    mode: calendar.mode,
    events: [],
    stoppedAt: null,
  }
  return replayed(history, calendar)
}

/** R9. Refused when nothing is left, so an overdue case cannot be made good by a pause. */
export function pauseClock(clock: Clock, calendar: Calendar, at: number, note?: string): Clock {
  const moment = nextMoment(clock, at)
  if (clock.deadline === null) throw new ClockError('already_paused', 'the clock is paused already')
  const paused = withEvent(clock, calendar, { type: 'pause', at: moment, note })
  if (paused.left === 0) {
    throw new ClockError('nothing_left', 'nothing of the limit is left to be kept by a pause')
  }
  return paused
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
    throw new ClockError('unit_mismatch', `a limit in ${clock.limit.unit} cannot be extended in ${extra.unit}`)
  }
  if (extensionsOf(clock) >= most) {
    throw new ClockError('too_many_extensions', `the limit was extended ${most} times already`)
  }
  return withEvent(clock, calendar, { type: 'extension', at: moment, extra, note })
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
  const round = { round: clock.round + 1, startAt, limit, events: [], stoppedAt: null }
  return replayed({ ...clock, ...round, calendarVersion: calendar.version }, calendar)
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
  const { lastDeadline: deadline, left } = clock
  const renewed = replayed({ ...clock, calendarVersion: next.version }, next)
  const held = renewed.lastDeadline < deadline || (renewed.left ?? 0) < (left ?? 0)
  const hold: ClockEvent = { type: 'hold', at: moment, deadline, left }
  const result = held ? withEvent(renewed, next, hold) : renewed
  const moved = left === null ? result.lastDeadline > deadline : (result.left ?? 0) > left
  return { clock: result, moved, held }
}

/** The original limit in seconds, without extensions. */
export function originalSeconds(clock: Clock): number {
  return limitSeconds(clock.limit, clock.dayLengthSeconds)
}

function replayed(history: ClockHistory, calendar: Calendar): Clock {
  const track = trackOf(history, calendar)
  return shown(history, history.events, track, standingOf(history, track))
}

function withEvent(clock: Clock, calendar: Calendar, event: ClockEvent): Clock {
  const track = trackOf(clock, calendar)
  const standing = standingAfter(clock, track, clock, event)
  return shown(clock, [...clock.events, event], track, standing)
}

/**
 * What is shown follows from history and standing. Written out field by field: spreading a value of this size
 * makes the verbs seven times slower, and a change of days recalculates every open case.
 */
function shown(history: ClockHistory, events: readonly ClockEvent[], track: Track | null, standing: Standing): Clock {
  const { startAt } = history
  const { lastDeadline, left, totalSeconds } = standing
  return {
    kind: history.kind,
    round: history.round,
    startAt,
    limit: history.limit,
    dayLengthSeconds: history.dayLengthSeconds,
    profileId: history.profileId,
    calendarVersion: history.calendarVersion,
    profileVersion: history.profileVersion,
    mode: history.mode,
    events,
    stoppedAt: history.stoppedAt,
    lastDeadline,
    left,
    totalSeconds,
    deadline: left === null ? lastDeadline : null,
    yellowAt: yellowOf(startAt, events, track, totalSeconds),
    provisional: provisionalBetween(track, startAt, lastDeadline),
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
