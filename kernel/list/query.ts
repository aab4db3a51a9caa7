/** From the words in a URL to one statement: scope, filters, search, order, keyset page. */
import type { Actor } from '../access/actor.ts'
import { scopeCondition } from '../access/scope.ts'
import { allOf, ident, join, type Sql, snake, sql } from '../db/sql.ts'
import { badField } from '../problem.ts'
import type { ListColumn, ListDefinition } from './definition.ts'
import { type SearchQuery, searchQuery } from './search.ts'

export interface ListRequest {
  sort?: string
  limit?: number
  after?: string
  q?: string
  [filter: string]: unknown
}

interface Order {
  key: string
  column: Sql
  descending: boolean
  /** Rows without a value come last when descending, first otherwise. */
  nullable: boolean
}

const RESERVED = new Set(['sort', 'limit', 'after', 'q', 'format', 'columns'])
const BOUND = /^(.*)\.(from|to)$/

export function columnSql(key: string, column: ListColumn): Sql {
  return ident(`t.${column.column ?? snake(key)}`)
}

/** Who asks, and when: filters such as the light depend on the time. */
export interface Asker {
  actor: Actor
  now(): Date
}

export function listStatement(list: ListDefinition, asker: Asker, request: ListRequest, extra: Sql[] = []): Sql {
  const order = orderOf(list, request.sort ?? list.defaultSort)
  const limit = Math.min(Math.max(Number(request.limit ?? 50), 1), 1000)
  const conditions = [...conditionsOf(list, asker, request), ...extra]
  const cursor = request.after === undefined ? null : readCursor(request.after)
  if (cursor) conditions.push(afterCursor(list, order, cursor))
  const key = ident(`t.${snake(list.key)}`)
  const tie = order.descending ? sql` desc` : sql` asc`
  const direction = order.nullable ? (order.descending ? sql` desc nulls last` : sql` asc nulls first`) : tie
  return sql`select ${selected(list)} from ${ident(list.from)} t where ${allOf(conditions)}
    order by ${order.column}${direction}, ${key}${tie} limit ${limit + 1}`
}

export function countStatement(list: ListDefinition, asker: Asker, request: ListRequest, most: number, extra: Sql[] = []): Sql {
  const where = allOf([...conditionsOf(list, asker, request), ...extra])
  return sql`select count(*)::int as n from (select 1 from ${ident(list.from)} t where ${where} limit ${most}) counted`
}

/** Cuts the extra row off and makes the cursor of the next page. */
export function pageOf<R extends Record<string, unknown>>(
  list: ListDefinition,
  request: ListRequest,
  rows: R[],
): { rows: R[]; next: string | null } {
  const limit = Math.min(Math.max(Number(request.limit ?? 50), 1), 1000)
  if (rows.length <= limit) return { rows, next: null }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const order = orderOf(list, request.sort ?? list.defaultSort)
  return { rows: page, next: last ? writeCursor([last[order.key] ?? null, last[list.key]]) : null }
}

export function conditionsOf(list: ListDefinition, asker: Asker, request: ListRequest): Sql[] {
  const conditions = [scopeCondition(asker.actor, list.permission, prefixed(list.scope))]
  for (const [name, value] of Object.entries(request)) {
    if (RESERVED.has(name) || value === undefined || value === '') continue
    conditions.push(filterCondition(list, asker, name, String(value)))
  }
  if (request.q?.trim()) conditions.push(searchCondition(list, request.q.trim()))
  return conditions
}

function prefixed(scope: ListDefinition['scope']): ListDefinition['scope'] {
  return Object.fromEntries(Object.entries(scope).map(([kind, column]) => [kind, `t.${column}`]))
}

function selected(list: ListDefinition): Sql {
  const shown = Object.entries(list.columns).flatMap(([key, column]) => (column.detailOnly ? [] : [key]))
  return selectedOf(list, [list.key, ...shown])
}

/** Columns of the list by name, each once; names the list does not know are columns of its table. */
export function selectedOf(list: ListDefinition, names: readonly string[]): Sql {
  return join([...new Set(names)].map((name) => sql`${ident(`t.${list.columns[name]?.column ?? snake(name)}`)} as ${ident(snake(name))}`))
}

function orderOf(list: ListDefinition, sort: string): Order {
  const descending = sort.startsWith('-')
  const key = sort.replace(/^-/, '')
  const column = list.columns[key]
  if (!column || (!column.sort && key !== list.key)) throw badField('sort', 'not_sortable', `不能按“${key}”排序`, `Cannot sort by "${key}"`)
  return { key, column: columnSql(key, column), descending, nullable: column.nullable ?? false }
}

export function filterCondition(list: ListDefinition, asker: Asker, name: string, text: string): Sql {
  const bound = BOUND.exec(name)
  const key = bound?.[1] ?? name
  const column = list.columns[key]
  if (!column?.filter) throw badField(name, 'not_filterable', `不能按“${name}”筛选`, `Cannot filter by "${name}"`)
  if (column.where) return column.where(text, asker.now(), asker.actor)
  const target = columnSql(key, column)
  if (bound) {
    const value = filterValue(name, column, text)
    return bound[2] === 'from' ? sql`${target} >= ${value}` : sql`${target} < ${value}`
  }
  if (text === 'null') return sql`${target} is null`
  if (text === '!null') return sql`${target} is not null`
  const values = text.split(',').map((part) => filterValue(name, column, part))
  return values.length === 1 ? sql`${target} = ${values[0]}` : sql`${target} = any(${values})`
}

function filterValue(field: string, column: ListColumn, text: string): string | number | boolean {
  switch (column.type) {
    case 'number': {
      const value = Number(text)
      if (text.trim() === '' || !Number.isFinite(value)) throw badField(field, 'number', '应为数字', 'A number is expected')
      return value
    }
    case 'boolean':
      return text === 'true'
    case 'instant':
    case 'date': {
      const value = new Date(text)
      if (Number.isNaN(value.getTime())) throw badField(field, 'date_time', '日期格式不正确', 'This is not a date')
      return column.type === 'date' ? text.slice(0, 10) : value.toISOString()
    }
    case 'text':
    case 'json':
      return text
  }
}

function searchCondition(list: ListDefinition, words: string): Sql {
  if (!list.search) throw badField('q', 'not_searchable', '此列表不支持搜索', 'This list cannot be searched')
  if ('vector' in list.search) return vectorCondition(ident(`t.${list.search.vector}`), searchQuery(words))
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`(${join(
    list.search.columns.map((column) => sql`${ident(`t.${column}`)} ilike ${pattern}`),
    ' or ',
  )})`
}

/** The index finds the words; the joints, wrapped, are only looked at on the rows found. */
function vectorCondition(vector: Sql, { words, joints }: SearchQuery): Sql {
  const found = sql`${vector} @@ ${words}::tsquery`
  return joints === '' ? found : sql`(${found} and coalesce(${vector} @@ ${joints}::tsquery, false))`
}

function afterCursor(list: ListDefinition, order: Order, [value, key]: [unknown, unknown]): Sql {
  const keyColumn = ident(`t.${snake(list.key)}`)
  const sign = order.descending ? sql`<` : sql`>`
  if (!order.nullable) return sql`(${order.column}, ${keyColumn}) ${sign} (${value}, ${key})`
  if (order.descending) {
    if (value === null) return sql`(${order.column} is null and ${keyColumn} < ${key})`
    return sql`((${order.column}, ${keyColumn}) < (${value}, ${key}) or ${order.column} is null)`
  }
  if (value === null) return sql`((${order.column} is null and ${keyColumn} > ${key}) or ${order.column} is not null)`
  return sql`(${order.column}, ${keyColumn}) > (${value}, ${key})`
}

function writeCursor(parts: [unknown, unknown]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function readCursor(text: string): [unknown, unknown] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (Array.isArray(parts) && parts.length === 2) return [parts[0], parts[1]]
  } catch {
    // falls through to the problem below
  }
  throw badField('after', 'cursor', '翻页标记无效', 'This page marker is not valid')
}
