/**
 * Federal holidays of the United States by rule, for replaying service requests of Washington DC (2016).
 * Inauguration Day (DC area only) and DC's own Emancipation Day are left to the city's `overrides`.
 */
import type { CalendarData, CalendarYear } from './calendar-data.ts'
import { dateText, dayNumber, weekdayOf } from './dates.ts'

type HolidayRule =
  | { name: string; month: number; day: number; since?: number }
  /** `nth` weekday of the month (0 is Sunday); -1 is the last one. */
  | { name: string; month: number; weekday: number; nth: number }

const MONDAY = 1
const THURSDAY = 4

/** 5 U.S.C. 6103(a). */
const RULES: HolidayRule[] = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Birthday of Martin Luther King, Jr.', month: 1, weekday: MONDAY, nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: MONDAY, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: MONDAY, nth: -1 },
  { name: 'Juneteenth National Independence Day', month: 6, day: 19, since: 2021 },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: MONDAY, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: MONDAY, nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: THURSDAY, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
]

/** The days off of a year; New Year's Day of a year may be observed on 31 December of the year before. */
export function usFederalYear(year: number): CalendarYear {
  const rules = RULES.filter((rule) => !('since' in rule) || rule.since === undefined || rule.since <= year)
  const holidays = rules.map((rule) => ({ date: dateText(observedDay(rule, year)), name: rule.name }))
  return { year, status: 'approved', source: '5 U.S.C. 6103', holidays, makeupWorkdays: [] }
}

function observedDay(rule: HolidayRule, year: number): number {
  if ('nth' in rule) return nthWeekday(year, rule.month, rule.weekday, rule.nth)
  const day = firstOfMonth(year, rule.month) + rule.day - 1
  // 5 U.S.C. 6103(b) and Executive Order 11582: Saturday moves to Friday, Sunday to Monday.
  return day + ({ 6: -1, 0: 1 }[weekdayOf(day)] ?? 0)
}

function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const next = month === 12 ? firstOfMonth(year + 1, 1) : firstOfMonth(year, month + 1)
    return next - 1 - ((weekdayOf(next - 1) - weekday + 7) % 7)
  }
  const first = firstOfMonth(year, month)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
}

function firstOfMonth(year: number, month: number): number {
  return dayNumber(`${year}-${String(month).padStart(2, '0')}-01`)
}

/** Washington DC. The hours are an assumption (a usual office day without a break): a city sets its own. */
export const US_FEDERAL_CALENDAR: CalendarData = {
  version: 'us-federal-2017.1',
  profileVersion: 'us-office-1',
  zone: 'America/New_York',
  mode: 'WORKING_TIME',
  profiles: [{ id: 'US1', windows: [[540, 1020]] }],
  periods: [{ profileId: 'US1', from: '1970-01-01', to: null }],
  years: [2015, 2016, 2017].map(usFederalYear),
}
