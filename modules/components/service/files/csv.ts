import { openCsvFile } from '#kernel/files/csv.ts'
import { badFile, HANDFUL, type Source, type SourceRow } from './source.ts'

export async function openCsv(file: string): Promise<Source> {
  const csv = await openCsvFile(file, (line) => badFile(`第 ${line} 行不是 CSV`, `Line ${line} is no CSV`))
  if (csv.columns.length < 2) throw badFile('第一行应为列名', 'The first line names the columns')
  async function* rows(): AsyncGenerator<SourceRow[]> {
    for await (const handful of csv.rows(HANDFUL)) yield handful.map(({ line, cells }) => ({ line, cells, geometry: null }))
  }
  return { columns: csv.columns, shapes: false, rows, share: csv.share, close: async () => csv.close() }
}
