/** Tables of real sources: CSV with a line of names, plain or gzip. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { SourceRow } from './profile.ts'

export function readTable(path: string): SourceRow[] {
  const content = readFileSync(path)
  const packed = content[0] === 0x1f && content[1] === 0x8b
  return parse(packed ? gunzipSync(content) : content, { columns: true, bom: true, skip_empty_lines: true })
}
