/** Where the offices of the demo units are: somewhere built-up in their area, the same place on every run. */
import { once } from '../../kit/once.ts'
import { mix32, pick, seedOf } from '../../kit/random.ts'
import { builtUpCells } from '../geography/built-up.ts'
import { columnOf, latitudeOf, longitudeOf, rowOf } from '../geography/lattice.ts'

const CITY = '350200'

/** Built-up cells under every area: communities and what they add up to. */
const cellsByArea = once((): Map<string, number[]> => {
  const areas = new Map<string, number[]>()
  for (const [community, cells] of builtUpCells())
    for (const area of [community, community.slice(0, 9), community.slice(0, 6), CITY]) {
      const known = areas.get(area)
      if (known) known.push(...cells)
      else areas.set(area, [...cells])
    }
  return areas
})

export function officeAt(unitCode: string, regionCode: string): { lon: number; lat: number } | undefined {
  const cells = cellsByArea().get(regionCode) ?? []
  if (cells.length === 0) return undefined
  const seed = seedOf(unitCode)
  const cell = pick(cells, seed)
  // Not all in the middle of their cell, which is 0.001° wide at least.
  const aside = (salt: number): number => ((mix32(seed, cell, salt) % 400) - 200) / 1e6
  return { lon: rounded(longitudeOf(columnOf(cell)) + aside(1)), lat: rounded(latitudeOf(rowOf(cell)) + aside(2)) }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
