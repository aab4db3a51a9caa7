/**
 * The state of a clock read from its history. Every verb appends an event and reads the state anew, so a
 * recalculation (R6, R14) and the daily verbs cannot disagree.
 */
import type { Calendar, DayMode } from './calendar.ts'
import { addOn, countOn, limitFrom, trackFor } from './deadline.ts'
import { ClockError, countingOf, type Limit, limitSeconds } from './limit.ts'
import type { Track } from './track.ts'

/** What happened to a running clock, in order of time. `at` is epoch ms, always a whole second. */
export type ClockEvent =
  | { type: 'pause'; at: number; note?: string }
  | { type: 'resume'; at: number }
  /** R8; `extra` is in the same counting as the limit. */
  | { type: 'extension'; at: number; extra: Limit; note?: string }
  /** R14: a recalculation would have shortened what was shown, so the shown values hold. */
  | { type: 'hold'; at: number; deadline: number; left: number | null }

/** What a clock is by its history alone. All of it is fixed at the start (R7), only `events` grows. */
export interface ClockHistory {
  /** Word of the procedure: `disposal`, `accept`, `verify`, ... */
  kind: string
  /** 1, and one more for each rework (R10). */
  round: number
  startAt: number
  limit: Limit
  /** Frozen day length (R3, R7); 0 for a clock in real time. */
  dayLengthSeconds: number
  profileId: string
  /** The days it is counted by: the version current at the start, or of the last recalculation. */
  calendarVersion: string
  /** The hours it is counted by, for its whole life (R7). */
  profileVersion: string
  mode: DayMode
  events: readonly ClockEvent[]
  stoppedAt: number | null
}

/** Where a clock stands after its history. */
export interface Standing {
  /** Kept up while paused too, though nobody is shown it then. */
  lastDeadline: number
  /** Seconds left at the pause that is on (R9); null while the clock runs. */
  left: number | null
  /** The limit with its extensions, in seconds: what is used at the deadline (R11). */
  totalSeconds: number
}

/** A period in which the clock ran, `[from, to)`. */
export interface Span {
  from: number
  to: number
}

/**
 * The track of a clock; null for real time. Refuses a calendar the clock is not counted by, days and hours alike:
 * a quiet switch would move deadlines behind everybody's back (R7, R14).
 */
export function trackOf(clock: ClockHistory, calendar: Calendar): Track | null {
  if (countingOf(clock.limit.unit) === 'real') return null
  if (calendar.version !== clock.calendarVersion) {
    const versions = `${clock.calendarVersion}, not ${calendar.version}`
    throw new ClockError('calendar_mismatch', `this clock is counted by calendar ${versions}`)
  }
  if (calendar.profileVersion !== clock.profileVersion) {
    const versions = `${clock.profileVersion}, not ${calendar.profileVersion}`
    throw new ClockError('profile_frozen', `this clock keeps the working hours of ${versions}`)
  }
  return trackFor(calendar, clock.profileId)
}

/** The whole history under a calendar's days: at the start, and when the days change (R6, R14). */
export function standingOf(clock: ClockHistory, track: Track | null): Standing {
  const lastDeadline = limitFrom(track, clock.mode, clock.startAt, clock.limit, clock.dayLengthSeconds)
  // Only a limit to the end of a day has to be measured (R3).
  const measured = clock.mode === 'END_OF_DAY' && clock.limit.unit === 'work_day'
  const totalSeconds = measured ? countOn(track, clock.startAt, lastDeadline) : limitSeconds(clock.limit, clock.dayLengthSeconds)
  let standing: Standing = { lastDeadline, left: null, totalSeconds }
  for (const event of clock.events) standing = standingAfter(clock, track, standing, event)
  return standing
}

/** One more event. */
export function standingAfter(clock: ClockHistory, track: Track | null, standing: Standing, event: ClockEvent): Standing {
  const { lastDeadline, left, totalSeconds } = standing
  switch (event.type) {
    // R9: limit − used is what lies between the pause and the deadline.
    case 'pause':
      return { lastDeadline, left: countOn(track, event.at, lastDeadline), totalSeconds }
    // R9. The old deadline is a floor only where R14 held it in hours that no longer count.
    case 'resume':
      return { lastDeadline: Math.max(lastDeadline, addOn(track, event.at, left ?? 0)), left: null, totalSeconds }
    // R8: from the current deadline, whenever the decision was taken.
    case 'extension': {
      const later = limitFrom(track, clock.mode, lastDeadline, event.extra, clock.dayLengthSeconds)
      return lengthened(standing, later, countOn(track, lastDeadline, later))
    }
    // R14.
    case 'hold': {
      const later = Math.max(lastDeadline, event.deadline)
      const more = left === null ? countOn(track, lastDeadline, later) : Math.max((event.left ?? 0) - left, 0)
      return lengthened(standing, later, more)
    }
  }
}

function lengthened(standing: Standing, lastDeadline: number, seconds: number): Standing {
  const { left, totalSeconds } = standing
  return { lastDeadline, left: left === null ? null : left + seconds, totalSeconds: totalSeconds + seconds }
}

/**
 * R11: the first second after 0.8 of the limit. Null for a paused clock that has not got there.
 */
export function yellowOf(startAt: number, events: readonly ClockEvent[], track: Track | null, totalSeconds: number): number | null {
  // Integers: 0.8 is no binary fraction.
  let green = Math.floor((totalSeconds * 4) / 5)
  let from: number | null = startAt
  for (const event of events) {
    if (event.type === 'pause' && from !== null) {
      const size = countOn(track, from, event.at)
      const until = green <= size ? addOn(track, from, green) : event.at
      if (until < event.at) return until + 1000
      green -= size
      from = null
    }
    if (event.type === 'resume') from = event.at
  }
  return from === null ? null : addOn(track, from, green) + 1000
}

/** The periods in which the clock ran, up to an instant. */
export function runningSpans(clock: ClockHistory, until: number): Span[] {
  const spans: Span[] = []
  let from: number | null = clock.startAt
  for (const event of clock.events) {
    if (event.at >= until) break
    if (event.type === 'pause' && from !== null) {
      spans.push({ from, to: event.at })
      from = null
    }
    if (event.type === 'resume') from = event.at
  }
  if (from !== null && from < until) spans.push({ from, to: until })
  return spans
}
