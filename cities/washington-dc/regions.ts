/** City, wards and Advisory Neighborhood Commissions; the single-member districts are the duty grids. */
import type { PackDutyGrid, PackRegion } from '../pack.ts'
import { cityOutline, neighbourhoods, singleMemberDistricts, wards } from './outlines.ts'

export const CITY = 'DC'

/** Codes nest by prefix: DC, DC-1, DC-1A, DC-1A01. */
export const codeOf = (key: string): string => `${CITY}-${key}`

export const regions = (): PackRegion[] => [
  {
    code: CITY,
    level: 'city',
    name: 'Washington, District of Columbia',
    nameEn: 'Washington, District of Columbia',
    parentCode: null,
    geometry: cityOutline(),
    demo: false,
  },
  ...wards().map(({ key, geometry }): PackRegion => {
    const name = `Ward ${key}`
    return { code: codeOf(key), level: 'district', name, nameEn: name, parentCode: CITY, geometry, demo: false }
  }),
  ...neighbourhoods().map(({ key, geometry }): PackRegion => {
    const name = `ANC ${key}`
    const parentCode = codeOf(key.slice(0, 1))
    return { code: codeOf(key), level: 'street', name, nameEn: name, parentCode, geometry, demo: false }
  }),
]

export const dutyGrids = (): PackDutyGrid[] =>
  singleMemberDistricts().map(({ key, geometry }) => ({
    code: codeOf(key),
    name: `SMD ${key}`,
    nameEn: `SMD ${key}`,
    streetCode: codeOf(key.slice(0, 2)),
    communityCode: null,
    geometry,
    demo: false,
  }))
