/** CSV as offices write it: comma, semicolon or tab; UTF-8 or GB18030; read in handfuls, never whole in memory. */
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

export interface CsvRow {
  /** Number of the record, the line of names being the first. */
  line: number
  cells: string[]
}

export interface CsvFile {
  /** Names in the first line. */
  columns: readonly string[]
  /** Throws what `damaged` makes of the first line that is no CSV. */
  rows(handful: number): AsyncGenerator<CsvRow[]>
  /** How much was read, 0 to 1. */
  share(): number
  close(): void
}

const HEAD = 65_536

export async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Office programs in China still write GB18030; what is no UTF-8 is taken for it. */
export function encodingOf(head: Buffer): 'utf-8' | 'gb18030' {
  try {
    // A letter cut at the end of the piece is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

export async function openCsvFile(file: string, damaged: (line: number) => Error): Promise<CsvFile> {
  const head = await headOf(file)
  const encoding = encodingOf(head)
  const [first = ''] = new TextDecoder(encoding).decode(head, { stream: true }).split(/\r?\n/)
  const delimiter = delimiterOf(first)
  const options = { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true }
  const bytes = Math.max(statSync(file).size, 1)
  let reading = createReadStream(file)
  reading.destroy()

  async function* rows(handful: number): AsyncGenerator<CsvRow[]> {
    reading = createReadStream(file)
    const text = encoding === 'utf-8' ? reading : Readable.from(decoded(reading, encoding))
    const records: AsyncIterable<string[]> = pipeline(text, parse(options), () => undefined)
    let line = 0
    let held: CsvRow[] = []
    try {
      for await (const cells of records) {
        if (++line > 1) held.push({ line, cells })
        if (held.length < handful) continue
        yield held
        held = []
      }
    } catch (error) {
      throw error instanceof CsvError ? damaged(line + 1) : error
    } finally {
      reading.destroy()
    }
    if (held.length > 0) yield held
  }

  return {
    columns: await namesIn(first, delimiter),
    rows,
    share: () => Math.min(reading.bytesRead / bytes, 1),
    close: () => void reading.destroy(),
  }
}

function delimiterOf(header: string): string {
  return [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
}

async function namesIn(header: string, delimiter: string): Promise<string[]> {
  const records: AsyncIterable<string[]> = Readable.from([header]).pipe(parse({ bom: true, delimiter, relax_quotes: true, trim: true }))
  for await (const cells of records) return cells
  return []
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
