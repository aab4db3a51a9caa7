/** What the property tests draw their cases from. */
import fc from 'fast-check'
import {
  type Calendar,
  type CalendarData,
  type Clock,
  CN_CALENDAR,
  compileCalendar,
  extendClock,
  type Limit,
  pauseClock,
  remaining,
  resumeClock,
  startClock,
} from './index.ts'
import { xiamen } from './worked-examples.ts'

export const calendar = compileCalendar(CN_CALENDAR)

/** Drawn by name: a failing case prints the mode, not the tables of a calendar. */
export const aMode = fc.constantFrom('WORKING_TIME' as const, 'END_OF_DAY' as const)
export const calendars = { WORKING_TIME: calendar, END_OF_DAY: compileCalendar({ ...CN_CALENDAR, mode: 'END_OF_DAY' }) }

export const anInstant = fc
  .integer({ min: xiamen('2023-01-01 00:00') / 60_000, max: xiamen('2026-10-01 00:00') / 60_000 })
  .chain((minute) => fc.constantFrom(0, 1, 59).map((second) => (minute * 60 + second) * 1000))
export const aMinute = anInstant.map((at) => at - (at % 60_000))
export const secondsOfWork = fc.oneof(
  fc.integer({ min: 0, max: 15 * 28_800 }),
  fc.nat(60).map((half) => half * 7200),
)
export const aWorkingLimit = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constant('work_hour' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 15 }), unit: fc.constant('work_day' as const) }),
)
export const aLimit = fc.oneof(
  aWorkingLimit,
  fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constant('urgent_hour' as const) }),
)

/** What may happen to a clock: after a wait, whatever of the three is legal is done. */
export const someSteps = fc.array(
  fc.record({
    verb: fc.constantFrom('pause', 'resume', 'extend'),
    wait: fc.oneof(
      fc.integer({ min: 0, max: 86_400 }),
      fc.nat(200).map((half) => half * 1800),
    ),
  }),
  { maxLength: 8 },
)
export type Steps = { verb: string; wait: number }[]

export function lived(of: Calendar, startAt: number, limit: Limit, steps: Steps): { clock: Clock; at: number } {
  let clock = startClock(of, { kind: 'disposal', startAt, limit })
  let at = startAt
  for (const { verb, wait } of steps) {
    at += wait * 1000
    if (verb === 'extend') clock = extendClock(clock, of, at, { most: 9 })
    if (verb === 'resume' && clock.deadline === null) clock = resumeClock(clock, of, at)
    if (verb === 'pause' && clock.deadline !== null && remaining(clock, of, at) > 0) {
      clock = pauseClock(clock, of, at)
    }
  }
  return { clock, at }
}

/** Another version of the days: some dates of the same years are declared off, some are made workdays. */
export function otherDays(version: string, off: number[], on: number[]): CalendarData {
  const dateOf = (day: number) => new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10)
  const overrides = [
    ...off.map((day) => ({ date: dateOf(day), workday: false, reason: 'storm' })),
    ...on.map((day) => ({ date: dateOf(day), workday: true, reason: 'campaign' })),
  ]
  const years = CN_CALENDAR.years.map((year) => ({ ...year, overrides: year.year === 2023 ? overrides : [] }))
  return { ...CN_CALENDAR, version, years }
}

export const someDays = fc.uniqueArray(fc.nat(364), { maxLength: 60, size: 'max' })
export const aStartIn2023 = fc
  .integer({ min: xiamen('2023-02-01 00:00') / 1000, max: xiamen('2023-10-01 00:00') / 1000 })
  .map((second) => second * 1000)
