import { describe, expect, it } from 'vitest'
import { TRADES } from '#cities/pack.ts'
import type { Titles } from '#kernel/titles.ts'
import { classKey } from './codes.ts'
import { CONFUSABLES, confusablesOf, FACILITY_OR_BEHAVIOUR } from './confusables.ts'
import { type CatalogueClass, classesOf, EDITION_2026 } from './editions/class.ts'
import { CLASSES_2013, COMPONENTS_2013, MATTERS_2013 } from './editions/gbt30428-2-2013.ts'
import { CLASSES_2026, COMPONENTS_2026, MATTERS_2026 } from './editions/gbt47678-5-2026.ts'
import { extensionClass, isExtensionMinor, LOCAL_EXTENSIONS, nextExtensionMinor } from './editions/local-extensions.ts'
import { findMapping, MAPPING_2013_2026, NAMED_MAPPING_2013_2026 } from './editions/mapping-2013-2026.ts'
import { FAMILIES } from './handbook/families.ts'
import { generalEntry, HANDBOOK_DEFAULTS } from './handbook-defaults.ts'

const codeOf = ({ major, minor }: { major: string; minor: string }) => `${major}-${minor}`
const countOf = (classes: readonly CatalogueClass[], ...majors: string[]) =>
  majors.map((major) => classes.filter((one) => one.major === major).length)
const minorsOf = (classes: readonly CatalogueClass[], major: string) =>
  new Set(classes.filter((one) => one.major === major).map(({ minor }) => minor))
const find = (classes: readonly CatalogueClass[], code: string) => classes.find((one) => codeOf(one) === code)
const isTranslated = ({ zh, en }: Titles) => /\p{Script=Han}/u.test(zh) && en !== '' && !/\p{Script=Han}/u.test(en)

const KNOWN_2026 = new Set([...CLASSES_2026, ...LOCAL_EXTENSIONS].map(classKey))

describe('the 2026 edition', () => {
  it('has 153 components in 5 majors and 250 matters in 10 (ST §2.3, §2.4)', () => {
    expect(countOf(COMPONENTS_2026, '01', '02', '03', '04', '05')).toEqual([76, 44, 16, 14, 3])
    expect(COMPONENTS_2026).toHaveLength(153)
    expect(countOf(MATTERS_2026, '01', '02', '03', '04', '05')).toEqual([76, 44, 16, 14, 3])
    expect(countOf(MATTERS_2026, '06', '07', '08', '09', '10')).toEqual([51, 7, 16, 21, 2])
    expect(MATTERS_2026).toHaveLength(250)
  })

  it('keeps the gaps of the standard', () => {
    expect(minorsOf(COMPONENTS_2026, '01').has('016')).toBe(false)
    expect([...minorsOf(COMPONENTS_2026, '05')]).toEqual(['002', '003', '009'])
    expect(minorsOf(MATTERS_2026, '06').has('031')).toBe(false)
    expect(minorsOf(MATTERS_2026, '07').has('005')).toBe(false)
    expect(minorsOf(MATTERS_2026, '09').has('007')).toBe(false)
  })

  it('forms the facility matters from the components, with one irregular name', () => {
    expect(find(MATTERS_2026, '01-001')?.name).toEqual({ zh: '供水井盖异常', en: 'Water supply manhole defect' })
    expect(find(MATTERS_2026, '01-066')?.name.zh).toBe('紧急报警点异常SOS')
    expect(find(MATTERS_2026, '05-009')?.majorName.zh).toBe('其他管理部件类')
  })

  it('keeps punctuation inside names', () => {
    expect(find(COMPONENTS_2026, '01-021')?.name.zh).toBe('输油（气）井盖')
    expect(find(MATTERS_2026, '06-005')?.name.zh).toBe('临街阳台、屋顶脏乱差')
    expect(find(MATTERS_2026, '09-020')?.name.en).toBe("Farmers' market disorder")
  })

  it('refuses a list whose two languages differ', () => {
    const list = { major: '11', name: { zh: '甲', en: 'A' }, zh: '001甲 002乙' }
    expect(() => classesOf(EDITION_2026, 'matter', { ...list, en: '001 A' })).toThrow('2 minors, 1 English')
    expect(() => classesOf(EDITION_2026, 'matter', { ...list, en: '001 A; 003 B' })).toThrow('11-002')
  })
})

describe('all editions', () => {
  const all = [...CLASSES_2013, ...CLASSES_2026, ...LOCAL_EXTENSIONS]

  it('give every class a key of its own', () => {
    expect(new Set(all.map(classKey)).size).toBe(all.length)
  })

  it('name every major and minor in both languages', () => {
    expect(all.filter(({ name, majorName }) => !isTranslated(name) || !isTranslated(majorName))).toEqual([])
  })
})

describe('local extensions', () => {
  it('are numbered from 999 downward without a gap, above the national numbers', () => {
    for (const major of ['01', '06', '08', '09', '10']) {
      const minors = [...minorsOf(LOCAL_EXTENSIONS, major)]
      expect(minors).toEqual(minors.map((_, index) => String(999 - index)))
    }
    expect(LOCAL_EXTENSIONS.every(({ minor, origin }) => isExtensionMinor(minor) && origin === 'local')).toBe(true)
    expect(CLASSES_2026.some(({ minor }) => isExtensionMinor(minor))).toBe(false)
  })

  it('cover what ST §2.6 names and the falling objects of CL §14', () => {
    expect(LOCAL_EXTENSIONS.map(({ name }) => name.zh).sort()).toEqual(
      [
        ...['乱扔大垃圾', '违规养犬', '门前三包未落实', '摊规点违规', '共享单车潮汐淤积', '消火栓占用人行道'],
        ...['噪声超标（自动监测）', '房屋监测预警', '国旗破损或使用不规范', '渣土车违规', '高空坠物', '路面塌陷', '道路积水'],
        ...['供水管道破裂', '燃气管道破裂', '热力管道破裂', '排水管道堵塞破裂'],
      ].sort(),
    )
  })

  it('leave room for a city to add its own', () => {
    const next = nextExtensionMinor(minorsOf(LOCAL_EXTENSIONS, '06'))
    expect(next).toBe('994')
    const added = extensionClass('matter', '06', '994', { zh: '鼠害', en: 'Rodents' })
    expect(added).toMatchObject({ origin: 'local', majorName: { zh: '市容环境类' } })
    expect(generalEntry(added, 'sanitation')).toMatchObject({
      ...{ conditionNo: 1, source: 'assumed', level: 'street', condition: { zh: '发现鼠害', en: 'Rodents found' } },
    })
    expect(() => extensionClass('matter', '06', '079', added.name)).toThrow('not a local minor')
    expect(() => extensionClass('matter', '11', '999', added.name)).toThrow('no matter major 11')
    expect(nextExtensionMinor(Array.from({ length: 920 }, (_, i) => String(80 + i).padStart(3, '0')))).toBeUndefined()
  })
})

describe('the mapping from 2013 to 2026', () => {
  it('has exactly one row for every 2013 class', () => {
    expect(MAPPING_2013_2026.map(({ from }) => `${from.kind}:${codeOf(from)}`).sort()).toEqual(
      CLASSES_2013.map((one) => `${one.kind}:${codeOf(one)}`).sort(),
    )
    expect([MATTERS_2013.length, COMPONENTS_2013.length]).toEqual([67, 144])
  })

  it('leads to classes that exist, or says none', () => {
    for (const { to, confidence, note } of [...MAPPING_2013_2026, ...NAMED_MAPPING_2013_2026]) {
      if (to) expect(KNOWN_2026).toContain(classKey({ edition: EDITION_2026, ...to }))
      expect(confidence === 'none').toBe(to === null)
      expect(note.zh && note.en).not.toBe('')
    }
  })

  it.each([
    ['component', '01-01', '01-001', 'certain'],
    ['component', '02-19', '02-019', 'likely'],
    ['component', '04-02', '04-002', 'likely'],
    ['matter', '01-12', '06-012', 'certain'],
    ['matter', '01-28', '06-028', 'likely'],
    ['matter', '01-31', null, 'none'],
    ['matter', '02-01', '07-001', 'certain'],
    ['matter', '02-05', null, 'none'],
    ['matter', '03-12', '08-012', 'certain'],
    ['matter', '04-09', '09-009', 'likely'],
    ['matter', '05-01', '10-999', 'certain'],
    ['matter', '05-06', '10-994', 'certain'],
    ['matter', '05-07', '10-001', 'certain'],
    ['matter', '05-08', '10-002', 'certain'],
    ['matter', '06-02', '09-013', 'certain'],
    ['matter', '06-04', '06-997', 'certain'],
  ] as const)('reads %s %s as %s (%s)', (kind, from, to, confidence) => {
    const row = findMapping({ kind, major: from.slice(0, 2), minor: from.slice(3) })
    expect(row?.to ? codeOf(row.to) : row?.to).toBe(to)
    expect(row?.confidence).toBe(confidence)
  })

  it('carries pipe bursts, subsidence and waterlogging on under the same name', () => {
    for (const minor of ['01', '02', '03', '04', '05', '06']) {
      const to = findMapping({ kind: 'matter', major: '05', minor })?.to
      const before = find(MATTERS_2013, `05-${minor}`)?.name.zh
      expect(to && find(LOCAL_EXTENSIONS, codeOf(to))?.name.zh).toBe(before)
    }
  })

  it('does not know a minor a city had added', () => {
    expect(findMapping({ kind: 'matter', major: '01', minor: '99' })).toBeUndefined()
  })
})

describe('the handbook', () => {
  const matters = [...MATTERS_2026, ...LOCAL_EXTENSIONS]

  it('leaves no matter without entry (P2-02)', () => {
    const covered = new Set(HANDBOOK_DEFAULTS.map(codeOf))
    expect(matters.map(codeOf).filter((code) => !covered.has(code))).toEqual([])
    expect(covered.size).toBe(matters.length)
  })

  it('numbers the conditions of a minor from 1', () => {
    for (const code of matters.map(codeOf)) {
      const entries = HANDBOOK_DEFAULTS.filter((entry) => codeOf(entry) === code)
      expect(entries.map(({ conditionNo }) => conditionNo)).toEqual(entries.map((_, index) => index + 1))
      expect(new Set(entries.map(({ condition }) => condition.en)).size).toBe(entries.length)
    }
  })

  it('names valid trades and fills every text', () => {
    for (const { trade, condition, closing, secondStage, limit } of HANDBOOK_DEFAULTS) {
      expect(Object.keys(TRADES)).toContain(trade)
      expect(limit.amount).toBeGreaterThan(0)
      for (const text of [condition, closing, secondStage?.title ?? closing]) {
        expect(isTranslated(text), text.en).toBe(true)
        expect(text.zh + text.en).not.toContain('{')
      }
    }
  })

  it('puts every component into one family', () => {
    expect(Object.values(FAMILIES).flat().sort()).toEqual(COMPONENTS_2026.map(codeOf).sort())
  })
})

describe('confusable matters', () => {
  it('exist, and are shown from both sides', () => {
    const refs = CONFUSABLES.flatMap(({ choose, not }) => [choose, ...not])
    expect(refs.filter((one) => !find(MATTERS_2026, codeOf(one)))).toEqual([])
    expect(confusablesOf({ major: '06', minor: '042' })).toEqual([CONFUSABLES[0]])
    expect(confusablesOf({ major: '09', minor: '009' })).toEqual([])
  })

  it('separate the facility from the behaviour around it', () => {
    const majors = [...FACILITY_OR_BEHAVIOUR.facilityMajors, ...FACILITY_OR_BEHAVIOUR.behaviourMajors]
    expect(majors).toEqual([...new Set(MATTERS_2026.map(({ major }) => major))])
  })
})
