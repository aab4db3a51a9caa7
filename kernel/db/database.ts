/** The one way to PostgreSQL: rows come back in camelCase, a transaction is a function. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { camel, join, raw, type Sql, sql } from './sql.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Row = Record<string, unknown>

export interface Queryable {
  /** All rows of one statement. `prepared` keeps its plan on the connection: for hot, fixed texts. */
  query<R = Row>(statement: Sql, options?: { prepared?: boolean }): Promise<R[]>
}

export interface Database extends Queryable {
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  /** Reads that belong together, on one connection, each sent without waiting for the answer before it. */
  together<T>(work: (reads: Queryable) => Promise<T>): Promise<T>
  /** A connection of its own, for LISTEN, COPY and advisory locks. */
  connect(): Promise<pg.PoolClient>
  url: string
  close(): Promise<void>
}

export function openDatabase(url: string, connections: number): Database {
  const options = { connectionString: url, application_name: 'cityloop' }
  const pool = new pg.Pool({ ...options, max: connections })
  // COPY and LISTEN cannot share a connection that sends ahead, so readers have their own. What they ask is always looked up
  // by keys: planning it anew for every value would cost more than the answer.
  const readers = new pg.Pool({
    ...options,
    max: Math.ceil(connections / 2),
    pipeline: true,
    options: '-c plan_cache_mode=force_generic_plan',
  })
  // An idle connection that the server ends must not end the program; the next query opens another.
  for (const one of [pool, readers]) one.on('error', () => undefined)
  return {
    url,
    query: (statement, options) => run(pool, statement, options),
    connect: () => pool.connect(),
    async close() {
      await Promise.all([pool.end(), readers.end()])
    },
    async together(work) {
      const client = await readers.connect()
      try {
        return await work(gathering(client))
      } finally {
        client.release()
      }
    },
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await work(queryableOf(client))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        await client.query('rollback').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
    },
  }
}

/**
 * Runs several writes as one statement, so that they are one atomic change in one round trip.
 * No row may be touched by two of them. With `firstMustChange`, nothing happens at all unless the first met one row.
 */
export async function writeTogether(db: Queryable, writes: Sql[], firstMustChange = false): Promise<void> {
  if (writes.length === 0) return
  const parts = writes.map((write, index) => sql`${raw(`w${index}`)} as (${write} returning 1)`)
  const check = firstMustChange ? sql`must_change((select count(*) from w0))` : sql`1`
  await db.query(sql`with ${join(parts, ', ')} select ${check} as done`, { prepared: true })
}

/** A connection taken with `connect`, for statements between others that only the driver can send. */
export const queryableOf = (client: pg.PoolClient): Queryable => ({ query: (statement, options) => run(client, statement, options) })

/** What is asked in one turn of the program leaves in one piece: every piece more wakes the server once more. */
function gathering(client: pg.PoolClient): Queryable {
  const { stream } = client.connection
  let corked = false
  return {
    query(statement, options) {
      if (!corked) {
        corked = true
        stream.cork()
        process.nextTick(() => {
          corked = false
          stream.uncork()
        })
      }
      return run(client, statement, options)
    },
  }
}

const columnNames = new Map<string, string>()
function columnName(name: string): string {
  const known = columnNames.get(name)
  if (known !== undefined) return known
  const made = camel(name)
  columnNames.set(name, made)
  return made
}

const statementNames = new Map<string, string>()
function statementName(text: string): string {
  const known = statementNames.get(text)
  if (known) return known
  const made = createHash('sha1').update(text).digest('hex').slice(0, 24)
  statementNames.set(text, made)
  return made
}

async function run<R>(target: pg.Pool | pg.PoolClient, statement: Sql, options?: { prepared?: boolean }): Promise<R[]> {
  const text = statement.text
  const result = await target.query<unknown[]>({
    text,
    values: statement.values,
    rowMode: 'array',
    ...(options?.prepared ? { name: statementName(text) } : {}),
  })
  // Several statements in one text (migrations) answer with a list of results; nobody reads those.
  if (Array.isArray(result)) return []
  const columns = result.fields.map((field) => columnName(field.name))
  return result.rows.map((cells) => {
    const row: Row = {}
    for (let index = 0; index < columns.length; index++) row[columns[index] ?? ''] = cells[index]
    // The border between SQL and TypeScript: the caller names the row type, CI compares it with the schema.
    return row as R
  })
}

/** True when PostgreSQL refused a write because of the named unique or check constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint
}
