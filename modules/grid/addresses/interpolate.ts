/** Where a door number must stand, between two known ones on its side of the road. */
import { metresBetween } from '#kernel/geo/distance.ts'
import { grouped } from '#kernel/grouped.ts'
import type { Candidate } from './score.ts'
import type { Address } from './store.ts'

/** Neighbouring numbers that lie farther apart are parts of different roads of one name. */
const FARTHEST_M = 600

type Between = Omit<Candidate, 'score'>

export function interpolated(rows: readonly Address[], number: number): Between[] {
  const doors = rows.filter((row) => row.number !== null && row.numberTo === null && row.building === '' && row.number % 2 === number % 2)
  const groups = grouped(doors, ({ road, districtCode }) => `${districtCode}|${road}`)
  return [...groups].flatMap(([key, group]) => {
    if (group.some((row) => row.number === number)) return []
    const lower = nearest(group, number, -1)
    const upper = nearest(group, number, 1)
    if (!lower || !upper || metresBetween(lower, upper) > FARTHEST_M) return []
    const share = (number - (lower.number ?? 0)) / ((upper.number ?? 0) - (lower.number ?? 0))
    const along = (from: number, to: number) => Math.round((from + (to - from) * share) * 1e6) / 1e6
    const [lon, lat] = [along(lower.lon, upper.lon), along(lower.lat, upper.lat)]
    const doorless = { suffix: '', numberTo: null, building: '', marker: '' }
    return [{ ...lower, ...doorless, key: `${key}|${number}|between`, number, lon, lat, kind: 'interpolated', weight: 0 }]
  })
}

/** The next number below or above; of several doors of it the plain one. */
function nearest(group: readonly Address[], number: number, side: -1 | 1): Address | undefined {
  return group
    .filter((row) => Math.sign((row.number ?? 0) - number) === side)
    .toSorted((a, b) => side * ((a.number ?? 0) - (b.number ?? 0)) || a.suffix.length - b.suffix.length || b.weight - a.weight)[0]
}
