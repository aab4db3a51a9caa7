/** CSV as offices write it: comma, semicolon or tab; UTF-8 or GB18030. */
import { createReadStream, statSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { encodingOf, headOf } from './format.ts'
import { badFile, HANDFUL, type Source, type SourceRow } from './source.ts'

export async function openCsv(file: string): Promise<Source> {
  const head = await headOf(file)
  const encoding = encodingOf(head)
  const [first = ''] = new TextDecoder(encoding).decode(head, { stream: true }).split(/\r?\n/)
  const delimiter = delimiterOf(first)
  const options = { bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true }
  const bytes = Math.max(statSync(file).size, 1)
  let reading = createReadStream(file)
  reading.destroy()

  async function* rows(): AsyncGenerator<SourceRow[]> {
    reading = createReadStream(file)
    const text = encoding === 'utf-8' ? reading : Readable.from(decoded(reading, encoding))
    const records: AsyncIterable<string[]> = pipeline(text, parse(options), () => undefined)
    let line = 0
    let handful: SourceRow[] = []
    try {
      for await (const cells of records) {
        if (++line > 1) handful.push({ line, cells, geometry: null })
        if (handful.length < HANDFUL) continue
        yield handful
        handful = []
      }
    } catch (error) {
      if (error instanceof CsvError) throw badFile(`第 ${line + 1} 行不是 CSV`, `Line ${line + 1} is no CSV`)
      throw error
    } finally {
      reading.destroy()
    }
    if (handful.length > 0) yield handful
  }

  const columns = await columnsOf(first, delimiter)
  return { columns, shapes: false, rows, share: () => Math.min(reading.bytesRead / bytes, 1), close: async () => void reading.destroy() }
}

function delimiterOf(header: string): string {
  return [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
}

async function columnsOf(header: string, delimiter: string): Promise<string[]> {
  const records: AsyncIterable<string[]> = Readable.from([header]).pipe(parse({ bom: true, delimiter, relax_quotes: true, trim: true }))
  for await (const cells of records) if (cells.length > 1) return cells
  throw badFile('第一行应为列名', 'The first line names the columns')
}

async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
