/**
 * The state of a clock read from its history. Every verb appends an event and reads the state anew, so a
 * recalculation (R6, R14) and the daily verbs cannot disagree.
 */
import type { Calendar, DayMode } from './calendar.ts'
import { addOn, countOn, limitFrom, trackFor } from './deadline.ts'
import { ClockError, countingOf, type Limit } from './limit.ts'
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

/** `deadline` is kept up while paused too (nobody is shown it); `left` is null while the clock runs. */
export interface Standing {
  deadline: number
  left: number | null
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

export function standingOf(clock: ClockHistory, track: Track | null): Standing {
  const deadline = limitFrom(track, clock.mode, clock.startAt, clock.limit, clock.dayLengthSeconds)
  let standing: Standing = { deadline, left: null }
  for (const event of clock.events) standing = after(clock, track, standing, event)
  return standing
}

function after(clock: ClockHistory, track: Track | null, standing: Standing, event: ClockEvent): Standing {
  const { deadline, left } = standing
  switch (event.type) {
    // R9: limit − used is what lies between the pause and the deadline.
    case 'pause':
      return { deadline, left: countOn(track, event.at, deadline) }
    // R9. The old deadline is a floor only where R14 held it in hours that no longer count.
    case 'resume':
      return { deadline: Math.max(deadline, addOn(track, event.at, left ?? 0)), left: null }
    // R8: from the current deadline, whenever the decision was taken.
    case 'extension': {
      const later = limitFrom(track, clock.mode, deadline, event.extra, clock.dayLengthSeconds)
      return { deadline: later, left: left === null ? null : left + countOn(track, deadline, later) }
    }
    case 'hold':
      return {
        deadline: Math.max(deadline, event.deadline),
        left: left === null ? null : Math.max(left, event.left ?? 0),
      }
  }
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

export function countSpans(track: Track | null, spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + countOn(track, span.from, span.to), 0)
}

/** The limit with all extensions, in seconds of the track: what is used at the deadline (R11). */
export function wholeLimit(clock: ClockHistory, track: Track | null, standing: Standing): number {
  return countSpans(track, runningSpans(clock, endOfCount(clock, standing))) + (standing.left ?? 0)
}

/**
 * R11: the first second after 0.8 of the limit. Null for a paused clock that has not got there.
 */
export function yellowOf(clock: ClockHistory, track: Track | null, standing: Standing): number | null {
  const spans = runningSpans(clock, endOfCount(clock, standing))
  // Integers: 0.8 is no binary fraction.
  let green = Math.floor((wholeLimit(clock, track, standing) * 4) / 5)
  for (const [index, span] of spans.entries()) {
    const size = countOn(track, span.from, span.to)
    const last = standing.left === null && index === spans.length - 1
    const until = green <= size ? addOn(track, span.from, green) : span.to
    if (last || until < span.to) return until + 1000
    green -= size
  }
  // No span at all: a limit of 0 is red before it can be yellow.
  return standing.left === null ? clock.startAt + 1000 : null
}

/** Counting ends at the deadline, or for now at the pause that is on. */
function endOfCount(clock: ClockHistory, standing: Standing): number {
  return standing.left === null ? standing.deadline : lastPause(clock)
}

function lastPause(clock: ClockHistory): number {
  return clock.events.findLast((event) => event.type === 'pause')?.at ?? clock.startAt
}
