import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMinute, anInstant, aWorkingLimit, calendar, secondsOfWork } from './arbitraries.ts'
import {
  addWorking,
  type CalendarData,
  CN_CALENDAR,
  compileCalendar,
  computeDeadline,
  nextOpening,
  subtractWorking,
  US_FEDERAL_CALENDAR,
  workingSeconds,
} from './index.ts'
import { fixedLocalTime, type LocalTime, referenceDays, stepDeadline, stepMinutes, walkDeadline } from './reference.ts'
import { xiamen } from './worked-examples.ts'

const DAY = 86_400_000
const W1 = CN_CALENDAR.profiles[0] ?? { id: 'W1', windows: [] }

describe('working time', () => {
  it('is monotone in start and amount', () => {
    fc.assert(
      fc.property(anInstant, anInstant, secondsOfWork, fc.nat(100_000), (one, other, seconds, more) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)]
        const deadline = addWorking(calendar, early, seconds)
        expect(addWorking(calendar, late, seconds)).toBeGreaterThanOrEqual(deadline)
        expect(addWorking(calendar, early, seconds + more)).toBeGreaterThanOrEqual(deadline)
      }),
    )
  })

  it('of a period is the sum of its parts', () => {
    fc.assert(
      fc.property(anInstant, anInstant, anInstant, (...instants) => {
        const [a = 0, b = 0, c = 0] = instants.toSorted((one, other) => one - other)
        const parts = workingSeconds(calendar, a, b) + workingSeconds(calendar, b, c)
        expect(parts).toBe(workingSeconds(calendar, a, c))
      }),
    )
  })

  it('added in two goes is the same as added at once', () => {
    fc.assert(
      fc.property(anInstant, secondsOfWork, secondsOfWork, (start, one, other) => {
        const twice = addWorking(calendar, addWorking(calendar, start, one), other)
        expect(twice).toBe(one + other === 0 ? start : addWorking(calendar, start, one + other))
      }),
    )
  })

  it('added and subtracted again is the start, or the opening it waited for', () => {
    fc.assert(
      fc.property(anInstant, secondsOfWork, (start, seconds) => {
        const deadline = addWorking(calendar, start, seconds)
        expect(workingSeconds(calendar, start, deadline)).toBe(seconds)
        const back = subtractWorking(calendar, deadline, seconds)
        expect(back).toBe(seconds === 0 ? start : nextOpening(calendar, start))
      }),
    )
  })

  it('ends a limit inside a window or at its end, never at an opening (R5)', () => {
    fc.assert(
      fc.property(anInstant, secondsOfWork, (start, seconds) => {
        fc.pre(seconds > 0)
        const deadline = addWorking(calendar, start, seconds)
        expect(workingSeconds(calendar, deadline - 1000, deadline)).toBe(1)
      }),
    )
  })
})

describe('the engine agrees with', () => {
  const days = referenceDays(CN_CALENDAR)
  const local = fixedLocalTime(480)

  it('asking every minute', () => {
    fc.assert(
      fc.property(aMinute, fc.integer({ min: 1, max: 2400 }), (start, minutes) => {
        const deadline = stepDeadline(days, W1, local, start, minutes)
        expect(addWorking(calendar, start, minutes * 60)).toBe(deadline)
        expect(stepMinutes(days, W1, local, start, deadline) * 60).toBe(workingSeconds(calendar, start, deadline))
      }),
      { numRuns: 60 },
    )
  })

  it('a walk day by day, to the second', () => {
    fc.assert(
      fc.property(anInstant, secondsOfWork, (start, seconds) => {
        expect(addWorking(calendar, start, seconds)).toBe(walkDeadline(days, W1, 480, start, seconds))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a zone with summer time', () => {
  const nights: CalendarData = {
    ...US_FEDERAL_CALENDAR,
    profiles: [
      {
        id: 'US1',
        windows: [
          [0, 150],
          [180, 1440],
        ],
      },
    ],
    years: US_FEDERAL_CALENDAR.years.map((year) => (year.year === 2016 ? { ...year, makeupWorkdays: ['2016-03-13', '2016-11-06'] } : year)),
  }
  const compiled = compileCalendar(nights)
  const profile = nights.profiles[0] ?? W1
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short', timeStyle: 'short' })
  const local: LocalTime = (instant) => {
    const [date = '', time = ''] = format.format(instant).split(' ')
    return { date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }
  }
  const nearChange = fc
    .constantFrom('2016-03-11T00:00-05:00', '2016-11-04T00:00-04:00', '2016-07-01T00:00-04:00')
    .chain((from) => fc.nat(4 * 1440).map((minute) => Date.parse(from) + minute * 60_000))

  it('adds and measures alike, in every window', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: 1, max: (5 * DAY) / 1000 }), (start, seconds) => {
        const deadline = addWorking(compiled, start, seconds)
        expect(workingSeconds(compiled, start, deadline)).toBe(seconds)
        expect(deadline).toBeGreaterThan(start)
      }),
    )
  })

  it('agrees with asking every minute for its local time', () => {
    const days = referenceDays(nights)
    fc.assert(
      fc.property(nearChange, fc.integer({ min: 1, max: 2000 }), (start, minutes) => {
        expect(addWorking(compiled, start, minutes * 60)).toBe(stepDeadline(days, profile, local, start, minutes))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a provisional year', () => {
  it('is never silent: a deadline is provisional if it lies in 2027', () => {
    fc.assert(
      fc.property(anInstant, aWorkingLimit, fc.nat(120), (start, limit, days) => {
        const { deadline, provisional } = computeDeadline(calendar, start + days * DAY, limit)
        expect(provisional).toBe(deadline > xiamen('2027-01-01 00:00'))
      }),
    )
  })
})
