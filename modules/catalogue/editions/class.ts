/** What a catalogue is made of: editions, majors, minors. A city's own minors stand beside the national ones. */
import type { Titles } from '#kernel/titles.ts'

export type ClassKind = 'component' | 'matter'

/** One minor of one edition. Its key is (edition, kind, major, minor): component and matter codes overlap (ST §2.1). */
export interface CatalogueClass {
  edition: string
  kind: ClassKind
  major: string
  majorName: Titles
  minor: string
  name: Titles
  origin: 'standard' | 'local'
}

export interface Edition {
  title: Titles
  minorDigits: 2 | 3
  /** First day in force; null where our sources do not give it. */
  effectiveFrom: string | null
  /** First day no longer in force. */
  effectiveTo: string | null
}

/** Every case keeps the edition it was filed under; history is mapped, never rewritten (ST §0). */
export const EDITIONS = {
  'GBT30428.2-2013': {
    title: {
      zh: '数字化城市管理信息系统 第2部分：管理部件和事件',
      en: 'Digital urban management information system, part 2: components and events',
    },
    minorDigits: 2,
    effectiveFrom: null,
    effectiveTo: '2026-07-01',
  },
  'GBT47678.5-2026': {
    title: {
      zh: '城市运行管理服务平台 第5部分：管理部件和事项',
      en: 'Urban operation and management service platform, part 5: components and matters',
    },
    minorDigits: 3,
    effectiveFrom: '2026-07-01',
    effectiveTo: null,
  },
} as const satisfies Record<string, Edition>
export type EditionId = keyof typeof EDITIONS

export const EDITION_2013 = 'GBT30428.2-2013' satisfies EditionId
export const EDITION_2026 = 'GBT47678.5-2026' satisfies EditionId

export interface MinorName {
  minor: string
  name: string
}

/** One major as it is written down: Chinese minors in the standard's own compact notation, English ones `001 Name; …`. */
export interface MajorList {
  major: string
  name: Titles
  zh: string
  en: string
}

/** Reads `001供水井盖 002污水井盖 …`. Gaps in the numbers are the standard's own (ST §2.3). */
export function parseMinors(text: string, digits: 2 | 3): MinorName[] {
  const pattern = digits === 3 ? /(\d{3})(\S+)/g : /(\d{2})(\S+)/g
  return [...text.matchAll(pattern)].map(([, minor = '', name = '']) => ({ minor, name }))
}

/** Reads `001 Water supply manhole; 002 Sewage manhole; …`. */
export function parseEnglish(text: string): Map<string, string> {
  const rows = text.split(';').map((row) => row.trim().replace(/\s+/g, ' '))
  return new Map(rows.filter((row) => row !== '').map((row) => [row.split(' ')[0] ?? '', row.slice(row.indexOf(' ') + 1)]))
}

/** Turns the written list of one major into classes; a minor without English name is a mistake in the list. */
export function classesOf(
  edition: EditionId,
  kind: ClassKind,
  list: MajorList,
  origin: CatalogueClass['origin'] = 'standard',
): CatalogueClass[] {
  const english = parseEnglish(list.en)
  const minors = parseMinors(list.zh, EDITIONS[edition].minorDigits)
  if (english.size !== minors.length) {
    throw new Error(`${edition} ${kind} ${list.major}: ${minors.length} minors, ${english.size} English names`)
  }
  return minors.map(({ minor, name }) => {
    const en = english.get(minor)
    if (en === undefined) throw new Error(`${edition} ${kind} ${list.major}-${minor} has no English name`)
    return { edition, kind, major: list.major, majorName: list.name, minor, name: { zh: name, en }, origin }
  })
}
