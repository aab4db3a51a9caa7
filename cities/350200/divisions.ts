/** The real division list of 2023, see sources/divisions/SOURCE.md. */
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { once } from '../kit/once.ts'
import type { PackRegion } from '../pack.ts'
import { romanise } from './pinyin.ts'
import { ENGLISH_NAMES } from './streets.ts'

export type Division = Pick<PackRegion, 'code' | 'level' | 'kind' | 'name' | 'parentCode'> & { nameEn: string }

const LEVELS = { city: 'city', district: 'district', street: 'street', village: 'community' } as const

/** All 616 rows, larger divisions first. */
export const divisions = once((): Division[] => {
  const file = new URL('./sources/divisions/divisions_350200.csv', import.meta.url)
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
  return rows.map(readRow)
})

export const divisionsOf = (level: Division['level']): Division[] => divisions().filter((division) => division.level === level)

function readRow(row: Record<string, string>): Division {
  const { level = '', code = '', name = '', parent_code: parentCode = '' } = row
  if (!isLevel(level)) throw new Error(`unknown level ${level} of ${code}`)
  const division = { code, level: LEVELS[level], parentCode: parentCode === '' ? null : parentCode }
  if (level !== 'village') return { ...division, name, nameEn: englishNameOf(code, name) }
  const place = placeNameOf(name)
  return { ...division, kind: kindOf(place), name: place, nameEn: englishNameOf(code, place) }
}

const isLevel = (text: string): text is keyof typeof LEVELS => text in LEVELS

/** The list names the committee of a place; the place is what remains: 鸿山社区居委会 → 鸿山社区. */
function placeNameOf(committee: string): string {
  return committee
    .replace(/(居民委员会|居委会)$/, '')
    .replace(/村委会$/, '村')
    .replace(/^(..+)村村$/, '$1村')
}

function kindOf(place: string): 'community' | 'village' | 'other' {
  if (place.endsWith('村')) return 'village'
  return place.endsWith('社区') ? 'community' : 'other'
}

function englishNameOf(code: string, name: string): string {
  const known = ENGLISH_NAMES.get(code)
  if (known !== undefined) return known
  const street = ENGLISH_NAMES.get(code.slice(0, 9))
  if (street === undefined) throw new Error(`no English name for ${code}`)
  // A farm or zone has a single division below it that is no real settlement.
  if (!/Subdistrict$|Town$/.test(street)) return `${street} Residential Area`
  return name.endsWith('村') ? `${romanise(name.slice(0, -1))} Village` : `${romanise(name.replace(/社区$/, ''))} Community`
}
