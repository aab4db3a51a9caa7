import { describe, expect, it } from 'vitest'
import {
  type Calendar,
  CN_CALENDAR,
  caseOnTime,
  compileCalendar,
  computeDeadline,
  extendClock,
  isOnTime,
  light,
  overdueBy,
  pauseClock,
  resumeClock,
  reworkClock,
  startClock,
  stopClock,
  usedRatio,
} from './index.ts'
import { WORKED_EXAMPLES, type WorkedExample, xiamen } from './worked-examples.ts'

const calendar = compileCalendar(CN_CALENDAR)
const endOfDay = compileCalendar({ ...CN_CALENDAR, mode: 'END_OF_DAY' })

const calendarOf = (example: WorkedExample) => (example.mode === 'END_OF_DAY' ? endOfDay : calendar)

function local(at: number | null): string | null {
  return at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

function run(example: WorkedExample, of: Calendar) {
  const { start, amount, unit, profileId, pause, extension } = example
  let clock = startClock(of, { kind: 'disposal', startAt: xiamen(start), limit: { amount, unit }, profileId })
  if (extension) {
    const extra = { amount: extension.amount, unit }
    clock = extendClock(clock, of, xiamen(extension.at), { extra })
  }
  if (pause) clock = resumeClock(pauseClock(clock, of, xiamen(pause[0])), of, xiamen(pause[1]))
  return clock
}

describe('worked examples of CL 7.2', () => {
  it('holds all fifty rows', () => {
    const rows = new Set(WORKED_EXAMPLES.map(({ row }) => Number.parseInt(row, 10)))
    expect([...rows]).toEqual(Array.from({ length: 50 }, (_, row) => row + 1))
  })

  it.each(WORKED_EXAMPLES)('row $row: $start + $amount $unit is due $deadline ($why)', (example) => {
    const clock = run(example, calendarOf(example))
    expect(local(clock.deadline)).toBe(`${example.deadline}:00`)
    expect(clock.provisional).toBe(false)
  })

  it.each(WORKED_EXAMPLES.filter(({ pause, extension }) => !pause && !extension))('row $row is the same without a clock', (example) => {
    const { start, amount, unit, profileId } = example
    const limit = { amount, unit }
    const { deadline } = computeDeadline(calendarOf(example), xiamen(start), limit, profileId)
    expect(local(deadline)).toBe(`${example.deadline}:00`)
  })

  it('row 3: green at 10:42:00, yellow from 10:42:01 to 11:30:00, red at 11:30:01', () => {
    const startAt = xiamen('2023-09-28 17:30')
    const clock = startClock(calendar, { kind: 'disposal', startAt, limit: { amount: 4, unit: 'work_hour' } })
    const lights = ['10:42:00', '10:42:01', '11:30:00', '11:30:01'].map((time) => light(clock, xiamen(`2023-10-07 ${time}`)))
    expect(lights).toEqual(['green', 'yellow', 'yellow', 'red'])
    expect(local(clock.yellowAt)).toBe('2023-10-07 10:42:01')
  })

  it('row 40: both rounds were on time, so the case is', () => {
    const startAt = xiamen('2023-12-13 10:00')
    const limit = { amount: 1, unit: 'work_day' } as const
    const first = stopClock(startClock(calendar, { kind: 'disposal', startAt, limit }), xiamen('2023-12-13 17:00'))
    const second = reworkClock(first, calendar, xiamen('2023-12-14 09:30'))
    expect(second.round).toBe(2)
    expect(local(second.deadline)).toBe('2023-12-15 09:30:00')
    expect(caseOnTime([first, stopClock(second, xiamen('2023-12-15 09:30'))])).toBe(true)
    expect(caseOnTime([first, stopClock(second, xiamen('2023-12-15 09:31'))])).toBe(false)
  })

  it('row 41: A is stopped at the return and was on time, B starts afresh', () => {
    const limit = { amount: 2, unit: 'work_day' } as const
    const a = startClock(calendar, { kind: 'disposal', startAt: xiamen('2023-12-11 09:00'), limit })
    expect(isOnTime(stopClock(a, xiamen('2023-12-11 10:30')), xiamen('2024-01-01 00:00'))).toBe(true)
  })

  it('row 42: done 10-07 15:00 is overdue by 1.5 working hours, ratio 1.375, red', () => {
    const startAt = xiamen('2023-09-28 17:30')
    const done = xiamen('2023-10-07 15:00')
    const limit = { amount: 4, unit: 'work_hour' } as const
    const clock = stopClock(startClock(calendar, { kind: 'disposal', startAt, limit }), done)
    expect(overdueBy(clock, calendar, done)).toEqual({ seconds: 5400, counting: 'working' })
    expect(usedRatio(clock, calendar, done)).toBe(1.375)
    expect(light(clock, done)).toBe('red')
  })
})

describe('border cases of CL 7.2', () => {
  const at = xiamen('2024-03-11 12:00')

  it.each(['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day'] as const)(
    'a limit of 0 %s is due at its start, also in off-hours',
    (unit) => {
      expect(computeDeadline(calendar, at, { amount: 0, unit }).deadline).toBe(at)
      expect(computeDeadline(endOfDay, at, { amount: 0, unit }).deadline).toBe(at)
    },
  )

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('a limit of %s is refused', (amount) => {
    expect(() => computeDeadline(calendar, at, { amount, unit: 'work_hour' })).toThrow(
      expect.objectContaining({ name: 'ClockError', code: 'bad_limit' }),
    )
  })

  it('row 30 finished one second after the deadline is overdue by one second', () => {
    const clock = startClock(calendar, { kind: 'disposal', startAt: at, limit: { amount: 2, unit: 'work_hour' } })
    const [due, late] = [xiamen('2024-03-11 16:00:00'), xiamen('2024-03-11 16:00:01')]
    expect(isOnTime(stopClock(clock, due), due)).toBe(true)
    expect(isOnTime(stopClock(clock, late), late)).toBe(false)
    expect(overdueBy(stopClock(clock, late), calendar, late).seconds).toBe(1)
  })

  it('a start in 2025 without its calendar is provisional', () => {
    const years = CN_CALENDAR.years.filter(({ year }) => year !== 2025)
    const without = compileCalendar({ ...CN_CALENDAR, version: 'without-2025', years })
    const limit = { amount: 4, unit: 'work_hour' } as const
    expect(computeDeadline(without, xiamen('2025-03-11 09:00'), limit).provisional).toBe(true)
    expect(computeDeadline(calendar, xiamen('2025-03-11 09:00'), limit).provisional).toBe(false)
  })
})
