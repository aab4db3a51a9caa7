/** Which format a file has is told by its first bytes, never by its name. */
import { open } from 'node:fs/promises'
import type { Format } from '../../contract.ts'
import { badFile } from './source.ts'

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

export async function formatOf(file: string): Promise<Format> {
  const head = await headOf(file)
  if (head.length === 0) throw badFile('文件是空的', 'The file is empty')
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return 'shapefile'
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') return 'geopackage'
  if (/^\uFEFF?\s*\{/.test(head.toString('utf8'))) return 'geojson'
  if (head.includes(0))
    throw badFile('不是 CSV、GeoJSON、Shapefile（zip）或 GeoPackage', 'Neither CSV, GeoJSON, Shapefile (zip) nor GeoPackage')
  return 'csv'
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
