/** Rows of a collection as features: a page by key, one, all, how many. */
import type { Feature, Geometry } from 'geojson'
import type { Ctx } from '../ctx.ts'
import type { Queryable, Row } from '../db/database.ts'
import { allOf, ident, join, type Sql, snake, sql } from '../db/sql.ts'
import { inRanges, type KeyRange } from '../geo/box-ranges.ts'
import { columnSql } from '../list/query.ts'
import { propertiesOf } from './collections.ts'
import type { FeatureSource } from './definition.ts'
import { asBadQuery, badQuery, isWrongValue, tookTooLong } from './problems.ts'
import { keyColumn } from './spatial.ts'

export interface Asked {
  where: readonly Sql[]
  /** Tells rows apart that the conditions cannot, by their point. */
  keep?: (point: { lon: unknown; lat: unknown }) => boolean
  /** Ranges of Morton keys that every row lies in: walked through one after the other, in the order of their index. */
  ranges: readonly KeyRange[] | null
}

/** A row in the order of the collection; opaque to whoever pages. */
export interface Cursor {
  backwards: boolean
  /** Only where ranges are walked through. */
  morton: number | null
  key: string
}

export interface FeaturePage {
  features: Feature<Geometry | null>[]
  before: Cursor | null
  after: Cursor | null
}

/** Longer than any page takes that an index answers. */
const MOST_MS = 20_000
/** A number nobody has to have. */
const MOST_MS_TO_COUNT = 3000

/** One runaway filter must not keep a connection from everybody else. */
function within<T>(ctx: Ctx, mostMs: number, work: (reads: Queryable) => Promise<T>): Promise<T> {
  return ctx.db.transaction(async (tx) => {
    await tx.query(sql`select set_config('statement_timeout', ${String(mostMs)}, true)`)
    return work(tx)
  })
}

export function readPage(ctx: Ctx, collection: FeatureSource, asked: Asked, limit: number, from: Cursor | null): Promise<FeaturePage> {
  return asBadQuery(() => within(ctx, MOST_MS, (reads) => page(reads, collection, asked, limit, from)))
}

async function page(reads: Queryable, collection: FeatureSource, asked: Asked, limit: number, from: Cursor | null): Promise<FeaturePage> {
  const rows = asked.ranges
    ? await walk(reads, collection, asked, asked.ranges, limit + 1, from)
    : await reads.query(statement(collection, asked.where, limit + 1, from))
  const backwards = from?.backwards ?? false
  const more = rows.length > limit
  const shown = rows.slice(0, limit)
  if (backwards) shown.reverse()
  return {
    features: shown
      .filter(({ placeLon, placeLat }) => asked.keep?.({ lon: placeLon, lat: placeLat }) ?? true)
      .map(featureReader(collection)),
    before: from && (!backwards || more) ? cursorAt(shown[0], true, asked) : null,
    after: backwards || more ? cursorAt(shown.at(-1), false, asked) : null,
  }
}

function cursorAt(row: Row | undefined, backwards: boolean, { ranges }: Asked): Cursor | null {
  return row ? { backwards, morton: ranges ? Number(row.cursorMorton) : null, key: String(row.cursorKey) } : null
}

/** So many ranges at first, then twice as many each time: a full box is answered by the first, an empty one by few. */
const FIRST_RANGES = 4

/** Ranges in the order of their index until the page is full. */
async function walk(
  reads: Queryable,
  collection: FeatureSource,
  { where }: Asked,
  ranges: readonly KeyRange[],
  limit: number,
  from: Cursor | null,
): Promise<Row[]> {
  const morton = from?.morton ?? null
  const backwards = from?.backwards ?? false
  const inOrder = backwards ? ranges.toReversed() : ranges
  const left = inOrder.filter((range) => morton === null || (backwards ? range.from <= morton : range.to >= morton))
  const rows: Row[] = []
  for (let at = 0, take = FIRST_RANGES; at < left.length && rows.length < limit; at += take, take *= 2)
    rows.push(...(await reads.query(statementOfRanges(collection, where, left.slice(at, at + take), limit - rows.length, from))))
  return rows
}

/** Each range is one scan of the index that ends with the page. */
function statementOfRanges(
  collection: FeatureSource,
  where: readonly Sql[],
  ranges: readonly KeyRange[],
  limit: number,
  from: Cursor | null,
): Sql {
  const key = keyColumn(collection)
  const [sign, direction] = from?.backwards ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const reached = from ? [sql`(t.morton, ${key}) ${sign} (${from.morton}, ${from.key})`] : []
  const [lows, highs] = [ranges.map((range) => range.from), ranges.map((range) => range.to)]
  return sql`select found.* from unnest(${lows}::bigint[], ${highs}::bigint[]) as ranges (low, high) cross join lateral (
      select t.morton as cursor_morton, ${selected(collection)} from ${ident(collection.list.from)} t
      where ${allOf([...where, ...reached, sql`t.morton between low and high`])} order by t.morton ${direction}, ${key} ${direction} limit ${limit}
    ) found order by cursor_morton ${direction}, cursor_key ${direction} limit ${limit}`
}

function statement(collection: FeatureSource, where: readonly Sql[], limit: number, from: Cursor | null): Sql {
  const key = keyColumn(collection)
  const [sign, direction] = from?.backwards ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`]
  const conditions = [...where, ...(from ? [sql`${key} ${sign} ${from.key}`] : [])]
  return sql`select ${selected(collection)} from ${ident(collection.list.from)} t where ${allOf(conditions)} order by ${key} ${direction} limit ${limit}`
}

function selected(collection: FeatureSource): Sql {
  const { shape } = collection
  const outline = shape.kind === 'point' ? shape.outline : shape.column
  const place = [
    ...(shape.kind === 'point' ? [sql`t.lon as place_lon, t.lat as place_lat`] : []),
    ...(outline === undefined ? [] : [sql`${ident(`t.${outline}`)} as place_outline`]),
  ]
  const properties = propertiesOf(collection).map(([key, column]) => sql`${columnSql(key, column)} as ${ident(snake(key))}`)
  return join([sql`${keyColumn(collection)} as cursor_key`, ...place, ...properties])
}

function featureReader(collection: FeatureSource): (row: Row) => Feature<Geometry | null> {
  const keys = propertiesOf(collection).map(([key]) => key)
  return (row) => {
    const id = row.cursorKey
    const properties: Record<string, unknown> = {}
    for (const key of keys) properties[key] = row[key] ?? null
    return { type: 'Feature', id: typeof id === 'number' ? id : String(id), geometry: geometryOf(row), properties }
  }
}

/** A line or an area is what it is; everything else is its point. */
function geometryOf({ placeLon, placeLat, placeOutline }: Row): Geometry | null {
  // Checked border: the column holds GeoJSON, which its register validates.
  if (placeOutline) return placeOutline as Geometry
  return typeof placeLon === 'number' && typeof placeLat === 'number' ? { type: 'Point', coordinates: [placeLon, placeLat] } : null
}

/** Null where counting takes longer than reading. */
export async function countOf(ctx: Ctx, { list }: FeatureSource, { where, ranges }: Asked, most: number): Promise<number | null> {
  const conditions = [...where, ...(ranges ? [inRanges(ranges)] : [])]
  const counted = sql`select count(*)::int as n from (select 1 from ${ident(list.from)} t where ${allOf(conditions)} limit ${most}) counted`
  try {
    const [row] = await within(ctx, MOST_MS_TO_COUNT, (reads) => reads.query<{ n: number }>(counted))
    return row?.n ?? 0
  } catch (error) {
    if (tookTooLong(error)) return null
    throw error
  }
}

/** One feature that the asker may see; undefined where there is none. */
export async function readOne(
  ctx: Ctx,
  collection: FeatureSource,
  asked: Asked,
  id: string,
): Promise<Feature<Geometry | null> | undefined> {
  const where = [...asked.where, sql`${keyColumn(collection)} = ${id}`]
  try {
    const [row] = await ctx.db.query(statement(collection, where, 1, null))
    return row && featureReader(collection)(row)
  } catch (error) {
    // Of a collection whose ids are UUIDs, any other word is the id of nothing.
    if (isWrongValue(error)) return undefined
    throw error
  }
}

const PAGE = 1000

export async function* allFeatures(ctx: Ctx, collection: FeatureSource, asked: Asked): AsyncGenerator<Feature<Geometry | null>> {
  let from: Cursor | null = null
  do {
    const page: FeaturePage = await readPage(ctx, collection, asked, PAGE, from)
    yield* page.features
    from = page.after
  } while (from)
}

export function cursorText({ backwards, morton, key }: Cursor): string {
  return Buffer.from(JSON.stringify([backwards, morton, key])).toString('base64url')
}

export function cursorFrom(text: string | undefined, { ranges }: Asked): Cursor | null {
  if (text === undefined) return null
  const [backwards, morton, key] = partsOf(text)
  const fits = ranges ? typeof morton === 'number' : morton === null
  if (typeof backwards !== 'boolean' || typeof key !== 'string' || !fits)
    throw badQuery('cursor', 'cursor', '翻页标记无效', 'This page marker is not valid')
  return { backwards, morton: typeof morton === 'number' ? morton : null, key }
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parts) ? parts : []
  } catch {
    return []
  }
}
