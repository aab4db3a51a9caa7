/**
 * All points of a register in memory, sorted by Morton key: a tile is one run of the arrays, and so is every cell of a
 * cluster. Counts are exact under any filter, and a change is in the next tile (design D4; decision 0007).
 *
 * About 20 bytes a point. Changes lie beside the arrays until there are many, then they are merged in.
 */
import {
  bound,
  type Cluster,
  clustersOf,
  countIn,
  firstFresh,
  has,
  type Layers,
  type PointFilter,
  passes,
  passesPoint,
  pointAt,
  positionOf,
} from './counting.ts'
import { type IndexedPoint, joined, lowerBound, merged, type PointArrays, sorted } from './point-arrays.ts'
import { makeVersions, rangeOf, type TileAddress } from './versions.ts'

export interface TileContent {
  clusters: Cluster[]
  points: IndexedPoint[]
}

/** From here on every point is drawn. */
export const POINTS_ZOOM = 16
/** A tile with no more than so many points shows them at any zoom. */
const FEW_POINTS = 400
/** Changes beside the arrays are searched with every tile; beyond this they are merged. */
const MOST_CHANGES = 5_000

export interface PointIndex {
  size(): number
  tile(address: TileAddress, filter: PointFilter): TileContent
  /** Exact count in a tile's area. */
  count(address: TileAddress, filter: PointFilter): number
  /** Points in a range of keys, both ends included. */
  within(from: number, to: number, filter: PointFilter): IndexedPoint[]
  /** False when it is there already. */
  add(point: IndexedPoint): boolean
  /** By key and ref; false when there is none such. */
  remove(key: number, ref: number): boolean
  addAll(points: PointArrays): void
  /** Grows with every change inside the tile. */
  version(address: TileAddress): number
  bytes(): number
}

export function buildPointIndex(points: PointArrays): PointIndex {
  const layers: Layers = { base: sorted(points), gone: [], fresh: [] }
  const versions = makeVersions()
  return {
    size: () => layers.base.keys.length - layers.gone.length + layers.fresh.length,
    bytes: () => layers.base.keys.length * (12 + 2 * layers.base.columns.length),
    version: versions.of,
    tile: (address, filter) => contentOf(layers, address, filter),
    count(address, filter) {
      const { from, to } = rangeOf(address)
      return countIn(layers, from, to, filter).count
    },
    within: (from, to, filter) => pointsIn(layers, from, to, filter),
    add(point) {
      if (!addTo(layers, point)) return false
      versions.bump(point.key)
      return true
    },
    remove(key, ref) {
      if (!removeFrom(layers, key, ref)) return false
      versions.bump(key)
      return true
    },
    addAll(more) {
      merge(layers)
      layers.base = joined(layers.base, sorted(more))
      versions.bumpAll()
    },
  }
}

function contentOf(layers: Layers, address: TileAddress, filter: PointFilter): TileContent {
  const { from, to } = rangeOf(address)
  const { keys } = layers.base
  const many = lowerBound(keys, to + 1) - lowerBound(keys, from) + layers.fresh.length > FEW_POINTS
  if (address.z >= POINTS_ZOOM || !many) return { clusters: [], points: pointsIn(layers, from, to, filter) }
  return { clusters: clustersOf(layers, address, filter), points: [] }
}

function pointsIn({ base, gone, fresh }: Layers, from: number, to: number, filter: PointFilter): IndexedPoint[] {
  const found: IndexedPoint[] = []
  const end = lowerBound(base.keys, to + 1)
  for (let at = lowerBound(base.keys, from); at < end; at++) if (passes(base, at, filter) && !has(gone, at)) found.push(pointAt(base, at))
  for (let at = firstFresh(fresh, from); at < fresh.length; at++) {
    const point = fresh[at]
    if (!point || point.key > to) break
    if (passesPoint(point, filter)) found.push(point)
  }
  return found
}

function addTo(layers: Layers, point: IndexedPoint): boolean {
  const { base, gone, fresh } = layers
  const at = positionOf(base, point.key, point.ref)
  const known = at >= 0 && !has(gone, at)
  if (known || freshAt(fresh, point.key, point.ref) >= 0) return false
  fresh.splice(firstFresh(fresh, point.key + 1), 0, point)
  if (fresh.length > MOST_CHANGES) merge(layers)
  return true
}

function freshAt(fresh: readonly IndexedPoint[], key: number, ref: number): number {
  for (let at = firstFresh(fresh, key); fresh[at]?.key === key; at++) if (fresh[at]?.ref === ref) return at
  return -1
}

function removeFrom(layers: Layers, key: number, ref: number): boolean {
  const { base, gone, fresh } = layers
  const recent = freshAt(fresh, key, ref)
  if (recent >= 0) {
    fresh.splice(recent, 1)
    return true
  }
  const at = positionOf(base, key, ref)
  if (at < 0 || has(gone, at)) return false
  gone.splice(bound(gone, at), 0, at)
  if (gone.length > MOST_CHANGES) merge(layers)
  return true
}

function merge(layers: Layers): void {
  if (layers.gone.length + layers.fresh.length === 0) return
  Object.assign(layers, { base: merged(layers.base, layers.gone, layers.fresh), gone: [], fresh: [] })
}
