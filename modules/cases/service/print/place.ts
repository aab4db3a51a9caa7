/** A little map for paper: communities and grids around the point, drawn from the areas in memory. */
import type { Feature } from 'geojson'
import type { PlaceCrop } from '#kernel/document/index.ts'
import { areasOf } from '#modules/grid/index.ts'
import type { CaseDetail } from '../../contract.ts'
import type { Printing } from './words.ts'

/** Half a kilometre to the north and the south. */
const REACH = 0.0045

export async function placeOf({ ctx, say }: Printing, { lon, lat, dutyGridCode, unitGridCode }: CaseDetail): Promise<PlaceCrop | null> {
  if (lon === null || lat === null) return null
  const areas = await areasOf(ctx)
  const box: [number, number, number, number] = [lon - 3 * REACH, lat - REACH, lon + 3 * REACH, lat + REACH]
  const rings = (level: string, style: 'land' | 'quiet' | 'strong', only?: string | null) =>
    areas
      .within(level, box)
      .filter((feature) => only === undefined || feature.properties?.code === only)
      .flatMap(ringsOf)
      .map((ring) => ({ ring, style }))
  return {
    at: [lon, lat],
    reach: REACH,
    areas: [...rings('district', 'land'), ...rings('duty_grid', 'quiet'), ...rings('unit_grid', 'strong', unitGridCode)],
    caption: say({
      zh: `${lon.toFixed(6)}, ${lat.toFixed(6)}（CGCS2000）· 责任网格 ${dutyGridCode ?? '–'} · 单元网格 ${unitGridCode ?? '–'}`,
      en: `${lon.toFixed(6)}, ${lat.toFixed(6)} (CGCS2000) · duty grid ${dutyGridCode ?? '–'} · unit grid ${unitGridCode ?? '–'}`,
    }),
  }
}

function ringsOf({ geometry }: Feature): number[][][] {
  if (geometry.type === 'Polygon') return geometry.coordinates.slice(0, 1)
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flatMap((polygon) => polygon.slice(0, 1)) : []
}
