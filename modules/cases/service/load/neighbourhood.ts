/** Cases by place, in memory: what the database answers by its index, for a load that has not written its cases yet. */
import { type LonLat, metresBetween } from '#kernel/geo/distance.ts'
import type { UrbanCase } from '../../store.ts'

export type Neighbour = Pick<
  UrbanCase,
  'id' | 'matterCode' | 'componentCode' | 'description' | 'summary' | 'caseCode' | 'state' | 'lon' | 'lat' | 'reportedAt' | 'closedAt'
>

export interface Neighbourhood {
  put(one: Neighbour): void
  remove(id: string): Neighbour | undefined
  around(point: LonLat, metres: number): { one: Neighbour; metres: number }[]
  all(): IterableIterator<Neighbour>
}

/** Degrees; about a hundred metres, wider than any distance that is asked for. */
const CELL = 0.001

export function makeNeighbourhood(): Neighbourhood {
  const known = new Map<string, Neighbour>()
  const cells = new Map<string, Set<string>>()
  const remove = (id: string) => {
    const one = known.get(id)
    known.delete(id)
    if (one) cells.get(cellOf(one))?.delete(id)
    return one
  }
  return {
    remove,
    all: () => known.values(),
    put(one) {
      remove(one.id)
      known.set(one.id, one)
      const cell = cellOf(one)
      const ids = cells.get(cell)
      if (ids) ids.add(one.id)
      else cells.set(cell, new Set([one.id]))
    },
    around(point, metres) {
      const near = cellsAround(point).flatMap((cell) => [...(cells.get(cell) ?? [])])
      return near
        .flatMap((id) => {
          const one = known.get(id)
          if (!one || one.lon === null || one.lat === null) return []
          const distance = Math.round(metresBetween(point, { lon: one.lon, lat: one.lat }) * 10) / 10
          return distance <= metres ? [{ one, metres: distance }] : []
        })
        .toSorted((a, b) => a.metres - b.metres)
    },
  }
}

function cellOf({ lon, lat }: { lon: number | null; lat: number | null }, dx = 0, dy = 0): string {
  return lon === null || lat === null ? 'nowhere' : `${Math.floor(lon / CELL) + dx}/${Math.floor(lat / CELL) + dy}`
}

function cellsAround(point: LonLat): string[] {
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => cellOf(point, dx, dy)))
}
