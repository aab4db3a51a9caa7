/**
 * The working calendar (CL 7, R1 and R6) as data, and its compiled form: tables of days and windows in which
 * every question is answered by a few array reads.
 */
import { dateText, dayNumber, weekdayOf, yearOf } from './dates.ts'
import { ClockError } from './limit.ts'
import { buildTrack, type Track, windowsOf } from './track.ts'
import { instantOfLocal, type Spell, zoneSpells } from './zone.ts'

/** One year's notice. Dates may reach into the neighbouring year, as 元旦 does (2022-12-31). */
export interface CalendarYear {
  year: number
  /** `provisional`: the notice is not out. Its days count as Mon - Fri and every result says so (R6). */
  status: 'approved' | 'provisional'
  source: string
  holidays: { date: string; name: string }[]
  makeupWorkdays: string[]
  /** The city's own decisions, such as a storm closure; stronger than notice and weekday. */
  overrides?: { date: string; workday: boolean; reason: string }[]
}

/** Working windows in minutes of the local day, half-open `[start, end)` (R1), in order. */
export interface WorkProfile {
  id: string
  windows: [startMinute: number, endMinute: number][]
}

/** Which profile holds when (summer hours). `to` is included; of several that fit, the last listed holds. */
export interface ProfilePeriod {
  profileId: string
  from: string
  to: string | null
}

/** How a limit in work days is counted (R3). */
export type DayMode = 'WORKING_TIME' | 'END_OF_DAY'

/**
 * `version` names the days (holidays, overrides), `profileVersion` the hours (zone, mode, profiles, periods).
 * They are apart because a running clock follows a change of days (R6, R14) but never one of hours (R7).
 */
export interface CalendarData {
  version: string
  profileVersion: string
  /** IANA name, or a fixed offset from UTC in minutes. */
  zone: string | number
  mode: DayMode
  profiles: WorkProfile[]
  periods: ProfilePeriod[]
  years: CalendarYear[]
  /** Range of the tables; an instant outside is refused. */
  firstYear?: number
  lastYear?: number
}

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

/** A compiled calendar. Immutable: a change of data is a new version and a new compilation. */
export interface Calendar {
  readonly version: string
  readonly profileVersion: string
  readonly mode: DayMode
  readonly days: Days
  /** Windows by the profile table. */
  readonly byDate: Track
  /** Windows of one profile all year round. */
  readonly byProfile: ReadonlyMap<string, Track>
}

/** The profile follows the date by the table of periods. */
export const BY_DATE = 'by_date'

const DEFAULT_FIRST_YEAR = 2015
const DEFAULT_LAST_YEAR = 2040
const DAY = 86_400

/** Takes 5 - 60 ms: compile once per version and keep the result. */
export function compileCalendar(data: CalendarData): Calendar {
  checkCalendar(data)
  const first = dayNumber(`${data.firstYear ?? DEFAULT_FIRST_YEAR}-01-01`)
  const end = dayNumber(`${(data.lastYear ?? DEFAULT_LAST_YEAR) + 1}-01-01`)
  const spells = zoneSpells(data.zone, (first - 2) * DAY, (end + 2) * DAY)
  const days = buildDays(data.years, spells, first, end - first)
  const track = (profileOfDay: (day: number) => WorkProfile) => buildTrack(days, spells, profileOfDay)
  return Object.freeze({
    version: data.version,
    profileVersion: data.profileVersion,
    mode: data.mode,
    days,
    byDate: track(profileTable(data, first, end - first)),
    byProfile: new Map(data.profiles.map((profile) => [profile.id, track(() => profile)])),
  })
}

/**
 * The days of `next` with the hours of `frozen`: what a running clock is recalculated with when the hours have
 * changed as well, because new hours touch only new dispatches (R7).
 */
export function withFrozenProfiles(next: CalendarData, frozen: CalendarData): CalendarData {
  const { profileVersion, zone, mode, profiles, periods } = frozen
  return { ...next, profileVersion, zone, mode, profiles, periods }
}

function checkCalendar(data: CalendarData): void {
  const ids = data.profiles.map((profile) => profile.id)
  if (new Set(ids).size !== ids.length || ids.includes(BY_DATE)) {
    throw new ClockError('bad_profile', `profile ids must differ from each other and from ${BY_DATE}`)
  }
  data.profiles.forEach(windowsOf)
  const years = data.years.map((entry) => entry.year)
  if (new Set(years).size !== years.length) throw new ClockError('bad_calendar', 'a year stands there twice')
  if ((data.firstYear ?? DEFAULT_FIRST_YEAR) > (data.lastYear ?? DEFAULT_LAST_YEAR)) {
    throw new ClockError('bad_calendar', 'the last year is before the first')
  }
}

function profileTable(data: CalendarData, first: number, count: number): (day: number) => WorkProfile {
  const byId = new Map(data.profiles.map((profile) => [profile.id, profile]))
  const table: WorkProfile[] = []
  for (const { profileId, from, to } of data.periods) {
    const profile = byId.get(profileId)
    if (profile === undefined) throw new ClockError('unknown_profile', `no profile ${profileId}`)
    const last = to === null ? count - 1 : Math.min(dayNumber(to) - first, count - 1)
    for (let day = Math.max(dayNumber(from) - first, 0); day <= last; day++) table[day] = profile
  }
  return (day) => {
    const profile = table[day]
    if (profile === undefined) throw new ClockError('bad_profile', `no profile on ${dateText(first + day)}`)
    return profile
  }
}

function buildDays(years: CalendarYear[], spells: readonly Spell[], first: number, count: number): Days {
  const midnights = Float64Array.from({ length: count + 1 }, (_, day) =>
    instantOfLocal(spells, (first + day) * DAY),
  )
  const { kinds, names } = dayKinds(years, first, count)
  return { first, count, midnights, kinds, names, provisionalFrom: provisionalTable(years, first, midnights) }
}

/** R6: workday(d) = makeup(d) or (Mon - Fri and not holiday(d)); the city's overrides have the last word. */
function dayKinds(years: CalendarYear[], first: number, count: number) {
  const approved = years.filter((entry) => entry.status === 'approved')
  const holidays = new Map(approved.flatMap((entry) => entry.holidays).map((it) => [dayNumber(it.date), it.name]))
  const makeups = new Set(approved.flatMap((entry) => entry.makeupWorkdays).map(dayNumber))
  const overrides = new Map(
    years.flatMap((entry) => entry.overrides ?? []).map((override) => [dayNumber(override.date), override]),
  )
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

/** The local date of an instant (epoch ms). */
export function localDate(calendar: Calendar, at: number): string {
  return dateText(calendar.days.first + dayIndexAt(calendar.days, Math.floor(at / 1000)))
}

/** Epoch ms of the local midnight with which a date begins. */
export function midnightOf(calendar: Calendar, date: string): number {
  return (calendar.days.midnights[dayIndexOf(calendar.days, date)] ?? 0) * 1000
}

/** What a local date is (R6). */
export function dayKind(calendar: Calendar, date: string): DayKind {
  return calendar.days.kinds[dayIndexOf(calendar.days, date)] ?? 'workday'
}

/** R6; true for an ordinary workday and a make-up day. */
export function isWorkday(calendar: Calendar, date: string): boolean {
  return works(dayKind(calendar, date))
}

export function works(kind: DayKind | undefined): boolean {
  return kind === 'workday' || kind === 'makeup'
}

function dayIndexOf(days: Days, date: string): number {
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
