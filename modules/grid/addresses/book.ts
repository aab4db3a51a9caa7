/**
 * The address book: what every module knows of places and their names, put together by the elements of the address.
 * Read anew in parts: each source remembers how far it was read, and what is read twice changes nothing.
 */
import type { AddressSource, KnownAddress } from '#kernel/addresses.ts'
import { type Platform, perPlatform } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { areasOf } from '../areas.ts'
import type { AddressElements } from './elements.ts'
import { indexNames, type NameIndex, namedPlace, parseAddress } from './parse.ts'
import { type Address, addressesByKey, gather, moveRefs, type Ref, writeAddresses } from './store.ts'
import { isIdentifier, isPlaceWord, isPublicPlace, isStreetName, pairsOf } from './words.ts'

export interface BookSummary {
  source: string
  /** Texts read, and those that name a place. */
  read: number
  kept: number
}

export const sourcesOf = (platform: Platform): AddressSource[] => platform.modules.flatMap((module) => module.addresses ?? [])

const heldNames = perPlatform(() => new WeakMap<object, NameIndex>())

/** Names of the areas as they are now. */
export async function nameIndexOf(platform: Platform): Promise<NameIndex> {
  const areas = await areasOf(platform)
  const known = heldNames(platform).get(areas)
  if (known) return known
  const named = [...areas.names].map(([code, { name, level, parentCode }]) => ({ code, name, level, parentCode }))
  const made = indexNames(named.filter(({ level }) => level !== 'duty_grid'))
  heldNames(platform).set(areas, made)
  return made
}

/** What was written in the moment of the last reading may not have been seen yet. */
const OVERLAP_MS = 10 * 60_000

export async function buildAddresses(platform: Platform, anew: boolean, say: (line: string) => void): Promise<BookSummary[]> {
  const summaries: BookSummary[] = []
  for (const source of sourcesOf(platform)) {
    const from = anew ? null : await markOf(platform, source)
    const since = from ? new Date(from.getTime() - OVERLAP_MS) : null
    const summary = { source: source.id, read: 0, kept: 0 }
    for await (const { rows, mark } of source.changedSince(platform.db, since)) {
      summary.read += rows.length
      summary.kept += await takeBatch(platform, source, rows, mark)
      say(`${source.id}: ${summary.read} read, ${summary.kept} with an address`)
    }
    summaries.push(summary)
  }
  if (summaries.some(({ kept }) => kept > 0)) await countPairs(platform.db)
  return summaries
}

async function markOf({ db }: Platform, { id }: AddressSource): Promise<Date | null> {
  const rows = await db.query<{ mark: Date | null }>(sql`select mark from address_source where id = ${id}`)
  return rows[0]?.mark ?? null
}

type Found = Ref & { elements: AddressElements }

/** Rows, addresses and how far was read: all or none. */
async function takeBatch(platform: Platform, source: AddressSource, rows: readonly KnownAddress[], mark: Date): Promise<number> {
  const names = await nameIndexOf(platform)
  const { locate } = await areasOf(platform)
  const latest = [...new Map(rows.map((row) => [row.ref, row])).values()]
  const found = latest.flatMap((row) => {
    const elements = elementsIn(row, names, source)
    const place = elements && namesPlace(elements) ? locate(row.lon, row.lat) : null
    if (!elements || !place) return []
    return [{ ref: row.ref, key: keyOf(place.districtCode, elements), lon: row.lon, lat: row.lat, elements }]
  })
  const present = new Set(found.map(({ ref }) => ref))
  const gone = latest.flatMap(({ ref }) => (present.has(ref) ? [] : [ref]))
  await platform.db.transaction(async (tx) => {
    // One reading at a time per source, and the addresses of all sources in turns.
    await tx.query(sql`select pg_advisory_xact_lock(hashtext('address_book'))`)
    await tx.query(
      sql`insert into address_source (id, trust, updated_at) values (${source.id}, ${source.trust}, ${platform.now()}) on conflict (id) do update set trust = excluded.trust`,
    )
    const touched = await moveRefs(tx, source.id, found, gone)
    await settle(tx, platform, touched, found)
    await learnNames(tx, found)
    await tx.query(
      sql`update address_source set mark = greatest(mark, ${mark}), read = read + ${rows.length}, updated_at = ${platform.now()} where id = ${source.id}`,
    )
  })
  return found.length
}

function elementsIn({ text, named }: KnownAddress, names: NameIndex, source: AddressSource): AddressElements | null {
  if (text === null || isIdentifier(text.trim().toUpperCase())) return null
  return named ? namedPlace(text) : publicOnly(parseAddress(text, names), source)
}

const LONGEST_NAME = 60

/** Of what anybody wrote, only streets and public places; a name that may be a person's is not kept. */
function publicOnly(elements: AddressElements, { freeText }: AddressSource): AddressElements | null {
  const { road, marker } = elements
  if (!freeText) return elements
  if (road !== '' && !isStreetName(road)) return null
  return { ...elements, marker: isPublicPlace(marker) ? marker : '' }
}

/** A road with a number, a crossing, or a place with a name of its own. */
function namesPlace({ road, number, marker }: AddressElements): boolean {
  if (road.length > LONGEST_NAME || marker.length > LONGEST_NAME) return false
  return (road !== '' && (number !== null || marker !== '')) || (marker !== '' && !isPlaceWord(marker))
}

/** The marker tells addresses apart only where nothing stricter does. */
function keyOf(districtCode: string, { road, number, suffix, numberTo, building, marker }: AddressElements): string {
  const place = number === null ? marker : ''
  return [districtCode, road, number ?? '', suffix, numberTo ?? '', building, place].join('|')
}

async function settle(tx: Queryable, platform: Platform, touched: readonly string[], found: readonly Found[]): Promise<void> {
  const { locate } = await areasOf(platform)
  const elementsOf = new Map<string, Pick<Address, 'road' | 'number' | 'suffix' | 'numberTo' | 'building' | 'marker'>>(
    (await addressesByKey(tx, touched)).map((row) => [row.key, row]),
  )
  for (const { key, elements } of found) {
    const marker = elements.marker || elementsOf.get(key)?.marker || ''
    elementsOf.set(key, { ...elements, marker })
  }
  const rows = (await gather(tx, touched)).flatMap(({ key, source, lon, lat, weight }): Address[] => {
    const [elements, place] = [elementsOf.get(key), locate(lon, lat)]
    if (!elements || !place) return []
    const { road, number, suffix, numberTo, building, marker } = elements
    return [{ key, road, number, suffix, numberTo, building, marker, lon, lat, morton: mortonKey(lon, lat), ...place, source, weight }]
  })
  const kept = new Set(rows.map(({ key }) => key))
  await writeAddresses(
    tx,
    rows,
    touched.filter((key) => !kept.has(key)),
  )
}

async function learnNames(tx: Queryable, found: readonly Found[]): Promise<void> {
  const names = [...new Set(found.flatMap(({ elements: { road, marker } }) => [road, marker].filter(Boolean)))]
  const rows = names.map((name) => ({ name, pairs: pairsOf(name) }))
  await tx.query(sql`insert into address_name select * from jsonb_populate_recordset(null::address_name, ${JSON.stringify(rows)}::jsonb)
    on conflict (name) do nothing`)
}

async function countPairs(db: Queryable): Promise<void> {
  await db.query(sql`insert into address_pair select pair, count(*)::int from address_name, unnest(pairs) as pair group by pair
    on conflict (pair) do update set names = excluded.names where address_pair.names <> excluded.names`)
}
