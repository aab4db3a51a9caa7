/** The areas of the city in memory: a point becomes its codes once, at the door (design D4). */

import Flatbush from 'flatbush'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { type AreaIndex, buildAreaIndex } from '#kernel/geo/area-index.ts'
import { newsTopics } from '#kernel/register/register.ts'
import { remembered } from '#kernel/remembered.ts'
import { neighboursAmong } from './neighbours.ts'

/** The five codes of a place; null where the city has no such level or no such grid there. */
export interface Located {
  unitGridCode: string | null
  dutyGridCode: string
  communityCode: string | null
  streetCode: string
  districtCode: string
}

export interface AreaRow {
  code: string
  name: string
  nameEn: string
  level: string
  parentCode: string | null
  geometry: Polygon | MultiPolygon | null
  demo: boolean
}

export interface AreaSet {
  names: ReadonlyMap<string, { name: string; nameEn: string; level: string; parentCode: string | null }>
  bounds: readonly number[]
  timeZone: string
  cityCode: string
  locate(lon: number, lat: number): Located | null
  /** Features of a level inside a window. */
  within(level: string, bounds: [number, number, number, number]): Feature[]
  /** Duty grids with a common border, sorted by code. */
  neighbours(dutyGridCode: string): readonly string[]
}

interface GridRow {
  code: string
  dutyGridCode: string
  geometry: Polygon
}

interface CityFrame {
  bounds: number[]
  timeZone: string
  code: string
}

interface DutyRow extends AreaRow {
  streetCode: string
  communityCode: string | null
}

export const areasOf = remembered(load, ...newsTopics('duty-grids'))

/** West, south, east and north of the city. */
export async function extentOf(platform: Platform): Promise<[number, number, number, number]> {
  const [west = -180, south = -90, east = 180, north = 90] = (await areasOf(platform)).bounds
  return [west, south, east, north]
}

export const forgetAreas = areasOf.forget

async function load({ db }: Platform): Promise<AreaSet> {
  const [regions, duties, grids, cities] = await Promise.all([
    db.query<AreaRow>(sql`select code, level, name, name_en, parent_code, geometry, demo from region`),
    db.query<DutyRow>(sql`select code, name, name_en, 'duty_grid' as level, street_code, community_code, coalesce(community_code, street_code) as parent_code, geometry, demo
      from duty_grid where retired_at is null`),
    db.query<GridRow>(sql`select code, duty_grid_code, geometry from unit_grid where retired_at is null`),
    db.query<CityFrame>(sql`select bounds, time_zone, code from city`),
  ])
  return buildAreas(regions, duties, grids, cities[0] ?? { bounds: [-180, -90, 180, 90], timeZone: 'Asia/Shanghai', code: '' })
}

export function buildAreas(regions: AreaRow[], duties: DutyRow[], grids: GridRow[], city: CityFrame): AreaSet {
  const names = new Map(
    [...regions, ...duties].map((area) => [
      area.code,
      { name: area.name, nameEn: area.nameEn, level: area.level, parentCode: area.parentCode },
    ]),
  )
  const dutyByCode = new Map(duties.map((duty) => [duty.code, placeOfDuty(duty, names)]))
  const dutyIndex = buildAreaIndex(duties.flatMap(({ code, geometry }) => (geometry ? [{ code, geometry }] : [])))
  const gridIndex = buildAreaIndex(grids)
  const dutyOfGrid = new Map(grids.map((grid) => [grid.code, grid.dutyGridCode]))
  const placesByGrid = gridIndex.codes.map((code): Located | null => {
    const place = dutyByCode.get(dutyOfGrid.get(code) ?? '')
    return place ? { ...place, unitGridCode: code } : null
  })
  const placesByDuty = dutyIndex.codes.map((code) => dutyByCode.get(code) ?? null)
  const windows = new Map<string, Window>()
  for (const level of ['district', 'street', 'community'])
    windows.set(level, windowOver(regions.filter((region) => region.level === level)))
  windows.set('duty_grid', windowOver(duties))
  windows.set('unit_grid', windowOver(grids.map((grid) => ({ ...grid, name: grid.code, nameEn: grid.code, demo: true }))))
  return {
    names,
    bounds: city.bounds,
    timeZone: city.timeZone,
    cityCode: city.code,
    locate: (lon, lat) => find(gridIndex, placesByGrid, lon, lat) ?? find(dutyIndex, placesByDuty, lon, lat),
    within: (level, box) => windows.get(level)?.(box) ?? [],
    neighbours: neighboursAmong(duties),
  }
}

function find(index: AreaIndex, places: (Located | null)[], lon: number, lat: number): Located | null {
  return places[index.find(lon, lat)] ?? null
}

function placeOfDuty(duty: DutyRow, names: AreaSet['names']): Located {
  const districtCode = names.get(duty.streetCode)?.parentCode ?? ''
  return { unitGridCode: null, dutyGridCode: duty.code, communityCode: duty.communityCode, streetCode: duty.streetCode, districtCode }
}

type Window = (bounds: [number, number, number, number]) => Feature[]

function windowOver(
  areas: { code: string; name: string; nameEn: string; geometry: Polygon | MultiPolygon | null; demo: boolean }[],
): Window {
  const drawn = areas.flatMap(({ geometry, code, name, nameEn, demo }) =>
    geometry ? [{ geometry, properties: { code, name, nameEn, demo } }] : [],
  )
  if (drawn.length === 0) return () => []
  const tree = new Flatbush(drawn.length)
  for (const { geometry } of drawn) tree.add(...boxOf(geometry))
  tree.finish()
  return (bounds) =>
    tree.search(...bounds).flatMap((index): Feature[] => {
      const area = drawn[index]
      return area ? [{ type: 'Feature', ...area }] : []
    })
}

function boxOf(geometry: Polygon | MultiPolygon): [number, number, number, number] {
  const positions = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
  const lons = positions.map((position) => position[0] ?? 0)
  const lats = positions.map((position) => position[1] ?? 0)
  return [
    lons.reduce((a, b) => Math.min(a, b)),
    lats.reduce((a, b) => Math.min(a, b)),
    lons.reduce((a, b) => Math.max(a, b)),
    lats.reduce((a, b) => Math.max(a, b)),
  ]
}
