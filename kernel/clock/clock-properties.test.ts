import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLimit, aMode, aStartIn2023, aWorkingLimit, calendar, calendars, lived, otherDays, someDays, someSteps } from './arbitraries.ts'
import {
  compileCalendar,
  explain,
  extendClock,
  light,
  nextOpening,
  pauseClock,
  recalculate,
  resumeClock,
  startClock,
  used,
  workingSeconds,
} from './index.ts'

describe('a clock', () => {
  it('is not moved by a pause of no working time', () => {
    fc.assert(
      fc.property(
        aMode,
        aStartIn2023,
        aWorkingLimit,
        someSteps,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (mode, startAt, limit, steps, when, long) => {
          const of = calendars[mode]
          const { clock, at } = lived(of, startAt, limit, steps)
          fc.pre(clock.deadline !== null && clock.deadline > at)
          const pauseAt = at + Math.floor(((clock.lastDeadline - at) * when) / 1000) * 1000
          const resumeAt = pauseAt + (nextOpening(of, pauseAt) - pauseAt) * long
          const resumed = resumeClock(pauseClock(clock, of, pauseAt), of, resumeAt)
          expect(resumed.deadline).toBe(clock.deadline)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('keeps an extension, whether granted before, during or after a pause', () => {
    fc.assert(
      fc.property(aStartIn2023, aLimit, fc.double({ min: 0, max: 0.9, noNaN: true }), fc.nat(2_000_000), (...given) => {
        const [startAt, limit, when, long] = given
        const clock = startClock(calendar, { kind: 'disposal', startAt, limit })
        const pauseAt = startAt + (clock.lastDeadline - startAt) * when
        const resumeAt = pauseAt + long * 1000
        const before = resumeClock(pauseClock(extendClock(clock, calendar, startAt), calendar, pauseAt), calendar, resumeAt)
        const during = resumeClock(extendClock(pauseClock(clock, calendar, pauseAt), calendar, resumeAt), calendar, resumeAt)
        const after = extendClock(resumeClock(pauseClock(clock, calendar, pauseAt), calendar, resumeAt), calendar, resumeAt)
        expect([during.deadline, after.deadline]).toEqual([before.deadline, before.deadline])
        expect([during.yellowAt, after.yellowAt]).toEqual([before.yellowAt, before.yellowAt])
      }),
      { numRuns: 300 },
    )
  })

  it('has used its limit with extensions exactly at the deadline', () => {
    fc.assert(
      fc.property(aMode, aStartIn2023, aLimit, someSteps, (mode, startAt, limit, steps) => {
        const of = calendars[mode]
        const { clock, at } = lived(of, startAt, limit, steps)
        if (clock.deadline === null) {
          expect(used(clock, of, at) + (clock.left ?? 0)).toBe(clock.totalSeconds)
        } else {
          expect(used(clock, of, clock.deadline)).toBe(clock.totalSeconds)
          expect(used(clock, of, clock.deadline - 1000)).toBe(clock.totalSeconds - 1)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows green up to 0.8 of its limit and red from the first second after the deadline', () => {
    fc.assert(
      fc.property(aStartIn2023, aLimit, someSteps, fc.nat(3_000_000), (startAt, limit, steps, later) => {
        const { clock, at } = lived(calendar, startAt, limit, steps)
        const moment = at + later * 1000
        const share = used(clock, calendar, moment) / clock.totalSeconds
        const shown = light(clock, moment)
        expect(shown === 'red').toBe(clock.deadline !== null && moment > clock.deadline)
        if (share > 0.8) expect(shown).not.toBe('green')
        if (share < 0.8) expect(shown).toBe('green')
      }),
      { numRuns: 500 },
    )
  })

  it('has a ledger without gaps whose seconds sum up to the limit', () => {
    fc.assert(
      fc.property(aMode, aStartIn2023, aLimit, someSteps, (mode, startAt, limit, steps) => {
        const of = calendars[mode]
        const { clock, at } = lived(of, startAt, limit, steps)
        const segments = explain(clock, of, at)
        const counted = segments.filter(({ overdue }) => !overdue).reduce((sum, { seconds }) => sum + seconds, 0)
        expect(counted).toBe(clock.totalSeconds - (clock.left ?? 0))
        expect(segments.slice(1).map(({ from }) => from)).toEqual(segments.slice(0, -1).map(({ to }) => to))
        expect(segments.at(-1)?.running ?? 0).toBe(used(clock, of, segments.at(-1)?.to ?? startAt))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a change of days', () => {
  it('without a difference changes nothing, so verbs and recalculation agree', () => {
    const same = compileCalendar(otherDays('same', [], []))
    fc.assert(
      fc.property(aStartIn2023, aLimit, someSteps, (startAt, limit, steps) => {
        const { clock, at } = lived(calendar, startAt, limit, steps)
        const result = recalculate(clock, same, at)
        expect(result).toEqual({ clock: { ...clock, calendarVersion: 'same' }, moved: false, held: false })
      }),
      { numRuns: 300 },
    )
  })

  it('never shortens a deadline already shown, nor what is left of a paused clock (R14)', () => {
    fc.assert(
      fc.property(aStartIn2023, aLimit, someSteps, someDays, someDays, (startAt, limit, steps, off, on) => {
        const [before, after] = [
          compileCalendar({ ...otherDays('one', off, []), firstYear: 2023, lastYear: 2026 }),
          compileCalendar({ ...otherDays('two', [], on), firstYear: 2023, lastYear: 2026 }),
        ]
        const { clock, at } = lived(before, startAt, limit, steps)
        const forth = recalculate(clock, after, at)
        const back = recalculate(forth.clock, compileCalendar({ ...otherDays('three', off, on), firstYear: 2023, lastYear: 2026 }), at)
        for (const [old, { clock: fresh, moved }] of [
          [clock, forth],
          [forth.clock, back],
        ] as const) {
          expect(fresh.lastDeadline).toBeGreaterThanOrEqual(old.lastDeadline)
          expect(fresh.left ?? 0).toBeGreaterThanOrEqual(old.left ?? 0)
          expect(moved).toBe(fresh.deadline !== old.deadline || fresh.left !== old.left)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('never shortens a shown deadline through a later pause of no working time', () => {
    fc.assert(
      fc.property(
        aStartIn2023,
        aWorkingLimit,
        fc.tuple(someDays, someDays),
        fc.tuple(someDays, someDays),
        fc.nat(3_000_000),
        (startAt, limit, one, two, later) => {
          const before = compileCalendar({ ...otherDays('one', ...one), firstYear: 2023, lastYear: 2026 })
          const after = compileCalendar({ ...otherDays('two', ...two), firstYear: 2023, lastYear: 2026 })
          const clock = startClock(before, { kind: 'disposal', startAt, limit })
          const moved = recalculate(clock, after, startAt).clock
          const at = startAt + later * 1000
          fc.pre(moved.deadline !== null && workingSeconds(after, at, moved.deadline) > 0)
          const resumed = resumeClock(pauseClock(moved, after, at), after, nextOpening(after, at))
          expect(resumed.deadline).toBe(moved.deadline)
        },
      ),
      { numRuns: 100 },
    )
  })
})
