/** Local dates as text (`YYYY-MM-DD`) and as day numbers counted from 1970-01-01. */
import { ClockError } from './limit.ts'

const DAY_MS = 86_400_000

export function dayNumber(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // Date.parse takes 2023-02-30 for 2 March in some engines, hence the way back.
  if (!Number.isFinite(ms) || dateText(ms / DAY_MS) !== date) {
    throw new ClockError('bad_date', `not a date: ${date}`)
  }
  return ms / DAY_MS
}

export function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear()
}

/** 0 is Sunday, as in `Date`; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}
