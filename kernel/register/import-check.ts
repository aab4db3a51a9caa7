/** Rows of an imported file, a handful at a time: each one new, or there already as it is, or refused with its reasons. */
import { Compile } from 'typebox/compile'
import type { Ctx } from '../ctx.ts'
import { anyOf, ident, type Sql, snake, sql } from '../db/sql.ts'
import { canonical } from '../history/record.ts'
import { type Issue, ruleMessage } from '../http/answer-problem.ts'
import { derivedId } from '../id.ts'
import { badField, Problem } from '../problem.ts'
import { inLanguage } from '../titles.ts'
import type { TableRow } from './import-table.ts'
import { referencesOf } from './references.ts'
import { inputShape, type RegisterDefinition, type RegisterField, type RegisterRow } from './register.ts'
import { type CheckedRow, checkedRow } from './verbs.ts'

export interface Refusal {
  line: number
  column: string
  reason: string
}

export interface CheckedRows {
  fresh: CheckedRow[]
  /** There already, with the same content: a repeat is harmless. */
  known: number
  /** Each row that was refused, with every reason. */
  refused: Refusal[][]
}

type Cells = Record<string, unknown>

interface Candidate {
  line: number
  id: string
  cells: Cells
}

export function makeChecker(ctx: Ctx, register: RegisterDefinition, titles: readonly string[]) {
  const keys = titles.map((title) => keyOf(register, title))
  const validator = Compile(inputShape(register, 'create'))
  const references = referencesOf(ctx, register)
  const lineOf = new Map<string, number>()

  function candidate({ line, cells: given }: TableRow): Candidate | Refusal[] {
    const cells = cellsOf(register, keys, given)
    if (!validator.Check(cells)) return validator.Errors(cells).flatMap((issue) => refusalsOf(issue, line, ctx))
    const id = idOf(register, cells)
    const earlier = lineOf.get(id)
    if (earlier !== undefined) return refusalOf(ctx, line, alreadyIn(register, cells, `第 ${earlier} 行`, `on line ${earlier}`))
    lineOf.set(id, line)
    return { line, id, cells }
  }

  async function settled({ line, id, cells }: Candidate, known: RegisterRow | undefined): Promise<CheckedRow | 'known' | Refusal[]> {
    if (known) return isSame(register, cells, known) ? 'known' : refusalOf(ctx, line, otherwise(register, cells, known))
    const problem = references.fault(cells)
    if (problem) return refusalOf(ctx, line, problem)
    try {
      return await checkedRow(ctx, register, { ...cells, id })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return refusalOf(ctx, line, error)
    }
  }

  return async (rows: readonly TableRow[]): Promise<CheckedRows> => {
    const checked: CheckedRows = { fresh: [], known: 0, refused: [] }
    const candidates: Candidate[] = []
    for (const row of rows) {
      const one = candidate(row)
      if (Array.isArray(one)) checked.refused.push(one)
      else candidates.push(one)
    }
    const known = await knownAmong(ctx, register, candidates)
    await references.read(candidates.map(({ cells }) => cells))
    for (const one of candidates) {
      const row = await settled(one, known(one))
      if (row === 'known') checked.known++
      else if (Array.isArray(row)) checked.refused.push(row)
      else checked.fresh.push(row)
    }
    return checked
  }
}

/** The same row of the same file always has the same id: by its code, or by all it says where a register has no codes. */
function idOf(register: RegisterDefinition, cells: Cells): string {
  const code = cells[register.code]
  return derivedId(register.name, typeof code === 'string' ? code : canonical(cells))
}

async function knownAmong(ctx: Ctx, register: RegisterDefinition, candidates: readonly Candidate[]) {
  const coded = register.code in register.fields
  const conditions: Sql[] = [sql`id = any(${candidates.map(({ id }) => id)})`]
  if (coded) conditions.push(sql`${ident(snake(register.code))} = any(${candidates.map(({ cells }) => cells[register.code])})`)
  const rows =
    candidates.length === 0
      ? []
      : await ctx.db.query<RegisterRow>(
          sql`select * from ${ident(register.table)} where ${anyOf(conditions)} order by retired_at desc nulls last`,
        )
  const byId = new Map(rows.map((row) => [row.id, row]))
  // Of several rows with a code the one in force comes last and stays.
  const byCode = new Map(coded ? rows.map((row) => [row[register.code], row]) : [])
  return ({ id, cells }: Candidate): RegisterRow | undefined => byCode.get(cells[register.code]) ?? byId.get(id)
}

/** A file says nothing about the fields it has no value for. */
function isSame(register: RegisterDefinition, cells: Cells, known: RegisterRow): boolean {
  return known.retiredAt === null && Object.entries(cells).every(([key, value]) => isEqual(register.fields[key], value, known[key]))
}

function isEqual(field: RegisterField | undefined, given: unknown, stored: unknown): boolean {
  if (field?.type === 'instant') return stored instanceof Date && stored.getTime() === new Date(String(given)).getTime()
  if (field?.type === 'number') return stored !== null && Number(stored) === Number(given)
  return canonical(given) === canonical(stored)
}

function alreadyIn(register: RegisterDefinition, cells: Cells, zh: string, en: string): Problem {
  const code = cells[register.code]
  if (typeof code !== 'string') return badField('row', 'repeated', `与${zh}完全相同`, `The same stands ${en}`)
  return badField(register.code, 'repeated', `“${code}”已在${zh}出现`, `"${code}" stands ${en} already`)
}

function otherwise(register: RegisterDefinition, cells: Cells, known: RegisterRow): Problem {
  const code = String(cells[register.code] ?? known[register.label] ?? '')
  const field = register.code in register.fields ? register.code : 'row'
  if (known.retiredAt)
    return badField(field, 'retired', `“${code}”已停用，不能再次导入`, `"${code}" was retired and cannot be imported again`)
  return badField(
    field,
    'differs',
    `“${code}”已登记且内容不同，请在该条目上修改`,
    `"${code}" is registered with other content; change it there`,
  )
}

function refusalOf(ctx: Ctx, line: number, problem: Problem): Refusal[] {
  const document = problem.document(ctx.language)
  const errors = document.errors ?? [{ field: 'row', message: document.detail ?? inLanguage(problem.title, ctx.language) }]
  return errors.map((issue) => ({ line, column: issue.field || 'row', reason: issue.message }))
}

/** A missing value is reported at its own column, not at the row. */
function refusalsOf(issue: Issue, line: number, { language }: Ctx): Refusal[] {
  const missing = issue.params.requiredProperties
  const columns = Array.isArray(missing) ? missing.map(String) : [issue.instancePath.split('/')[1] || 'row']
  return columns.map((column) => ({ line, column, reason: ruleMessage(issue, language) }))
}

function keyOf(register: RegisterDefinition, title: string): string | null {
  const found = Object.entries(register.fields).find(([key, field]) => [key, field.title.zh, field.title.en].includes(title))
  return found?.[0] ?? null
}

function cellsOf(register: RegisterDefinition, keys: (string | null)[], line: readonly unknown[]): Cells {
  const cells: Cells = {}
  for (const [index, key] of keys.entries()) {
    const field = key === null ? undefined : register.fields[key]
    const cell = line[index]
    if (key === null || !field || field.readOnly || cell === null || cell === undefined || cell === '') continue
    cells[key] = valueFrom(field, textOf(field, cell))
  }
  return cells
}

/** Workbooks bring dates as such. */
function textOf(field: RegisterField, cell: unknown): string {
  if (!(cell instanceof Date)) return String(cell).trim()
  return field.type === 'date' ? cell.toISOString().slice(0, 10) : cell.toISOString()
}

const YES = ['是', 'true', 'yes', '1']
const NO = ['否', 'false', 'no', '0']

function valueFrom(field: RegisterField, text: string): unknown {
  if (field.many)
    return text
      .split(/[\s,，;；、]+/)
      .filter(Boolean)
      .map((part) => wordFrom(field, part))
  if (field.type === 'number') return Number(text)
  if (field.type === 'json') return jsonFrom(text)
  if (field.type !== 'boolean') return wordFrom(field, text)
  const word = text.toLowerCase()
  return YES.includes(word) || (NO.includes(word) ? false : text)
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Files may use the words people see instead of the stored ones. */
function wordFrom(field: RegisterField, text: string): string {
  const found = Object.entries(field.words ?? {}).find(([, titles]) => titles.zh === text || titles.en === text)
  return found?.[0] ?? text
}
