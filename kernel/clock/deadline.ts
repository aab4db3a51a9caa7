/**
 * Adding and measuring time by R1 - R6. Instants are epoch milliseconds, amounts are whole seconds.
 * `null` as a track means real time: every second counts.
 */
import { BY_DATE, type Calendar, type DayMode } from './calendar.ts'
import { dayIndexAt } from './days.ts'
import { ClockError, countingOf, type Limit, limitSeconds, wholeSecond } from './limit.ts'
import { cell, closeOfWorkday, earliestAt, latestAt, type Track, windowAt, workedUntil } from './track.ts'

/** The windows a clock counts on: the table by date, or one profile all year round. */
export function trackFor(calendar: Calendar, profileId: string = BY_DATE): Track {
  if (profileId === BY_DATE) return calendar.byDate
  const track = calendar.byProfile.get(profileId)
  if (track === undefined) throw new ClockError('unknown_profile', `no profile ${profileId}`)
  return track
}

/** Later by so many seconds on the track. Nothing added moves nothing, also outside the windows. */
export function addOn(track: Track | null, from: number, seconds: number): number {
  const start = wholeSecond(from)
  if (track === null) return start + seconds * 1000
  if (seconds === 0) return start
  return earliestAt(track, workedUntil(track, start / 1000) + seconds) * 1000
}

/** Seconds of the track in [from, to); 0 when `to` is not later. */
export function countOn(track: Track | null, from: number, to: number): number {
  const start = wholeSecond(from)
  const end = wholeSecond(to)
  if (end <= start) return 0
  if (track === null) return (end - start) / 1000
  return workedUntil(track, end / 1000) - workedUntil(track, start / 1000)
}

/** R2, R5: the instant at which so many working seconds are used up; a start in off-hours waits (R1). */
export function addWorking(calendar: Calendar, from: number, seconds: number, profileId?: string): number {
  checkSeconds(seconds)
  return addOn(trackFor(calendar, profileId), from, seconds)
}

/** The way back, for "two working hours before": the latest instant with so many working seconds to `until`. */
export function subtractWorking(calendar: Calendar, until: number, seconds: number, profileId?: string): number {
  checkSeconds(seconds)
  const end = wholeSecond(until)
  if (seconds === 0) return end
  const track = trackFor(calendar, profileId)
  return latestAt(track, workedUntil(track, end / 1000) - seconds) * 1000
}

/** Working seconds between two instants; off-hours count nothing, a period backwards is 0. */
export function workingSeconds(calendar: Calendar, from: number, to: number, profileId?: string): number {
  return countOn(trackFor(calendar, profileId), from, to)
}

/** R1: the instant itself inside a window, otherwise the next window start (08:00 of the next workday). */
export function nextOpening(calendar: Calendar, at: number, profileId?: string): number {
  const track = trackFor(calendar, profileId)
  const second = wholeSecond(at) / 1000
  const open = cell(track.opens, windowAt(track, second))
  if (open === Number.POSITIVE_INFINITY) throw new ClockError('outside_calendar', 'no window opens any more')
  return Math.max(open, second) * 1000
}

/** R3: length of a working day by the hours in force on the local date of the instant. */
export function dayLengthAt(calendar: Calendar, at: number, profileId?: string): number {
  return dayLengthOn(trackFor(calendar, profileId), at)
}

export function dayLengthOn(track: Track, at: number): number {
  return cell(track.dayLengths, dayIndexAt(track.days, wholeSecond(at) / 1000))
}

/**
 * The limit laid on from an instant (R2 - R5). A part of a day counts as a whole one under END_OF_DAY, which
 * knows only days: rounding up never takes time away from the department.
 */
export function limitFrom(track: Track | null, mode: DayMode, from: number, limit: Limit, dayLengthSeconds: number): number {
  const seconds = limitSeconds(limit, dayLengthSeconds)
  if (track === null || mode === 'WORKING_TIME' || limit.unit !== 'work_day' || seconds === 0) {
    return addOn(track, from, seconds)
  }
  return closeOfWorkday(track, wholeSecond(from) / 1000, Math.ceil(limit.amount)) * 1000
}

/** R6: whether a day of a year without an approved notice lies between the two instants. */
export function provisionalBetween(track: Track | null, from: number, to: number): boolean {
  if (track === null) return false
  const day = dayIndexAt(track.days, wholeSecond(from) / 1000)
  return to / 1000 > cell(track.days.provisionalFrom, day)
}

/**
 * Deadline of a limit that starts now (R1 - R6).
 * @example computeDeadline(calendar, Date.parse('2023-09-28T17:30+08:00'), { amount: 4, unit: 'work_hour' })
 * // deadline 2023-10-07 11:30, provisional false
 */
export function computeDeadline(
  calendar: Calendar,
  startAt: number,
  limit: Limit,
  profileId?: string,
): { deadline: number; provisional: boolean } {
  const working = countingOf(limit.unit) === 'working'
  const track = working ? trackFor(calendar, profileId) : null
  const dayLength = track !== null && limit.unit === 'work_day' ? dayLengthOn(track, startAt) : 0
  const deadline = limitFrom(track, calendar.mode, startAt, limit, dayLength)
  return { deadline, provisional: provisionalBetween(track, startAt, deadline) }
}

function checkSeconds(seconds: number): void {
  if (Number.isInteger(seconds) && seconds >= 0) return
  throw new ClockError('bad_limit', `seconds must be a whole number of at least 0, got ${String(seconds)}`)
}
