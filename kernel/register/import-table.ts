/** A file that is imported, CSV or XLSX, as titles and rows of cells. */
import { stat } from 'node:fs/promises'
import readXlsxFile from 'read-excel-file/node'
import { openCsvFile } from '../files/csv.ts'
import { badField, tooLarge } from '../problem.ts'

export interface ImportFile {
  path: string
  name: string
}

export interface TableRow {
  line: number
  cells: readonly unknown[]
}

export interface ImportTable {
  titles: readonly string[]
  rows(): AsyncGenerator<TableRow[]>
  /** How much was read, 0 to 1. */
  share(): number
  close(): void
}

/** Large enough for COPY to be quick, small enough to show progress. */
const HANDFUL = 5000

const unreadable = (zh: string, en: string) => badField('file', 'unreadable', zh, en)

/** A workbook is unpacked whole in memory, so it may be as large as any upload; CSV is read on the way. */
export async function openTable(file: ImportFile, largestWorkbook: number): Promise<ImportTable> {
  const { size } = await stat(file.path)
  if (size === 0) throw badField('file', 'empty', '文件是空的', 'The file is empty')
  if (!file.name.toLowerCase().endsWith('.xlsx')) return openCsvTable(file.path)
  if (size > largestWorkbook) throw fileTooLarge(largestWorkbook, '，请另存为 CSV 后导入', '; save it as CSV and import that')
  return openWorkbook(file.path)
}

export function fileTooLarge(bytes: number, zh = '', en = '') {
  const limit = Math.floor(bytes / 1024 / 1024)
  return tooLarge({ detail: { zh: `文件最大 ${limit} MB${zh}`, en: `The file may have ${limit} MB${en}` }, extra: { limit: bytes } })
}

async function openCsvTable(path: string): Promise<ImportTable> {
  const csv = await openCsvFile(path, (line) =>
    unreadable(`文件无法读取，应为 CSV 或 XLSX（第 ${line} 行）`, `The file cannot be read; CSV or XLSX is expected (line ${line})`),
  )
  return { titles: csv.columns, rows: () => csv.rows(HANDFUL), share: csv.share, close: csv.close }
}

async function openWorkbook(path: string): Promise<ImportTable> {
  const [titles = [], ...lines] = await sheetOf(path)
  let done = 0
  return {
    titles: titles.map((title) => String(title ?? '').trim()),
    async *rows() {
      for (let from = 0; from < lines.length; from += HANDFUL) {
        const handful = lines.slice(from, from + HANDFUL).map((cells, at) => ({ line: from + at + 2, cells }))
        done = from + handful.length
        yield handful
      }
    },
    share: () => (lines.length === 0 ? 1 : done / lines.length),
    close: () => undefined,
  }
}

async function sheetOf(path: string): Promise<unknown[][]> {
  try {
    // Numbers as they are written: a code of twenty digits is no number.
    const sheets = await readXlsxFile(path, { parseNumber: (text: string) => text })
    return sheets[0]?.data ?? []
  } catch {
    throw unreadable('文件无法读取，应为 CSV 或 XLSX', 'The file cannot be read; CSV or XLSX is expected')
  }
}
