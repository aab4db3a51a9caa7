/** Governance bodies, streets, communities and the 662 disposal units of the city: demo rows on real divisions. */
import { once } from '../../kit/once.ts'
import type { PackUnit } from '../../pack.ts'
import { type Division, divisionsOf } from '../divisions.ts'
import { CITY_BUREAUS } from './city-bureaus.ts'
import { CITY_SERVICES } from './city-services.ts'
import { DISTRICT_UNITS } from './district-units.ts'
import { officeAt } from './offices.ts'
import { STREET_UNITS } from './street-units.ts'
import { type UnitDraft, unitsFromTemplates } from './template.ts'

export const CITY = '350200'
export const CITY_GOVERNMENT = `${CITY}-government`
export const COMMISSION_OFFICE = `${CITY}-commission-office`
export const CENTRE = `${CITY}-supervision-command-centre`
const COMMISSION = `${CITY}-commission`
const AFFAIRS_CENTRE = `${CITY}-affairs-centre`

export const collectorTeamOf = (regionCode: string): string => `${regionCode.slice(0, 6)}-collectors`
export const communityUnitOf = (communityCode: string): string => `${communityCode}-committee`
const governmentOf = (regionCode: string): string => `${regionCode}-government`
const officeOf = (streetCode: string): string => `${streetCode}-office`

export const units = once((): PackUnit[] => {
  const drafts = [
    ...governance(),
    ...unitsFromTemplates([...CITY_BUREAUS, ...CITY_SERVICES], CITY, CITY_GOVERNMENT, {}),
    ...divisionsOf('district').flatMap(unitsOfDistrict),
    ...divisionsOf('street').flatMap(unitsOfStreet),
    ...divisionsOf('community').map(unitOfCommunity),
  ]
  // 000 is no exchange of Xiamen: the numbers cannot reach anyone.
  return drafts.map((draft, i) => {
    const at = officeAt(draft.code, draft.regionCode)
    return { ...draft, phone: `0592-000${String(i + 1).padStart(4, '0')}`, ...(at ? { at } : {}), demo: true }
  })
})

/** A unit that disposes of nothing. */
const body = (
  code: string,
  kind: PackUnit['kind'],
  name: string,
  nameEn: string,
  parentCode: string | null,
  regionCode = CITY,
): UnitDraft => ({ code, name, nameEn, kind, parentCode, regionCode, trades: [] })

const governance = (): UnitDraft[] => [
  body(CITY_GOVERNMENT, 'government', '厦门市人民政府', "Xiamen Municipal People's Government", null),
  body(COMMISSION, 'commission', '厦门市城市综合管理委员会', 'Xiamen Urban Management Commission', CITY_GOVERNMENT),
  body(
    COMMISSION_OFFICE,
    'commission_office',
    '厦门市城市综合管理委员会办公室',
    'Office of the Xiamen Urban Management Commission',
    COMMISSION,
  ),
  body(
    CENTRE,
    'supervision_command_centre',
    '厦门市智慧城市管理监督指挥中心',
    'Xiamen Smart City Management Supervision and Command Centre',
    COMMISSION_OFFICE,
  ),
  body(AFFAIRS_CENTRE, 'affairs_centre', '厦门市城市管理综合事务中心', 'Xiamen Urban Management Affairs Centre', COMMISSION_OFFICE),
]

function unitsOfDistrict({ code, name, nameEn }: Division): UnitDraft[] {
  const words = { 区: name, 简: name.replace(/区$/, ''), District: nameEn, Short: nameEn.replace(/ District$/, '') }
  return [
    body(governmentOf(code), 'government', `${name}人民政府`, `${nameEn} People's Government`, CITY_GOVERNMENT, code),
    body(collectorTeamOf(code), 'collector_team', `${name}第三方信息采集队`, `${nameEn} Contracted Collector Team`, CENTRE, code),
    ...unitsFromTemplates(DISTRICT_UNITS, code, governmentOf(code), words),
  ]
}

function unitsOfStreet({ code, name, nameEn, parentCode }: Division): UnitDraft[] {
  const words = {
    街: name,
    简: name.replace(/(街道|镇)$/, ''),
    Street: nameEn,
    Short: nameEn.replace(/ (Subdistrict|Town)$/, ''),
    district: parentCode ?? '',
  }
  const [office, officeEn] = officeNamesOf(name, nameEn)
  return [
    body(officeOf(code), 'street_office', office, officeEn, governmentOf(code.slice(0, 6)), code),
    ...unitsFromTemplates(STREET_UNITS, code, officeOf(code), words),
  ]
}

function officeNamesOf(name: string, nameEn: string): [string, string] {
  if (name.endsWith('街道')) return [`${name}办事处`, `${nameEn} Office`]
  if (name.endsWith('镇')) return [`${name}人民政府`, `${nameEn} People's Government`]
  return [`${name}管理机构`, `${nameEn} Administration`]
}

function unitOfCommunity({ code, kind, name, nameEn, parentCode }: Division): UnitDraft {
  const isVillage = kind === 'village'
  return body(
    communityUnitOf(code),
    isVillage ? 'village' : 'community',
    `${name}${isVillage ? '村民委员会' : '居民委员会'}`.replace('村村民', '村民'),
    `${nameEn} ${isVillage ? "Villagers' Committee" : "Residents' Committee"}`,
    officeOf(parentCode ?? ''),
    code,
  )
}
