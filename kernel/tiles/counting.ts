/** Counting in runs of the arrays, with what changed since lying beside them. */
import { KEY_ZOOM } from '../geo/morton.ts'
import { type IndexedPoint, lowerBound, type PointArrays } from './point-arrays.ts'
import { rangeOf, type TileAddress } from './versions.ts'

/** Per column the numbers that pass; null lets all pass. */
export type PointFilter = readonly (Uint8Array | null)[]

export interface Cluster {
  /** Key of a point that stands for the cluster: the middle one. */
  key: number
  count: number
}

/** Sorted points, those of them that are gone, and those that came since. */
export interface Layers {
  base: PointArrays
  /** Positions in the arrays, ascending. */
  gone: number[]
  /** By key. */
  fresh: IndexedPoint[]
}

/** A cluster is about 64 px wide: a tile of 512 px holds eight by eight. */
const CLUSTER_ZOOM = 3

export function clustersOf(layers: Layers, address: TileAddress, filter: PointFilter): Cluster[] {
  const { from, to } = rangeOf(address)
  const cell = 4 ** (KEY_ZOOM - address.z - CLUSTER_ZOOM)
  const clusters: Cluster[] = []
  for (let start = from; start <= to; start += cell) {
    const found = countIn(layers, start, start + cell - 1, filter)
    if (found.count > 0) clusters.push(found)
  }
  return clusters
}

/** Without a filter the length of the run is the count; with one, the run is looked through. */
export function countIn({ base, gone, fresh }: Layers, from: number, to: number, filter: PointFilter): Cluster {
  const [start, end] = [lowerBound(base.keys, from), lowerBound(base.keys, to + 1)]
  const all = filter.every((column) => column === null)
  let count = 0
  let key = base.keys[(start + end) >> 1] ?? from
  if (all) count = end - start - (bound(gone, end) - bound(gone, start))
  else {
    const passing = countPassing(base, start, end, filter)
    count = passing.count
    key = base.keys[passing.last] ?? key
    for (let at = bound(gone, start); at < gone.length && (gone[at] ?? end) < end; at++) if (passes(base, gone[at] ?? 0, filter)) count--
  }
  for (let at = firstFresh(fresh, from); at < fresh.length; at++) {
    const point = fresh[at]
    if (!point || point.key > to) break
    if (!passesPoint(point, filter)) continue
    count++
    if (start === end) key = point.key
  }
  return { key, count }
}

/** The hot loop: one column is the usual case. */
function countPassing(base: PointArrays, start: number, end: number, filter: PointFilter): { count: number; last: number } {
  const asked = filter.flatMap((allowed, column) => {
    const values = base.columns[column]
    return allowed && values ? [{ allowed, values }] : []
  })
  let count = 0
  let last = start
  const [one, two] = asked
  if (one && asked.length === 1) {
    const { allowed, values } = one
    for (let at = start; at < end; at++)
      if (allowed[values[at] ?? 0] === 1) {
        count++
        last = at
      }
  } else if (one && two && asked.length === 2) {
    for (let at = start; at < end; at++)
      if (one.allowed[one.values[at] ?? 0] === 1 && two.allowed[two.values[at] ?? 0] === 1) {
        count++
        last = at
      }
  } else
    for (let at = start; at < end; at++)
      if (asked.every(({ allowed, values }) => allowed[values[at] ?? 0] === 1)) {
        count++
        last = at
      }
  return { count, last }
}

export function passes(base: PointArrays, at: number, filter: PointFilter): boolean {
  return filter.every((allowed, column) => allowed === null || allowed[base.columns[column]?.[at] ?? 0] === 1)
}

export function passesPoint({ values }: IndexedPoint, filter: PointFilter): boolean {
  return filter.every((allowed, column) => allowed === null || allowed[values[column] ?? 0] === 1)
}

export function pointAt(base: PointArrays, at: number): IndexedPoint {
  return { key: base.keys[at] ?? 0, ref: base.refs[at] ?? 0, values: base.columns.map((column) => column[at] ?? 0) }
}

export function positionOf(base: PointArrays, key: number, ref: number): number {
  for (let at = lowerBound(base.keys, key); base.keys[at] === key; at++) if (base.refs[at] === ref) return at
  return -1
}

export function bound(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

export const has = (positions: readonly number[], position: number): boolean => positions[bound(positions, position)] === position

export function firstFresh(fresh: readonly IndexedPoint[], key: number): number {
  let [low, high] = [0, fresh.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((fresh[middle]?.key ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}
