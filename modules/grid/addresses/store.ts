/** SQL of the address book. */
import type { Queryable } from '#kernel/db/database.ts'
import { join, type Sql, sql } from '#kernel/db/sql.ts'
import type { AddressTable } from '#kernel/db/tables.gen.ts'
import { type LonLat, metresBetween } from '#kernel/geo/distance.ts'
import { rangesAround } from '#kernel/geo/morton.ts'

export type Address = AddressTable

export interface Ref {
  ref: string
  key: string
  lon: number
  lat: number
}

/** Puts refs of a source where they are now; answers which addresses that touches. */
export async function moveRefs(tx: Queryable, source: string, present: readonly Ref[], gone: readonly string[]): Promise<string[]> {
  const refs = [...present.map(({ ref }) => ref), ...gone]
  const before = await tx.query<{ key: string }>(
    sql`select distinct key from address_ref where source = ${source} and ref = any(${refs}::text[])`,
  )
  await tx.query(sql`delete from address_ref where source = ${source} and ref = any(${gone}::text[])`)
  const column = <K extends keyof Ref>(name: K): Ref[K][] => present.map((one) => one[name])
  await tx.query(sql`insert into address_ref (source, ref, key, lon, lat)
    select ${source}, * from unnest(${column('ref')}::text[], ${column('key')}::text[], ${column('lon')}::float8[], ${column('lat')}::float8[])
    on conflict (source, ref) do update set key = excluded.key, lon = excluded.lon, lat = excluded.lat`)
  return [...new Set([...before.map(({ key }) => key), ...column('key')])]
}

/** Of an address seen more often than this, so many sightings tell where it is. */
const MOST_REFS = 1000

export interface Gathered {
  key: string
  source: string
  lon: number
  lat: number
  weight: number
}

/** Where the most trusted sources see each address: in the middle of what they say. */
export async function gather(tx: Queryable, keys: readonly string[]): Promise<Gathered[]> {
  return tx.query(sql`
    with seen as (
      select t.key, r.source, r.lon, r.lat, s.trust, max(s.trust) over (partition by t.key) as best, count(*) over (partition by t.key) as weight
      from unnest(${keys}::text[]) as t(key)
      cross join lateral (select source, lon, lat from address_ref where key = t.key limit ${MOST_REFS}) r
      join address_source s on s.id = r.source)
    select key, min(source) as source, percentile_disc(0.5) within group (order by lon) as lon,
      percentile_disc(0.5) within group (order by lat) as lat, max(weight)::int as weight
    from seen where trust = best group by key`)
}

/** Writes addresses anew; those of `gone` nobody sees any more. */
export async function writeAddresses(tx: Queryable, rows: readonly Address[], gone: readonly string[]): Promise<void> {
  await tx.query(sql`delete from address where key = any(${gone}::text[])`)
  if (rows.length === 0) return
  await tx.query(sql`insert into address select * from jsonb_populate_recordset(null::address, ${JSON.stringify(rows.map(snakeRow))}::jsonb)
    on conflict (key) do update set lon = excluded.lon, lat = excluded.lat, morton = excluded.morton, street_code = excluded.street_code,
      community_code = excluded.community_code, duty_grid_code = excluded.duty_grid_code, unit_grid_code = excluded.unit_grid_code,
      marker = coalesce(nullif(excluded.marker, ''), address.marker), source = excluded.source, weight = excluded.weight`)
}

function snakeRow(row: Address) {
  const { numberTo, districtCode, streetCode, communityCode, dutyGridCode, unitGridCode, ...same } = row
  return {
    ...same,
    number_to: numberTo,
    district_code: districtCode,
    street_code: streetCode,
    community_code: communityCode,
    duty_grid_code: dutyGridCode,
    unit_grid_code: unitGridCode,
  }
}

export const addressesByKey = (tx: Queryable, keys: readonly string[]): Promise<Address[]> =>
  tx.query(sql`select * from address where key = any(${keys}::text[])`)

/** The rarest pairs first, until more names than this share one of them. */
const MOST_NAMES = 600

/** Names that share rare pairs with what was asked for, whatever stands between them. */
export function namesLike(pairs: readonly string[]): Sql {
  return sql`
    with rare as (
      select pair, sum(names) over (order by names, pair) as so_far, row_number() over (order by names, pair) as place
      from address_pair where pair = any(${pairs}::text[]))
    select name from address_name
    where pairs && array(select pair from rare where place = 1 or so_far <= ${MOST_NAMES}) limit ${2 * MOST_NAMES}`
}

export async function findNamesLike(db: Queryable, pairs: readonly string[]): Promise<string[]> {
  return (await db.query<{ name: string }>(namesLike(pairs), { prepared: true })).map(({ name }) => name)
}

export async function knownNames(db: Queryable, names: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ name: string }>(sql`select name from address_name where name = any(${names}::text[])`, { prepared: true })
  return new Set(rows.map(({ name }) => name))
}

/**
 * Addresses of roads at a number, at the same number misread by a digit, and the nearest numbers on the same side.
 * A block holds its number; crossings and whole blocks are no door.
 */
export function byNumber(roads: readonly string[], number: number, misread: readonly number[]): Sql {
  // As the partial index of roads says it.
  const on = (rest: Sql) => sql`(select * from address a where a.road = r.road and a.road <> '' and ${rest})`
  const side = sql`a.number % 2 = ${number % 2}::int and a.number_to is null and a.building = ''`
  const parts = [
    on(sql`a.number = ${number}::int order by a.weight desc limit 30`),
    on(sql`a.number between ${number}::int - 100 and ${number}::int - 1 and ${side} order by a.number desc limit 4`),
    on(sql`a.number between ${number}::int + 1 and ${number}::int + 100 and ${side} order by a.number limit 4`),
    on(sql`a.number between ${number}::int - 200 and ${number}::int and a.number_to is not null and a.number_to >= ${number}::int limit 4`),
    ...(misread.length === 0 ? [] : [on(sql`a.number = any(${misread}::int[]) limit 60`)]),
  ]
  return sql`select found.* from unnest(${roads}::text[]) as r(road) cross join lateral (${join(parts, ' union all ')}) found`
}

export const findByNumber = (db: Queryable, roads: readonly string[], number: number, misread: readonly number[]): Promise<Address[]> =>
  db.query(byNumber(roads, number, misread), { prepared: true })

/** Addresses along roads, for questions without a number. */
export const findAlong = (db: Queryable, roads: readonly string[]): Promise<Address[]> =>
  db.query(
    sql`select found.* from unnest(${roads}::text[]) as r(road) cross join lateral (
      select * from address a where a.road = r.road and a.road <> '' order by a.number nulls first limit 200) found`,
    { prepared: true },
  )

export const findByMarker = (db: Queryable, markers: readonly string[]): Promise<Address[]> =>
  db.query(
    sql`select found.* from unnest(${markers}::text[]) as m(marker) cross join lateral (
      select * from address a where a.marker = m.marker and a.marker <> '' order by a.weight desc limit 20) found`,
    { prepared: true },
  )

export function addressesAround(point: LonLat, metres: number, most: number): Sql {
  const ranges = rangesAround(point.lon, point.lat, metres)
  return sql`
    select a.* from unnest(${ranges.map(({ from }) => from)}::bigint[], ${ranges.map(({ to }) => to)}::bigint[]) as r(lo, hi)
    cross join lateral (select * from address where morton between r.lo and r.hi limit ${most}) a`
}

export async function findAround(db: Queryable, point: LonLat, metres: number): Promise<(Address & { metres: number })[]> {
  const rows = await db.query<Address>(addressesAround(point, metres, 2000), { prepared: true })
  return rows
    .map((row) => ({ ...row, metres: Math.round(metresBetween(point, row) * 10) / 10 }))
    .filter((row) => row.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres || b.weight - a.weight)
}
