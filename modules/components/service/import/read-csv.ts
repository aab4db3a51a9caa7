/** A census as CSV, row by row. */
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { Mapping } from './columns.ts'
import { guessMapping } from './columns.ts'
import type { ToCity } from './coordinates.ts'
import type { CensusRow } from './load.ts'

export async function* readCsv(file: string, toCity: ToCity, mapping?: Mapping): AsyncGenerator<CensusRow> {
  const lines: AsyncIterable<string[]> = createReadStream(file).pipe(parse({ bom: true, relax_column_count: true, skip_empty_lines: true }))
  let places: [field: string, place: number][] | null = null
  let line = 0
  for await (const cells of lines) {
    line++
    if (!places) {
      const known = mapping ?? guessMapping(cells)
      places = Object.entries(known).map(([field, column]) => [field, cells.indexOf(column)])
      continue
    }
    const fields: Record<string, string> = {}
    for (const [field, place] of places) fields[field] = (cells[place] ?? '').trim()
    const { lon = '', lat = '', ...rest } = fields
    yield { line, fields: rest, point: lon === '' || lat === '' ? null : toCity(Number(lon), Number(lat)), demo: false }
  }
}
