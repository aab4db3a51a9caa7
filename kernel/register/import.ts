/** Import of a register: every row checked, each bad one named with line, column and reason; good ones or none. */
import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import { Compile } from 'typebox/compile'
import type { Ctx } from '../ctx.ts'
import { writeTogether } from '../db/database.ts'
import { type Issue, ruleMessage } from '../http/answer-problem.ts'
import { derivedId } from '../id.ts'
import { badField, Problem } from '../problem.ts'
import { inLanguage } from '../titles.ts'
import { inputShape, type RegisterDefinition, type RegisterField } from './register.ts'
import { newRow } from './verbs.ts'

export interface ImportReport {
  read: number
  accepted: number
  written: number
  refused: { line: number; column: string; reason: string }[]
}

type Cells = Record<string, unknown>

export async function importRows(
  ctx: Ctx,
  register: RegisterDefinition,
  file: { content: Buffer; name: string },
  options: { onlyIfAllGood: boolean; dryRun: boolean },
): Promise<ImportReport> {
  const table = await readTable(file)
  const [header, ...lines] = table
  if (!header) throw badField('file', 'empty', '文件是空的', 'The file is empty')
  const keys = header.map((title) => keyOf(register, String(title ?? '').trim()))
  const validator = Compile(inputShape(register, 'create'))
  const report: ImportReport = { read: lines.length, accepted: 0, written: 0, refused: [] }
  const good: Awaited<ReturnType<typeof newRow>>[] = []
  for (const [index, line] of lines.entries()) {
    const cells = cellsOf(register, keys, line)
    const refused = await checked(ctx, register, validator, cells, index + 2)
    if (Array.isArray(refused)) report.refused.push(...refused)
    else good.push(refused)
  }
  report.accepted = good.length
  if (options.dryRun || (options.onlyIfAllGood && report.refused.length > 0)) return report
  await ctx.db.transaction(async (tx) => {
    for (const one of good) await writeTogether(tx, one.writes)
  })
  await register.changed?.(ctx)
  return { ...report, written: good.length }
}

async function readTable(file: { content: Buffer; name: string }): Promise<unknown[][]> {
  try {
    if (file.name.toLowerCase().endsWith('.xlsx')) {
      const sheets = await readXlsxFile(file.content)
      return sheets[0]?.data ?? []
    }
    return parse(file.content, { bom: true, relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw badField('file', 'unreadable', '文件无法读取，应为 CSV 或 XLSX', 'The file cannot be read; CSV or XLSX is expected')
  }
}

function keyOf(register: RegisterDefinition, title: string): string | null {
  const found = Object.entries(register.fields).find(([key, field]) => [key, field.title.zh, field.title.en].includes(title))
  return found?.[0] ?? null
}

function cellsOf(register: RegisterDefinition, keys: (string | null)[], line: unknown[]): Cells {
  const cells: Cells = {}
  for (const [index, key] of keys.entries()) {
    const field = key === null ? undefined : register.fields[key]
    const cell = line[index]
    if (key === null || !field || field.readOnly || cell === null || cell === undefined || cell === '') continue
    cells[key] = valueFrom(field, String(cell).trim())
  }
  return cells
}

function valueFrom(field: RegisterField, text: string): unknown {
  if (field.many)
    return text
      .split(/[\s,，;；]+/)
      .filter(Boolean)
      .map((part) => wordFrom(field, part))
  if (field.type === 'number') return Number(text)
  if (field.type === 'boolean') return ['是', 'true', 'yes', '1'].includes(text.toLowerCase())
  return wordFrom(field, text)
}

/** Files may use the words people see instead of the stored ones. */
function wordFrom(field: RegisterField, text: string): string {
  const found = Object.entries(field.words ?? {}).find(([, titles]) => titles.zh === text || titles.en === text)
  return found?.[0] ?? text
}

/** A missing value is reported at its own column, not at the row. */
function columnsOf(issue: Issue): string[] {
  const missing = issue.params.requiredProperties
  return Array.isArray(missing) ? missing.map(String) : [issue.instancePath.slice(1) || 'row']
}

async function checked(ctx: Ctx, register: RegisterDefinition, validator: ReturnType<typeof Compile>, cells: Cells, line: number) {
  if (!validator.Check(cells))
    return validator
      .Errors(cells)
      .flatMap((issue) => columnsOf(issue).map((column) => ({ line, column, reason: ruleMessage(issue, ctx.language) })))
  try {
    return await newRow(ctx, register, { ...cells, id: derivedId(register.name, String(cells[register.code])) })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const document = error.document(ctx.language)
    const errors = document.errors ?? [{ field: 'row', message: document.detail ?? inLanguage(error.title, ctx.language) }]
    return errors.map((issue) => ({ line, column: issue.field || 'row', reason: issue.message }))
  }
}
