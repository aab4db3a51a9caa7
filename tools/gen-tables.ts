/**
 * Table types from the real schema: migrates an empty database and writes one interface per table with its comments.
 * `--check` fails when the file in the project differs, so that code and schema cannot drift apart.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MODULES } from '#apps/server/app.ts'
import { migrateAll } from '#apps/server/platform.ts'
import { type Database, openDatabase } from '#kernel/db/database.ts'
import { startPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { camel, sql } from '#kernel/db/sql.ts'

const FILE = new URL('../kernel/db/tables.gen.ts', import.meta.url)

interface Column {
  table: string
  comment: string | null
  column: string
  type: string
  nullable: boolean
  columnComment: string | null
}

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  bigint: 'number',
  boolean: 'boolean',
  numeric: 'string',
  date: 'string',
  jsonb: 'unknown',
  tsvector: 'string',
  'timestamp with time zone': 'Date',
  'double precision': 'number',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'double precision[]': 'number[]',
  bytea: 'Buffer',
}

async function columnsOf(db: Database): Promise<Column[]> {
  return db.query<Column>(sql`
    select c.relname as table, obj_description(c.oid, 'pg_class') as comment, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      not a.attnotnull as nullable, col_description(c.oid, a.attnum) as column_comment
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`)
}

function write(columns: Column[]): string {
  const tables = new Map<string, Column[]>()
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column])
  const parts = [...tables].map(([table, own]) => {
    const fields = own.map(
      (column) => `${column.columnComment ? `  /** ${column.columnComment} */\n` : ''}  ${camel(column.column)}: ${typeOf(column)}`,
    )
    const comment = own[0]?.comment
    return `${comment ? `/** ${comment} */\n` : ''}export interface ${nameOf(table)}Table {\n${fields.join('\n')}\n}\n`
  })
  return `// Made from the migrations by \`npm run tables\`; do not edit.\n\n${parts.join('\n')}`
}

function typeOf(column: Column): string {
  const type = TYPES[column.type]
  if (!type) throw new Error(`${column.table}.${column.column}: no TypeScript type for ${column.type}`)
  return column.nullable ? `${type} | null` : type
}

function nameOf(table: string): string {
  const name = camel(table)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const folder = mkdtempSync(join(tmpdir(), 'cityloop-tables-'))
const postgres = await startPrivatePostgres({ folder, durable: false, log: () => undefined })
const db = openDatabase(postgres.url, 2)
await migrateAll(db, MODULES)
const text = write(await columnsOf(db))
await db.close()
await postgres.stop()
rmSync(folder, { recursive: true, force: true })

if (!process.argv.includes('--check')) writeFileSync(FILE, text)
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('  kernel/db/tables.gen.ts does not match the migrations: run `npm run tables`')
  process.exit(1)
}
