/** Verbs of place: which codes a point has, and why one is refused. */
import gcoord from 'gcoord'
import type { FeatureCollection } from 'geojson'
import type { Ctx } from '#kernel/ctx.ts'
import type { LonLat } from '#kernel/geo/distance.ts'
import { defineProblem } from '#kernel/problem.ts'
import { collectorsOf, type UnitOfArea, unitsOfAreas } from '#modules/identity/index.ts'
import { type AreaSet, areasOf, type Located } from './areas.ts'
import type { InCharge, LocatedAreas } from './contract.ts'
import { placesOf } from './places.ts'

export const pointOutsideCity = defineProblem('point_outside_city', 422, '该位置不在本市网格内', 'This place lies in no grid of the city')

/** The codes of a place; throws `point_outside_city` with a hint where another coordinate system fits (ST §17). */
export async function locate(ctx: Ctx, point: LonLat, field = 'point'): Promise<Located> {
  const areas = await areasOf(ctx)
  const located = areas.locate(point.lon, point.lat)
  if (located) return located
  const hint = likelySystem(areas, point)
  throw pointOutsideCity({
    detail: hint
      ? { zh: `坐标可能是 ${hint}，应先转换为 CGCS2000`, en: `The coordinates may be ${hint}; convert them to CGCS2000 first` }
      : { zh: '请核对经纬度', en: 'Check longitude and latitude' },
    errors: [{ field, rule: 'outside_city', message: { zh: '不在本市网格内', en: 'Outside the grids of the city' } }],
    extra: { lon: point.lon, lat: point.lat, ...(hint ? { likelySystem: hint } : {}) },
  })
}

function likelySystem(areas: AreaSet, { lon, lat }: LonLat): 'GCJ-02' | 'BD-09' | 'lat/lon swapped' | null {
  const fits = ([x, y]: number[]) => x !== undefined && y !== undefined && areas.locate(x, y) !== null
  if (fits(gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84))) return 'GCJ-02'
  if (fits(gcoord.transform([lon, lat], gcoord.BD09, gcoord.WGS84))) return 'BD-09'
  return fits([lat, lon]) ? 'lat/lon swapped' : null
}

export async function describePlace(ctx: Ctx, located: Located): Promise<LocatedAreas> {
  const { names } = await areasOf(ctx)
  const named = (code: string | null) => {
    if (code === null) return null
    const area = names.get(code)
    return { code, name: (ctx.language === 'en' && area?.nameEn) || (area?.name ?? code) }
  }
  return {
    unitGrid: named(located.unitGridCode),
    dutyGrid: named(located.dutyGridCode),
    community: named(located.communityCode),
    street: named(located.streetCode),
    district: named(located.districtCode),
  }
}

/** Who answers for a place; units of districts and of the city answer by matter, as routing decides. */
export async function inChargeAt(ctx: Ctx, point: LonLat): Promise<InCharge> {
  const place = await locate(ctx, point, 'lon')
  const areas = [place.communityCode, place.streetCode].filter((code) => code !== null)
  const [collectors, units, located] = await Promise.all([
    collectorsOf(ctx.db, place.dutyGridCode),
    unitsOfAreas(ctx.db, areas),
    describePlace(ctx, place),
  ])
  return {
    located,
    collectors,
    units: areas.flatMap((area) => units.filter(({ regionCode }) => regionCode === area).map((unit) => inWords(ctx, unit))),
  }
}

const inWords = ({ language }: Ctx, { nameEn, ...unit }: UnitOfArea) => ({ ...unit, name: (language === 'en' && nameEn) || unit.name })

/** Streets and communities where their names are written, for the base map. */
export async function placeNames(ctx: Ctx): Promise<FeatureCollection> {
  const places = (await placesOf(ctx)).filter(({ level }) => level === 'street' || level === 'community')
  return {
    type: 'FeatureCollection',
    features: places.map(({ level, name, nameEn, lon, lat }) => ({
      type: 'Feature',
      properties: { level, name, nameEn },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  }
}
