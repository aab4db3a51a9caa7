/**
 * All points of a register in memory, sorted by Morton key: a tile is one run of the arrays, and so is every cell of a
 * cluster. Counts are exact under any filter, and a change is in the next tile (design D4; decision 0006).
 *
 * About 20 bytes a point. Changes lie beside the arrays until there are many, then they are merged in.
 */
import { interleave, KEY_ZOOM } from '../geo/morton.ts'

export interface IndexedPoint {
  /** Morton key at zoom 26. */
  key: number
  /** Names the point to its module, 0 … 2^32 - 1; unique. */
  ref: number
  /** One small number per column, such as the place of a class in a list. */
  values: readonly number[]
}

/** Per column the numbers that pass; null lets all pass. */
export type PointFilter = readonly (Uint8Array | null)[]

export interface Cluster {
  /** Key of a point that stands for the cluster: the middle one. */
  key: number
  count: number
}

export interface TileContent {
  clusters: Cluster[]
  points: IndexedPoint[]
}

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** A cluster is about 64 px wide: a tile of 512 px holds eight by eight. */
const CLUSTER_ZOOM = 3
/** From here on every point is drawn. */
export const POINTS_ZOOM = 16
/** A tile with no more than so many points shows them at any zoom. */
const FEW_POINTS = 400
/** Changes beside the arrays are searched with every tile; beyond this they are merged. */
const MOST_CHANGES = 5_000

interface Arrays {
  keys: Float64Array
  refs: Uint32Array
  columns: Uint16Array[]
}

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

/** Points in the order they came, column by column. */
export interface PointArrays extends Arrays {}

export function emptyArrays(columns: number, capacity: number): PointArrays {
  return {
    keys: new Float64Array(capacity),
    refs: new Uint32Array(capacity),
    columns: Array.from({ length: columns }, () => new Uint16Array(capacity)),
  }
}

export function buildPointIndex(points: PointArrays): PointIndex {
  let base = sorted(points)
  /** Positions in the arrays that are gone, ascending. */
  let gone: number[] = []
  /** Points that came since, by key. */
  let fresh: IndexedPoint[] = []
  const versions = makeVersions()

  function merge(): void {
    if (gone.length + fresh.length === 0) return
    base = merged(base, gone, fresh)
    gone = []
    fresh = []
  }
  const index: PointIndex = {
    size: () => base.keys.length - gone.length + fresh.length,
    bytes: () => base.keys.length * (12 + 2 * base.columns.length),
    version: versions.of,
    tile(address, filter) {
      const range = rangeOf(address)
      const run = { from: lowerBound(base.keys, range.from), to: lowerBound(base.keys, range.to + 1) }
      const many = run.to - run.from + fresh.length > FEW_POINTS
      if (address.z >= POINTS_ZOOM || !many) return { clusters: [], points: index.within(range.from, range.to, filter) }
      return { clusters: clustersOf(base, gone, fresh, address, filter), points: [] }
    },
    count({ z, x, y }, filter) {
      const { from, to } = rangeOf({ z, x, y })
      return countIn(base, gone, fresh, from, to, filter).count
    },
    within(from, to, filter) {
      const found: IndexedPoint[] = []
      const end = lowerBound(base.keys, to + 1)
      for (let at = lowerBound(base.keys, from); at < end; at++)
        if (passes(base, at, filter) && !has(gone, at)) found.push(pointAt(base, at))
      for (let at = firstFresh(fresh, from); at < fresh.length; at++) {
        const point = fresh[at]
        if (!point || point.key > to) break
        if (passesPoint(point, filter)) found.push(point)
      }
      return found
    },
    add(point) {
      const at = positionOf(base, point.key, point.ref)
      const known = at >= 0 && !has(gone, at)
      if (known || fresh.some(({ key, ref }) => key === point.key && ref === point.ref)) return false
      fresh.splice(firstFresh(fresh, point.key + 1), 0, point)
      versions.bump(point.key)
      if (fresh.length > MOST_CHANGES) merge()
      return true
    },
    remove(key, ref) {
      const recent = fresh.findIndex((point) => point.key === key && point.ref === ref)
      if (recent >= 0) fresh.splice(recent, 1)
      else {
        const at = positionOf(base, key, ref)
        if (at < 0 || has(gone, at)) return false
        gone.splice(bound(gone, at), 0, at)
      }
      versions.bump(key)
      if (gone.length > MOST_CHANGES) merge()
      return true
    },
    addAll(more) {
      merge()
      base = joined(base, sorted(more))
      versions.bumpAll()
    },
  }
  return index
}

function rangeOf({ z, x, y }: TileAddress): { from: number; to: number } {
  const side = 2 ** (KEY_ZOOM - z)
  const from = interleave(x * side, y * side)
  return { from, to: from + side * side - 1 }
}

function clustersOf(base: Arrays, gone: number[], fresh: IndexedPoint[], address: TileAddress, filter: PointFilter): Cluster[] {
  const { from, to } = rangeOf(address)
  const cell = 4 ** (KEY_ZOOM - address.z - CLUSTER_ZOOM)
  const clusters: Cluster[] = []
  for (let start = from; start <= to; start += cell) {
    const found = countIn(base, gone, fresh, start, start + cell - 1, filter)
    if (found.count > 0) clusters.push(found)
  }
  return clusters
}

/** Without a filter the length of the run is the count; with one, the run is looked through. */
function countIn(base: Arrays, gone: number[], fresh: IndexedPoint[], from: number, to: number, filter: PointFilter): Cluster {
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
function countPassing(base: Arrays, start: number, end: number, filter: PointFilter): { count: number; last: number } {
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

function passes(base: Arrays, at: number, filter: PointFilter): boolean {
  return filter.every((allowed, column) => allowed === null || allowed[base.columns[column]?.[at] ?? 0] === 1)
}

function passesPoint({ values }: IndexedPoint, filter: PointFilter): boolean {
  return filter.every((allowed, column) => allowed === null || allowed[values[column] ?? 0] === 1)
}

function pointAt(base: Arrays, at: number): IndexedPoint {
  return { key: base.keys[at] ?? 0, ref: base.refs[at] ?? 0, values: base.columns.map((column) => column[at] ?? 0) }
}

function positionOf(base: Arrays, key: number, ref: number): number {
  for (let at = lowerBound(base.keys, key); base.keys[at] === key; at++) if (base.refs[at] === ref) return at
  return -1
}

/** First position whose key is not less. */
function lowerBound(keys: Float64Array, key: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function bound(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

const has = (positions: readonly number[], position: number): boolean => positions[bound(positions, position)] === position

function firstFresh(fresh: readonly IndexedPoint[], key: number): number {
  let [low, high] = [0, fresh.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((fresh[middle]?.key ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

function sorted({ keys, refs, columns }: Arrays): Arrays {
  let inOrder = true
  for (let at = 1; at < keys.length && inOrder; at++) inOrder = (keys[at - 1] ?? 0) <= (keys[at] ?? 0)
  if (inOrder) return { keys, refs, columns }
  const order = Uint32Array.from(keys, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
  return picked({ keys, refs, columns }, order)
}

function picked({ keys, refs, columns }: Arrays, order: Uint32Array): Arrays {
  return {
    keys: Float64Array.from(order, (at) => keys[at] ?? 0),
    refs: Uint32Array.from(order, (at) => refs[at] ?? 0),
    columns: columns.map((column) => Uint16Array.from(order, (at) => column[at] ?? 0)),
  }
}

function merged(base: Arrays, gone: readonly number[], fresh: readonly IndexedPoint[]): Arrays {
  const left = new Uint32Array(base.keys.length - gone.length)
  for (let at = 0, next = 0, to = 0; at < base.keys.length; at++) {
    if (gone[next] === at) next++
    else left[to++] = at
  }
  const added = emptyArrays(base.columns.length, fresh.length)
  for (const [at, point] of fresh.entries()) put(added, at, point)
  return joined(gone.length === 0 ? base : picked(base, left), added)
}

export function put({ keys, refs, columns }: PointArrays, at: number, { key, ref, values }: IndexedPoint): void {
  keys[at] = key
  refs[at] = ref
  for (const [column, value] of values.entries()) {
    const target = columns[column]
    if (target) target[at] = value
  }
}

/** Two sorted lists become one. */
function joined(one: Arrays, other: Arrays): Arrays {
  const length = one.keys.length + other.keys.length
  const result = emptyArrays(one.columns.length, length)
  let [a, b] = [0, 0]
  for (let at = 0; at < length; at++) {
    const takeOne = b >= other.keys.length || (a < one.keys.length && (one.keys[a] ?? 0) <= (other.keys[b] ?? 0))
    const [source, from] = takeOne ? [one, a++] : [other, b++]
    result.keys[at] = source.keys[from] ?? 0
    result.refs[at] = source.refs[from] ?? 0
    for (const [column, values] of result.columns.entries()) values[at] = source.columns[column]?.[from] ?? 0
  }
  return result
}

/** Beyond this, counting starts over: every tile is new once. */
const MOST_VERSIONS = 400_000
const DEEPEST = 18

/** How often each tile changed, at every zoom; tiles that never did share the version of the whole. */
function makeVersions() {
  let whole = 1
  let changed = new Map<number, number>()
  const bumpAll = () => {
    whole += 1_000_000
    changed = new Map()
  }
  return {
    bumpAll,
    of: (address: TileAddress) => whole + (changed.get(cellName(address.z, rangeOf(address).from)) ?? 0),
    bump(key: number) {
      if (changed.size > MOST_VERSIONS) bumpAll()
      for (let z = 0; z <= DEEPEST; z++) {
        const cell = cellName(z, key)
        changed.set(cell, (changed.get(cell) ?? 0) + 1)
      }
    },
  }
}

/** One number for zoom and cell: a leading one, then two bits a zoom. */
function cellName(z: number, key: number): number {
  return 4 ** z + Math.floor(key / 4 ** (KEY_ZOOM - z))
}
