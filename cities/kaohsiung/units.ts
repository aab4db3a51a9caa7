/** The departments of the open data. Names and codes are real, trades and the tree above them are ours. */
import type { PackUnit, Trade, UnitKind } from '../pack.ts'
import { CITY, districtCodes } from './regions.ts'
import { unitRows } from './tables.ts'

export const GOVERNMENT = 'KH-government'
export const OFFICE = 'KH-research-office'
export const HOTLINE_CENTRE = 'KH-1999-centre'
export const CHECK_TEAM = 'KH-check-team'

const GOVERNANCE: [code: string, kind: UnitKind, name: string, nameEn: string, parentCode: string | null][] = [
  [GOVERNMENT, 'government', '高雄市政府', 'Kaohsiung City Government', null],
  [OFFICE, 'commission_office', '研究發展考核委員會', 'Research and Evaluation Commission', GOVERNMENT],
  [HOTLINE_CENTRE, 'supervision_command_centre', '1999聯合服務中心', '1999 Service Centre', OFFICE],
  [CHECK_TEAM, 'collector_team', '查核小組', 'Check Team', HOTLINE_CENTRE],
]

interface Department {
  nameEn: string
  kind: UnitKind
  trades: Trade[]
}

/** By the code of the open data; what is not here is the office of a district. */
const DEPARTMENTS: Record<string, Department> = {
  A01000: { nameEn: 'Public Works Bureau', kind: 'bureau', trades: ['construction', 'planning', 'housing'] },
  A02000: { nameEn: 'Police Department', kind: 'bureau', trades: ['police', 'traffic_police'] },
  A03000: { nameEn: 'Environmental Protection Bureau', kind: 'bureau', trades: ['sanitation', 'environment', 'enforcement'] },
  A04000: { nameEn: 'Transportation Bureau', kind: 'bureau', trades: ['transport', 'traffic_police', 'public_transit', 'parking'] },
  B01000: { nameEn: 'Maintenance Office', kind: 'bureau', trades: ['municipal', 'lighting', 'landscape'] },
  B01001: { nameEn: 'Maintenance Office, second desk', kind: 'bureau', trades: ['municipal', 'landscape'] },
  B02000: { nameEn: 'Water Resources Bureau, Flood Prevention', kind: 'bureau', trades: ['drainage', 'water_affairs'] },
  B04000: { nameEn: 'Civil Affairs Bureau', kind: 'bureau', trades: ['civil_affairs'] },
  E01001: { nameEn: 'Animal Protection Office', kind: 'bureau', trades: ['agriculture'] },
  E01002: { nameEn: 'Tourism Bureau', kind: 'bureau', trades: ['culture'] },
  E01003: { nameEn: 'Water Corporation', kind: 'enterprise', trades: ['water_supply'] },
  E01004: { nameEn: 'Chunghwa Telecom', kind: 'enterprise', trades: ['telecom'] },
  E01005: { nameEn: 'Power Company', kind: 'enterprise', trades: ['power'] },
  E02000: { nameEn: 'Shin Kao Gas', kind: 'enterprise', trades: ['gas'] },
}

export const codeOfUnit = (code: string): string => `KH-${code}`

export const units = (): PackUnit[] => [
  ...GOVERNANCE.map(([code, kind, name, nameEn, parentCode]) => ({ ...blank, code, kind, name, nameEn, parentCode })),
  ...unitRows().map(({ code, name }) => ({
    ...blank,
    code: codeOfUnit(code),
    name,
    parentCode: GOVERNMENT,
    ...(DEPARTMENTS[code] ?? districtOffice(name)),
  })),
]

const blank = { regionCode: CITY, trades: [], phone: null, demo: true } satisfies Partial<PackUnit>

/** 三民區公所 → the district 三民區. */
function districtOffice(name: string): Department & { regionCode: string } {
  const regionCode = districtCodes().get(name.replace(/公所$/, ''))
  if (regionCode === undefined) throw new Error(`${name} is the office of no district`)
  return { nameEn: `District Office ${regionCode}`, kind: 'street_office', trades: ['street_affairs'], regionCode }
}

/** Unit name → code. */
export const unitCodes = (): ReadonlyMap<string, string> => new Map(unitRows().map(({ code, name }) => [name, codeOfUnit(code)]))
