import { describe, expect, it } from 'vitest'
import {
  type Clock,
  CN_CALENDAR,
  compileCalendar,
  type Limit,
  light,
  pauseClock,
  recalculate,
  resumeClock,
  startClock,
  stopClock,
  used,
  withFrozenProfiles,
} from './index.ts'
import { xiamen } from './worked-examples.ts'

const calendar = compileCalendar(CN_CALENDAR)

function aClock(start: string, amount: number, unit: Limit['unit'] = 'work_hour', of = calendar): Clock {
  return startClock(of, { kind: 'disposal', startAt: xiamen(start), limit: { amount, unit } })
}

const refusal = (code: string) => expect.objectContaining({ name: 'ClockError', code })

describe('a change of calendar (R6, R7, R14)', () => {
  const closure = { date: '2023-07-28', workday: false, reason: '台风杜苏芮停工' }
  const storm = compileCalendar({
    ...CN_CALENDAR,
    version: 'cn-2023-storm',
    years: CN_CALENDAR.years.map((year) => (year.year === 2023 ? { ...year, overrides: [closure] } : year)),
  })
  const evening = xiamen('2023-07-27 20:00')

  it('lengthens a running clock and says so', () => {
    const clock = aClock('2023-07-27 17:00', 4)
    const result = recalculate(clock, storm, evening)
    expect(clock.deadline).toBe(xiamen('2023-07-28 11:00'))
    expect(result).toMatchObject({ moved: true, held: false })
    expect(result.clock).toMatchObject({ deadline: xiamen('2023-07-31 11:00'), calendarVersion: 'cn-2023-storm' })
  })

  it('never shortens a deadline already shown, not by a later pause either', () => {
    const clock = aClock('2023-07-27 17:00', 4, 'work_hour', storm)
    const result = recalculate(clock, calendar, evening)
    expect(result).toMatchObject({ moved: false, held: true })
    expect(result.clock.deadline).toBe(xiamen('2023-07-31 11:00'))
    expect(light(result.clock, xiamen('2023-07-31 11:00'))).toBe('yellow')
    const paused = pauseClock(result.clock, calendar, xiamen('2023-07-28 18:00'))
    const resumed = resumeClock(paused, calendar, xiamen('2023-07-31 08:00'))
    expect(resumed.deadline).toBe(xiamen('2023-07-31 11:00'))
  })

  it('never shortens a deadline that was held on a day which is off again', () => {
    const overrides = [closure, { date: '2023-07-29', workday: true, reason: '补班' }]
    const years = CN_CALENDAR.years.map((year) => (year.year === 2023 ? { ...year, overrides } : year))
    const shifted = compileCalendar({ ...CN_CALENDAR, version: 'cn-2023-shifted', years })
    const clock = aClock('2023-07-27 17:00', 4, 'work_hour', shifted)
    const held = recalculate(clock, calendar, xiamen('2023-07-27 17:30')).clock
    expect(held.deadline).toBe(xiamen('2023-07-29 11:00'))
    const paused = pauseClock(held, calendar, xiamen('2023-07-27 18:00'))
    expect(resumeClock(paused, calendar, xiamen('2023-07-28 08:00')).deadline).toBe(held.deadline)
  })

  it('does not shorten what is left of a paused clock', () => {
    const paused = pauseClock(aClock('2023-07-27 17:00', 8, 'work_hour', storm), storm, xiamen('2023-07-31 09:00'))
    const result = recalculate(paused, calendar, xiamen('2023-07-31 10:00'))
    expect(paused.left).toBe(6 * 3600)
    expect(result).toMatchObject({ moved: false, held: true, clock: { left: 6 * 3600, deadline: null } })
  })

  it('settles a provisional deadline when the notice is out', () => {
    const years = CN_CALENDAR.years.filter(({ year }) => year < 2026)
    const early = compileCalendar({ ...CN_CALENDAR, version: 'cn-2025', years })
    const clock = aClock('2026-02-13 17:00', 4, 'work_hour', early)
    expect(clock).toMatchObject({ provisional: true, deadline: xiamen('2026-02-16 11:00') })
    const result = recalculate(clock, calendar, xiamen('2026-02-13 17:30'))
    expect(result.clock.provisional).toBe(false)
    // The notice makes Saturday 14 February a workday; what was shown holds.
    expect(result).toMatchObject({ held: true, clock: { deadline: xiamen('2026-02-16 11:00') } })
  })

  it('leaves a stopped clock alone and moves no clock in real time', () => {
    const stopped = stopClock(aClock('2023-07-27 17:00', 4), evening)
    expect(recalculate(stopped, storm, evening)).toEqual({ clock: stopped, moved: false, held: false })
    const urgent = aClock('2023-07-27 17:00', 24, 'urgent_hour')
    expect(recalculate(urgent, storm, evening)).toMatchObject({ moved: false, held: false })
  })

  it('keeps the hours of the dispatch: new hours need new dispatches', () => {
    const summer = {
      ...CN_CALENDAR,
      version: 'cn-2023.2',
      profileVersion: 'cn-summer',
      periods: [{ profileId: 'W3', from: '2015-01-01', to: null }],
    }
    const clock = aClock('2023-07-27 09:00', 1, 'work_day')
    expect(() => recalculate(clock, compileCalendar(summer), evening)).toThrow(refusal('profile_frozen'))
    const kept = compileCalendar(withFrozenProfiles(summer, CN_CALENDAR))
    expect(recalculate(clock, kept, evening).clock.deadline).toBe(xiamen('2023-07-28 09:00'))
    expect(aClock('2023-07-27 09:00', 1, 'work_day', compileCalendar(summer)).deadline).toBe(xiamen('2023-07-28 09:00'))
  })

  it('refuses to count a clock by another calendar than its own', () => {
    const clock = aClock('2023-07-27 17:00', 4)
    expect(() => pauseClock(clock, storm, evening)).toThrow(refusal('calendar_mismatch'))
    expect(() => used(clock, storm, evening)).toThrow(refusal('calendar_mismatch'))
  })
})
