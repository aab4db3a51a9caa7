/** Land shared out: district → streets → communities, as labels on cells. */
import { once } from '../../demo/once.ts'
import { pick, seedOf, sequenceOf } from '../../demo/random.ts'
import { type Division, divisionsOf } from '../divisions.ts'
import { COMMUNITY_SKETCHES, STREET_SKETCHES } from '../streets.ts'
import { at, CELLS, cellUnder, columnOf, rowOf } from './lattice.ts'
import { land } from './land.ts'
import { divide, type Place } from './partition.ts'

export interface CommunityCells {
  code: string
  streetCode: string
  /** The cell the community grows around: its square, so to say. */
  centre: number
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

function cellsOfDistricts(): CodedCells[] {
  const { districts, district } = land()
  const shares: CodedCells[] = districts.map((code) => ({ code, cells: [] }))
  district.forEach((label, cell) => {
    shares[label]?.cells.push(cell)
  })
  return shares
}

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
  return share(street.cells, communities, places, COMMUNITY_BEND).map(({ code, cells }) => ({
    code,
    streetCode: street.code,
    centre: middleOf(cells),
    cells,
  }))
}

function share(cells: number[], divisions: Division[], places: Place[], bend: number): CodedCells[] {
  const labels = divide(cells, places, bend)
  const shares: CodedCells[] = divisions.map(({ code }) => ({ code, cells: [] }))
  cells.forEach((cell, i) => {
    shares[at(labels, i)]?.cells.push(cell)
  })
  return shares
}

/** Chance places, each the farthest of a few drawn cells from the places before; villages are wider. */
function communityPlaces(street: CodedCells, communities: Division[]): Place[] {
  const sketched = new Map(COMMUNITY_SKETCHES.map((sketch) => [sketch.code, sketch.at]))
  const draw = sequenceOf(seedOf(street.code))
  const taken = communities.flatMap(({ code }) => {
    const known = sketched.get(code)
    return known === undefined ? [] : [nearestCell(street.cells, cellUnder(...known))]
  })
  return communities.map(({ code, kind }): Place => {
    const share = (kind === 'village' ? 1.7 : 1) * (0.7 + 0.6 * draw())
    const known = sketched.get(code)
    if (known !== undefined) return { cell: nearestCell(street.cells, cellUnder(...known)), share, fixed: true }
    const cell = farthestOf(drawCells(street.cells, draw), taken)
    taken.push(cell)
    return { cell, share, fixed: false }
  })
}

const DRAWS = 12
const drawCells = (cells: number[], draw: () => number): number[] =>
  Array.from({ length: DRAWS }, () => pick(cells, Math.floor(draw() * cells.length)))

const farthestOf = (cells: number[], taken: number[]): number =>
  best(cells, (cell) => Math.min(...taken.map((other) => squaredBetween(cell, other)), Number.MAX_SAFE_INTEGER))

export const nearestCell = (cells: number[], target: number): number =>
  best(cells, (cell) => -squaredBetween(cell, target))

/** The cell nearest to the mean of all. */
export function middleOf(cells: number[]): number {
  const column = cells.reduce((sum, cell) => sum + columnOf(cell), 0) / cells.length
  const row = cells.reduce((sum, cell) => sum + rowOf(cell), 0) / cells.length
  return best(
    cells,
    (cell) => -((columnOf(cell) - column) * (columnOf(cell) - column) + (rowOf(cell) - row) * (rowOf(cell) - row)),
  )
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
