import { describe, expect, it } from 'vitest'
import { quietUntil } from './quiet.ts'
import { filled, htmlText, maskedAddress, textFault } from './template.ts'

describe('a text', () => {
  it.each([
    ['案件 {code} 已派遣', null],
    ['案件 {kode} 已派遣', 'There is no {kode}; known are {code} {due}'],
    ['an { alone', 'A brace stands alone'],
    ['{code', 'A brace stands alone'],
    ['{}', 'A brace stands alone'],
    ['{__proto__}', 'A brace stands alone'],
  ])('%s: %s', (text, fault) => {
    expect(textFault(text, ['code', 'due'])?.en ?? null).toBe(fault)
  })

  it('takes values as they are, once: a value that looks like a placeholder stays words', () => {
    expect(filled('{summary} {code}', { summary: '{code}', code: '7' })).toBe('{code} 7')
  })

  it('lets no value begin a line of its own or hide words', () => {
    expect(filled('{summary}', { summary: 'a\r\nBcc: all@x\u202Eb' })).toBe('a Bcc: all@x b')
  })

  it('is no markup in a letter', () => {
    expect(htmlText(`<img src=x onerror='a("b")'>&`)).toBe('&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt;&amp;')
  })

  it.each([
    ['13800001234', '138****1234'],
    ['110', '****'],
    ['zhang@xm.gov.cn', 'zh***@xm.gov.cn'],
    ['z@x.cn', '***@x.cn'],
    [null, null],
    ['', null],
  ])('masks %s as %s', (address, masked) => {
    expect(maskedAddress(address)).toBe(masked)
  })
})

describe('quiet hours', () => {
  const night = { fromMinute: 22 * 60, untilMinute: 7 * 60, timeZone: 'Asia/Shanghai' }
  it.each([
    ['2023-12-14T13:59:59Z', null],
    ['2023-12-14T14:00:00Z', '2023-12-14T23:00:00.000Z'],
    ['2023-12-14T16:30:20.500Z', '2023-12-14T23:00:00.000Z'],
    ['2023-12-14T22:59:59Z', '2023-12-14T23:00:00.000Z'],
    ['2023-12-14T23:00:00Z', null],
  ])('%s: until %s', (at, until) => {
    expect(quietUntil(night, new Date(at))?.toISOString() ?? null).toBe(until)
  })

  it('within one day, and in the time zone of the person', () => {
    const noon = { fromMinute: 12 * 60, untilMinute: 14 * 60, timeZone: 'America/New_York' }
    expect(quietUntil(noon, new Date('2023-12-14T17:30:00Z'))?.toISOString()).toBe('2023-12-14T19:00:00.000Z')
    expect(quietUntil(noon, new Date('2023-12-14T16:59:00Z'))).toBeNull()
  })
})
