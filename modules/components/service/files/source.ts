/** A census file of any format, as rows of text cells with a geometry where the format brings one. */
import type { Geometry } from 'geojson'
import { defineProblem, type Problem } from '#kernel/problem.ts'

export interface SourceRow {
  /** Line of the file, or number of the record. */
  line: number
  /** In the order of the columns. */
  cells: readonly string[]
  /** In the coordinates of the file. */
  geometry: Geometry | null
}

export interface Source {
  columns: readonly string[]
  /** True where rows bring a geometry, so that no columns of coordinates are wanted. */
  shapes: boolean
  /** Rows come in handfuls: a census has millions. */
  rows(): AsyncGenerator<SourceRow[]>
  /** How much was read, 0 to 1. */
  share(): number
  close(): Promise<void>
}

export const HANDFUL = 1000

const badCensusFile = defineProblem('census_file', 422, '文件无法读取', 'The file cannot be read')

export function badFile(zh: string, en: string): Problem {
  return badCensusFile({ detail: { zh, en } })
}

export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim()
}

/** The row as it stood in the file, for people to find it again. */
export function rawOf({ cells }: SourceRow): string {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
