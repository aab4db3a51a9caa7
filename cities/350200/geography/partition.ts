/**
 * Divides a set of cells among places: connected, roughly compact, about the wanted sizes.
 *
 * A power diagram (each cell goes to the place with the smallest squared distance minus weight) whose weights are
 * moved until the sizes fit; afterwards stray pieces are given to the neighbours they touch. Distances are bent by a
 * smooth noise so that borders do not run dead straight.
 */
import { smoothNoise } from '../../kit/random.ts'
import { at, CELLS, columnOf, forNeighbours, rowOf } from './lattice.ts'

export interface Place {
  /** The cell the place starts from. */
  cell: number
  /** Wanted share of the cells, in any unit. */
  share: number
  /** A fixed place stays where it is; another moves to the middle of its cells. */
  fixed: boolean
}

interface Site {
  x: number
  y: number
  weight: number
  wanted: number
  fixed: boolean
}

const ROUNDS = 24

/** The place of each cell, as an index into `places`, in the order of `cells`. Every place gets a cell. */
export function divide(cells: number[], places: Place[], bend: number): Int16Array {
  const labels = new Int16Array(cells.length)
  if (places.length < 2) return labels
  if (places.length > cells.length) throw new Error(`${places.length} places in ${cells.length} cells`)
  const xs = Float64Array.from(cells, (cell) => columnOf(cell) + bend * noiseAt(cell, 21))
  const ys = Float64Array.from(cells, (cell) => rowOf(cell) + bend * noiseAt(cell, 22))
  const sites = sitesOf(cells, places, xs, ys)
  for (let round = 0; round < ROUNDS; round++) {
    assign(labels, xs, ys, sites)
    adjust(labels, xs, ys, sites)
  }
  assign(labels, xs, ys, sites)
  keepEach(labels, xs, ys, sites)
  connect(cells, labels, xs, ys, sites)
  return labels
}

const noiseAt = (cell: number, salt: number): number =>
  smoothNoise(columnOf(cell) / 12, rowOf(cell) / 12, salt) + smoothNoise(columnOf(cell) / 4, rowOf(cell) / 4, salt) / 2

function sitesOf(cells: number[], places: Place[], xs: Float64Array, ys: Float64Array): Site[] {
  const total = places.reduce((sum, place) => sum + place.share, 0)
  const position = new Map(cells.map((cell, i) => [cell, i]))
  return places.map(({ cell, share, fixed }) => {
    const i = position.get(cell)
    if (i === undefined) throw new Error(`place starts outside its cells: ${cell}`)
    return { x: at(xs, i), y: at(ys, i), weight: 0, wanted: (share / total) * cells.length, fixed }
  })
}

/** The inner loop of the generator, hence plain arrays. */
function assign(labels: Int16Array, xs: Float64Array, ys: Float64Array, sites: Site[]): void {
  const siteXs = Float64Array.from(sites, (site) => site.x)
  const siteYs = Float64Array.from(sites, (site) => site.y)
  const weights = Float64Array.from(sites, (site) => site.weight)
  for (let i = 0; i < labels.length; i++) {
    const x = xs[i] ?? 0
    const y = ys[i] ?? 0
    let best = Number.POSITIVE_INFINITY
    for (let label = 0; label < weights.length; label++) {
      const east = (siteXs[label] ?? 0) - x
      const south = (siteYs[label] ?? 0) - y
      const power = east * east + south * south - (weights[label] ?? 0)
      if (power < best) {
        best = power
        labels[i] = label
      }
    }
  }
}

/** Heavier where too small, lighter where too large; free sites move half-way to the middle of their cells. */
function adjust(labels: Int16Array, xs: Float64Array, ys: Float64Array, sites: Site[]): void {
  const sums = sites.map(() => ({ x: 0, y: 0, count: 0 }))
  labels.forEach((label, i) => {
    const sum = sums[label]
    if (sum === undefined) return
    sum.x += at(xs, i)
    sum.y += at(ys, i)
    sum.count++
  })
  sites.forEach((site, label) => {
    const { x, y, count } = sums[label] ?? { x: 0, y: 0, count: 0 }
    site.weight += 0.4 * (site.wanted - count)
    if (site.fixed || count === 0) return
    site.x += (x / count - site.x) / 2
    site.y += (y / count - site.y) / 2
  })
}

/** A place that lost all its cells takes the nearest one. */
function keepEach(labels: Int16Array, xs: Float64Array, ys: Float64Array, sites: Site[]): void {
  const counts = new Int32Array(sites.length)
  for (const label of labels) counts[label] = at(counts, label) + 1
  sites.forEach((site, label) => {
    if (at(counts, label) > 0) return
    const order = Array.from(labels.keys()).sort((a, b) => squared(site, xs, ys, a) - squared(site, xs, ys, b))
    const taken = order.find((i) => at(counts, at(labels, i)) > 1)
    if (taken === undefined) throw new Error('no cell left for a place')
    counts[at(labels, taken)] = at(counts, at(labels, taken)) - 1
    labels[taken] = label
    counts[label] = 1
  })
}

const squared = (site: Site, xs: Float64Array, ys: Float64Array, i: number): number =>
  (site.x - at(xs, i)) * (site.x - at(xs, i)) + (site.y - at(ys, i)) * (site.y - at(ys, i))

/** Where a cell stands in the list being divided, plus one; shared because it is as long as the lattice. */
const standing = new Int32Array(CELLS)

/** Keeps the largest piece of each place and lets the neighbours grow over the others. */
function connect(cells: number[], labels: Int16Array, xs: Float64Array, ys: Float64Array, sites: Site[]): void {
  cells.forEach((cell, i) => {
    standing[cell] = i + 1
  })
  const kept = largestPieces(cells, labels, sites.length)
  const front: number[] = []
  labels.forEach((_, i) => {
    if (kept[i] === 1) front.push(i)
    else labels[i] = -1
  })
  for (const i of front) {
    forNeighbours(cells[i] ?? -1, (neighbour) => {
      const n = at(standing, neighbour) - 1
      if (n < 0 || at(labels, n) >= 0) return
      labels[n] = at(labels, i)
      front.push(n)
    })
  }
  adoptIslets(cells, labels, xs, ys, sites)
  for (const cell of cells) standing[cell] = 0
}

/** Marks the cells that belong to the largest connected piece of their label. */
function largestPieces(cells: number[], labels: Int16Array, count: number): Uint8Array {
  const largest: number[][] = Array.from({ length: count }, () => [])
  const seen = new Uint8Array(cells.length)
  labels.forEach((label, start) => {
    if (seen[start] === 1) return
    const piece = pieceAround(start, cells, labels, seen)
    if (piece.length > (largest[label]?.length ?? 0)) largest[label] = piece
  })
  const kept = new Uint8Array(cells.length)
  for (const i of largest.flat()) kept[i] = 1
  return kept
}

/** The connected indices of equal label around a start, marked as seen. */
function pieceAround(start: number, cells: number[], labels: Int16Array, seen: Uint8Array): number[] {
  const piece = [start]
  seen[start] = 1
  for (const i of piece) {
    forNeighbours(cells[i] ?? -1, (neighbour) => {
      const n = at(standing, neighbour) - 1
      if (n < 0 || seen[n] === 1 || labels[n] !== labels[start]) return
      seen[n] = 1
      piece.push(n)
    })
  }
  return piece
}

/** An islet without a place goes whole to the place nearest to its first cell. */
function adoptIslets(cells: number[], labels: Int16Array, xs: Float64Array, ys: Float64Array, sites: Site[]): void {
  const seen = new Uint8Array(cells.length)
  labels.forEach((label, start) => {
    if (label >= 0 || seen[start] === 1) return
    const distances = sites.map((site) => squared(site, xs, ys, start))
    const nearest = distances.indexOf(Math.min(...distances))
    for (const i of pieceAround(start, cells, labels, seen)) labels[i] = nearest
  })
}
