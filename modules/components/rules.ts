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

export const GEOMETRY_KIND_WORDS = ['point', 'line', 'area'] as const satisfies readonly (keyof typeof GEOMETRY_KINDS)[]

/** Coordinates a survey may come in (ST §17). */
export const COORDINATE_SYSTEMS = {
  cgcs2000: { zh: 'CGCS2000 / WGS84 经纬度', en: 'CGCS2000 / WGS84 longitude, latitude' },
  gcj02: { zh: 'GCJ-02（火星坐标）', en: 'GCJ-02' },
  bd09: { zh: 'BD-09（百度坐标）', en: 'BD-09' },
  gk117: { zh: 'CGCS2000 高斯-克吕格 中央经线117°（米）', en: 'CGCS2000 Gauss–Krüger, central meridian 117° (metres)' },
} as const satisfies Record<string, Titles>
export type CoordinateSystem = keyof typeof COORDINATE_SYSTEMS

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
