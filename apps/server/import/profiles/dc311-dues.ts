/** Why a promised time of Washington's 311 differs from the deadline of our clock, if it does. */

import { once } from '#cities/kit/once.ts'
import { type Calendar, type CalendarData, compileCalendar, computeDeadline, type Limit, US_FEDERAL_CALENDAR } from '#kernel/clock/index.ts'
import type { OwnClock } from '../profile.ts'

export const DUE_TITLES = {
  same_minute: 'same minute',
  opening_minute: 'added in the first minute of the working day: the source drops the seconds and takes the day before as complete',
  holiday: 'a federal holiday lies between that the source counts as a working day',
  other_promise: 'another time than the service’s own was promised',
  none: 'the source promises no time',
} as const
type DueClass = keyof typeof DUE_TITLES

const MINUTE = 60_000

/** As the source counts: holidays fall on their date and are not moved, and only those with a fixed date are known. */
const FIXED_DATES: CalendarData = {
  ...US_FEDERAL_CALENDAR,
  version: 'dc311-source',
  years: [2015, 2016, 2017].map((year) => ({
    year,
    status: 'approved',
    source: 'due times of the open data',
    holidays: ['01-01', '07-04', '11-11', '12-25'].map((date) => ({ date: `${year}-${date}`, name: date })),
    makeupWorkdays: [],
  })),
}

const ours = once((): Calendar => compileCalendar(US_FEDERAL_CALENDAR))
const theirs = once((): Calendar => compileCalendar(FIXED_DATES))

export function classifyDue(dueAt: Date | null, limit: Limit | undefined, { startedAt, deadlineAt }: OwnClock): DueClass {
  if (dueAt === null || limit === undefined) return 'none'
  const due = dueAt.getTime()
  const isDue = (deadline: number) => Math.abs(deadline - due) < MINUTE
  const cut = Math.floor(startedAt.getTime() / MINUTE) * MINUTE
  if (isDue(deadlineAt.getTime())) return 'same_minute'
  if (isDue(computeDeadline(ours(), cut, limit).deadline)) return 'opening_minute'
  if (isDue(computeDeadline(theirs(), cut, limit).deadline)) return 'holiday'
  return 'other_promise'
}
