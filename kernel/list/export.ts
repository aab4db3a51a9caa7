/** Every list exports with the filters it shows: CSV for programs and Excel, XLSX for people. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import writeXlsxFile from 'write-excel-file/node'
import type { Database, Row } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import { inLanguage, type Language, type Titles } from '../titles.ts'
import type { ListColumn, ListDefinition } from './definition.ts'
import { type Asker, type ListRequest, listStatement, pageOf } from './query.ts'

const PAGE = 1000
/** Excel itself holds about a million rows; beyond this CSV is the right form. */
const XLSX_ROWS = 50_000

export async function* allRows(
  db: Database,
  list: ListDefinition,
  asker: Asker,
  request: ListRequest,
  extra: Sql[] = [],
): AsyncGenerator<Row> {
  let after: string | undefined
  for (;;) {
    const step: ListRequest = { ...request, limit: PAGE, ...(after === undefined ? {} : { after }) }
    const page = pageOf(list, step, await db.query(listStatement(list, asker, step, extra)))
    yield* page.rows
    if (page.next === null) return
    after = page.next
  }
}

export function exportedColumns(list: ListDefinition, chosen: string | undefined): [string, ListColumn][] {
  const all = Object.entries(list.columns).filter(([, column]) => !column.detailOnly)
  const names = chosen?.split(',').filter(Boolean)
  return names?.length ? all.filter(([key]) => names.includes(key)) : all.filter(([, column]) => !column.hidden)
}

export function csvOf(rows: AsyncIterable<Row>, columns: [string, ListColumn][], language: Language): Readable {
  const header = columns.map(([, column]) => inLanguage(column.title, language))
  // The mark at the beginning tells Excel that this is UTF-8.
  const writer = stringify({ header: true, columns: header, bom: true, escape_formulas: true })
  return Readable.from(cellsOf(rows, columns, language)).pipe(writer)
}

async function* cellsOf(rows: AsyncIterable<Row>, columns: [string, ListColumn][], language: Language): AsyncGenerator<string[]> {
  for await (const row of rows) yield columns.map(([key, column]) => cellText(row[key], column, language))
}

export async function xlsxOf(rows: AsyncIterable<Row>, columns: [string, ListColumn][], language: Language): Promise<Buffer> {
  const sheet: { value: string; fontWeight?: 'bold' }[][] = [
    columns.map(([, column]) => ({ value: inLanguage(column.title, language), fontWeight: 'bold' })),
  ]
  for await (const row of rows) {
    if (sheet.length > XLSX_ROWS) break
    sheet.push(columns.map(([key, column]) => ({ value: cellText(row[key], column, language) })))
  }
  return writeXlsxFile(sheet).toBuffer()
}

export function cellText(value: unknown, column: ListColumn, language: Language): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return localTime(value)
  if (isTitles(value)) return inLanguage(value, language)
  if (Array.isArray(value)) return value.map((part) => cellText(part, column, language)).join(' ')
  const word = column.words?.[String(value)]
  return word ? inLanguage(word, language) : String(value)
}

function isTitles(value: unknown): value is Titles {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
function localTime(at: Date): string {
  return shanghai.format(at)
}
