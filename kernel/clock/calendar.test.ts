import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import {
  addWorking,
  type CalendarData,
  CN_CALENDAR,
  compileCalendar,
  computeDeadline,
  dayKind,
  dayLengthAt,
  isWorkday,
  localDate,
  midnightOf,
  nextOpening,
  subtractWorking,
  US_FEDERAL_CALENDAR,
  usFederalYear,
  workingSeconds,
} from './index.ts'
import { xiamen } from './worked-examples.ts'

const calendar = compileCalendar(CN_CALENDAR)
const refusal = (code: string) => expect.objectContaining({ name: 'ClockError', code })
const datesOf = (year: number) =>
  Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)).filter((date) =>
    date.startsWith(`${year}`),
  )

describe('the Chinese calendar (CL 7.1)', () => {
  it.each([2023, 2024, 2025, 2026])('%i agrees with chinese-days on every single day', (year) => {
    const differing = datesOf(year).filter((date) => isWorkday(calendar, date) !== chineseDays.isWorkday(date))
    expect(differing).toEqual([])
  })

  it('takes 2024-02-09 for a workday, and a city may decide otherwise', () => {
    expect(dayKind(calendar, '2024-02-09')).toBe('workday')
    const years = CN_CALENDAR.years.map((year) =>
      year.year === 2024 ? { ...year, overrides: [{ date: '2024-02-09', workday: false, reason: '除夕' }] } : year,
    )
    expect(dayKind(compileCalendar({ ...CN_CALENDAR, years }), '2024-02-09')).toBe('holiday')
  })

  it('marks 2027 as provisional, because its notice is not in the data', () => {
    expect(CN_CALENDAR.years.find(({ year }) => year === 2027)?.status).toBe('provisional')
    const limit = { amount: 1, unit: 'work_day' } as const
    expect(computeDeadline(calendar, xiamen('2027-02-05 09:00'), limit)).toEqual({
      deadline: xiamen('2027-02-08 09:00'),
      provisional: true,
    })
  })

  it.each([
    ['2022-12-31 09:00', true],
    ['2014-12-30 09:00', 'outside_calendar'],
    ['2026-12-30 09:00', false],
    ['2026-12-31 17:00', true],
    ['2041-01-02 09:00', 'outside_calendar'],
  ])('a start at %s is provisional: %s', (start, expected) => {
    const ask = () => computeDeadline(calendar, xiamen(start), { amount: 4, unit: 'work_hour' }).provisional
    if (typeof expected === 'string') expect(ask).toThrow(refusal(expected))
    else expect(ask()).toBe(expected)
  })

  it('needs no calendar for real time', () => {
    const limit = { amount: 2, unit: 'urgent_hour' } as const
    expect(computeDeadline(calendar, xiamen('2050-01-01 09:00'), limit)).toEqual({
      deadline: xiamen('2050-01-01 11:00'),
      provisional: false,
    })
  })

  it('13 Feb 2026 17:00 + 4 working hours is due on the make-up Saturday at 11:00', () => {
    const limit = { amount: 4, unit: 'work_hour' } as const
    const { deadline, provisional } = computeDeadline(calendar, xiamen('2026-02-13 17:00'), limit)
    expect([deadline, provisional]).toEqual([xiamen('2026-02-14 11:00'), false])
  })
})

describe('hours', () => {
  const summer: CalendarData = {
    ...CN_CALENDAR,
    periods: [...CN_CALENDAR.periods, { profileId: 'W3', from: '2024-07-01', to: '2024-09-30' }],
  }

  it('follow the date, and a work day has the length of the hours it starts in (R3)', () => {
    const compiled = compileCalendar(summer)
    expect(dayLengthAt(compiled, xiamen('2024-06-28 09:00'))).toBe(8 * 3600)
    expect(dayLengthAt(compiled, xiamen('2024-07-01 09:00'))).toBe(7 * 3600)
    expect(addWorking(compiled, xiamen('2024-07-01 11:00'), 2 * 3600)).toBe(xiamen('2024-07-01 16:00'))
    // Begun under the summer hours, ended under the others.
    expect(addWorking(compiled, xiamen('2024-09-30 17:00'), 2 * 3600)).toBe(xiamen('2024-10-08 09:00'))
  })

  it('of one profile are counted all year round where a clock asks for them', () => {
    expect(addWorking(calendar, xiamen('2024-03-11 11:00'), 2 * 3600, 'W3')).toBe(xiamen('2024-03-11 16:00'))
  })

  it('wait for the next opening (R1, T22)', () => {
    expect(nextOpening(calendar, midnightOf(calendar, '2023-09-30'))).toBe(xiamen('2023-10-07 08:00'))
    expect(nextOpening(calendar, xiamen('2023-10-07 12:00'))).toBe(xiamen('2023-10-07 14:00'))
    expect(nextOpening(calendar, xiamen('2023-10-07 15:30'))).toBe(xiamen('2023-10-07 15:30'))
  })

  it('can be counted backwards ("ticket due − 2 working hours", CL 12)', () => {
    expect(subtractWorking(calendar, xiamen('2023-10-07 09:00'), 2 * 3600)).toBe(xiamen('2023-09-28 17:00'))
    expect(subtractWorking(calendar, xiamen('2024-03-11 16:00'), 2 * 3600)).toBe(xiamen('2024-03-11 14:00'))
  })

  it.each<[string, Partial<CalendarData>]>([
    ['bad_profile', { profiles: [{ id: 'X', windows: [] }] }],
    ['bad_profile', { profiles: [{ id: 'X', windows: [[480, 1500]] }] }],
    [
      'bad_profile',
      {
        profiles: [
          {
            id: 'X',
            windows: [
              [480, 720],
              [700, 900],
            ],
          },
        ],
      },
    ],
    ['bad_profile', { periods: [{ profileId: 'W1', from: '2020-01-01', to: null }] }],
    ['unknown_profile', { periods: [{ profileId: 'W9', from: '2015-01-01', to: null }] }],
    ['unknown_zone', { zone: 'Asia/Xiamen' }],
    ['bad_calendar', { years: [usFederalYear(2016), usFederalYear(2016)] }],
    ['bad_date', { years: [{ ...usFederalYear(2016), makeupWorkdays: ['2016-02-30'] }] }],
  ])('are refused as %s when they make no sense', (code, part) => {
    expect(() => compileCalendar({ ...CN_CALENDAR, ...part })).toThrow(refusal(code))
  })
})

describe('a zone', () => {
  it('by fixed offset equals Asia/Shanghai', () => {
    const fixed = compileCalendar({ ...CN_CALENDAR, zone: 480 })
    expect(fixed.days.midnights).toEqual(calendar.days.midnights)
    expect(localDate(calendar, xiamen('2024-02-29 00:00'))).toBe('2024-02-29')
    expect(localDate(calendar, xiamen('2024-02-29 00:00') - 1)).toBe('2024-02-28')
  })

  it.each(['America/New_York', 'Australia/Sydney', 'Asia/Kolkata'])('%s knows the date at every midnight', (zone) => {
    const there = compileCalendar({ ...CN_CALENDAR, zone })
    const dates = datesOf(2024)
    expect(dates.map((date) => localDate(there, midnightOf(there, date)))).toEqual(dates)
    expect(dates.map((date) => localDate(there, midnightOf(there, date) - 1)).slice(1)).toEqual(dates.slice(0, -1))
  })

  const dc = compileCalendar(US_FEDERAL_CALENDAR)

  it('with summer time keeps local hours over the change', () => {
    // 13 March 2016 was the Sunday on which New York lost an hour.
    const friday = Date.parse('2016-03-11T16:00-05:00')
    const limit = { amount: 2, unit: 'work_hour' } as const
    expect(computeDeadline(dc, friday, limit)).toEqual({ deadline: Date.parse('2016-03-14T10:00-04:00'), provisional: false })
    expect(midnightOf(dc, '2016-03-14') - midnightOf(dc, '2016-03-13')).toBe(23 * 3_600_000)
    expect(midnightOf(dc, '2016-11-07') - midnightOf(dc, '2016-11-06')).toBe(25 * 3_600_000)
  })

  it('counts real seconds in a window that holds the change', () => {
    const night = compileCalendar({
      ...US_FEDERAL_CALENDAR,
      profiles: [{ id: 'US1', windows: [[0, 480]] }],
      years: [{ ...usFederalYear(2016), makeupWorkdays: ['2016-03-13', '2016-11-06'] }],
    })
    const worked = (date: string) => workingSeconds(night, midnightOf(night, date), midnightOf(night, date) + 12 * 3_600_000) / 3600
    expect([worked('2016-03-11'), worked('2016-03-13'), worked('2016-11-06')]).toEqual([8, 7, 9])
  })
})

describe('the federal holidays of the United States', () => {
  it.each([
    [2016, ['01-01', '01-18', '02-15', '05-30', '07-04', '09-05', '10-10', '11-11', '11-24', '12-26']],
    [2017, ['01-02', '01-16', '02-20', '05-29', '07-04', '09-04', '10-09', '11-10', '11-23', '12-25']],
  ])('%i', (year, dates) => {
    expect(usFederalYear(year).holidays.map(({ date }) => date)).toEqual(dates.map((date) => `${year}-${date}`))
  })

  it('moves a New Year on a Saturday into the old year', () => {
    expect(usFederalYear(2022).holidays[0]?.date).toBe('2021-12-31')
    expect(usFederalYear(2022).holidays).toHaveLength(11)
  })
})
