/** Land shared out: district → streets → communities, as labels on cells. */
import { once } from '../../kit/once.ts'
import { pick, seedOf, sequenceOf } from '../../kit/random.ts'
import { type Division, divisionsOf } from '../divisions.ts'
import { COMMUNITY_SKETCHES, STREET_SKETCHES } from '../streets.ts'
import { land } from './land.ts'
import { at, CELLS, cellUnder, columnOf, rowOf } from './lattice.ts'
import { divide, type Place } from './partition.ts'
import { largestPieceOf } from './pieces.ts'

export interface CommunityCells {
  code: string
  streetCode: string
  cells: number[]
}

/** How far noise bends the borders, in cells. */
const STREET_BEND = 3
const COMMUNITY_BEND = 1.5

/** All communities with their cells; together they are all land of the city. */
export const communityCells = once((): CommunityCells[] => {
  const streets = byParent(divisionsOf('street'))
  const communities = byParent(divisionsOf('community'))
  return cellsOfDistricts().flatMap(({ code, cells }) =>
    shareAmongStreets(cells, streets.get(code) ?? []).flatMap((street) =>
      shareAmongCommunities(street, communities.get(street.code) ?? []),
    ),
  )
})

/** Per cell the index of its community in `communityCells`, or -1. */
export const communityLabels = once((): Int32Array => {
  const labels = new Int32Array(CELLS).fill(-1)
  communityCells().forEach(({ cells }, label) => {
    for (const cell of cells) labels[cell] = label
  })
  return labels
})

function byParent(divisions: Division[]): Map<string, Division[]> {
  const children = new Map<string, Division[]>()
  for (const division of divisions) {
    const siblings = children.get(division.parentCode ?? '') ?? []
    children.set(division.parentCode ?? '', [...siblings, division])
  }
  return children
}

interface CodedCells {
  code: string
  cells: number[]
}

export const cellsOfDistricts = once((): CodedCells[] => {
  const { districts, district } = land()
  const shares: CodedCells[] = districts.map((code) => ({ code, cells: [] }))
  district.forEach((label, cell) => {
    shares[label]?.cells.push(cell)
  })
  return shares
})

function shareAmongStreets(cells: number[], streets: Division[]): CodedCells[] {
  const places = streets.map((street): Place => {
    const sketch = STREET_SKETCHES.find(({ code }) => code === street.code)
    if (sketch === undefined) throw new Error(`no sketch of street ${street.code}`)
    return { cell: nearestCell(cells, cellUnder(...sketch.at)), share: sketch.areaKm2, fixed: true }
  })
  return share(cells, streets, places, STREET_BEND)
}

function shareAmongCommunities(street: CodedCells, communities: Division[]): CommunityCells[] {
  const places = communityPlaces(street, communities)
  return share(street.cells, communities, places, COMMUNITY_BEND).map(({ code, cells }) => ({ code, streetCode: street.code, cells }))
}

function share(cells: number[], divisions: Division[], places: Place[], bend: number): CodedCells[] {
  const labels = divide(cells, places, bend)
  const shares: CodedCells[] = divisions.map(({ code }) => ({ code, cells: [] }))
  cells.forEach((cell, i) => {
    shares[at(labels, i)]?.cells.push(cell)
  })
  return shares
}

/** Known places where they are, the others spread by chance; villages are wider. */
function communityPlaces(street: CodedCells, communities: Division[]): Place[] {
  const sketched = new Map(COMMUNITY_SKETCHES.map((sketch) => [sketch.code, cellUnder(...sketch.at)]))
  const draw = sequenceOf(seedOf(street.code))
  const known = communities.flatMap(({ code }) => {
    const cell = sketched.get(code)
    return cell === undefined ? [] : [nearestCell(street.cells, cell)]
  })
  const free = spreadCells(largestPieceOf(street.cells), communities.length - known.length, draw, known)
  return communities.map(({ code, kind }): Place => {
    const share = (kind === 'village' ? 1.7 : 1) * (0.7 + 0.6 * draw())
    const fixed = sketched.has(code)
    const cell = (fixed ? known : free).shift()
    if (cell === undefined) throw new Error(`no place for ${code}`)
    return { cell, share, fixed }
  })
}

const DRAWS = 12

/** Cells spread over a set: each the farthest from those before it out of a few drawn by chance. */
export function spreadCells(cells: number[], count: number, draw: () => number, taken: number[] = []): number[] {
  const left = new Set(cells)
  const spread: number[] = []
  for (let i = 0; i < count; i++) {
    const drawn = Array.from({ length: DRAWS }, () => pick(cells, Math.floor(draw() * cells.length)))
    const candidates = drawn.filter((cell) => left.has(cell))
    const cell = farthestOf(candidates.length > 0 ? candidates : [...left], [...taken, ...spread])
    left.delete(cell)
    spread.push(cell)
  }
  return spread
}

const farthestOf = (cells: number[], taken: number[]): number =>
  best(cells, (cell) => Math.min(...taken.map((other) => squaredBetween(cell, other)), Number.MAX_SAFE_INTEGER))

export const nearestCell = (cells: number[], target: number): number => best(cells, (cell) => -squaredBetween(cell, target))

/** The cell nearest to the mean of all. */
export function middleOf(cells: number[]): number {
  const column = cells.reduce((sum, cell) => sum + columnOf(cell), 0) / cells.length
  const row = cells.reduce((sum, cell) => sum + rowOf(cell), 0) / cells.length
  return best(cells, (cell) => -((columnOf(cell) - column) * (columnOf(cell) - column) + (rowOf(cell) - row) * (rowOf(cell) - row)))
}

export function squaredBetween(a: number, b: number): number {
  const east = columnOf(a) - columnOf(b)
  const south = rowOf(a) - rowOf(b)
  return east * east + south * south
}

/** The cell with the highest score, the first of equals. */
function best(cells: number[], score: (cell: number) => number): number {
  let chosen = -1
  let highest = Number.NEGATIVE_INFINITY
  for (const cell of cells) {
    const reached = score(cell)
    if (reached <= highest) continue
    highest = reached
    chosen = cell
  }
  if (chosen === -1) throw new Error('no cell to choose from')
  return chosen
}
