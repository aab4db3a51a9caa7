/** What a clock says on a screen: light, time left or over in its own unit. Pure. */
import type { Calendar, LimitUnit } from '#kernel/clock/index.ts'

export type LightName = 'green' | 'yellow' | 'red'

/** What a list row knows about its running clock. */
export interface ClockFacts {
  kind: string | null
  startedAt: string | null
  yellowAt: string | null
  dueAt: string | null
  /** Known on the page of a case; a row of a list leaves it to be worked out. */
  unit?: string | null
}

export type ShownUnit = LimitUnit | 'hour' | 'day'

export interface TimeLeft {
  amount: number
  unit: ShownUnit
  over: boolean
}

/** The engine, loaded when the first working-time clock is shown. */
export interface WorkCalendar {
  calendar: Calendar
  workingSeconds(calendar: Calendar, from: number, to: number): number
}

const HOUR = 3600
const DAY = 86_400
/** A working day of the default profile (CL R1). */
const WORK_DAY = 8 * HOUR

export function lightAt(facts: ClockFacts, now: number): LightName | null {
  if (!facts.dueAt) return null
  if (now > Date.parse(facts.dueAt)) return 'red'
  return facts.yellowAt && now >= Date.parse(facts.yellowAt) ? 'yellow' : 'green'
}

export function timeLeft(facts: ClockFacts, work: WorkCalendar | null, now: number): TimeLeft | null {
  if (!facts.dueAt) return null
  const due = Date.parse(facts.dueAt)
  const over = now > due
  const [from, to] = over ? [due, now] : [now, due]
  const real = (to - from) / 1000
  const unit = unitOf(facts, work)
  if (unit !== 'work_hour' && unit !== 'work_day') return { ...realAmount(unit, real), over }
  const working = work ? work.workingSeconds(work.calendar, from, to) : real
  return { amount: working / (unit === 'work_day' ? WORK_DAY : HOUR), unit, over }
}

function realAmount(unit: ShownUnit, seconds: number): { amount: number; unit: ShownUnit } {
  if (unit === 'natural_day') return { amount: seconds / DAY, unit }
  if (unit === 'urgent_hour') return { amount: seconds / HOUR, unit }
  if (seconds < 120 * 60) return { amount: Math.floor(seconds / 60), unit: 'minute' }
  if (seconds < 2 * DAY) return { amount: seconds / HOUR, unit: 'hour' }
  return { amount: seconds / DAY, unit: 'day' }
}

const UNITS: readonly string[] = ['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day'] satisfies LimitUnit[]
const isUnit = (unit: string): unit is LimitUnit => UNITS.includes(unit)

/** Post clocks run in minutes; a disposal clock shows by its yellow instant whether nights count. */
function unitOf(facts: ClockFacts, work: WorkCalendar | null): ShownUnit {
  if (facts.unit && isUnit(facts.unit)) return facts.unit
  if (facts.kind !== 'disposal' || !facts.startedAt || !facts.dueAt || !facts.yellowAt) return 'hour'
  const [start, yellow, due] = [Date.parse(facts.startedAt), Date.parse(facts.yellowAt), Date.parse(facts.dueAt)]
  const limit = work ? work.workingSeconds(work.calendar, start, due) : 0
  const real = Math.round((due - start) / 1000)
  const evenly = Math.abs((yellow - start) / 1000 - real * 0.8) < 2
  // Within one working window nights do not show: then plain hours are right either way.
  if (evenly && limit >= real) return 'hour'
  if (evenly) return real % DAY === 0 ? 'natural_day' : 'urgent_hour'
  return limit > 0 && limit % WORK_DAY === 0 ? 'work_day' : 'work_hour'
}
