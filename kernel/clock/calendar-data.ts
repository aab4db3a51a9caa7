/** The working calendar as data: what a city's configuration or a stored version holds. */

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
