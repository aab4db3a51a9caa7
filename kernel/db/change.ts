/** A write as a value: it can be sent to PostgreSQL, or applied to rows that a bulk load still has in memory. */
import { allOf, assignments, ident, insertInto, join, parameter, raw, Sql, snake, sql } from './sql.ts'

export type Cells = Readonly<Record<string, unknown>>

export type Change =
  | { kind: 'insert'; table: string; rows: readonly Cells[]; unlessKnown: readonly string[] | null }
  /** Rows whose cells equal those of `where`; null there means `is null`. */
  | { kind: 'update'; table: string; set: Cells; where: Cells }

/** Rows of one shape. */
export function added(table: string, ...rows: Cells[]): Change {
  return { kind: 'insert', table, rows, unlessKnown: null }
}

/** The same, leaving out what is there already under the table's key. */
export function addedIfNew(table: string, key: readonly string[], rows: readonly Cells[]): Change {
  return { kind: 'insert', table, rows, unlessKnown: key }
}

export function changed(table: string, set: Cells, where: Cells): Change {
  return { kind: 'update', table, set, where }
}

export function asSql(write: Change | Sql): Sql {
  if (write instanceof Sql) return write
  if (write.kind === 'update')
    return sql`update ${ident(write.table)} set ${assignments(write.set)} where ${allOf(Object.entries(write.where).map(equals))}`
  const [first, ...more] = write.rows
  if (!first) throw new Error(`nothing to insert into ${write.table}`)
  const insert = sql`${insertInto(write.table, first)}${join(
    more.map((row) => sql`, (${join(Object.values(row).map(parameter))})`).concat(raw('')),
    '',
  )}`
  return write.unlessKnown ? sql`${insert} on conflict do nothing` : insert
}

function equals([name, value]: [string, unknown]): Sql {
  return value === null ? sql`${ident(snake(name))} is null` : sql`${ident(snake(name))} = ${parameter(value)}`
}

/** The same change to rows in memory; answers how many an update met. */
export function applyTo(rows: Record<string, unknown>[], change: Change): number {
  if (change.kind === 'insert') {
    const key = change.unlessKnown
    const isKnown = (row: Cells) => key !== null && rows.some((known) => key.every((name) => known[name] === row[name]))
    const fresh = change.rows.filter((row) => !isKnown(row))
    rows.push(...fresh.map((row) => ({ ...row })))
    return fresh.length
  }
  const met = rows.filter((row) => matches(row, change.where))
  for (const row of met) Object.assign(row, change.set)
  return met.length
}

function matches(row: Cells, where: Cells): boolean {
  return Object.entries(where).every(([name, value]) => (row[name] ?? null) === value)
}
