import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classKey, formatComponentCode, matterCode, parseComponentCode, parseMatterCode } from './codes.ts'
import { EDITION_2013, EDITION_2026, EDITIONS } from './editions/class.ts'
import { creditCheckCharacter, findCreditCodeFault, isUnifiedCreditCode } from './unified-credit-code.ts'

describe('component codes', () => {
  it.each([
    // The public sample of the 2013 edition (ST §2.1).
    ['3205080101000001', EDITION_2013, '320508', '01', '01', 1],
    ['3502030301123456', EDITION_2013, '350203', '03', '01', 123_456],
    ['35020301002000007', EDITION_2026, '350203', '01', '002', 7],
    ['35020605009999999', EDITION_2026, '350206', '05', '009', 999_999],
  ] as const)('%s is of %s', (code, edition, region, major, minor, sequence) => {
    const parts = { edition, region, major, minor, sequence }
    expect(parseComponentCode(code)).toEqual({ ok: true, value: parts })
    expect(formatComponentCode(parts)).toBe(code)
  })

  it.each([
    ['', 'not_digits'],
    ['35020301002000O07', 'not_digits'],
    ['350203010020007', 'component_length'],
    ['350203010020000071', 'component_length'],
    ['05020301002000007', 'region'],
    ['35020300002000007', 'major'],
    ['35020301000000007', 'minor'],
    ['3205080100000001', 'minor'],
    ['35020301002000000', 'sequence'],
  ])('%s is refused: %s', (code, fault) => {
    const checked = parseComponentCode(code)
    expect(checked).toMatchObject({ ok: false, fault })
    expect(!checked.ok && checked.reason.zh).toBeTruthy()
  })

  it('read back as written', () => {
    const editions = fc.constantFrom(EDITION_2013, EDITION_2026)
    const number = (max: number) => fc.integer({ min: 1, max })
    fc.assert(
      fc.property(editions, number(899_999), number(99), number(99), number(999_999), (edition, region, major, minor, sequence) => {
        const parts = {
          edition,
          region: String(100_000 + region),
          major: String(major).padStart(2, '0'),
          minor: String(minor).padStart(EDITIONS[edition].minorDigits, '0'),
          sequence,
        }
        expect(parseComponentCode(formatComponentCode(parts))).toEqual({ ok: true, value: parts })
      }),
    )
  })

  it.each([
    ['region', { region: '3502' }],
    ['major', { major: '1' }],
    ['minor class', { minor: '02' }],
    ['sequence', { sequence: 1_000_000 }],
    ['sequence', { sequence: 1.5 }],
  ])('are not formed with a wrong %s', (word, wrong) => {
    const parts = { region: '350203', major: '01', minor: '002', sequence: 7, ...wrong }
    expect(() => formatComponentCode({ edition: EDITION_2026, ...parts })).toThrow(word)
  })
})

describe('matter codes', () => {
  it.each([
    ['3502030112', EDITION_2013, '350203', '01', '12'],
    ['35020306012', EDITION_2026, '350203', '06', '012'],
    ['35020010999', EDITION_2026, '350200', '10', '999'],
  ] as const)('%s is of %s', (code, edition, region, major, minor) => {
    const parts = { edition, region, major, minor }
    expect(parseMatterCode(code)).toEqual({ ok: true, value: parts })
    expect(matterCode(parts)).toBe(code)
  })

  it.each([
    ['35020306-12', 'not_digits'],
    ['350203060', 'matter_length'],
    ['35020301002000007', 'matter_length'],
    ['35020306000', 'minor'],
    ['35020300012', 'major'],
  ])('%s is refused: %s', (code, fault) => {
    expect(parseMatterCode(code)).toMatchObject({ ok: false, fault })
  })

  it('are not formed with a minor of the other edition', () => {
    expect(() => matterCode({ edition: EDITION_2013, region: '350203', major: '01', minor: '012' })).toThrow('minor')
  })
})

describe('class keys', () => {
  it('tell a component from the matter with the same number', () => {
    const minor = { edition: EDITION_2026, major: '01', minor: '001' }
    expect(classKey({ ...minor, kind: 'component' })).toBe('GBT47678.5-2026:component:01-001')
    expect(classKey({ ...minor, kind: 'component' })).not.toBe(classKey({ ...minor, kind: 'matter' }))
  })
})

describe('unified social credit codes', () => {
  it.each([
    // The example of GB 32100-2015, then published codes of companies.
    '91350100M000100Y43',
    '9144030071526726XG',
    '914403001922038216',
    '91330100799655058B',
    '91110000802100433B',
  ])('%s is well formed', (code) => {
    expect(findCreditCodeFault(code)).toBeNull()
    expect(creditCheckCharacter(code.slice(0, 17))).toBe(code.charAt(17))
  })

  it.each([
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y433', 'length'],
    ['91350100I000100Y43', 'character'],
    ['91350100m000100Y43', 'character'],
    ['9135010AM000100Y43', 'region'],
    ['91350100M000100Y44', 'check_character'],
    ['91350100M000010Y43', 'check_character'],
  ])('%s is refused: %s', (code, fault) => {
    expect(findCreditCodeFault(code)).toBe(fault)
    expect(isUnifiedCreditCode(code)).toBe(false)
  })

  it('have no check character for a wrong beginning', () => {
    expect(creditCheckCharacter('9135')).toBeNull()
    expect(creditCheckCharacter('91350100Z000100Y4')).toBeNull()
  })
})
