/**
 * The clock engine: working calendars, deadlines and running clocks by CL 7 (rules R1 - R14).
 *
 * Instants are epoch milliseconds cut to whole seconds, amounts are whole seconds, everything is pure.
 * @example
 * const calendar = compileCalendar(CN_CALENDAR)
 * const limit = { amount: 4, unit: 'work_hour' } as const
 * const clock = startClock(calendar, { kind: 'disposal', startAt: Date.parse('2023-09-28T17:30+08:00'), limit })
 * new Date(clock.deadline) // 2023-10-07 11:30 in Xiamen: 0.5 h, eight days off, 3.5 h on a make-up Saturday
 */

/** R1, R6: calendars as versioned data and their compiled form; R7: `withFrozenProfiles`. */
export {
  BY_DATE,
  type Calendar,
  type CalendarData,
  type CalendarYear,
  compileCalendar,
  type DayKind,
  type DayMode,
  dayKind,
  isWorkday,
  localDate,
  midnightOf,
  type ProfilePeriod,
  type WorkProfile,
  withFrozenProfiles,
} from './calendar.ts'
/** CL 7.1 with the hours of R1, and the United States for a second city. */
export { CN_CALENDAR } from './calendars-cn.ts'
export { US_FEDERAL_CALENDAR, usFederalYear } from './calendars-us.ts'

/** R7 - R10, R14: the clock as a value and its verbs. */
export {
  type Clock,
  type ClockEvent,
  extendClock,
  extensionsOf,
  originalSeconds,
  pauseClock,
  type Recalculation,
  recalculate,
  resumeClock,
  reworkClock,
  startClock,
  stopClock,
} from './clock.ts'
/** R1 - R6: adding and measuring working time. `nextOpening` also serves T22 ("08:00 of a workday"). */
export {
  addWorking,
  computeDeadline,
  dayLengthAt,
  nextOpening,
  subtractWorking,
  workingSeconds,
} from './deadline.ts'

/** The ledger behind a deadline. */
export { explain, type Segment, type SegmentKind } from './explain.ts'
/** R2 - R4: limits, and the one error class of the engine with its stable `code`. */
export {
  ClockError,
  type ClockErrorCode,
  type Counting,
  checkLimit,
  countingOf,
  type Limit,
  type LimitUnit,
  limitSeconds,
} from './limit.ts'
/** R5, R10 - R12: what a clock says at an instant. */
export {
  caseOnTime,
  isOnTime,
  type Light,
  light,
  type Overdue,
  overdueBy,
  overdueRatio,
  remaining,
  used,
  usedRatio,
} from './reading.ts'
/** The same ledger in words and dates. */
export { inWords, lengthInWords, sumInWords, wallTime } from './words.ts'
