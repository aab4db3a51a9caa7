/** Which land is built up: about 400 km², dense on Xiamen island, a village around each centre in the mountains. */
import { once } from '../../kit/once.ts'
import { smoothNoise } from '../../kit/random.ts'
import { STREET_SKETCHES } from '../streets.ts'
import { apportion } from './apportion.ts'
import { cellAt, cellUnder, columnOf, forNeighbours, rowOf } from './lattice.ts'
import { largestPieceOf } from './pieces.ts'
import { type CommunityCells, communityCells, middleOf, nearestCell, squaredBetween } from './places.ts'

/** One cell is about a hectare. */
const BUILT_UP_CELLS = 40_000

/** Built-up cells of each community in reading order (north to south, west to east); none is without. */
export const builtUpCells = once((): Map<string, number[]> => {
  const streets = STREET_SKETCHES.map((sketch) => {
    const seat = cellUnder(...sketch.at)
    const communities = communityCells().filter(({ streetCode }) => streetCode === sketch.code)
    const grounds = communities.map((community) => groundOf(community, seat))
    const most = grounds.reduce((sum, { cells }) => sum + cells.length, 0)
    return { seat, grounds, weight: sketch.builtKm2, most }
  })
  const parts = apportion(BUILT_UP_CELLS, streets)
  return new Map(streets.flatMap(({ seat, grounds }, i) => builtUpOf(grounds, seat, parts[i] ?? 0)))
})

/** Where a community may be built up: its largest connected land, from a centre drawn towards the seat of the street. */
interface Ground {
  code: string
  cells: number[]
  centre: number
}

function groundOf({ code, cells }: CommunityCells, seat: number): Ground {
  const largest = largestPieceOf(cells)
  const middle = middleOf(largest)
  const column = Math.round(columnOf(middle) * 0.75 + columnOf(seat) * 0.25)
  const row = Math.round(rowOf(middle) * 0.75 + rowOf(seat) * 0.25)
  return { code, cells: largest, centre: nearestCell(largest, cellAt(column, row)) }
}

function builtUpOf(grounds: Ground[], seat: number, total: number): [string, number[]][] {
  const area = grounds.reduce((sum, { cells }) => sum + cells.length, 0)
  const claims = grounds.map(({ cells, centre }) => ({
    // Less the farther from the seat, measured by the size of the street.
    weight: Math.sqrt(cells.length) / (0.15 + squaredBetween(centre, seat) / area),
    most: cells.length,
  }))
  const parts = apportion(total, claims)
  return grounds.map((ground, i) => [ground.code, growFrom(ground, seat, parts[i] ?? 1)])
}

/** Spreads from the centre, always to the cheapest cell at the border. */
function growFrom({ centre, cells }: Ground, seat: number, count: number): number[] {
  const left = new Set(cells)
  const border = new Map([[centre, 0]])
  const grown: number[] = []
  while (grown.length < count) {
    const cell = cheapestOf(border)
    left.delete(cell)
    border.delete(cell)
    grown.push(cell)
    forNeighbours(cell, (n) => {
      if (left.has(n) && !border.has(n)) border.set(n, reluctance(n, centre, seat))
    })
  }
  return grown.sort((a, b) => a - b)
}

const reluctance = (cell: number, centre: number, seat: number): number =>
  squaredBetween(cell, centre) * (1 + 0.8 * smoothNoise(columnOf(cell) / 5, rowOf(cell) / 5, 31)) +
  2 * Math.sqrt(squaredBetween(cell, seat))

function cheapestOf(border: Map<number, number>): number {
  let chosen = -1
  let lowest = Number.POSITIVE_INFINITY
  for (const [cell, cost] of border) {
    if (cost >= lowest) continue
    lowest = cost
    chosen = cell
  }
  if (chosen === -1) throw new Error('no ground left to build on')
  return chosen
}
