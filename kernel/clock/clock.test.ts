import { describe, expect, it } from 'vitest'
import {
  type Clock,
  CN_CALENDAR,
  caseOnTime,
  compileCalendar,
  computeDeadline,
  extendClock,
  isOnTime,
  type Limit,
  light,
  overdueBy,
  overdueRatio,
  pauseClock,
  remaining,
  resumeClock,
  reworkClock,
  startClock,
  stopClock,
  used,
} from './index.ts'
import { xiamen } from './worked-examples.ts'

const calendar = compileCalendar(CN_CALENDAR)

function aClock(start: string, amount: number, unit: Limit['unit'] = 'work_hour', of = calendar): Clock {
  return startClock(of, { kind: 'disposal', startAt: xiamen(start), limit: { amount, unit } })
}

const refusal = (code: string) => expect.objectContaining({ name: 'ClockError', code })

describe('a pause (R9)', () => {
  it('of no working time moves nothing: Friday 18:00 to Monday 08:00', () => {
    const clock = aClock('2026-03-06 16:00', 4)
    const resumed = resumeClock(pauseClock(clock, calendar, xiamen('2026-03-06 18:00')), calendar, xiamen('2026-03-09 08:00'))
    expect(clock.deadline).toBe(xiamen('2026-03-09 10:00'))
    expect(resumed.deadline).toBe(clock.deadline)
    expect(resumed.yellowAt).toBe(clock.yellowAt)
  })

  it('hides the deadline and shows what is left', () => {
    const paused = pauseClock(aClock('2023-11-06 09:00', 2, 'work_day'), calendar, xiamen('2023-11-07 11:00'))
    expect(paused).toMatchObject({ deadline: null, yellowAt: null, left: 6 * 3600 })
    expect(light(paused, xiamen('2024-11-07 11:00'))).toBe('green')
    expect(isOnTime(paused, xiamen('2024-11-07 11:00'))).toBe(true)
    expect(overdueBy(paused, calendar, xiamen('2024-11-07 11:00')).seconds).toBe(0)
  })

  it('taken while yellow stays yellow', () => {
    const paused = pauseClock(aClock('2024-03-11 08:00', 4), calendar, xiamen('2024-03-11 11:30'))
    expect(light(paused, xiamen('2024-03-20 08:00'))).toBe('yellow')
  })

  it('can be taken twice', () => {
    let clock = aClock('2024-03-11 08:00', 1, 'work_day')
    clock = pauseClock(clock, calendar, xiamen('2024-03-11 10:00'))
    clock = resumeClock(clock, calendar, xiamen('2024-03-11 15:00'))
    clock = pauseClock(clock, calendar, xiamen('2024-03-11 16:00'))
    clock = resumeClock(clock, calendar, xiamen('2024-03-13 08:00'))
    expect(clock.deadline).toBe(xiamen('2024-03-13 15:00'))
    expect(used(clock, calendar, xiamen('2024-03-13 09:00'))).toBe(4 * 3600)
    expect(remaining(clock, calendar, xiamen('2024-03-13 09:00'))).toBe(4 * 3600)
  })

  it.each(['2024-03-11 12:00', '2024-03-11 13:00', '2024-03-12 09:00'])('is refused at %s, when nothing is left', (at) => {
    expect(() => pauseClock(aClock('2024-03-11 08:00', 4), calendar, xiamen(at))).toThrow(refusal('nothing_left'))
  })
})

describe('an extension (R8)', () => {
  const clock = aClock('2024-03-11 08:00', 4)

  it('adds one original limit to the deadline unless said otherwise', () => {
    expect(extendClock(clock, calendar, xiamen('2024-03-11 09:00')).deadline).toBe(xiamen('2024-03-11 18:00'))
    const extra = { amount: 1, unit: 'work_day' } as const
    const day = extendClock(clock, calendar, xiamen('2024-03-11 09:00'), { extra })
    expect(day.deadline).toBe(xiamen('2024-03-12 12:00'))
  })

  it('decided after the deadline still moves it from the old deadline', () => {
    const late = extendClock(clock, calendar, xiamen('2024-03-11 17:00'))
    expect(late.deadline).toBe(xiamen('2024-03-11 18:00'))
  })

  it('survives a resume, also when it was granted during the pause', () => {
    const before = extendClock(clock, calendar, xiamen('2024-03-11 09:00'))
    const one = pauseClock(before, calendar, xiamen('2024-03-11 10:00'))
    const other = extendClock(pauseClock(clock, calendar, xiamen('2024-03-11 10:00')), calendar, xiamen('2024-03-11 11:00'))
    for (const paused of [one, other]) {
      expect(paused.left).toBe(6 * 3600)
      expect(resumeClock(paused, calendar, xiamen('2024-03-13 08:00')).deadline).toBe(xiamen('2024-03-13 16:00'))
    }
  })

  it('makes a yellow clock green again, because the limit includes it (R11)', () => {
    const at = xiamen('2024-03-11 11:30')
    expect(light(clock, at)).toBe('yellow')
    expect(light(extendClock(clock, calendar, at), at)).toBe('green')
  })

  it('is granted twice, and more often only where the city allows it', () => {
    const at = xiamen('2024-03-11 09:00')
    const twice = extendClock(extendClock(clock, calendar, at), calendar, at)
    expect(() => extendClock(twice, calendar, at)).toThrow(refusal('too_many_extensions'))
    expect(extendClock(twice, calendar, at, { most: 3 }).deadline).toBe(xiamen('2024-03-12 18:00'))
  })

  it('in real time is no extension of a limit in working time', () => {
    const extra = { amount: 2, unit: 'urgent_hour' } as const
    expect(() => extendClock(clock, calendar, xiamen('2024-03-11 09:00'), { extra })).toThrow(refusal('unit_mismatch'))
  })

  it('under END_OF_DAY adds workdays', () => {
    const endOfDay = compileCalendar({ ...CN_CALENDAR, mode: 'END_OF_DAY' })
    const day = aClock('2023-09-28 10:00', 1, 'work_day', endOfDay)
    expect(day.deadline).toBe(xiamen('2023-10-07 18:00'))
    const extended = extendClock(day, endOfDay, xiamen('2023-09-28 11:00'))
    expect(extended.deadline).toBe(xiamen('2023-10-08 18:00'))
    const paused = pauseClock(extended, endOfDay, xiamen('2023-09-28 18:00'))
    expect(resumeClock(paused, endOfDay, xiamen('2023-10-07 08:00')).deadline).toBe(extended.deadline)
  })
})

describe('END_OF_DAY (R3)', () => {
  const endOfDay = compileCalendar({ ...CN_CALENDAR, mode: 'END_OF_DAY' })

  it.each([
    ['Friday evening, half a day', '2023-09-22 20:00', 0.5, '2023-09-25 18:00'],
    ['a part of a day counts as a whole one', '2023-09-22 09:00', 1.5, '2023-09-26 18:00'],
    ['a start on a holiday', '2023-10-01 09:00', 1, '2023-10-07 18:00'],
  ])('%s', (_, start, amount, deadline) => {
    expect(aClock(start, amount, 'work_day', endOfDay).deadline).toBe(xiamen(deadline))
  })

  it('leaves limits in hours as they are', () => {
    expect(aClock('2023-09-22 17:00', 2, 'work_hour', endOfDay).deadline).toBe(xiamen('2023-09-25 09:00'))
  })
})

describe('light and overdue (R5, R11, R12)', () => {
  it('goes red by the deadline even where no working time passes', () => {
    const clock = aClock('2024-03-11 08:00', 4)
    const lunch = xiamen('2024-03-11 13:00')
    expect(light(clock, lunch)).toBe('red')
    expect(isOnTime(clock, lunch)).toBe(false)
    expect(overdueBy(clock, calendar, lunch)).toEqual({ seconds: 0, counting: 'working' })
  })

  it('tells an urgent overdue in real time and as a multiple of the limit', () => {
    const clock = aClock('2024-03-09 08:00', 2, 'urgent_hour')
    const at = xiamen('2024-03-09 14:00')
    expect(overdueBy(clock, calendar, at)).toEqual({ seconds: 4 * 3600, counting: 'real' })
    expect(overdueRatio(clock, calendar, at)).toBe(2)
  })

  it('cuts instants to whole seconds', () => {
    const clock = aClock('2024-03-11 08:00', 4)
    expect(isOnTime(stopClock(clock, xiamen('2024-03-11 12:00') + 999), xiamen('2024-03-12 08:00'))).toBe(true)
    expect(isOnTime(stopClock(clock, xiamen('2024-03-11 12:00') + 1000), xiamen('2024-03-12 08:00'))).toBe(false)
  })

  it('stays as it was when the clock stopped', () => {
    const stopped = stopClock(aClock('2024-03-11 08:00', 4), xiamen('2024-03-11 09:00'))
    expect(light(stopped, xiamen('2025-03-11 09:00'))).toBe('green')
    expect(used(stopped, calendar, xiamen('2025-03-11 09:00'))).toBe(3600)
  })
})

describe('rework (R10)', () => {
  const extended = extendClock(aClock('2024-03-11 08:00', 4), calendar, xiamen('2024-03-11 09:00'))
  const first = stopClock(extended, xiamen('2024-03-11 17:00'))

  it('begins with the original limit, without extensions, times the ratio', () => {
    expect(reworkClock(first, calendar, xiamen('2024-03-12 08:00'))).toMatchObject({
      round: 2,
      deadline: xiamen('2024-03-12 12:00'),
      events: [],
    })
    expect(reworkClock(first, calendar, xiamen('2024-03-12 08:00'), 0.5).deadline).toBe(xiamen('2024-03-12 10:00'))
  })

  it('needs a round that has ended, and a case an instant to judge an open round at', () => {
    expect(() => reworkClock(extended, calendar, xiamen('2024-03-12 08:00'))).toThrow(refusal('still_running'))
    expect(() => reworkClock(first, calendar, xiamen('2024-03-11 16:00'))).toThrow(refusal('out_of_order'))
    expect(() => caseOnTime([first, extended])).toThrow(refusal('still_running'))
    expect(caseOnTime([first, extended], xiamen('2024-03-11 18:00'))).toBe(true)
    expect(caseOnTime([first, extended], xiamen('2024-03-11 18:01'))).toBe(false)
  })
})

describe('the value', () => {
  const clock = aClock('2024-03-11 08:00', 4)

  it('survives JSON', () => {
    const paused = pauseClock(clock, calendar, xiamen('2024-03-11 09:00'), 'no budget')
    const stored: Clock = JSON.parse(JSON.stringify(paused))
    expect(stored).toEqual(paused)
    expect(resumeClock(stored, calendar, xiamen('2024-03-12 08:00')).deadline).toBe(xiamen('2024-03-12 11:00'))
  })

  it('is never changed by a verb', () => {
    const copy = structuredClone(clock)
    pauseClock(clock, calendar, xiamen('2024-03-11 09:00'))
    stopClock(clock, xiamen('2024-03-11 09:00'))
    expect(clock).toEqual(copy)
  })

  it.each<[string, (at: number) => unknown]>([
    ['out_of_order', (at) => stopClock(clock, at - 86_400_000)],
    ['already_stopped', (at) => stopClock(stopClock(clock, at), at)],
    ['already_stopped', (at) => extendClock(stopClock(clock, at), calendar, at)],
    ['already_paused', (at) => pauseClock(pauseClock(clock, calendar, at), calendar, at)],
    ['not_paused', (at) => resumeClock(clock, calendar, at)],
    ['bad_instant', () => stopClock(clock, Number.NaN)],
    ['limit_too_large', () => aClock('2024-03-11 08:00', 1e9)],
    ['bad_limit', (at) => extendClock(clock, calendar, at, { extra: { amount: -1, unit: 'work_hour' } })],
    ['unknown_unit', () => computeDeadline(calendar, 0, JSON.parse('{"amount":1,"unit":"fortnight"}'))],
    ['unknown_profile', (at) => computeDeadline(calendar, at, clock.limit, 'W9')],
  ])('is refused as %s', (code, verb) => {
    expect(() => verb(xiamen('2024-03-11 09:00'))).toThrow(refusal(code))
  })

  it('takes decimal limits in whole seconds', () => {
    expect(aClock('2024-03-11 08:00', 1.5).deadline).toBe(xiamen('2024-03-11 09:30'))
    expect(aClock('2024-03-11 08:00', 0.5, 'work_day').deadline).toBe(xiamen('2024-03-11 12:00'))
    expect(aClock('2024-03-11 08:00', 0.1, 'work_hour').totalSeconds).toBe(360)
  })
})
