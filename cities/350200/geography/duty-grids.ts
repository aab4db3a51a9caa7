/** Duty grids: neighbouring unit grids of one community, together with the open land nearest to them. */
import { once } from '../../kit/once.ts'
import { seedOf, sequenceOf } from '../../kit/random.ts'
import { apportion } from './apportion.ts'
import { builtUpCells } from './built-up.ts'
import { at, CELLS, forNeighbours } from './lattice.ts'
import { divide } from './partition.ts'
import { communityCells, communityLabels, middleOf, nearestCell, spreadCells, squaredBetween } from './places.ts'

/** One collector each; the figure the city has published. */
const DUTY_GRIDS = 4513

export interface DutyGridCells {
  code: string
  /** Number within its community, from 1. */
  number: number
  communityCode: string
  streetCode: string
  builtUp: number[]
}

/** All duty grids, by community; inside one in the order of their first cells. */
export const dutyGridCells = once((): DutyGridCells[] => {
  const communities = communityCells().map((community) => ({ ...community, builtUp: builtUpCells().get(community.code) ?? [] }))
  const claims = communities.map(({ builtUp }) => ({ weight: builtUp.length, most: builtUp.length }))
  const counts = apportion(DUTY_GRIDS, claims)
  return communities.flatMap(({ code, streetCode, builtUp }, i) =>
    groupsOf(code, builtUp, counts[i] ?? 1).map((cells, j) => ({
      code: dutyGridCode(code, j + 1),
      number: j + 1,
      communityCode: code,
      streetCode,
      builtUp: cells,
    })),
  )
})

/** Community code, `D`, three digits: one character longer than a unit grid, so the two are never confused. */
const dutyGridCode = (communityCode: string, number: number): string => `${communityCode}D${String(number).padStart(3, '0')}`

function groupsOf(communityCode: string, cells: number[], count: number): number[][] {
  const draw = sequenceOf(seedOf(`${communityCode}/duty`))
  const places = spreadCells(cells, count, draw).map((cell) => ({ cell, share: 1, fixed: false }))
  const labels = divide(cells, places, 0)
  const groups: number[][] = places.map(() => [])
  cells.forEach((cell, i) => {
    groups[at(labels, i)]?.push(cell)
  })
  return groups.sort((a, b) => at(a, 0) - at(b, 0))
}

/** Per cell the index of its duty grid in `dutyGridCells`; open land follows the nearest of its community. */
export const dutyGridLabels = once((): Int32Array => {
  const labels = new Int32Array(CELLS).fill(-1)
  dutyGridCells().forEach(({ builtUp }, label) => {
    for (const cell of builtUp) labels[cell] = label
  })
  let front = dutyGridCells().flatMap(({ builtUp }) => builtUp)
  while (front.length > 0) front = growRing(front, labels)
  for (const { code, cells } of communityCells()) {
    const builtUp = builtUpCells().get(code) ?? []
    for (const cell of cells) {
      // An islet without buildings.
      if (at(labels, cell) === -1) labels[cell] = at(labels, nearestCell(builtUp, cell))
    }
  }
  return labels
})

/** Gives each cell around the front to the duty grid, out of those it touches, whose middle is nearest. */
function growRing(front: number[], labels: Int32Array): number[] {
  const communities = communityLabels()
  const claims = new Map<number, { label: number; distance: number }>()
  for (const cell of front) {
    const label = at(labels, cell)
    forNeighbours(cell, (neighbour) => {
      if (at(labels, neighbour) >= 0 || at(communities, neighbour) !== at(communities, cell)) return
      const distance = squaredBetween(neighbour, at(dutyGridMiddles(), label))
      const claim = claims.get(neighbour)
      if (claim === undefined || distance < claim.distance) claims.set(neighbour, { label, distance })
    })
  }
  for (const [cell, { label }] of claims) labels[cell] = label
  return [...claims.keys()]
}

const dutyGridMiddles = once(() => dutyGridCells().map(({ builtUp }) => middleOf(builtUp)))
