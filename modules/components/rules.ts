/** Decisions about components, without reading or writing; shared with the screens. */
import type { Titles } from '#kernel/titles.ts'

/** GB/T 47678.5, GLBJZT. */
export const STATUSES = {
  intact: { zh: '完好', en: 'Intact' },
  damaged: { zh: '破损', en: 'Damaged' },
  lost: { zh: '丢失', en: 'Lost' },
  abandoned: { zh: '废弃', en: 'Abandoned' },
  removed: { zh: '移除', en: 'Removed' },
} as const satisfies Record<string, Titles>
export type Status = keyof typeof STATUSES

export const GEOMETRY_KINDS = {
  point: { zh: '点', en: 'Point' },
  line: { zh: '线', en: 'Line' },
  area: { zh: '面', en: 'Area' },
} as const satisfies Record<string, Titles>

/** Two of one class nearer than this are probably one, surveyed twice (P3-01). */
export const NEAR_DUPLICATE_M = 0.5

/** `35020301002000007` → `01-002`; the edition says how many digits the minor has (ST §2.1). */
export function classCodeOf(code: string): string {
  return code.length === 17 ? `${code.slice(6, 8)}-${code.slice(8, 11)}` : `${code.slice(6, 8)}-${code.slice(8, 10)}`
}

/** The length of a code tells its edition (ST §2.1). */
export function editionOf(code: string): 'GBT47678.5-2026' | 'GBT30428.2-2013' {
  return code.length === 17 ? 'GBT47678.5-2026' : 'GBT30428.2-2013'
}
