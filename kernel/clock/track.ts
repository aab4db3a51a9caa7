/**
 * A track is the row of all working windows of a calendar under one choice of hours, with running totals.
 * "How much working time lies before this instant" and its inverse are then a table read and at most a few steps.
 */
import type { WorkProfile } from './calendar-data.ts'
import { type Days, dayIndexAt, works } from './days.ts'
import { ClockError } from './limit.ts'
import { instantOfLocal, type Spell } from './zone.ts'

/** All times are UTC seconds; a last window that never opens closes the row. */
export interface Track {
  readonly days: Days
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Working seconds before each window; its last entry is the total. */
  readonly before: Float64Array
  /** Per day, the first window on or after it. */
  readonly firstWindow: Float64Array
  /** Per `BUCKET` working seconds, the first window that reaches them. */
  readonly reach: Float64Array
  /** Per day, the nominal length of a working day in seconds (R3). */
  readonly dayLengths: Float64Array
  /** Per day, how many workdays lie before it; and each workday's index. */
  readonly workdaysBefore: Float64Array
  readonly workdays: Float64Array
}

/** About one window of a usual profile, so that a look-up makes about one step. */
const BUCKET = 8192

/** The windows of a profile, checked: whole minutes, in order, not overlapping. */
export function windowsOf(profile: WorkProfile): WorkProfile['windows'] {
  let cursor = 0
  for (const [start, end] of profile.windows) {
    const whole = Number.isInteger(start) && Number.isInteger(end)
    if (!whole || start < cursor || end <= start || end > 1440) {
      throw new ClockError('bad_profile', `profile ${profile.id}: window ${start}-${end} is not possible`)
    }
    cursor = end
  }
  if (cursor === 0) throw new ClockError('bad_profile', `profile ${profile.id} has no window`)
  return profile.windows
}

export function buildTrack(days: Days, spells: readonly Spell[], profileOfDay: (day: number) => WorkProfile): Track {
  const opens: number[] = []
  const closes: number[] = []
  const firstWindow: number[] = []
  const dayLengths: number[] = []
  const workdaysBefore: number[] = []
  const workdays: number[] = []
  for (let day = 0; day < days.count; day++) {
    const { windows } = profileOfDay(day)
    firstWindow.push(opens.length)
    workdaysBefore.push(workdays.length)
    dayLengths.push(windows.reduce((sum, [start, end]) => sum + (end - start) * 60, 0))
    if (!works(days.kinds[day])) continue
    workdays.push(day)
    const localMidnight = (days.first + day) * 86_400
    for (const [start, end] of windows) {
      opens.push(instantOfLocal(spells, localMidnight + start * 60))
      closes.push(instantOfLocal(spells, localMidnight + end * 60))
    }
  }
  firstWindow.push(opens.length)
  workdaysBefore.push(workdays.length)
  const before = runningTotals(opens, closes)
  return {
    days,
    opens: Float64Array.from([...opens, Number.POSITIVE_INFINITY]),
    closes: Float64Array.from([...closes, Number.POSITIVE_INFINITY]),
    before,
    firstWindow: Float64Array.from(firstWindow),
    reach: reachTable(before),
    dayLengths: Float64Array.from(dayLengths),
    workdaysBefore: Float64Array.from(workdaysBefore),
    workdays: Float64Array.from(workdays),
  }
}

function runningTotals(opens: number[], closes: number[]): Float64Array {
  const before = new Float64Array(opens.length + 1)
  let total = 0
  for (const [window, open] of opens.entries()) {
    total += (closes[window] ?? open) - open
    before[window + 1] = total
  }
  return before
}

function reachTable(before: Float64Array): Float64Array {
  const total = cell(before, before.length - 1)
  const reach = new Float64Array(Math.floor(total / BUCKET) + 1)
  let window = 0
  for (let bucket = 0; bucket < reach.length; bucket++) {
    while (cell(before, window + 1) < bucket * BUCKET) window++
    reach[bucket] = window
  }
  return reach
}

/** Indexes are checked at the entrance; the default only satisfies the compiler. */
export function cell(table: Float64Array, index: number): number {
  return table[index] ?? 0
}

/** The first window that closes after the instant. */
export function windowAt(track: Track, second: number): number {
  let window = cell(track.firstWindow, dayIndexAt(track.days, second))
  while (cell(track.closes, window) <= second) window++
  return window
}

/** Working seconds from the beginning of the calendar to the instant. */
export function workedUntil(track: Track, second: number): number {
  const window = windowAt(track, second)
  return cell(track.before, window) + Math.max(second - cell(track.opens, window), 0)
}

/** The earliest instant by which so much has been worked: a window's end rather than the next start (R5). */
export function earliestAt(track: Track, worked: number): number {
  checkReach(track, worked)
  let window = cell(track.reach, Math.floor(worked / BUCKET))
  while (cell(track.before, window + 1) < worked) window++
  return cell(track.opens, window) + worked - cell(track.before, window)
}

/** The latest instant by which no more has been worked: the next start rather than a window's end (R1). */
export function latestAt(track: Track, worked: number): number {
  checkReach(track, worked + 1)
  let window = cell(track.reach, Math.floor(worked / BUCKET))
  while (cell(track.before, window + 1) <= worked) window++
  return cell(track.opens, window) + worked - cell(track.before, window)
}

function checkReach(track: Track, worked: number): void {
  if (worked >= 0 && worked <= cell(track.before, track.before.length - 1)) return
  throw new ClockError('outside_calendar', 'the calendar has not that many working hours')
}

/** Close of the last window of the n-th workday after the local date of the instant (R3, END_OF_DAY). */
export function closeOfWorkday(track: Track, second: number, count: number): number {
  const passed = cell(track.workdaysBefore, dayIndexAt(track.days, second) + 1)
  const day = track.workdays[passed + count - 1]
  if (day === undefined) {
    throw new ClockError('outside_calendar', `the calendar has not ${count} more workdays`)
  }
  return cell(track.closes, cell(track.firstWindow, day + 1) - 1)
}
