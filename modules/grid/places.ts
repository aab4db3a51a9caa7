/** Names of places in memory: found by Chinese, by pinyin in full or by its initials, by English name and by code. */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { pinyin } from 'pinyin-pro'
import polylabel from 'polylabel'
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { newsTopics } from '#kernel/register/register.ts'
import { remembered } from '#kernel/remembered.ts'
import type { FoundPlace } from './contract.ts'

/** With the point where its name is written, well inside. */
interface Named extends FoundPlace {
  full: string
  initials: string
  english: string
}

export const placesOf = remembered<readonly Named[]>(load, ...newsTopics('duty-grids'))

async function load({ db }: Platform): Promise<Named[]> {
  const rows = await db.query<Omit<FoundPlace, 'lon' | 'lat'> & { geometry: Polygon | MultiPolygon | null }>(sql`
    select code, level, name, name_en, geometry from region where geometry is not null and level <> 'city'
    union all select code, 'duty_grid', name, name_en, geometry from duty_grid where retired_at is null`)
  return rows.flatMap(({ geometry, ...row }) => (geometry ? [{ ...row, ...labelPoint(geometry), ...soundsOf(row) }] : []))
}

export function soundsOf({ name, nameEn }: { name: string; nameEn: string }) {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return {
    full: plain(syllables.join('')),
    initials: plain(syllables.map((syllable) => syllable.slice(0, 1)).join('')),
    english: nameEn.toLowerCase(),
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s'’-]/g, '')

/** About a hundred metres, in degrees. */
const PRECISION = 0.001

export function labelPoint(geometry: Polygon | MultiPolygon): { lon: number; lat: number } {
  const { lon, lat } = widest(geometry, PRECISION)
  return { lon: Math.round(lon * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 }
}

/** A circle inside the area, nearly the widest there is; its radius is in degrees both ways. */
export function roomIn(geometry: Polygon | MultiPolygon): { lon: number; lat: number; degrees: number } {
  return widest(geometry, PRECISION / 10)
}

function widest(geometry: Polygon | MultiPolygon, precision: number): { lon: number; lat: number; degrees: number } {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const largest = polygons.reduce((best, one) => (spanOf(one) > spanOf(best) ? one : best), polygons[0] ?? [])
  const rings = largest.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]))
  const middle = polylabel(rings, precision)
  const [lon = 0, lat = 0] = middle
  return { lon, lat, degrees: middle.distance }
}

function spanOf(polygon: Position[][]): number {
  const lons = (polygon[0] ?? []).map(([lon = 0]) => lon)
  const lats = (polygon[0] ?? []).map(([, lat = 0]) => lat)
  return (Math.max(...lons) - Math.min(...lons)) * (Math.max(...lats) - Math.min(...lats))
}

const LEVELS = ['district', 'street', 'community', 'duty_grid']

/** Best first: what begins with the words before what only holds them, large places before small ones. */
export function findPlaces(places: readonly Named[], words: string, limit: number): FoundPlace[] {
  const asked = plain(words)
  if (asked === '') return []
  const ranked = places.flatMap((place) => {
    const rank = rankOf(place, words.trim(), asked)
    return rank === null ? [] : [{ place, rank: rank * 10 + LEVELS.indexOf(place.level) }]
  })
  return ranked
    .toSorted((a, b) => a.rank - b.rank || (a.place.code < b.place.code ? -1 : 1))
    .slice(0, limit)
    .map(({ place: { code, level, name, nameEn, lon, lat } }) => ({ code, level, name, nameEn, lon, lat }))
}

function rankOf({ code, name, full, initials, english }: Named, words: string, asked: string): number | null {
  if (name === words || code === words) return 0
  if (name.startsWith(words)) return 1
  if (initials === asked || full === asked) return 2
  if (initials.startsWith(asked) || full.startsWith(asked) || english.startsWith(asked)) return 3
  if (name.includes(words)) return 4
  return code.startsWith(words) || english.includes(words.toLowerCase()) ? 5 : null
}
