/**
 * Turns labelled cells into polygons. The border of a label is walked along cell edges with the label on the left;
 * every corner on the way is kept, so that outlines of all levels share their corners and tile exactly.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { at, CELLS, COLUMNS, cellAt, cornerAt, cornerColumnOf, cornerRowOf, positionOf, ROWS } from './lattice.ts'

/** Directions in counter-clockwise order, so that +1 turns left: east, north, west, south. */
const STEPS = [
  { east: 1, south: 0 },
  { east: 0, south: -1 },
  { east: -1, south: 0 },
  { east: 0, south: 1 },
] as const

/** A closed walk over corners, the first not repeated; counter-clockwise, around holes clockwise. */
export type Walk = number[]

/** One outline per label from 0 to `count - 1`; labels without cells give null. */
export const outlinesOf = (labels: Int32Array, count: number): (Polygon | MultiPolygon | null)[] =>
  walksAround(labels, count).map(geometryOf)

/** The borders of each label. */
export function walksAround(labels: Int32Array, count: number): Walk[][] {
  const walks: Walk[][] = Array.from({ length: count }, () => [])
  const walked = new Uint8Array((CELLS + COLUMNS + ROWS + 1) * 4)
  for (let cell = 0; cell < CELLS; cell++) {
    const label = at(labels, cell)
    if (label < 0) continue
    const row = Math.floor(cell / COLUMNS)
    const column = cell % COLUMNS
    // Every walk has an edge that runs east below one of its cells or, around a hole, west above one.
    for (const [corner, direction] of [
      [cornerAt(column, row + 1), 0],
      [cornerAt(column + 1, row), 2],
    ] as const) {
      if (walked[corner * 4 + direction] === 1 || !isBorder(labels, corner, direction, label)) continue
      walks[label]?.push(...simpleWalks(walk(labels, label, corner, direction, walked)))
    }
  }
  return walks
}

/** Cell to the left (side 0) or right (side 1) of the edge that leaves a corner in a direction. */
export function cellBeside(corner: number, direction: number, side: 0 | 1): number {
  const column = cornerColumnOf(corner)
  const row = cornerRowOf(corner)
  // Around a corner: 0 north-east, 1 north-west, 2 south-west, 3 south-east.
  const quadrant = (direction + (side === 0 ? 0 : 3)) % 4
  const c = quadrant === 0 || quadrant === 3 ? column : column - 1
  const r = quadrant < 2 ? row - 1 : row
  return c < 0 || r < 0 || c >= COLUMNS || r >= ROWS ? -1 : cellAt(c, r)
}

const isBorder = (labels: Int32Array, corner: number, direction: number, label: number): boolean =>
  at(labels, cellBeside(corner, direction, 0)) === label && at(labels, cellBeside(corner, direction, 1)) !== label

function walk(labels: Int32Array, label: number, start: number, from: number, walked: Uint8Array): Walk {
  const corners: Walk = []
  let corner = start
  let direction = from
  while (walked[corner * 4 + direction] === 0) {
    walked[corner * 4 + direction] = 1
    corners.push(corner)
    corner = next(corner, direction)
    direction = turn(labels, label, corner, direction)
  }
  return corners
}

function next(corner: number, direction: number): number {
  const step = STEPS[direction] ?? STEPS[0]
  return cornerAt(cornerColumnOf(corner) + step.east, cornerRowOf(corner) + step.south)
}

/** Left first: where two cells of a label meet at a corner only, the walk stays with the one it came along. */
function turn(labels: Int32Array, label: number, corner: number, direction: number): number {
  for (const change of [1, 0, 3]) {
    const tried = (direction + change) % 4
    if (isBorder(labels, corner, tried, label)) return tried
  }
  throw new Error('a border ends in the open')
}

/** Cuts a walk that passes a corner twice into walks that do not, as valid rings must. */
function simpleWalks(corners: Walk): Walk[] {
  const done: Walk[] = []
  const open: Walk = []
  const place = new Map<number, number>()
  for (const corner of corners) {
    const earlier = place.get(corner)
    if (earlier !== undefined) {
      const loop = open.splice(earlier)
      for (const passed of loop) place.delete(passed)
      done.push(loop)
    }
    place.set(corner, open.length)
    open.push(corner)
  }
  done.push(open)
  return done
}

function geometryOf(walks: Walk[]): Polygon | MultiPolygon | null {
  // Smallest first, so that a hole finds the innermost ring around it.
  const outer = walks.filter((corners) => doubledArea(corners) > 0).sort((a, b) => doubledArea(a) - doubledArea(b))
  const holes = walks.filter((corners) => doubledArea(corners) < 0)
  const polygons = outer.map((corners) => [ringOf(corners)])
  for (const hole of holes) {
    const index = outer.findIndex((corners) => encloses(corners, hole))
    polygons[index]?.push(ringOf(hole))
  }
  const [first] = polygons
  if (first === undefined) return null
  if (polygons.length === 1) return { type: 'Polygon', coordinates: first }
  return { type: 'MultiPolygon', coordinates: polygons }
}

const ringOf = (corners: Walk): Position[] => [...corners, ...corners.slice(0, 1)].map(positionOf)

/** Twice the area in cells, positive when counter-clockwise (rows grow southward). */
function doubledArea(corners: Walk): number {
  let sum = 0
  corners.forEach((corner, i) => {
    const other = at(corners, (i + 1) % corners.length)
    sum += cornerColumnOf(other) * cornerRowOf(corner) - cornerColumnOf(corner) * cornerRowOf(other)
  })
  return sum
}

/** Whether the cell just inside the first edge of the hole lies within the outer walk. */
function encloses(outer: Walk, hole: Walk): boolean {
  const [a = 0, b = 0] = hole
  const column = (cornerColumnOf(a) + cornerColumnOf(b)) / 2
  const row = (cornerRowOf(a) + cornerRowOf(b)) / 2
  // Middle of the edge, moved a quarter cell to the right of the walk: into the hole.
  const x = column - (cornerRowOf(b) - cornerRowOf(a)) / 4
  const y = row + (cornerColumnOf(b) - cornerColumnOf(a)) / 4
  let inside = false
  outer.forEach((corner, i) => {
    const other = at(outer, (i + 1) % outer.length)
    const y1 = cornerRowOf(corner)
    const y2 = cornerRowOf(other)
    if (y1 > y === y2 > y) return
    const crossing = cornerColumnOf(corner) + ((y - y1) / (y2 - y1)) * (cornerColumnOf(other) - cornerColumnOf(corner))
    if (x < crossing) inside = !inside
  })
  return inside
}
