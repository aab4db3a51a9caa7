/** Fills polygons into the lattice by scan lines: a cell counts when its middle lies inside. */
import type { Position } from 'geojson'
import { COLUMNS, cellAt, latitudeOf, longitudeOf, ROWS } from './lattice.ts'

/** Marks with `label` every unmarked cell inside the rings (even-odd, so holes stay open). */
export function fillRings(cells: Int16Array, rings: Position[][], label: number): void {
  for (let row = 0; row < ROWS; row++) {
    const crossings = rings.flatMap((ring) => crossingsOf(ring, latitudeOf(row))).sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      fillSpan(cells, row, crossings[i] ?? 0, crossings[i + 1] ?? 0, label)
    }
  }
}

function crossingsOf(ring: Position[], latitude: number): number[] {
  const crossings: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[i] ?? []
    if (y1 > latitude === y2 > latitude) continue
    crossings.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1))
  }
  return crossings
}

function fillSpan(cells: Int16Array, row: number, from: number, to: number, label: number): void {
  const first = Math.max(0, Math.ceil((from - longitudeOf(0)) / (longitudeOf(1) - longitudeOf(0))))
  for (let column = first; column < COLUMNS && longitudeOf(column) < to; column++) {
    const cell = cellAt(column, row)
    if (cells[cell] === -1) cells[cell] = label
  }
}
