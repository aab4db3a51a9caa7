/** Composable SQL: `sql` fragments nest, values always travel as parameters. */
export { default as sql, empty, join, raw, Sql } from 'sql-template-tag'

import sqlTag, { join, raw, Sql } from 'sql-template-tag'

/** `a and b and c`; an empty list is `true`. */
export function allOf(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sqlTag`true` : sqlTag`(${join(conditions, ' and ')})`
}

/** `a or b or c`; an empty list is `false`. */
export function anyOf(conditions: Sql[]): Sql {
  return conditions.length === 0 ? sqlTag`false` : sqlTag`(${join(conditions, ' or ')})`
}

/** A quoted identifier. Only names from definitions in code come here, never input. */
export function ident(name: string): Sql {
  if (!/^[a-z_][a-z0-9_.]*$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return raw(
    name
      .split('.')
      .map((part) => `"${part}"`)
      .join('.'),
  )
}

const insertPieces = new Map<string, string[]>()

/** `insert into table (…) values (…)` from one object with camelCase keys; undefined keys are left out. */
export function insertInto(table: string, row: object): Sql {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined)
  const keys = entries.map(([key]) => key)
  // Every write goes through here: the text of a shape is put together once.
  const shape = `${table}(${keys.join()})`
  const pieces = insertPieces.get(shape) ?? piecesOf(table, keys)
  insertPieces.set(shape, pieces)
  return new Sql(
    pieces,
    entries.map(([, value]) => json(value)),
  )
}

function piecesOf(table: string, keys: string[]): string[] {
  const columns = keys.map((key) => ident(snake(key)).text).join()
  return [`insert into ${ident(table).text} (${columns}) values (`, ...keys.slice(1).map(() => ','), ')']
}

/** `set a = 1, b = 2` from one object with camelCase keys. */
export function assignments(row: object): Sql {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined)
  return join(entries.map(([key, value]) => sqlTag`${ident(snake(key))} = ${parameter(value)}`))
}

/** Objects become JSON text, so that arrays of objects do not turn into SQL arrays. */
export function parameter(value: unknown): Sql {
  return sqlTag`${json(value)}`
}

/** As the driver takes it. */
export function json(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Date || Buffer.isBuffer(value)) return value
  if (Array.isArray(value) && value.every((part) => typeof part !== 'object')) return value
  return JSON.stringify(value)
}

export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** The most parameters PostgreSQL takes in one statement is 65 535; far fewer keep each statement quick to parse. */
const CHUNK = 500

/** Inserts many rows of one shape. */
export async function insertMany(db: { query(statement: Sql): Promise<unknown> }, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = join(keys.map((key) => ident(snake(key))))
  for (let from = 0; from < rows.length; from += CHUNK) {
    const values = rows.slice(from, from + CHUNK).map((row) => {
      const cells = new Map<string, unknown>(Object.entries(row))
      return sqlTag`(${join(keys.map((key) => parameter(cells.get(key) ?? null)))})`
    })
    await db.query(sqlTag`insert into ${ident(table)} (${columns}) values ${join(values)}`)
  }
}
