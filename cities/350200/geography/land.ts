/**
 * Which cells are land of the city, and of which district.
 *
 * The district outlines are coarse: they run over water, and leave strips of shore and whole islands outside.
 * - Land inside an outline belongs to that district.
 * - Land outside all outlines that cannot be reached from the edge of the lattice without crossing the city
 *   (strips of shore, gaps between districts) belongs to the district it touches.
 * - An islet belongs to the district within a kilometre, or to the one named in `ISLETS`.
 * - Everything else is land of the neighbouring cities and of Kinmen, and is left out.
 */
import { once } from '../../kit/once.ts'
import { at, CELLS, COLUMNS, cellAt, cellUnder, columnOf, forNeighbours, isOnEdge, ROWS, rowOf } from './lattice.ts'
import { piecesOf } from './pieces.ts'
import { fillRings } from './raster.ts'
import { districtOutlines, islandRings, mainlandRing } from './sources.ts'

/** Reach of an outline over water, in cells. */
const REACH = 10

/** Islets of the city that lie farther from the outlines. */
const ISLETS: { name: string; district: string; at: [number, number] }[] = [
  { name: '鸡屿', district: '350205', at: [118.0035, 24.4331] },
  { name: '宝珠屿', district: '350211', at: [118.0671, 24.5402] },
  { name: '大离浦屿', district: '350213', at: [118.1713, 24.5872] },
  { name: '角屿', district: '350213', at: [118.4021, 24.5532] },
]

export interface Land {
  /** Codes of the districts; the labels of `district` count into them. */
  districts: string[]
  /** Per cell the district, or -1 for water and for land of others. */
  district: Int16Array
  /** Per cell 0 on land of whomever, -1 on water. */
  ground: Int16Array
}

export const land = once((): Land => {
  const outlines = districtOutlines()
  const ground = new Int16Array(CELLS).fill(-1)
  for (const ring of [mainlandRing(), ...islandRings()]) fillRings(ground, [ring], 0)
  const outlined = new Int16Array(CELLS).fill(-1)
  outlines.forEach((outline, label) => {
    for (const rings of outline.geometry.coordinates) fillRings(outlined, rings, label)
  })
  const districts = outlines.map((outline) => outline.properties.adcode)
  const district = outlined.map((label, cell) => (at(ground, cell) === 0 ? label : -1))
  const islets = new Map(ISLETS.map((islet) => [cellUnder(...islet.at), districts.indexOf(islet.district)]))
  const unclaimed = Array.from(ground.keys()).filter((cell) => at(ground, cell) === 0 && at(district, cell) === -1)
  for (const piece of piecesOf(unclaimed)) claim(piece, district, outlined, islets)
  return { districts, district, ground }
})

function claim(piece: number[], district: Int16Array, outlined: Int16Array, islets: Map<number, number>): void {
  const named = piece.map((cell) => islets.get(cell)).find((label) => label !== undefined)
  if (named !== undefined) {
    for (const cell of piece) district[cell] = named
    return
  }
  if (piece.some(isOnEdge)) return
  const claimed = growInto(piece, district)
  if (claimed) return
  const nearest = nearestOutline(piece, outlined)
  for (const cell of piece) district[cell] = nearest
}

/** Spreads the districts around a piece into it, ring by ring; false when none touches it. */
function growInto(piece: number[], district: Int16Array): boolean {
  const inside = new Set(piece)
  const border = new Set<number>()
  for (const cell of piece) forNeighbours(cell, (n) => at(district, n) >= 0 && !inside.has(n) && border.add(n))
  const front = [...border].sort((a, b) => a - b)
  for (const cell of front) {
    forNeighbours(cell, (neighbour) => {
      if (!inside.has(neighbour) || at(district, neighbour) >= 0) return
      district[neighbour] = at(district, cell)
      front.push(neighbour)
    })
  }
  return border.size > 0
}

/** The district whose outline comes nearest to the piece within reach, or -1. */
function nearestOutline(piece: number[], outlined: Int16Array): number {
  let nearest = -1
  let best = REACH * REACH + 1
  for (const cell of piece) {
    forSurroundings(cell, (other, squared) => {
      if (squared >= best || at(outlined, other) < 0) return
      best = squared
      nearest = at(outlined, other)
    })
  }
  return nearest
}

/** Calls for each cell within reach with its squared distance. */
function forSurroundings(cell: number, visit: (other: number, squared: number) => void): void {
  const column = columnOf(cell)
  const row = rowOf(cell)
  for (let r = Math.max(0, row - REACH); r <= Math.min(ROWS - 1, row + REACH); r++) {
    for (let c = Math.max(0, column - REACH); c <= Math.min(COLUMNS - 1, column + REACH); c++) {
      visit(cellAt(c, r), (c - column) * (c - column) + (r - row) * (r - row))
    }
  }
}
