/**
 * The lattice every generated outline is cut from: cells of about 100 m x 100 m whose corners are moved a little,
 * so that they look grown but share every corner. Row 0 is the northernmost, column 0 the westernmost.
 * Corners are whole millionths of a degree, so equal corners are equal numbers.
 */
import type { Polygon, Position } from 'geojson'
import { unitOf } from '../../kit/random.ts'

export const BOUNDS: [number, number, number, number] = [117.88, 24.41, 118.43, 24.9]

/** Degrees times a million; 100 m at the latitude of Xiamen. */
const STEP_EAST = 988
const STEP_SOUTH = 903
/** Kept off the bounds so that no moved corner leaves them. */
const MARGIN = 400
const WEST = BOUNDS[0] * 1e6 + MARGIN
const NORTH = BOUNDS[3] * 1e6 - MARGIN
/** At most 17 m on each axis, 24 m in all: cells stay convex. */
const SHIFT_EAST = 168
const SHIFT_NORTH = 153

export const COLUMNS = Math.floor((BOUNDS[2] * 1e6 - MARGIN - WEST) / STEP_EAST)
export const ROWS = Math.floor((NORTH - BOUNDS[1] * 1e6 - MARGIN) / STEP_SOUTH)
export const CELLS = COLUMNS * ROWS
const CORNER_COLUMNS = COLUMNS + 1

export const cellAt = (column: number, row: number): number => row * COLUMNS + column
export const columnOf = (cell: number): number => cell % COLUMNS
export const rowOf = (cell: number): number => Math.floor(cell / COLUMNS)

/** Reads a label or a number from a long array; what lies beyond its ends reads as -1. */
export const at = (values: ArrayLike<number>, index: number): number => values[index] ?? -1

/** Middle of the unmoved cell, in degrees; decides what the cell belongs to. */
export const longitudeOf = (column: number): number => (WEST + (column + 0.5) * STEP_EAST) / 1e6
export const latitudeOf = (row: number): number => (NORTH - (row + 0.5) * STEP_SOUTH) / 1e6

/** The cell under a point, -1 off the lattice. */
export function findCell(longitude: number, latitude: number): number {
  const column = Math.floor((longitude * 1e6 - WEST) / STEP_EAST)
  const row = Math.floor((NORTH - latitude * 1e6) / STEP_SOUTH)
  return column < 0 || row < 0 || column >= COLUMNS || row >= ROWS ? -1 : cellAt(column, row)
}

export function cellUnder(longitude: number, latitude: number): number {
  const cell = findCell(longitude, latitude)
  if (cell === -1) throw new Error(`point ${longitude}, ${latitude} lies outside the lattice`)
  return cell
}

/** Calls for each of the four neighbours that exist: east, west, south, north. */
export function forNeighbours(cell: number, visit: (neighbour: number) => void): void {
  const column = columnOf(cell)
  if (column < COLUMNS - 1) visit(cell + 1)
  if (column > 0) visit(cell - 1)
  if (cell < CELLS - COLUMNS) visit(cell + COLUMNS)
  if (cell >= COLUMNS) visit(cell - COLUMNS)
}

export const isOnEdge = (cell: number): boolean => {
  const column = columnOf(cell)
  const row = rowOf(cell)
  return column === 0 || row === 0 || column === COLUMNS - 1 || row === ROWS - 1
}

export const cornerAt = (column: number, row: number): number => row * CORNER_COLUMNS + column
export const cornerColumnOf = (corner: number): number => corner % CORNER_COLUMNS
export const cornerRowOf = (corner: number): number => Math.floor(corner / CORNER_COLUMNS)

const corners = new Map<number, Position>()

/** Where a corner lies. Polygons that meet share the very same position. */
export function positionOf(corner: number): Position {
  const known = corners.get(corner)
  if (known !== undefined) return known
  const column = cornerColumnOf(corner)
  const row = cornerRowOf(corner)
  const east = Math.round((unitOf(column, row, 11) * 2 - 1) * SHIFT_EAST)
  const north = Math.round((unitOf(column, row, 12) * 2 - 1) * SHIFT_NORTH)
  const position = [Math.round(WEST + column * STEP_EAST + east) / 1e6, Math.round(NORTH - row * STEP_SOUTH + north) / 1e6]
  corners.set(corner, position)
  return position
}

/** The cell as a polygon, counter-clockwise from its south-western corner. */
export function polygonOf(cell: number): Polygon {
  const column = columnOf(cell)
  const row = rowOf(cell)
  const southWest = positionOf(cornerAt(column, row + 1))
  return {
    type: 'Polygon',
    coordinates: [
      [
        southWest,
        positionOf(cornerAt(column + 1, row + 1)),
        positionOf(cornerAt(column + 1, row)),
        positionOf(cornerAt(column, row)),
        southWest,
      ],
    ],
  }
}

/** Area of a small polygon in square metres, by the length of a degree at its latitude (WGS84 ellipsoid). */
export function areaOf(polygon: Polygon): number {
  const ring = polygon.coordinates[0] ?? []
  let doubled = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[i] ?? []
    doubled += (x1 - WEST / 1e6) * (y2 - NORTH / 1e6) - (x2 - WEST / 1e6) * (y1 - NORTH / 1e6)
  }
  const latitude = ((ring[0]?.[1] ?? 0) * Math.PI) / 180
  const metresNorth = 111132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude)
  const metresEast = 111412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude)
  return Math.round(Math.abs(doubled / 2) * metresNorth * metresEast * 10) / 10
}
