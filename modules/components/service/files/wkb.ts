/** Geometry as GeoPackage keeps it: a header of its own, then well-known binary (OGC 12-128r18 §2.1.3). */
import type { Geometry, Position } from 'geojson'

const ENVELOPE_BYTES = [0, 32, 48, 48, 64]
const HEADER_BYTES = 8

/** Null where there is no geometry, or one of a kind that no component has. */
export function geometryFrom(blob: Uint8Array): Geometry | null {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  if (blob[0] !== 0x47 || blob[1] !== 0x50) return null
  const flags = blob[3] ?? 0
  const empty = (flags & 0x10) !== 0
  return empty ? null : readWkb({ view, at: HEADER_BYTES + (ENVELOPE_BYTES[(flags >> 1) & 7] ?? 0) })
}

interface Cursor {
  view: DataView
  at: number
}

const KINDS = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const

function readWkb(cursor: Cursor): Geometry | null {
  const little = cursor.view.getUint8(cursor.at) === 1
  const code = cursor.view.getUint32(cursor.at + 1, little)
  cursor.at += 5
  // Height and measure stand after each position, told by thousands (ISO) or by high bits (EWKB).
  const thousands = Math.floor((code & 0xffff) / 1000)
  const more = [(code & 0x80000000) !== 0 || thousands === 1 || thousands === 3, (code & 0x40000000) !== 0 || thousands >= 2].filter(
    Boolean,
  )
  const position = (): Position => {
    const at = cursor.at
    cursor.at += 16 + 8 * more.length
    return [cursor.view.getFloat64(at, little), cursor.view.getFloat64(at + 8, little)]
  }
  const many = <T>(read: () => T): T[] => {
    const count = cursor.view.getUint32(cursor.at, little)
    cursor.at += 4
    return Array.from({ length: count }, read)
  }
  const parts = <G extends Geometry>(type: G['type']): G[] => many(() => readWkb(cursor)).filter((part): part is G => part?.type === type)
  switch (KINDS[(code & 0xffff) % 1000]) {
    case 'Point':
      return { type: 'Point', coordinates: position() }
    case 'LineString':
      return { type: 'LineString', coordinates: many(position) }
    case 'Polygon':
      return { type: 'Polygon', coordinates: many(() => many(position)) }
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: parts<GeoJSON.Point>('Point').map((part) => part.coordinates) }
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: parts<GeoJSON.LineString>('LineString').map((part) => part.coordinates) }
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: parts<GeoJSON.Polygon>('Polygon').map((part) => part.coordinates) }
    default:
      return null
  }
}
