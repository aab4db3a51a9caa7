/**
 * The working calendar (CL 7, R1 and R6), compiled: tables of days and windows in which every question is
 * answered by a few array reads.
 */
import type { CalendarData, DayMode, WorkProfile } from './calendar-data.ts'
import { dateText, dayNumber } from './dates.ts'
import { buildDays, type DayKind, type Days, dayIndexAt, dayIndexOf, works } from './days.ts'
import { ClockError } from './limit.ts'
import { buildTrack, type Track, windowsOf } from './track.ts'
import { zoneSpells } from './zone.ts'

export type { CalendarData, CalendarYear, DayMode, ProfilePeriod, WorkProfile } from './calendar-data.ts'
export type { DayKind } from './days.ts'

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

/** Takes tens of milliseconds: compile once per version and keep the result. */
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
