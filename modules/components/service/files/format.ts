/** Which format a file has is told by its first bytes, never by its name. */
import { headOf } from '#kernel/files/csv.ts'
import type { Format } from '../../contract.ts'
import { badFile } from './source.ts'

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
