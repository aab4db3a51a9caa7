/**
 * Points per second and core: a point becomes unit grid, duty grid, community, street and district, on the real pack of
 * Xiamen in memory. The baseline asks the packed tree of boxes (flatbush) alone, over the same unit grids and points.
 */
import Flatbush from 'flatbush'
import { loadPack } from '#cities/index.ts'
import type { CityPack } from '#cities/pack.ts'
import { randomFrom } from '#kernel/random.ts'
import { type AreaSet, buildAreas } from '#modules/grid/areas.ts'
import type { BenchResult } from './result.ts'
import { inTurns, progress } from './support/turns.ts'

const SCALES = { small: { points: 100_000, rounds: 9 }, full: { points: 500_000, rounds: 21 } }
const BASELINE = 'flatbush query alone, same unit grids and points'

/** Points as a city sends them: most in unit grids, some between them, in no order. */
function pointsIn(pack: CityPack, count: number): Float64Array {
  const random = randomFrom(5)
  const grids = pack.unitGrids()
  const points = new Float64Array(2 * count)
  for (let index = 0; index < count; index++) {
    const ring = grids[Math.floor(random() * grids.length)]?.geometry.coordinates[0] ?? []
    // Between two corners and a little beyond: inside, on edges and next door.
    const [one, other] = [ring[Math.floor(random() * ring.length)], ring[Math.floor(random() * ring.length)]]
    const share = random() * 1.1
    for (const axis of [0, 1]) {
      const from = one?.[axis] ?? 0
      points[2 * index + axis] = from + ((other?.[axis] ?? 0) - from) * share
    }
  }
  return points
}

function areasOf(pack: CityPack): AreaSet {
  const regions = pack.regions().map((region) => ({ ...region, nameEn: region.nameEn ?? '' }))
  const duties = pack.dutyGrids().map((duty) => {
    const parentCode = duty.communityCode ?? duty.streetCode
    return { ...duty, nameEn: duty.nameEn ?? duty.name, level: 'duty_grid', parentCode }
  })
  const { bounds, timeZone, code } = pack
  return buildAreas(regions, duties, pack.unitGrids(), { bounds, timeZone, code })
}

function treeOf(pack: CityPack): Flatbush {
  const grids = pack.unitGrids()
  const tree = new Flatbush(grids.length, 8)
  for (const { geometry } of grids) {
    const ring = geometry.coordinates[0] ?? []
    const axis = (which: 0 | 1) => ring.map((position) => position[which] ?? 0)
    tree.add(Math.min(...axis(0)), Math.min(...axis(1)), Math.max(...axis(0)), Math.max(...axis(1)))
  }
  tree.finish()
  return tree
}

function rateOf(points: Float64Array, ask: (lon: number, lat: number) => boolean): number {
  let found = 0
  const begun = process.cpuUsage()
  for (let at = 0; at < points.length; at += 2) if (ask(points[at] ?? 0, points[at + 1] ?? 0)) found++
  // The core's time, not the wall's: other programs may share the machine.
  const { user, system } = process.cpuUsage(begun)
  const perSecond = (points.length / 2 / (user + system)) * 1e6
  if (found < points.length / 4) throw new Error(`only ${found} points were found`)
  return perSecond
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { points: count, rounds } = SCALES[scale]
  const pack = await loadPack('350200')
  progress('building the areas of Xiamen')
  const [areas, tree, points] = [areasOf(pack), treeOf(pack), pointsIn(pack, count)]
  const product = async () => rateOf(points, (lon, lat) => areas.locate(lon, lat) !== null)
  const baseline = async () => rateOf(points, (lon, lat) => tree.search(lon, lat, lon, lat).length > 0)
  for (let warming = 0; warming < 2; warming++) await Promise.all([product(), baseline()])
  const compared = await inTurns(rounds, product, baseline)
  return [{ bench: 'locate', metric: 'per_s', unit: '1/s', baseline: BASELINE, ...compared, n: count * rounds }]
}
