/** A year of the calendar while it is being edited: what a day is, and what differs from the published year. */
import type { CalendarYear } from '#kernel/clock/index.ts'

export const DAY_MARKS = ['ordinary', 'holiday', 'makeup', 'closure', 'opening'] as const
export type DayMark = (typeof DAY_MARKS)[number]

export interface MarkedDay {
  date: string
  mark: DayMark
  /** Name of the holiday, or reason of the city's decision. */
  text: string
}

export interface DayChange {
  date: string
  before: MarkedDay
  after: MarkedDay
}

/** Marks that need a name or a reason. */
export const NAMED: readonly DayMark[] = ['holiday', 'closure', 'opening']

export const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())

/** A weekend has nothing to be closed, a weekday nothing to be made up. */
export function marksFor(date: string, now: DayMark): DayMark[] {
  const pointless: DayMark = isWeekend(date) ? 'closure' : 'makeup'
  return DAY_MARKS.filter((mark) => mark === now || mark !== pointless)
}

export function markOf(year: CalendarYear, date: string): MarkedDay {
  const override = year.overrides?.find((one) => one.date === date)
  if (override) return { date, mark: override.workday ? 'opening' : 'closure', text: override.reason }
  if (year.makeupWorkdays.includes(date)) return { date, mark: 'makeup', text: '' }
  const holiday = year.holidays.find((one) => one.date === date)
  return holiday ? { date, mark: 'holiday', text: holiday.name } : { date, mark: 'ordinary', text: '' }
}

/** A decision of the city lies over the notice; every other mark takes the place of what was there. */
export function withMark(year: CalendarYear, { date, mark, text }: MarkedDay): CalendarYear {
  const overrides = (year.overrides ?? []).filter((one) => one.date !== date)
  if (mark === 'closure' || mark === 'opening') {
    return { ...year, overrides: byDate([...overrides, { date, workday: mark === 'opening', reason: text }]) }
  }
  const holidays = year.holidays.filter((one) => one.date !== date)
  const makeups = year.makeupWorkdays.filter((one) => one !== date)
  return {
    ...year,
    holidays: mark === 'holiday' ? byDate([...holidays, { date, name: text }]) : holidays,
    makeupWorkdays: mark === 'makeup' ? [...makeups, date].toSorted() : makeups,
    overrides,
  }
}

const byDate = <T extends { date: string }>(days: T[]): T[] => days.toSorted((one, other) => one.date.localeCompare(other.date))

export function changesBetween(before: CalendarYear, after: CalendarYear): DayChange[] {
  const dates = new Set([...datesOf(before), ...datesOf(after)])
  return [...dates].toSorted().flatMap((date) => {
    const [was, is] = [markOf(before, date), markOf(after, date)]
    return was.mark === is.mark && was.text === is.text ? [] : [{ date, before: was, after: is }]
  })
}

const datesOf = ({ holidays, makeupWorkdays, overrides = [] }: CalendarYear): string[] => [
  ...holidays.map((one) => one.date),
  ...makeupWorkdays,
  ...overrides.map((one) => one.date),
]
