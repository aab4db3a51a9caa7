/** Mapbox Vector Tile 2.1 of points, written straight from numbers: no objects in between. */
import { PbfWriter } from 'pbf'
import { KEY_ZOOM, uninterleave } from '../geo/morton.ts'
import type { TileAddress } from './versions.ts'

export const EXTENT = 4096

export interface TilePoint {
  /** Morton key at zoom 26. */
  key: number
  id?: number
  properties: Readonly<Record<string, string | number>>
}

/** Field numbers of the specification (vector_tile.proto). */
const LAYER = 3
const VERSION = 15
const NAME = 1
const FEATURE = 2
const KEYS = 3
const VALUES = 4
const EXTENT_FIELD = 5
const FEATURE_ID = 1
const TAGS = 2
const TYPE = 3
const GEOMETRY = 4
const POINT = 1
/** Command "move to", once. */
const MOVE_TO = 9
const STRING_VALUE = 1
const UINT_VALUE = 5

/** Layers without points are left out; a tile without layers is empty bytes. */
export function encodeTile(address: TileAddress, layers: Readonly<Record<string, readonly TilePoint[]>>): Uint8Array {
  const pbf = new PbfWriter()
  for (const [name, points] of Object.entries(layers))
    if (points.length > 0) pbf.writeMessage(LAYER, () => writeLayer(pbf, address, name, points), null)
  return pbf.finish()
}

function writeLayer(pbf: PbfWriter, address: TileAddress, name: string, points: readonly TilePoint[]): void {
  const keys = new Map<string, number>()
  const values = new Map<string | number, number>()
  pbf.writeVarintField(VERSION, 2)
  pbf.writeStringField(NAME, name)
  for (const point of points) {
    const tags = Object.entries(point.properties).flatMap(([key, value]) => [placeOf(keys, key), placeOf(values, value)])
    pbf.writeMessage(FEATURE, () => writeFeature(pbf, address, point, tags), null)
  }
  for (const key of keys.keys()) pbf.writeStringField(KEYS, key)
  for (const value of values.keys()) pbf.writeMessage(VALUES, () => writeValue(pbf, value), null)
  pbf.writeVarintField(EXTENT_FIELD, EXTENT)
}

function writeFeature(pbf: PbfWriter, { z, x, y }: TileAddress, { key, id }: TilePoint, tags: readonly number[]): void {
  if (id !== undefined) pbf.writeVarintField(FEATURE_ID, id)
  pbf.writePackedVarint(TAGS, [...tags])
  pbf.writeVarintField(TYPE, POINT)
  const cell = uninterleave(key)
  const side = 2 ** (KEY_ZOOM - z)
  // The middle of the cell: at zoom 26 a cell is about half a metre.
  const across = Math.round((cell.x + 0.5 - x * side) * (EXTENT / side))
  const down = Math.round((cell.y + 0.5 - y * side) * (EXTENT / side))
  pbf.writePackedVarint(GEOMETRY, [MOVE_TO, zigzag(across), zigzag(down)])
}

function writeValue(pbf: PbfWriter, value: string | number): void {
  if (typeof value === 'string') pbf.writeStringField(STRING_VALUE, value)
  else pbf.writeVarintField(UINT_VALUE, value)
}

function placeOf<T>(places: Map<T, number>, value: T): number {
  const known = places.get(value)
  if (known !== undefined) return known
  places.set(value, places.size)
  return places.size - 1
}

const zigzag = (value: number): number => (value << 1) ^ (value >> 31)
