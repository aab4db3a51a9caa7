/** The local days of a calendar: what each one is (R6), and at which instant it begins. */
import type { CalendarYear } from './calendar-data.ts'
import { dateText, dayNumber, weekdayOf, yearOf } from './dates.ts'
import { ClockError } from './limit.ts'
import { instantOfLocal, type Spell } from './zone.ts'

const DAY = 86_400

export type DayKind = 'workday' | 'makeup' | 'weekend' | 'holiday'

/** The local days of the calendar; index 0 is 1 January of the first year. Read it through functions. */
export interface Days {
  readonly first: number
  readonly count: number
  /** UTC second of each local midnight; one more than there are days. */
  readonly midnights: Float64Array
  readonly kinds: readonly DayKind[]
  /** Name of the holiday, or reason of the override. */
  readonly names: ReadonlyMap<number, string>
  /** UTC second from which the first provisional day on or after this day runs; Infinity if none. */
  readonly provisionalFrom: Float64Array
}

export function buildDays(years: CalendarYear[], spells: readonly Spell[], first: number, count: number): Days {
  const midnights = Float64Array.from({ length: count + 1 }, (_, day) => instantOfLocal(spells, (first + day) * DAY))
  const { kinds, names } = dayKinds(years, first, count)
  return { first, count, midnights, kinds, names, provisionalFrom: provisionalTable(years, first, midnights) }
}

/** R6: workday(d) = makeup(d) or (Mon - Fri and not holiday(d)); the city's overrides have the last word. */
function dayKinds(years: CalendarYear[], first: number, count: number) {
  const approved = years.filter((entry) => entry.status === 'approved')
  const holidays = new Map(approved.flatMap((entry) => entry.holidays).map((it) => [dayNumber(it.date), it.name]))
  const makeups = new Set(approved.flatMap((entry) => entry.makeupWorkdays).map(dayNumber))
  const overrides = new Map(years.flatMap((entry) => entry.overrides ?? []).map((override) => [dayNumber(override.date), override]))
  const kinds: DayKind[] = []
  const names = new Map<number, string>()
  for (let day = 0; day < count; day++) {
    const weekend = [0, 6].includes(weekdayOf(first + day))
    const override = overrides.get(first + day)
    const holiday = holidays.get(first + day)
    const works = override?.workday ?? (makeups.has(first + day) || (!weekend && holiday === undefined))
    const name = override?.reason ?? (works ? undefined : holiday)
    if (name !== undefined) names.set(day, name)
    kinds.push(kindOf(works, weekend, holiday !== undefined || override !== undefined))
  }
  return { kinds, names }
}

function kindOf(works: boolean, weekend: boolean, named: boolean): DayKind {
  if (works) return weekend ? 'makeup' : 'workday'
  return named ? 'holiday' : 'weekend'
}

function provisionalTable(years: CalendarYear[], first: number, midnights: Float64Array): Float64Array {
  const approved = new Set(years.filter((entry) => entry.status === 'approved').map((entry) => entry.year))
  const from = new Float64Array(midnights.length).fill(Number.POSITIVE_INFINITY)
  for (let day = midnights.length - 2; day >= 0; day--) {
    const known = approved.has(yearOf(first + day))
    from[day] = (known ? from[day + 1] : midnights[day]) ?? Number.POSITIVE_INFINITY
  }
  return from
}

export function works(kind: DayKind | undefined): boolean {
  return kind === 'workday' || kind === 'makeup'
}

export function dayIndexOf(days: Days, date: string): number {
  const day = dayNumber(date) - days.first
  if (day < 0 || day >= days.count) throw outside(days, date)
  return day
}

/** Index of the local day that holds a UTC second. */
export function dayIndexAt(days: Days, second: number): number {
  const { midnights, count } = days
  const origin = midnights[0] ?? 0
  // Written so that NaN is refused as well.
  if (!(second >= origin && second < (midnights[count] ?? 0))) throw outside(days, `second ${second}`)
  let day = Math.min(Math.floor((second - origin) / DAY), count - 1)
  // Days are not all 24 hours long where the zone has summer time: the guess may be one off.
  while (second < (midnights[day] ?? 0)) day--
  while (second >= (midnights[day + 1] ?? 0)) day++
  return day
}

function outside(days: Days, what: string): ClockError {
  const range = `${dateText(days.first)} to ${dateText(days.first + days.count - 1)}`
  return new ClockError('outside_calendar', `${what} is outside the calendar, which covers ${range}`)
}
