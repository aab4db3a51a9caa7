/**
 * Two slow and obvious readings of R1 - R6, kept apart from the engine's tables: the tests compare with them, the
 * benchmark uses the walk as its baseline. Whole minutes only; no part of the product calls them.
 */
import type { CalendarData, WorkProfile } from './calendar-data.ts'

const MINUTE = 60_000

interface Days {
  off: Set<string>
  makeup: Set<string>
}

/** Sets of dates by R6; build once, as any sensible program would. */
export function referenceDays(data: CalendarData): Days {
  const approved = data.years.filter((year) => year.status === 'approved')
  const off = new Set(approved.flatMap((year) => year.holidays.map((holiday) => holiday.date)))
  return { off, makeup: new Set(approved.flatMap((year) => year.makeupWorkdays)) }
}

function worksOn(days: Days, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return days.makeup.has(date) || (weekday !== 0 && weekday !== 6 && !days.off.has(date))
}

/** Local time of an instant: the date and the minute of the day. */
export type LocalTime = (instant: number) => { date: string; minute: number }

export function fixedLocalTime(offsetMinutes: number): LocalTime {
  return (instant) => {
    const local = new Date(instant + offsetMinutes * MINUTE).toISOString()
    return { date: local.slice(0, 10), minute: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)) }
  }
}

/** Asks of every single minute whether it is working time, until enough are found. */
export function stepDeadline(days: Days, profile: WorkProfile, localTime: LocalTime, start: number, minutes: number): number {
  let instant = start
  for (let missing = minutes; missing > 0; instant += MINUTE) {
    if (isWorkingMinute(days, profile, localTime, instant)) missing--
  }
  return instant
}

/** Counts the working minutes of a period one by one. */
export function stepMinutes(days: Days, profile: WorkProfile, localTime: LocalTime, from: number, to: number): number {
  let minutes = 0
  for (let instant = from; instant < to; instant += MINUTE) {
    if (isWorkingMinute(days, profile, localTime, instant)) minutes++
  }
  return minutes
}

function isWorkingMinute(days: Days, profile: WorkProfile, localTime: LocalTime, instant: number): boolean {
  const { date, minute } = localTime(instant)
  return profile.windows.some(([start, end]) => minute >= start && minute < end) && worksOn(days, date)
}

/** Walks day by day and window by window at a fixed offset, the way deadline calculators usually do. */
export function walkDeadline(days: Days, profile: WorkProfile, offsetMinutes: number, start: number, seconds: number): number {
  if (seconds === 0) return start
  let missing = seconds * 1000
  const local = start + offsetMinutes * MINUTE
  for (let midnight = local - (local % 86_400_000); ; midnight += 86_400_000) {
    if (!worksOn(days, new Date(midnight).toISOString().slice(0, 10))) continue
    for (const [open, close] of profile.windows) {
      const from = Math.max(local, midnight + open * MINUTE)
      const length = midnight + close * MINUTE - from
      if (length <= 0) continue
      if (missing <= length) return from + missing - offsetMinutes * MINUTE
      missing -= length
    }
  }
}

/** Working milliseconds of a period, by the same walk. */
export function walkWorked(days: Days, profile: WorkProfile, offsetMinutes: number, from: number, to: number): number {
  const [start, end] = [from + offsetMinutes * MINUTE, to + offsetMinutes * MINUTE]
  let worked = 0
  for (let midnight = start - (start % 86_400_000); midnight < end; midnight += 86_400_000) {
    if (!worksOn(days, new Date(midnight).toISOString().slice(0, 10))) continue
    for (const [open, close] of profile.windows) {
      const length = Math.min(end, midnight + close * MINUTE) - Math.max(start, midnight + open * MINUTE)
      worked += Math.max(length, 0)
    }
  }
  return worked
}
