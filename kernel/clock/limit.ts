/**
 * Time limits (CL 7, R2 - R4): an amount and a unit, turned into whole seconds.
 */

/** Stable codes: callers map them to problem documents, so a code is never renamed. */
export type ClockErrorCode =
  | 'bad_limit'
  | 'limit_too_large'
  | 'unknown_unit'
  | 'unit_mismatch'
  | 'bad_instant'
  | 'bad_date'
  | 'bad_profile'
  | 'bad_calendar'
  | 'unknown_zone'
  | 'unknown_profile'
  | 'outside_calendar'
  | 'calendar_mismatch'
  | 'profile_frozen'
  | 'out_of_order'
  | 'already_paused'
  | 'not_paused'
  | 'nothing_left'
  | 'too_many_extensions'
  | 'already_stopped'
  | 'still_running'

/** Everything the clock engine refuses, by `code`. */
export class ClockError extends Error {
  override readonly name = 'ClockError'
  readonly code: ClockErrorCode

  constructor(code: ClockErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** `minute` is continuous and serves the post clocks of CL 6; `natural_day` is 24 hours (R4). */
export type LimitUnit = 'minute' | 'work_hour' | 'work_day' | 'urgent_hour' | 'natural_day'

/** `amount` may be a decimal such as 1.5. */
export interface Limit {
  amount: number
  unit: LimitUnit
}

/** What a second of the clock is: a second inside a working window, or any second. */
export type Counting = 'working' | 'real'

interface UnitRule {
  /** Null: the day length of the profile, frozen when the clock starts (R3, R7). */
  seconds: number | null
  counting: Counting
  /** Five years in the unit: above it a limit is a slip of the pen, not a decision. */
  most: number
}

const UNITS = {
  minute: { seconds: 60, counting: 'real', most: 5 * 366 * 1440 },
  work_hour: { seconds: 3600, counting: 'working', most: 5 * 250 * 8 },
  work_day: { seconds: null, counting: 'working', most: 5 * 250 },
  urgent_hour: { seconds: 3600, counting: 'real', most: 5 * 366 * 24 },
  natural_day: { seconds: 86_400, counting: 'real', most: 5 * 366 },
} as const satisfies Record<LimitUnit, UnitRule>

/** Limits also arrive from stored JSON, so the unit is looked up with suspicion. */
function ruleOf(unit: LimitUnit): UnitRule {
  const rule: UnitRule | undefined = UNITS[unit]
  if (rule === undefined) throw new ClockError('unknown_unit', `unknown unit of time: ${String(unit)}`)
  return rule
}

/** Working seconds or real seconds: also the unit in which an overdue amount is told (R12). */
export function countingOf(unit: LimitUnit): Counting {
  return ruleOf(unit).counting
}

/** Refuses what is no amount of time: negative, NaN, infinite, or beyond five years. */
export function checkLimit(limit: Limit): void {
  checkedRule(limit)
}

function checkedRule({ amount, unit }: Limit): UnitRule {
  const rule = ruleOf(unit)
  if (!Number.isFinite(amount) || amount < 0) {
    throw new ClockError('bad_limit', `a limit must be a number of at least 0, got ${String(amount)}`)
  }
  if (amount > rule.most) {
    throw new ClockError('limit_too_large', `a limit of ${amount} ${unit} is above ${rule.most}`)
  }
  return rule
}

/** The limit in whole seconds; `dayLengthSeconds` is used by `work_day` only (R3). */
export function limitSeconds(limit: Limit, dayLengthSeconds: number): number {
  const rule = checkedRule(limit)
  return Math.round(limit.amount * (rule.seconds ?? dayLengthSeconds))
}

/** CL 7 computes in seconds: an instant is cut to its whole second before it is used. */
export function wholeSecond(instant: number): number {
  if (!Number.isFinite(instant)) throw new ClockError('bad_instant', `not an instant: ${String(instant)}`)
  return Math.floor(instant / 1000) * 1000
}
