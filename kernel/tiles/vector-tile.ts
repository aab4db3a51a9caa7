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
/** Wire type of parts with a length. */
const BYTES = 2
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
  const tags: number[] = []
  for (const { key, id, properties } of points) {
    tags.length = 0
    for (const name in properties) tags.push(placeOf(keys, name), placeOf(values, properties[name] ?? ''))
    writeFeature(pbf, address, key, id, tags)
  }
  for (const key of keys.keys()) pbf.writeStringField(KEYS, key)
  for (const value of values.keys()) pbf.writeMessage(VALUES, () => writeValue(pbf, value), null)
  pbf.writeVarintField(EXTENT_FIELD, EXTENT)
}

/** The length of every part is known before it is written, so that nothing has to be moved for it afterwards. */
function writeFeature(pbf: PbfWriter, { z, x, y }: TileAddress, key: number, id: number | undefined, tags: readonly number[]): void {
  const cell = uninterleave(key)
  const side = 2 ** (KEY_ZOOM - z)
  // The middle of the cell: at zoom 26 a cell is about half a metre.
  const across = zigzag(Math.round((cell.x + 0.5 - x * side) * (EXTENT / side)))
  const down = zigzag(Math.round((cell.y + 0.5 - y * side) * (EXTENT / side)))
  let tagBytes = 0
  for (const tag of tags) tagBytes += varintBytes(tag)
  const placeBytes = 1 + varintBytes(across) + varintBytes(down)
  const idBytes = id === undefined ? 0 : 1 + varintBytes(id)
  pbf.writeTag(FEATURE, BYTES)
  pbf.writeVarint(idBytes + 1 + varintBytes(tagBytes) + tagBytes + 2 + 2 + placeBytes)
  if (id !== undefined) pbf.writeVarintField(FEATURE_ID, id)
  pbf.writeTag(TAGS, BYTES)
  pbf.writeVarint(tagBytes)
  for (const tag of tags) pbf.writeVarint(tag)
  pbf.writeVarintField(TYPE, POINT)
  pbf.writeTag(GEOMETRY, BYTES)
  pbf.writeVarint(placeBytes)
  pbf.writeVarint(MOVE_TO)
  pbf.writeVarint(across)
  pbf.writeVarint(down)
}

/** Seven bits a byte. */
function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 128; rest /= 128) bytes++
  return bytes
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
