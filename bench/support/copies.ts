/** The rows a report left behind, read back as text, and as inserts of the same rows under new ids. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Statement } from './sql-load.ts'

/** Every table a report writes to, and the column that names the case. */
const TABLES = {
  report: 'case_id',
  urban_case: 'id',
  case_photo: 'case_id',
  flow_record: 'subject_id',
  clock: 'subject_id',
  assignment: 'case_id',
  outbox: 'subject_id',
} as const

/** Tables with an id of their own beside that of the case. */
const OWN_ID: readonly string[] = ['report', 'assignment']

interface Kept {
  table: string
  text: string
  columns: string[]
  rows: (string | null)[][]
}

export type CaseCopy = Kept[]

/** Far enough that no relay takes the copied news: only the writing is measured. */
const NEVER = '2999-01-01T00:00:00Z'

export async function readCases(url: string, caseIds: readonly string[]): Promise<CaseCopy[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await readRows(client, caseIds)
  } finally {
    await client.end()
  }
}

async function readRows(client: pg.Client, caseIds: readonly string[]): Promise<CaseCopy[]> {
  const copies = new Map<string, CaseCopy>(caseIds.map((id) => [id, []]))
  for (const [table, owner] of Object.entries(TABLES)) {
    const columns = await writableColumns(client, table)
    const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`
    const { rows } = await client.query<(string | null)[]>({
      text: `select ${[owner, ...columns].map((column) => `${column}::text`).join(', ')} from ${table} where ${owner} = any($1)`,
      values: [caseIds],
      rowMode: 'array',
    })
    for (const [id, ...row] of rows) {
      const copy = copies.get(id ?? '')
      const kept = copy?.find((one) => one.table === table)
      if (kept) kept.rows.push(row)
      else copy?.push({ table, text, columns, rows: [row] })
    }
  }
  return [...copies.values()]
}

async function writableColumns(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
    where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
    [table],
  )
  return rows.map((row) => row.name)
}

/** One plain insert per row. */
export function insertsOf(copy: CaseCopy): Statement[] {
  const ids = new Map<string, string>()
  for (const { table, columns, rows } of copy) {
    if (!OWN_ID.includes(table) && table !== 'urban_case') continue
    for (const row of rows) ids.set(row[columns.indexOf('id')] ?? '', randomUUID())
  }
  return copy.flatMap(({ text, columns, rows }) =>
    rows.map((row) => ({
      text,
      prepared: true,
      values: row.map((cell, index) => (columns[index] === 'deliver_at' ? NEVER : (ids.get(cell ?? '') ?? cell))),
    })),
  )
}
