/** What every register of things with a place in the city shares: the point, and the five codes it is resolved to at the door (D4). */
import type { Ctx } from '#kernel/ctx.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import type { RegisterDefinition, RegisterField, RegisterRow } from '#kernel/register/register.ts'
import type { Located } from './areas.ts'
import { locate } from './service.ts'

const degrees = (zh: string, en: string, most: number): RegisterField => ({
  title: { zh, en },
  type: 'number',
  required: true,
  minimum: -most,
  maximum: most,
  hidden: true,
})

export const POINT_FIELDS = {
  lon: degrees('经度', 'Longitude', 180),
  lat: degrees('纬度', 'Latitude', 85),
} satisfies RegisterDefinition['fields']

/** Filled in by the platform, never by people. */
export const resolved = (zh: string, en: string, hidden = false): RegisterField => ({
  title: { zh, en },
  type: 'text',
  readOnly: true,
  filter: true,
  hidden,
})

export const PLACE_FIELDS = {
  unitGridCode: resolved('单元网格', 'Unit grid'),
  dutyGridCode: resolved('责任网格', 'Duty grid', true),
  districtCode: { ...resolved('区', 'District'), refers: 'regions' },
  streetCode: { ...resolved('街道', 'Street'), refers: 'regions' },
  communityCode: { ...resolved('社区', 'Community', true), refers: 'regions' },
} satisfies RegisterDefinition['fields']

export const PLACE_SCOPE = {
  district: 'district_code',
  street: 'street_code',
  community: 'community_code',
  dutyGrid: 'duty_grid_code',
} satisfies RegisterDefinition['scope']

/** The codes and the key of a row's point; null where the point is as it was. Throws `point_outside_city`. */
export async function resolvePlace(ctx: Ctx, row: RegisterRow, before: RegisterRow | null): Promise<(Located & { morton: number }) | null> {
  if (before && before.lon === row.lon && before.lat === row.lat) return null
  const point = { lon: Number(row.lon), lat: Number(row.lat) }
  return { ...(await locate(ctx, point, 'lon')), morton: mortonKey(point.lon, point.lat) }
}
