/**
 * Identification codes of GB/T 30428.2-2013 and GB/T 47678.5-2026 (ST §2.1).
 * A component code is region 6 + major 2 + minor 2 or 3 + sequence 6; a matter code is region + major + minor and names
 * a type of matter in a region, not a case. The length tells the edition.
 */
import type { Titles } from '#kernel/titles.ts'
import { type ClassKind, EDITION_2013, EDITION_2026, EDITIONS, type EditionId } from './editions/class.ts'

export interface MatterCodeParts {
  edition: EditionId
  /** Six digits of GB/T 2260; whether the region exists is the region table's matter. */
  region: string
  major: string
  minor: string
}

export interface ComponentCodeParts extends MatterCodeParts {
  /** 1 to 999999, unique per region, major and minor. */
  sequence: number
}

export const CODE_FAULTS = {
  not_digits: { zh: '编码只能由数字组成', en: 'A code consists of digits only' },
  component_length: { zh: '部件编码应为17位（2013版16位）', en: 'A component code has 17 digits (16 in the 2013 edition)' },
  matter_length: { zh: '事项编码应为11位（2013版10位）', en: 'A matter code has 11 digits (10 in the 2013 edition)' },
  region: { zh: '行政区划代码应为6位数字且不以0开头', en: 'The region has six digits and does not begin with 0' },
  major: { zh: '大类代码应为01至99', en: 'The major class is 01 to 99' },
  minor: { zh: '小类代码位数不符或为零', en: 'The minor class has the wrong number of digits for the edition, or is zero' },
  sequence: { zh: '顺序号应为000001至999999', en: 'The sequence is 000001 to 999999' },
} as const satisfies Record<string, Titles>
export type CodeFault = keyof typeof CODE_FAULTS

export type Checked<T> = { ok: true; value: T } | { ok: false; fault: CodeFault; reason: Titles }

const refused = (fault: CodeFault): { ok: false; fault: CodeFault; reason: Titles } => ({ ok: false, fault, reason: CODE_FAULTS[fault] })

const COMPONENT_LENGTHS: Readonly<Record<number, EditionId>> = { 16: EDITION_2013, 17: EDITION_2026 }
const MATTER_LENGTHS: Readonly<Record<number, EditionId>> = { 10: EDITION_2013, 11: EDITION_2026 }

const isPositiveDigits = (text: string, length: number): boolean => text.length === length && /^\d+$/.test(text) && Number(text) > 0

/** The first part that cannot stand in a code, or null. */
export function findMatterPartFault({ edition, region, major, minor }: MatterCodeParts): CodeFault | null {
  if (!/^[1-9]\d{5}$/.test(region)) return 'region'
  if (!isPositiveDigits(major, 2)) return 'major'
  if (!isPositiveDigits(minor, EDITIONS[edition].minorDigits)) return 'minor'
  return null
}

/** The first part that cannot stand in a code, or null. */
export function findComponentPartFault(parts: ComponentCodeParts): CodeFault | null {
  const fault = findMatterPartFault(parts)
  if (fault) return fault
  const { sequence } = parts
  return Number.isInteger(sequence) && sequence >= 1 && sequence <= 999_999 ? null : 'sequence'
}

/** Parts come from checked tables, so a fault here is a programming error and throws. */
export function matterCode(parts: MatterCodeParts): string {
  const fault = findMatterPartFault(parts)
  if (fault) throw new RangeError(CODE_FAULTS[fault].en)
  return parts.region + parts.major + parts.minor
}

/** `formatComponentCode({ edition, region: '350203', major: '01', minor: '002', sequence: 7 })` is `35020301002000007`. */
export function formatComponentCode(parts: ComponentCodeParts): string {
  const fault = findComponentPartFault(parts)
  if (fault) throw new RangeError(CODE_FAULTS[fault].en)
  return parts.region + parts.major + parts.minor + String(parts.sequence).padStart(6, '0')
}

function splitClass(code: string, edition: EditionId): MatterCodeParts {
  const region = code.slice(0, 6)
  return { edition, region, major: code.slice(6, 8), minor: code.slice(8, 8 + EDITIONS[edition].minorDigits) }
}

export function parseMatterCode(code: string): Checked<MatterCodeParts> {
  if (!/^\d+$/.test(code)) return refused('not_digits')
  const edition = MATTER_LENGTHS[code.length]
  if (!edition) return refused('matter_length')
  const value = splitClass(code, edition)
  const fault = findMatterPartFault(value)
  return fault ? refused(fault) : { ok: true, value }
}

export function parseComponentCode(code: string): Checked<ComponentCodeParts> {
  if (!/^\d+$/.test(code)) return refused('not_digits')
  const edition = COMPONENT_LENGTHS[code.length]
  if (!edition) return refused('component_length')
  const value = { ...splitClass(code, edition), sequence: Number(code.slice(-6)) }
  const fault = findComponentPartFault(value)
  return fault ? refused(fault) : { ok: true, value }
}

/** The key of a minor. Edition and kind belong to it: `01`+`001` is a component and a matter (ST §2.1). */
export function classKey(of: { edition: string; kind: ClassKind; major: string; minor: string }): string {
  return `${of.edition}:${of.kind}:${of.major}-${of.minor}`
}
