import { describe, expect, it } from 'vitest'
import type { Scope } from '#kernel/access/actor.ts'
import {
  CN_CALENDAR,
  compileCalendar,
  extendClock,
  type Limit,
  overdueBy,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from '#kernel/clock/index.ts'
import { ROLES } from '#modules/identity/index.ts'
import type { Ending } from './contract.ts'
import { supervision } from './procedures.ts'
import {
  type CaseStanding,
  highestLevel,
  isReworkedTwice,
  lapseOf,
  levelsDue,
  nextOverdueInstant,
  type OrderStanding,
  silenceCounts,
  timeoutInstants,
} from './rules.ts'

const calendar = compileCalendar(CN_CALENDAR)
const at = (text: string) => Date.parse(`${text}+08:00`)
const clockOf = (start: string, limit: Limit) => startClock(calendar, { kind: 'disposal', startAt: at(start), limit })

describe('the instants of the levels (CL §13), to the second', () => {
  const rows: [string, Limit, string[]][] = [
    // The working day is longer than the limit of 4 working hours.
    [
      '2023-09-22T09:00:00',
      { amount: 4, unit: 'work_hour' },
      ['2023-09-22T14:12:01', '2023-09-22T15:00:01', '2023-09-25T15:00:00', '2023-09-27T15:00:00'],
    ],
    // The limit is longer than the working day.
    [
      '2023-11-06T09:00:00',
      { amount: 5, unit: 'work_day' },
      ['2023-11-10T09:00:01', '2023-11-13T09:00:01', '2023-11-20T09:00:00', '2023-12-04T09:00:00'],
    ],
    // Exactly one working day, over the autumn holidays with a make-up Saturday.
    [
      '2023-09-27T08:00:00',
      { amount: 1, unit: 'work_day' },
      ['2023-09-27T16:24:01', '2023-09-27T18:00:01', '2023-09-28T18:00:00', '2023-10-08T18:00:00'],
    ],
    // Urgent hours run through the night; the working days do not.
    [
      '2023-07-28T17:30:00',
      { amount: 2, unit: 'urgent_hour' },
      ['2023-07-28T19:06:01', '2023-07-28T19:30:01', '2023-07-31T18:00:00', '2023-08-02T18:00:00'],
    ],
    // Natural days outrun the working days.
    [
      '2023-09-22T10:00:00',
      { amount: 2, unit: 'natural_day' },
      ['2023-09-24T00:24:01', '2023-09-24T10:00:01', '2023-09-26T10:00:00', '2023-09-30T10:00:00'],
    ],
  ]
  it.each(rows)('from %s with %o', (start, limit, expected) => {
    expect(Object.values(timeoutInstants(clockOf(start, limit), calendar) ?? {})).toEqual(expected.map(at))
  })

  it('are met at the instant and not a second before', () => {
    const clock = clockOf('2023-09-22T09:00:00', { amount: 4, unit: 'work_hour' })
    const instants = timeoutInstants(clock, calendar)
    const day = 8 * 3600
    for (const [level, days] of [
      [3, 1],
      [4, 3],
    ] as const) {
      const instant = instants?.[level] ?? 0
      expect(overdueBy(clock, calendar, instant).seconds).toBe(days * day)
      expect(overdueBy(clock, calendar, instant - 1000).seconds).toBe(days * day - 1)
    }
  })

  it('move with the deadline, measured by the limit as it was first set', () => {
    const start = '2023-09-22T09:00:00'
    const clock = clockOf(start, { amount: 4, unit: 'work_hour' })
    const longer = extendClock(clock, calendar, at('2023-09-22T10:00:00'))
    expect(timeoutInstants(longer, calendar)?.[3]).toBe(at('2023-09-26T09:00:00'))
  })

  it('are none while the clock is paused or after it stopped, and come back with it', () => {
    const clock = clockOf('2023-09-22T09:00:00', { amount: 4, unit: 'work_hour' })
    const paused = pauseClock(clock, calendar, at('2023-09-22T10:00:00'))
    expect(timeoutInstants(paused, calendar)).toBeNull()
    expect(timeoutInstants(stopClock(clock, at('2023-09-22T10:00:00')), calendar)).toBeNull()
    const resumed = resumeClock(paused, calendar, at('2023-10-09T08:00:00'))
    expect(timeoutInstants(resumed, calendar)?.[2]).toBe(at('2023-10-09T11:00:01'))
  })
})

describe('what is due', () => {
  const instants = { 1: 100, 2: 200, 3: 300, 4: 400 }
  it.each([
    [99, 0, []],
    [100, 0, [1]],
    [199, 1, []],
    [200, 1, [2]],
    [399, 0, [1, 2, 3]],
    [400, 0, [1, 2, 3, 4]],
    [400, 3, [4]],
    [9999, 4, []],
  ])('at %i after level %i was raised: %o', (now, raised, expected) => {
    expect(levelsDue(instants, raised, now)).toEqual(expected)
  })

  it('the next timer is the first instant by overdue amount still to come', () => {
    expect(nextOverdueInstant(instants, 250)).toEqual({ level: 3, at: 300 })
    expect(nextOverdueInstant(instants, 300)).toEqual({ level: 4, at: 400 })
    expect(nextOverdueInstant(instants, 400)).toBeNull()
  })

  it.each([
    [1, false],
    [2, false],
    [3, true],
  ])('round %i of a case is two reworks: %s', (round, expected) => {
    expect(isReworkedTwice(round)).toBe(expected)
  })
})

describe('an open order', () => {
  const due = new Date(at('2023-09-22T15:00:00'))
  const late = new Date(due.getTime() + 1000)
  const running: CaseStanding = {
    open: true,
    ordinal: 1,
    running: true,
    paused: false,
    deadline: due,
    yellowAt: new Date(at('2023-09-22T14:12:01')),
  }
  const order: OrderStanding = { kind: 'timeout', level: 2, clockOrdinal: 1, caseDueAt: due }
  const reminder: OrderStanding = { ...order, level: 1 }
  const rework: OrderStanding = { ...order, level: 3, caseDueAt: null }
  const note: OrderStanding = { kind: 'leader', level: 3, clockOrdinal: null, caseDueAt: null }
  const handled = { ...running, running: false }
  const paused: CaseStanding = { ...running, running: false, paused: true, deadline: null }

  const rows: [string, OrderStanding, CaseStanding, Date, Ending | null, boolean][] = [
    ['about an overdue case stands', order, running, late, null, true],
    ['on the last second in time does not', order, running, due, 'deadline_moved', false],
    ['of a closed case ends', order, { ...running, open: false }, late, 'case_closed', false],
    ['of a person ends with the case, too', note, { ...running, open: false }, late, 'case_closed', false],
    ['of a person outlives a pause', note, paused, late, null, true],
    ['by the clock does not', order, paused, late, 'paused', false],
    ['of an earlier round ends', order, { ...running, ordinal: 2 }, late, 'new_round', false],
    ['of a handled case waits, and silence does not count', order, handled, late, null, false],
    ['that only reminds ends when the case is handled', reminder, handled, late, 'disposed', false],
    [
      'that only reminds ends when the yellow instant moved away',
      reminder,
      running,
      new Date(at('2023-09-22T14:12:00')),
      'deadline_moved',
      false,
    ],
    ['that only reminds stands from the yellow second', reminder, running, new Date(at('2023-09-22T14:12:01')), null, true],
    ['for rework stands in time', rework, running, new Date(at('2023-09-22T09:00:00')), null, true],
    ['for rework ends with its round', rework, { ...running, ordinal: 2 }, late, 'new_round', false],
  ]
  it.each(rows)('%s', (_name, one, standing, now, ending, silence) => {
    expect([lapseOf(one, standing, now), silenceCounts(one, standing, now)]).toEqual([ending, silence])
  })
})

describe('rights', () => {
  const post = { role: 'supervisor', unitCode: null }
  const rows: [string, Scope | undefined, Scope | undefined, number][] = [
    ['nobody', undefined, undefined, 0],
    ['a street', { kind: 'region', level: 'street', code: 'x', ...post }, undefined, 2],
    ['a district', { kind: 'region', level: 'district', code: 'x', ...post }, undefined, 3],
    ['the city', { kind: 'all', ...post }, undefined, 3],
    ['the office', { kind: 'all', ...post }, { kind: 'all', ...post }, 4],
    ['the right to escalate alone', undefined, { kind: 'all', ...post }, 0],
  ]
  it.each(rows)('of %s reach the right level', (_who, issue, escalate, level) => {
    expect(highestLevel(issue, escalate)).toBe(level)
  })

  it('each event of the table is open to a role, unless the platform fires it', () => {
    const granted = new Set(Object.values(ROLES).flatMap((role) => Object.keys(role.permissions)))
    for (const { event, permission, system } of supervision.transitions)
      if (!system) expect([event, granted.has(permission)]).toEqual([event, true])
  })

  it('nothing leaves a settled order', () => {
    for (const { from } of supervision.transitions)
      for (const state of from) expect(supervision.states[state].terminal ?? false).toBe(false)
  })
})
