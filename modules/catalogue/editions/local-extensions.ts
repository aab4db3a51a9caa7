/**
 * Matters the platform needs and GB/T 47678.5-2026 does not list (ST §2.6), numbered from 999 downward in each major.
 * A number, once given, is never given again. Minors 080 to 999 belong to the city (ST §2.1); a city pack continues
 * where this list ends, with `nextExtensionMinor` and `extensionClass`.
 */
import type { Titles } from '#kernel/titles.ts'
import { type CatalogueClass, type ClassKind, classesOf, EDITION_2026 } from './class.ts'
import { CLASSES_2026 } from './gbt47678-5-2026.ts'

interface ExtensionList {
  major: string
  zh: string
  en: string
}

const EXTENSIONS: readonly ExtensionList[] = [
  { major: '01', zh: '999消火栓占用人行道', en: '999 Hydrant obstructing the pavement' },
  {
    major: '06',
    zh: '999乱扔大垃圾 998违规养犬 997门前三包未落实 996国旗破损或使用不规范 995噪声超标（自动监测）',
    en: `999 Dumped bulky waste; 998 Dog-keeping violation; 997 Frontage responsibility not met;
      996 Damaged or misused national flag; 995 Noise limit exceeded (automatic monitoring)`,
  },
  { major: '08', zh: '999渣土车违规', en: '999 Muck truck violation' },
  { major: '09', zh: '999摊规点违规 998共享单车潮汐淤积', en: '999 Stall site violation; 998 Tidal congestion of shared bikes' },
  {
    // 999 to 994 carry on 05-01 to 05-06 of 2013, which the new edition has no place for (ST §2.6).
    // 993 is named by the default limits only (CL §14).
    major: '10',
    zh: `999供水管道破裂 998燃气管道破裂 997排水管道堵塞破裂 996热力管道破裂 995路面塌陷 994道路积水 993高空坠物
      992房屋监测预警`,
    en: `999 Burst water main; 998 Burst gas main; 997 Blocked or burst drain; 996 Burst heating main;
      995 Road subsidence; 994 Waterlogged road; 993 Falling object; 992 House monitoring alarm`,
  },
]

/** First and last three-digit minor a city may give; the national list stays below (ST §2.1). */
export const EXTENSION_MINORS = { lowest: 80, highest: 999 } as const

export function isExtensionMinor(minor: string): boolean {
  return /^\d{3}$/.test(minor) && Number(minor) >= EXTENSION_MINORS.lowest
}

/** The next free number of a major, counting down from 999; undefined when all are taken. */
export function nextExtensionMinor(taken: Iterable<string>): string | undefined {
  const used = new Set(taken)
  for (let number = EXTENSION_MINORS.highest; number >= EXTENSION_MINORS.lowest; number -= 1) {
    const minor = String(number).padStart(3, '0')
    if (!used.has(minor)) return minor
  }
  return undefined
}

const MAJOR_NAMES = new Map(CLASSES_2026.map(({ kind, major, majorName }) => [`${kind}:${major}`, majorName]))

function majorNameOf(kind: ClassKind, major: string): Titles {
  const name = MAJOR_NAMES.get(`${kind}:${major}`)
  if (!name) throw new RangeError(`${EDITION_2026} has no ${kind} major ${major}`)
  return name
}

/** A city's own minor in a national major; refuses numbers reserved for the national list. */
export function extensionClass(kind: ClassKind, major: string, minor: string, name: Titles): CatalogueClass {
  if (!isExtensionMinor(minor)) throw new RangeError(`${major}-${minor} is not a local minor (080 to 999)`)
  return { edition: EDITION_2026, kind, major, majorName: majorNameOf(kind, major), minor, name, origin: 'local' }
}

export const LOCAL_EXTENSIONS: readonly CatalogueClass[] = EXTENSIONS.flatMap((list) =>
  classesOf(EDITION_2026, 'matter', { ...list, name: majorNameOf('matter', list.major) }, 'local'),
)
