/** Plain SQL, forward only, numbered per module. A file that changed after it ran is refused. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Database } from './database.ts'
import { raw, sql } from './sql.ts'

export interface MigrationSource {
  module: string
  folder: URL
}

interface Migration {
  module: string
  name: string
  text: string
  hash: string
}

const LOCK = 7_130_021

export async function migrate(db: Database, sources: MigrationSource[]): Promise<string[]> {
  return db.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(${LOCK})`)
    await tx.query(sql`create table if not exists schema_migration (
      module text not null, name text not null, hash text not null, applied_at timestamptz not null default now(),
      primary key (module, name))`)
    const rows = await tx.query<{ module: string; name: string; hash: string }>(sql`select module, name, hash from schema_migration`)
    const applied = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.hash]))
    const ran: string[] = []
    for (const migration of sources.flatMap(read)) {
      const id = `${migration.module}/${migration.name}`
      const known = applied.get(id)
      if (known === migration.hash) continue
      if (known !== undefined) throw new Error(`Migration ${id} was changed after it ran. Write a new one instead.`)
      await tx.query(raw(migration.text))
      await tx.query(
        sql`insert into schema_migration (module, name, hash) values (${migration.module}, ${migration.name}, ${migration.hash})`,
      )
      ran.push(id)
    }
    return ran
  })
}

function read(source: MigrationSource): Migration[] {
  if (!existsSync(source.folder)) return []
  const names = readdirSync(source.folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name) => {
    const text = readFileSync(new URL(name, `${source.folder.href.replace(/\/$/, '')}/`), 'utf8')
    return { module: source.module, name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}
