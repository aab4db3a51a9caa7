import { describe, expect, it } from 'vitest'
import { compileCalendar } from './calendar.ts'
import { CN_CALENDAR } from './calendars-cn.ts'
import { extendClock, pauseClock, resumeClock, startClock, stopClock } from './clock.ts'
import { explain } from './explain.ts'
import { inWords, lengthInWords, sumInWords } from './words.ts'

const calendar = compileCalendar(CN_CALENDAR)
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const said = (...args: Parameters<typeof inWords>) => inWords(...args).map(({ zh }) => zh)

describe('a clock in words', () => {
  it('tells windows, nights, holidays, make-up days, and how it adds up', () => {
    const clock = startClock(calendar, { kind: 'x', startAt: at('2023-09-28T16:00'), limit: { amount: 4, unit: 'work_hour' } })
    expect(said(explain(clock, calendar, at('2023-09-28T17:00')), 'Asia/Shanghai', at('2023-09-28T17:00'))).toEqual([
      '2023-09-28 16:00–18:00 计时 2 小时，累计 2 小时',
      '2023-09-28 18:00 – 2023-09-29 00:00 非工作时段，不计时',
      '2023-09-29 00:00 – 2023-10-07 00:00 节假日，不计时（中秋节 · 国庆节）',
      '2023-10-07 00:00–08:00 非工作时段，不计时',
      '2023-10-07 08:00–10:00 将计时 2 小时（调休上班），累计 4 小时',
    ])
    expect(sumInWords(explain(clock, calendar, at('2023-09-28T17:00')), clock.deadline, at('2023-09-28T17:00'))).toEqual({
      zh: '已用 1 小时，余 3 小时',
      en: '1 h used, 3 h left',
    })
    const late = at('2023-10-07T11:30')
    expect(sumInWords(explain(clock, calendar, late), clock.deadline, late).zh).toBe('已用 5 小时 30 分，超期 1 小时 30 分')
    expect(said(explain(clock, calendar, late), 'Asia/Shanghai').at(-1)).toBe(
      '2023-10-07 10:00–11:30 计时 1 小时 30 分（调休上班），累计 5 小时 30 分，已超期',
    )
  })

  it('tells pauses and extensions', () => {
    const clock = startClock(calendar, { kind: 'x', startAt: at('2023-03-15T09:00'), limit: { amount: 2, unit: 'work_hour' } })
    const paused = pauseClock(clock, calendar, at('2023-03-15T10:00'), '台风')
    expect(sumInWords(explain(paused, calendar, at('2023-03-15T11:00')), paused.deadline, at('2023-03-15T11:00')).zh).toBe('已用 1 小时')
    const resumed = extendClock(resumeClock(paused, calendar, at('2023-03-15T14:00')), calendar, at('2023-03-15T14:30'), {
      extra: { amount: 2, unit: 'work_hour' },
    })
    const lines = said(explain(resumed, calendar, at('2023-03-15T14:30')), 'Asia/Shanghai')
    expect(lines).toContain('2023-03-15 10:00–14:00 暂停计时（台风）')
    expect(lines.some((line) => line.startsWith('2023-03-15 14:30 批准延期，时限增加 2 小时'))).toBe(true)
  })

  it('of a clock stopped in time tells only what was used', () => {
    const clock = startClock(calendar, { kind: 'x', startAt: at('2023-03-15T09:00'), limit: { amount: 15, unit: 'minute' } })
    const stopped = stopClock(clock, at('2023-03-15T09:06'))
    expect(sumInWords(explain(stopped, calendar, at('2023-03-16T09:00')), clock.deadline, at('2023-03-15T09:06')).zh).toBe('已用 6 分钟')
  })

  it('counts seconds, minutes and hours', () => {
    expect([0, 59, 60, 3599, 3600, 5400].map((seconds) => lengthInWords(seconds).zh)).toEqual([
      '0 秒',
      '59 秒',
      '1 分钟',
      '59 分钟',
      '1 小时',
      '1 小时 30 分',
    ])
  })
})
