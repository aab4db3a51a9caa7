/** A filter as a condition on the rows of a collection, by the types of its columns. */
import type { Ctx } from '../../ctx.ts'
import { allOf, anyOf, type Sql, sql } from '../../db/sql.ts'
import type { ListColumn } from '../../list/definition.ts'
import { columnSql } from '../../list/query.ts'
import { propertiesOf, queryablesOf } from '../collections.ts'
import type { Area, FeatureSource } from '../definition.ts'
import { badQuery } from '../problems.ts'
import { inAreas } from '../spatial.ts'
import type { Comparison, Filter, Literal } from './filter.ts'

export const GEOMETRY = 'geometry'

export async function conditionOf(ctx: Ctx, collection: FeatureSource, filter: Filter): Promise<Sql> {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = await Promise.all(filter.args.map((arg) => conditionOf(ctx, collection, arg)))
      return filter.op === 'and' ? allOf(parts) : anyOf(parts)
    }
    case 'not':
      return sql`not ${await conditionOf(ctx, collection, filter.arg)}`
    case 'always':
      return filter.value ? sql`true` : sql`false`
    case 's_intersects':
      if (filter.property !== GEOMETRY)
        throw badQuery('filter', 'not_spatial', `“${filter.property}”不是几何属性`, `"${filter.property}" is no geometry`)
      return inAreas(ctx, collection, filter.areas)
    default:
      return onColumn(ctx, collection, filter)
  }
}

type OnColumn = Exclude<Filter, { op: 'and' | 'or' | 'not' | 'always' | 's_intersects' }>

function onColumn(ctx: Ctx, collection: FeatureSource, filter: OnColumn): Sql {
  const named = queryablesOf(collection).find(([key]) => key === filter.property)
  if (!named) throw badQuery('filter', 'unknown_property', `没有属性“${filter.property}”`, `There is no property "${filter.property}"`)
  const [key, column] = named
  if (!propertiesOf(collection).some(([property]) => property === key)) return computed(ctx, key, column, filter)
  const target = columnSql(key, column)
  if (filter.op === 'isNull') return sql`(${target} is null)`
  if (isMany(column)) return amongMany(key, target, filter)
  switch (filter.op) {
    case 'like':
      if (column.type !== 'text') throw notComparable(key, 'like')
      return sql`(${target}::text like ${filter.pattern})`
    case 'between':
      return sql`(${target} between ${valueFor(key, column, filter.from)} and ${valueFor(key, column, filter.to)})`
    case 'in':
      return anyOf(filter.values.map((value) => sql`${target} = ${valueFor(key, column, value)}`))
    default:
      return compared(target, filter.op, valueFor(key, column, filter.value))
  }
}

const isMany = (column: ListColumn): boolean => 'many' in column && column.many === true

function compared(target: Sql, op: Comparison, value: Sql): Sql {
  switch (op) {
    case '=':
      return sql`(${target} = ${value})`
    case '<>':
      return sql`(${target} <> ${value})`
    case '<':
      return sql`(${target} < ${value})`
    case '<=':
      return sql`(${target} <= ${value})`
    case '>':
      return sql`(${target} > ${value})`
    case '>=':
      return sql`(${target} >= ${value})`
  }
}

/** Of several words one must be it. */
function amongMany(key: string, target: Sql, filter: OnColumn): Sql {
  if (filter.op === '=' || filter.op === '<>') {
    const found = sql`(${String(filter.value)} = any(${target}))`
    return filter.op === '=' ? found : sql`(not ${found})`
  }
  if (filter.op === 'in') return sql`(${target} && ${filter.values.map(String)}::text[])`
  throw notComparable(key, filter.op)
}

/** Words a list computes, such as the light of a clock, can only be asked for by name. */
function computed(ctx: Ctx, key: string, { where }: ListColumn, filter: OnColumn): Sql {
  if (!where) throw notComparable(key, filter.op)
  const is = (value: Literal) => where(String(value), ctx.now(), ctx.actor)
  if (filter.op === '=') return sql`(${is(filter.value)})`
  if (filter.op === '<>') return sql`(not ${is(filter.value)})`
  if (filter.op === 'in') return anyOf(filter.values.map(is))
  throw notComparable(key, filter.op)
}

const notComparable = (key: string, op: string) =>
  badQuery('filter', 'operator', `属性“${key}”不支持 ${op}`, `"${key}" cannot be asked with ${op}`)

const wrongType = (key: string, zh: string, en: string) =>
  badQuery('filter', 'type', `属性“${key}”应与${zh}比较`, `"${key}" is compared with ${en}`)

/** A literal as the column takes it; instants without a zone are UTC. */
export function valueFor(key: string, { type }: ListColumn, value: Literal): Sql {
  switch (type) {
    case 'number':
      if (typeof value !== 'number') throw wrongType(key, '数字', 'a number')
      return sql`${value}::numeric`
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(key, '真假值', 'true or false')
      return sql`${value}::boolean`
    case 'instant': {
      const at = new Date(typeof value === 'string' ? value : Number.NaN)
      if (Number.isNaN(at.getTime())) throw wrongType(key, '时间', 'an instant')
      return sql`${at.toISOString()}::timestamptz`
    }
    case 'date':
      if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) throw wrongType(key, '日期', 'a date')
      return sql`${value.slice(0, 10)}::date`
    case 'text':
    case 'json':
      if (typeof value !== 'string') throw wrongType(key, '文字', 'text')
      return sql`${value}`
  }
}

/** Areas that every row of the answer must lie in, when the filter says so at its top: the index of keys answers them. */
export function areasAsked(filter: Filter): (readonly Area[])[] {
  if (filter.op === 's_intersects') return [filter.areas]
  return filter.op === 'and' ? filter.args.flatMap(areasAsked) : []
}
