import { describe, expect, it } from 'vitest'
import {
  CN_CALENDAR,
  compileCalendar,
  explain,
  extendClock,
  pauseClock,
  resumeClock,
  type Segment,
  startClock,
  stopClock,
} from './index.ts'
import { WORKED_EXAMPLES, xiamen } from './worked-examples.ts'

const calendar = compileCalendar(CN_CALENDAR)

/** `10-07 08:00 > 11:30 makeup_day 3.5`, hours counted last. */
function line({ kind, from, to, seconds, note, overdue }: Segment): string {
  const local = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
  const words = [`${local(from)} > ${local(to)}`, kind, seconds / 3600, note ?? '', overdue ? 'overdue' : '']
  return words.filter((word) => word !== '').join(' ')
}

describe('the ledger', () => {
  it('of row 3 tells the holiday and the make-up Saturday', () => {
    const startAt = xiamen('2023-09-28 17:30')
    const clock = startClock(calendar, { kind: 'disposal', startAt, limit: { amount: 4, unit: 'work_hour' } })
    expect(explain(clock, calendar, startAt).map(line)).toEqual([
      '09-28 17:30 > 09-28 18:00 counted 0.5',
      '09-28 18:00 > 09-29 00:00 night 0',
      '09-29 00:00 > 10-07 00:00 holiday 0 中秋节 · 国庆节',
      '10-07 00:00 > 10-07 08:00 night 0',
      '10-07 08:00 > 10-07 11:30 makeup_day 3.5',
    ])
  })

  it('shows lunch, weekend, pause, extension and what is overdue', () => {
    const startAt = xiamen('2024-03-08 07:00')
    let clock = startClock(calendar, { kind: 'disposal', startAt, limit: { amount: 5, unit: 'work_hour' } })
    clock = pauseClock(clock, calendar, xiamen('2024-03-08 15:00') - 1_800_000, 'storm')
    clock = resumeClock(clock, calendar, xiamen('2024-03-08 17:00'))
    const extra = { amount: 1, unit: 'work_hour' } as const
    clock = extendClock(clock, calendar, xiamen('2024-03-11 08:15'), { extra, note: 'parts' })
    const segments = explain(stopClock(clock, xiamen('2024-03-11 09:00')), calendar, 0)
    expect(segments.map(line)).toEqual([
      '03-08 07:00 > 03-08 08:00 night 0',
      '03-08 08:00 > 03-08 12:00 counted 4',
      '03-08 12:00 > 03-08 14:00 off 0 break',
      '03-08 14:00 > 03-08 14:30 counted 0.5',
      '03-08 14:30 > 03-08 17:00 pause 0 storm',
      '03-08 17:00 > 03-08 18:00 counted 1',
      '03-08 18:00 > 03-09 00:00 night 0',
      '03-09 00:00 > 03-11 00:00 off 0 weekend',
      '03-11 00:00 > 03-11 08:00 night 0',
      '03-11 08:00 > 03-11 08:15 counted 0.25',
      '03-11 08:15 > 03-11 08:15 extension 0 parts',
      '03-11 08:15 > 03-11 08:30 counted 0.25',
      '03-11 08:30 > 03-11 09:00 counted 0.5 overdue',
    ])
    expect(segments.find(({ kind }) => kind === 'extension')?.adds).toBe(3600)
    expect(segments.at(-1)?.running).toBe(6.5 * 3600)
  })

  it('of a paused clock ends in the pause, of a clock in real time it has no nights', () => {
    const startAt = xiamen('2023-07-28 17:30')
    const clock = startClock(calendar, { kind: 'disposal', startAt, limit: { amount: 2, unit: 'urgent_hour' } })
    const paused = pauseClock(clock, calendar, xiamen('2023-07-28 18:10'))
    expect(explain(paused, calendar, xiamen('2023-07-28 19:00')).map(line)).toEqual([
      `07-28 17:30 > 07-28 18:10 counted ${2400 / 3600}`,
      '07-28 18:10 > 07-28 19:00 pause 0',
    ])
  })

  it.each(WORKED_EXAMPLES.filter(({ mode }) => !mode))('of row $row sums up to the limit', ({ start, amount, unit, profileId }) => {
    const startAt = xiamen(start)
    const clock = startClock(calendar, { kind: 'disposal', startAt, limit: { amount, unit }, profileId })
    const segments = explain(clock, calendar, startAt)
    expect(segments.at(-1)).toMatchObject({ running: clock.totalSeconds, to: clock.deadline })
    expect(segments.slice(1).map(({ from }) => from)).toEqual(segments.slice(0, -1).map(({ to }) => to))
  })
})
