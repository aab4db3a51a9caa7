/** Fields that name a row of another register by its code: such a row must exist. */
import type { Ctx } from '../ctx.ts'
import type { Queryable } from '../db/database.ts'
import { ident, snake, sql } from '../db/sql.ts'
import { badField, type Problem } from '../problem.ts'
import type { RegisterDefinition } from './register.ts'

type Fields = Readonly<Record<string, unknown>>

interface Reference {
  field: string
  target: RegisterDefinition
  /** Codes that were found. */
  known: Set<string>
}

export interface References {
  /** Looks up what the rows name, all in one question per field. */
  read(rows: readonly Fields[]): Promise<void>
  /** The first reference of a row to nothing. */
  fault(row: Fields): Problem | null
}

/** Lists that are no registers, such as areas, are left to their foreign keys. */
export function referencesOf({ db, modules }: Ctx, register: RegisterDefinition): References {
  const registers = modules.flatMap((module) => module.registers ?? [])
  const references = Object.entries(register.fields).flatMap(([field, { refers, readOnly }]): Reference[] => {
    const target = readOnly ? undefined : registers.find(({ name }) => name === refers)
    return target ? [{ field, target, known: new Set() }] : []
  })
  return {
    async read(rows) {
      for (const reference of references) await readOne(db, reference, rows)
    },
    fault(row) {
      for (const { field, target, known } of references) {
        const missing = codesIn(row[field]).find((code) => !known.has(code))
        if (missing !== undefined) return unknown(field, target, missing)
      }
      return null
    },
  }
}

export async function checkReferences(ctx: Ctx, register: RegisterDefinition, row: Fields): Promise<void> {
  const references = referencesOf(ctx, register)
  await references.read([row])
  const problem = references.fault(row)
  if (problem) throw problem
}

async function readOne(db: Queryable, { field, target, known }: Reference, rows: readonly Fields[]): Promise<void> {
  const asked = [...new Set(rows.flatMap((row) => codesIn(row[field])))].filter((code) => !known.has(code))
  if (asked.length === 0) return
  const code = ident(snake(target.code))
  const found = await db.query<{ code: string }>(sql`select ${code} as code from ${ident(target.table)} where ${code} = any(${asked})`)
  for (const row of found) known.add(row.code)
}

function codesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesIn)
  return typeof value === 'string' ? [value] : []
}

function unknown(field: string, { title }: RegisterDefinition, code: string): Problem {
  return badField(field, 'unknown_reference', `${title.zh}中没有“${code}”`, `There is no "${code}" among the ${title.en}`)
}
