/** Things in the streets: more in the centre than at the rim, along the edges of unit grids, which follow the streets. */
import { mix32, seedOf, unitOf } from '../kit/random.ts'
import type { PackUnitGrid } from '../pack.ts'

interface Spot {
  lon: number
  lat: number
}

const CENTRE = { lon: 118.1, lat: 24.48 }
/** Half as dense so many degrees from the centre. */
const HALF_AT = 0.12
export const METRE = 1 / 111_320

/** So many things, near enough, over the unit grids of the city; each with a seed of its own. */
export function* spreadOver(grids: readonly PackUnitGrid[], about: number, salt = 7): Generator<{ grid: PackUnitGrid; seed: number }> {
  const weights = grids.map(({ geometry }) => weightOf(geometry.coordinates[0]?.[0] ?? []))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, grid] of grids.entries()) {
    const seed = seedOf(grid.code)
    const exact = (about * (weights[index] ?? 0)) / total
    const count = Math.floor(exact) + (unitOf(seed, 0, salt - 6) < exact % 1 ? 1 : 0)
    for (let number = 0; number < count; number++) yield { grid, seed: mix32(seed, number, salt) }
  }
}

function weightOf([lon = 0, lat = 0]: readonly number[]): number {
  const away = Math.hypot((lon - CENTRE.lon) * 0.91, lat - CENTRE.lat)
  return 1 / (1 + (away / HALF_AT) ** 2)
}

/** So many metres from a point on the edge towards the middle. */
export function inwardFrom({ lon, lat }: Spot, ring: readonly number[][], metres: number): Spot {
  const middle = centreOf(ring)
  const away = Math.hypot(middle.lon - lon, middle.lat - lat) || 1
  const inward = Math.min((metres * METRE) / away, 0.9)
  return { lon: round(lon + (middle.lon - lon) * inward), lat: round(lat + (middle.lat - lat) * inward) }
}

function centreOf(ring: readonly number[][]): Spot {
  const corners = ring.slice(1)
  const mean = (axis: number) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length
  return { lon: mean(0), lat: mean(1) }
}

/** A centimetre. */
export const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
