/** Forward geocoding: a text becomes candidates with a score, by exact names first and by likeness where none is known. */
import type { Platform } from '#kernel/ctx.ts'
import { grouped } from '#kernel/grouped.ts'
import { areasOf } from '../areas.ts'
import { findPlaces, placesOf } from '../places.ts'
import { nameIndexOf } from './book.ts'
import type { AddressElements } from './elements.ts'
import { interpolated } from './interpolate.ts'
import { namedPlace, parseAddress } from './parse.ts'
import { type Candidate, regionFit, scoreOf } from './score.ts'
import { type Address, findAlong, findByMarker, findByNumber, findNamesLike, knownNames } from './store.ts'
import { likeness, pairsOf } from './words.ts'

export interface Geocoded {
  elements: AddressElements
  candidates: Candidate[]
}

export async function geocode(platform: Platform, text: string, limit: number): Promise<Geocoded> {
  const elements = parseAddress(text, await nameIndexOf(platform))
  const found = [
    ...(elements.road === '' ? [] : await byName(platform, elements.road, (roads) => onRoads(platform, elements, roads))),
    ...(await atMarkers(platform, elements)),
    ...(await inAreas(platform, text, elements)),
  ]
  if (!found.some(({ score }) => score >= CERTAIN)) found.push(...(await byWholeName(platform, text)))
  return { elements, candidates: best(found, limit) }
}

/** One candidate per address, the better first; of equals the one more often seen. */
function best(found: readonly Candidate[], limit: number): Candidate[] {
  const byPlace = new Map<string, Candidate>()
  for (const one of found) {
    const known = byPlace.get(one.key)
    if (!known || known.score < one.score) byPlace.set(one.key, one)
  }
  return [...byPlace.values()]
    .toSorted((a, b) => b.score - a.score || b.weight - a.weight || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map((one) => ({ ...one, score: Math.round(one.score * 1000) / 1000 }))
}

interface Likely {
  name: string
  likeness: number
}

/** Fewer shared signs than this are another name. */
const LEAST_LIKENESS = 0.5
/** Short names are like many others: where the number exists tells them apart. */
const MOST_NAMES = 30
const MOST_AREAS = 6

async function likeNames(platform: Platform, name: string): Promise<Likely[]> {
  const found = await findNamesLike(platform.db, pairsOf(name))
  return found
    .map((one) => ({ name: one, likeness: likeness(one, name) }))
    .filter((one) => one.likeness >= LEAST_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NAMES)
}

/** A name that is known may still be a misspelling of another: others are asked where it leads nowhere. */
const GOOD = 0.75
/** Nothing of the text is left over. */
const CERTAIN = 0.9

async function byName(platform: Platform, name: string, find: (likely: readonly Likely[]) => Promise<Candidate[]>): Promise<Candidate[]> {
  const exact = (await knownNames(platform.db, [name])).has(name) ? await find([{ name, likeness: 1 }]) : []
  if (exact.some(({ score }) => score >= GOOD)) return exact
  const likely = (await likeNames(platform, name)).filter((one) => one.name !== name)
  return likely.length === 0 ? exact : [...exact, ...(await find(likely))]
}

async function onRoads(platform: Platform, asked: AddressElements, roads: readonly Likely[]): Promise<Candidate[]> {
  const byRoad = new Map(roads.map((one) => [one.name, one.likeness]))
  const names = [...byRoad.keys()]
  const likenessOf = ({ road }: Pick<Address, 'road'>) => byRoad.get(road) ?? 0
  if (asked.number === null) return alongRoads(await findAlong(platform.db, names), asked, likenessOf)
  // Who misspells a name seldom misreads the number as well.
  const misread = roads.every((one) => one.likeness === 1) ? misreadings(asked.number) : []
  const rows = await findByNumber(platform.db, names, asked.number, misread)
  const { locate } = await areasOf(platform)
  const between = interpolated(rows, asked.number).flatMap((row): Candidate[] => {
    const place = locate(row.lon, row.lat)
    return place ? [{ ...row, ...place, score: scoreOf({ ...row, ...place }, asked, likenessOf(row), 'between') }] : []
  })
  const known = rows.map((row): Candidate => ({ ...row, kind: row.source, score: scoreOf(row, asked, likenessOf(row), 'known') }))
  return [...known, ...between]
}

/** The same number with one digit changed, left out, or swapped with its neighbour. */
export function misreadings(number: number): number[] {
  const digits = [...String(number)]
  const changed = digits.flatMap((_, at) => [...'0123456789'].map((digit) => digits.with(at, digit).join('')))
  const shorter = digits.length > 1 ? digits.map((_, at) => digits.toSpliced(at, 1).join('')) : []
  const swapped = digits.slice(1).map((digit, at) =>
    digits
      .with(at, digit)
      .with(at + 1, digits[at] ?? '')
      .join(''),
  )
  const longer =
    digits.length < 4
      ? [0, ...digits.map((_, at) => at + 1)].flatMap((at) => [...'0123456789'].map((digit) => digits.toSpliced(at, 0, digit).join('')))
      : []
  const all = new Set([...changed, ...shorter, ...swapped, ...longer].map(Number))
  all.delete(number)
  all.delete(0)
  return [...all]
}

/** A road asked for without a number: the middle of what is known along it, in each district. */
function alongRoads(rows: readonly Address[], asked: AddressElements, likenessOf: (row: Address) => number): Candidate[] {
  const groups = grouped(rows, ({ road, districtCode }) => `${districtCode}|${road}`)
  return [...groups.values()].flatMap((group): Candidate[] => {
    const fitting = group.filter((row) => regionFit(row, asked) === 1)
    const crossing = group.find(({ marker, number }) => number === null && marker === asked.marker && marker !== '')
    const some = fitting.length > 0 ? fitting : group
    const middle = crossing ?? some[Math.floor(some.length / 2)]
    if (!middle) return []
    const score = scoreOf(middle, asked, likenessOf(middle), 'road')
    if (crossing) return [{ ...middle, kind: middle.source, score }]
    const whole = { number: null, suffix: '', numberTo: null, building: '', marker: '' }
    return [{ ...middle, ...whole, key: `${middle.districtCode}|${middle.road}`, kind: 'road', weight: group.length, score }]
  })
}

/** A place by its name, or by what of the text was not understood. */
async function atMarkers(platform: Platform, asked: AddressElements): Promise<Candidate[]> {
  const name = asked.marker || asked.rest.replaceAll(' ', '')
  if (name.length < 2 || name.length > 40) return []
  return byName(platform, name, async (likely) => {
    const byMarker = new Map(likely.map((one) => [one.name, one.likeness]))
    const rows = await findByMarker(platform.db, [...byMarker.keys()])
    return rows.map((row) => ({ ...row, kind: row.source, score: scoreOf(row, asked, byMarker.get(row.marker) ?? 0, 'marker') }))
  })
}

/** Names such as 开元街道办事处 begin like an address and are none. */
async function byWholeName(platform: Platform, text: string): Promise<Candidate[]> {
  const asked = namedPlace(text)
  if (asked.marker.length > 40) return []
  const rows = await findByMarker(platform.db, [asked.marker])
  return rows.map((row) => ({ ...row, kind: row.source, score: scoreOf(row, asked, 1, 'marker') }))
}

/** Districts, streets, communities and duty grids, where the text names nothing smaller. */
async function inAreas(platform: Platform, text: string, asked: AddressElements): Promise<Candidate[]> {
  if (asked.road !== '' && asked.number !== null) return []
  const { names, locate } = await areasOf(platform)
  const smallest = asked.communityCode ?? asked.streetCode ?? asked.districtCode
  const words = smallest && asked.road === '' && asked.marker === '' ? smallest : text
  return findPlaces(await placesOf(platform), words, MOST_AREAS).flatMap(({ code, lon, lat, name }, at): Candidate[] => {
    const place = locate(lon, lat)
    if (!place) return []
    const exact = code === smallest || name === text.trim() || names.get(code)?.nameEn.toLowerCase() === text.trim().toLowerCase()
    const score = exact ? (asked.rest === '' || code !== smallest ? 0.95 : 0.6) : 0.55 - 0.03 * at
    const elements = { road: '', number: null, suffix: '', numberTo: null, building: '', marker: '' }
    return [{ key: code, ...elements, ...place, lon, lat, kind: 'region', weight: 1, areaCode: code, score }]
  })
}
