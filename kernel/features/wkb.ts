/** Geometry as GeoPackage keeps it: a header with a box, then well-known binary, little end first (OGC 12-128r18 §2.1.3). */
import type { Geometry, Position } from 'geojson'

const HEADER = 8
const BOX = 32
const LITTLE_WITH_BOX = 0x03

export function geoPackageGeometry(geometry: Geometry, srsId: number): Uint8Array {
  const body = wkbOf(geometry)
  const withBox = geometry.type !== 'Point'
  const blob = Buffer.alloc(HEADER + (withBox ? BOX : 0))
  blob.write('GP', 0, 'latin1')
  blob[3] = withBox ? LITTLE_WITH_BOX : 0x01
  blob.writeInt32LE(srsId, 4)
  if (withBox) for (const [at, value] of boxOf(geometry).entries()) blob.writeDoubleLE(value, HEADER + 8 * at)
  return Buffer.concat([blob, body])
}

/** West, east, south, north, in the order of the header. */
export function boxOf(geometry: Geometry): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.max(box[1], lon)
    box[2] = Math.min(box[2], lat)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
    case 'MultiPoint':
      return geometry.coordinates
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf)
  }
}

const CODES = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6, GeometryCollection: 7 } as const

function wkbOf(geometry: Geometry): Buffer {
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeUInt32LE(CODES[geometry.type], 1)
  return Buffer.concat([head, contentOf(geometry)])
}

function contentOf(geometry: Geometry): Buffer {
  switch (geometry.type) {
    case 'Point':
      return position(geometry.coordinates)
    case 'LineString':
      return many(geometry.coordinates, position)
    case 'Polygon':
      return many(geometry.coordinates, line)
    case 'MultiPoint':
      return many(geometry.coordinates, (coordinates) => wkbOf({ type: 'Point', coordinates }))
    case 'MultiLineString':
      return many(geometry.coordinates, (coordinates) => wkbOf({ type: 'LineString', coordinates }))
    case 'MultiPolygon':
      return many(geometry.coordinates, (coordinates) => wkbOf({ type: 'Polygon', coordinates }))
    case 'GeometryCollection':
      return many(geometry.geometries, wkbOf)
  }
}

function position([lon = 0, lat = 0]: Position): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeDoubleLE(lon, 0)
  bytes.writeDoubleLE(lat, 8)
  return bytes
}

const line = (positions: Position[]): Buffer => many(positions, position)

function many<T>(parts: readonly T[], write: (part: T) => Buffer): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(parts.length, 0)
  return Buffer.concat([count, ...parts.map(write)])
}
