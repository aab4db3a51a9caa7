/** From the words in the address of a collection to conditions: box, time, properties, filter. */
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../ctx.ts'
import { type Sql, sql } from '../db/sql.ts'
import { joinedRanges, type KeyRange } from '../geo/box-ranges.ts'
import { columnSql, conditionsOf, filterCondition } from '../list/query.ts'
import { boxFrom, crossings, rangesOver } from './area.ts'
import { queryablesOf } from './collections.ts'
import { areasAsked, conditionOf, valueFor } from './cql/compile.ts'
import type { Filter, Literal } from './cql/filter.ts'
import { filterFromJson } from './cql/json.ts'
import { filterFromText } from './cql/text.ts'
import type { Area, FeatureSource } from './definition.ts'
import { asBadQuery, badQuery } from './problems.ts'
import type { Asked } from './read.ts'
import { inAreas, reachingInto } from './spatial.ts'

export type Words = Readonly<Record<string, string>>

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
export const FILTERS = ['bbox', 'datetime', 'filter', 'filter-lang', 'filter-crs'] as const
export const LANGUAGES = ['cql2-text', 'cql2-json'] as const

/** The words of an address, each once and each known; the standard refuses others (/req/core/query-param-unknown). */
export function wordsIn(request: FastifyRequest, known: readonly string[]): Words {
  const given = request.query
  const words: Record<string, string> = {}
  for (const [name, value] of Object.entries(typeof given === 'object' && given !== null ? given : {})) {
    if (!known.includes(name)) throw badQuery(name, 'unknown', `没有参数“${name}”`, `There is no parameter "${name}"`)
    if (typeof value !== 'string') throw badQuery(name, 'once', `参数“${name}”只能出现一次`, `Give "${name}" once`)
    words[name] = value
  }
  return words
}

export const filterWords = (collection: FeatureSource): string[] => [...FILTERS, ...queryablesOf(collection).map(([key]) => key)]

/** Rows in force, in the scope of the asker, that meet every word. */
export function askedOf(ctx: Ctx, collection: FeatureSource, words: Words): Promise<Asked> {
  return asBadQuery(() => conditionsIn(ctx, collection, words))
}

async function conditionsIn(ctx: Ctx, collection: FeatureSource, words: Words): Promise<Asked> {
  const box = words.bbox === undefined ? null : boxIn(words.bbox)
  const filter = filterIn(words)
  const where = [
    ...conditionsOf(collection.list, ctx, {}),
    ...(collection.where ? [collection.where] : []),
    ...(box ? [await inAreas(ctx, collection, box)] : []),
    ...timeCondition(collection, words.datetime),
    ...propertyConditions(ctx, collection, words),
    ...(filter ? [await conditionOf(ctx, collection, filter)] : []),
  ]
  const areas = [...(box ? [box] : []), ...(filter ? areasAsked(filter) : [])]
  return { where, ranges: await tightest(ctx, collection, areas) }
}

/** Of several areas that all hold, the smallest one is walked through; the others are tested on the way. */
async function tightest(ctx: Ctx, collection: FeatureSource, areas: readonly (readonly Area[])[]): Promise<Asked['ranges']> {
  if (collection.shape.kind !== 'point' || !collection.shape.keyed) return null
  const covered = areas.map((some) => ({ some, ranges: rangesOver(some) }))
  const [least] = covered.toSorted((a, b) => sizeOf(a.ranges) - sizeOf(b.ranges))
  if (!least) return null
  const reaching = await reachingInto(ctx, collection, least.some)
  return joinedRanges([...least.ranges, ...reaching.map(({ morton }) => ({ from: morton, to: morton }))])
}

const sizeOf = (ranges: readonly KeyRange[]): number => ranges.reduce((sum, { from, to }) => sum + to - from, 0)

function boxIn(text: string): Area[] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  return crossings(boxFrom(numbers, 'bbox'), 'bbox')
}

function filterIn({ filter, 'filter-lang': language = LANGUAGES[0], 'filter-crs': crs = CRS84 }: Words): Filter | null {
  if (!LANGUAGES.some((one) => one === language))
    throw badQuery('filter-lang', 'enum', `只能是：${LANGUAGES.join('、')}`, `One of: ${LANGUAGES.join(', ')}`)
  if (crs !== CRS84) throw badQuery('filter-crs', 'enum', `只能是 ${CRS84}`, `Only ${CRS84}`)
  if (filter === undefined) return null
  return language === 'cql2-json' ? filterFromJson(filter) : filterFromText(filter)
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

/** An instant, a day (UTC), or an interval that is open where `..` or nothing stands; without a time, every row meets it. */
function timeCondition({ list, instant }: FeatureSource, text: string | undefined): Sql[] {
  if (text === undefined) return []
  const [first = '', second, more] = text.split('/')
  const [from, to] = [momentIn(first, second !== undefined), second === undefined ? undefined : momentIn(second, true)]
  const column = instant === undefined ? undefined : list.columns[instant]
  const isEmpty = second !== undefined && !from && !to
  if (more !== undefined || isEmpty || (from && to && from.from > to.to)) throw wrongTime()
  if (instant === undefined || column === undefined) return []
  const target = columnSql(instant, column)
  const last = second === undefined ? from : to
  return [
    ...(from ? [sql`${target} >= ${from.from.toISOString()}::timestamptz`] : []),
    ...(last
      ? [last.whole ? sql`${target} < ${last.to.toISOString()}::timestamptz` : sql`${target} <= ${last.to.toISOString()}::timestamptz`]
      : []),
  ]
}

const wrongTime = () =>
  badQuery(
    'datetime',
    'date_time',
    '应为 RFC 3339 时刻，或用“/”分开的起止时刻，起或止可为“..”',
    'An RFC 3339 instant, or two of them around a slash; ".." leaves an end open',
  )

interface Moment {
  from: Date
  to: Date
  /** A whole day, whose end is not part of it. */
  whole: boolean
}

function momentIn(text: string, mayBeOpen: boolean): Moment | null {
  if (mayBeOpen && (text === '' || text === '..')) return null
  const whole = DAY.test(text)
  const at = new Date(text)
  if ((!whole && !INSTANT.test(text)) || Number.isNaN(at.getTime())) throw wrongTime()
  return { from: at, to: whole ? new Date(at.getTime() + DAY_MS) : at, whole }
}

/** `state=closed`: as the list itself filters, or plainly equal where the list has no such filter. */
function propertyConditions(ctx: Ctx, collection: FeatureSource, words: Words): Sql[] {
  return queryablesOf(collection).flatMap(([key, column]) => {
    const text = words[key]
    if (text === undefined) return []
    if (column.filter) return [filterCondition(collection.list, ctx, key, text)]
    return [sql`${columnSql(key, column)} = ${valueFor(key, column, literalIn(column.type, text))}`]
  })
}

function literalIn(type: string, text: string): Literal {
  if (type === 'number') return Number(text)
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
}
