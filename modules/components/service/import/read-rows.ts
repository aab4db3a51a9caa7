/** Rows of a file become rows of the census: columns under the names of the register, places in the city's coordinates. */
import { rawOf, type Source, type SourceRow } from '../files/source.ts'
import type { Mapping } from './columns.ts'
import type { ToCity } from './coordinates.ts'
import type { CensusRow } from './load.ts'
import { type Shape, shapeOf } from './shapes.ts'

export type ReadRow = (row: SourceRow) => CensusRow

/** Knows where each field stands, once for the whole file. */
export function rowReader({ columns, shapes }: Pick<Source, 'columns' | 'shapes'>, mapping: Mapping, toCity: ToCity): ReadRow {
  const places = Object.entries(mapping)
    .filter(([field]) => field !== 'lon' && field !== 'lat')
    .map(([field, column]): [string, number] => [field, columns.indexOf(column)])
  const lonAt = columns.indexOf(mapping.lon ?? '')
  const latAt = columns.indexOf(mapping.lat ?? '')
  const fromColumns = (cells: readonly string[]): Shape | null => {
    const [x = '', y = ''] = [cells[lonAt], cells[latAt]]
    const point = x === '' || y === '' ? null : toCity(Number(x), Number(y))
    return point && { kind: 'point', point, geometry: null }
  }
  return (row) => {
    const fields: Record<string, string> = {}
    for (const [field, place] of places) fields[field] = row.cells[place] ?? ''
    const shape = shapes ? row.geometry && shapeOf(row.geometry, toCity) : fromColumns(row.cells)
    return { line: row.line, fields, point: shape?.point ?? null, shape, demo: false, raw: () => rawOf(row) }
  }
}

/** All rows behind the first so many, which an earlier run has settled. */
export async function* censusRows(source: Source, read: ReadRow, skip = 0): AsyncGenerator<CensusRow[]> {
  let left = skip
  for await (const handful of source.rows()) {
    const fresh = left === 0 ? handful : handful.slice(Math.min(left, handful.length))
    left -= handful.length - fresh.length
    if (fresh.length > 0) yield fresh.map(read)
  }
}
