/** Small surveys in binary formats, byte by byte as the formats say, for tests. */
import { execFileSync } from 'node:child_process'

/** Points, ESRI Shapefile (1998), shape type 1. */
export function shpOf(points: readonly (readonly [number, number])[]): Buffer {
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32BE((100 + points.length * 28) / 2, 24)
  head.writeInt32LE(1000, 28)
  head.writeInt32LE(1, 32)
  const records = points.map(([x, y], index) => {
    const record = Buffer.alloc(28)
    record.writeInt32BE(index + 1, 0)
    record.writeInt32BE(10, 4)
    record.writeInt32LE(1, 8)
    record.writeDoubleLE(x, 12)
    record.writeDoubleLE(y, 20)
    return record
  })
  return Buffer.concat([head, ...records])
}

const WIDTH = 60

/** dBASE III with text columns in GBK, as surveyors' programs in China write them. */
export function dbfOf(rows: readonly Record<string, unknown>[]): Buffer {
  const columns = Object.keys(rows[0] ?? {})
  const head = Buffer.alloc(32 + columns.length * 32 + 1)
  head[0] = 3
  head.writeUInt32LE(rows.length, 4)
  head.writeUInt16LE(head.length, 8)
  head.writeUInt16LE(1 + columns.length * WIDTH, 10)
  for (const [index, column] of columns.entries()) {
    head.write(column, 32 + index * 32, 'latin1')
    head.write('C', 32 + index * 32 + 11, 'latin1')
    head[32 + index * 32 + 16] = WIDTH
  }
  head[head.length - 1] = 0x0d
  const cells = rows.map((row) => Buffer.concat([Buffer.from(' '), ...columns.map((column) => padded(gbk(String(row[column] ?? ''))))]))
  return Buffer.concat([head, ...cells, Buffer.from([0x1a])])
}

const padded = (text: Buffer): Buffer => Buffer.concat([text, Buffer.alloc(WIDTH, ' ')]).subarray(0, WIDTH)
const gbk = (text: string): Buffer => (text === '' ? Buffer.alloc(0) : execFileSync('iconv', ['-f', 'utf-8', '-t', 'gbk'], { input: text }))

/** A point or a line as GeoPackage keeps it; in the order of big machines where asked. */
export function geoPackageBlob(positions: readonly (readonly number[])[], big = false): Buffer {
  const line = positions.length > 1
  const blob = Buffer.alloc(8 + 5 + (line ? 4 : 0) + positions.length * 16)
  blob.write('GP', 0, 'latin1')
  blob[3] = big ? 0 : 1
  blob[8] = big ? 0 : 1
  const whole = (value: number, at: number) => (big ? blob.writeUInt32BE(value, at) : blob.writeUInt32LE(value, at))
  const double = (value: number, at: number) => (big ? blob.writeDoubleBE(value, at) : blob.writeDoubleLE(value, at))
  whole(line ? 2 : 1, 9)
  if (line) whole(positions.length, 13)
  let at = line ? 17 : 13
  for (const position of positions) for (const value of position) at = double(value, at)
  return blob
}
