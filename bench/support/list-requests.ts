/** What people really ask of the list of cases, each in their own post. */
import type { Actor, Scope } from '#kernel/access/actor.ts'
import type { Database } from '#kernel/db/database.ts'
import { raw } from '#kernel/db/sql.ts'
import type { ListRequest } from '#kernel/list/query.ts'

export interface AskedList {
  name: string
  actor: Actor
  request: ListRequest
}

interface Codes {
  district: string
  street: string
  dutyGrid: string
  unit: string
  matter: string
  caseCode: string
  /** Words of one address, in full. */
  address: string
}

const NO_ID = '00000000-0000-0000-0000-000000000000'
const DAY_MS = 86_400_000

function reader(scope: Scope): Actor {
  const grants = new Map([['case.read', [scope]]])
  return { kind: 'person', id: NO_ID, name: '', posts: [], grants, sessionId: null }
}

/** Codes that occur often, so that a page is full at either size. */
export async function usualCodes(db: Database): Promise<Codes> {
  const most = async (column: string, where = 'true') => {
    const rows = await db.query<{ code: string }>(
      raw(`select ${column} as code from urban_case where ${where} group by 1 order by count(*) desc, 1 limit 1`),
    )
    return rows[0]?.code ?? ''
  }
  return {
    district: await most('district_code'),
    street: await most('street_code'),
    dutyGrid: await most('duty_grid_code'),
    unit: await most('unit_code', 'unit_code is not null'),
    matter: await most('matter_code'),
    caseCode: await most('case_code', 'case_code is not null'),
    address: await most('address'),
  }
}

/** A page that somebody reaches after much paging: it begins so many days back. */
function after(end: Date, days: number): string {
  const at = new Date(end.getTime() - days * DAY_MS).toISOString()
  return Buffer.from(JSON.stringify([at, NO_ID])).toString('base64url')
}

export const cityReader: Actor = reader({ kind: 'all', role: 'dispatcher', unitCode: null })

export function districtReader(code: string): Actor {
  return reader({ kind: 'region', level: 'district', code, role: 'supervisor', unitCode: null })
}

export function askedLists(codes: Codes, end: Date): AskedList[] {
  const { district, street, dutyGrid, unit, matter, caseCode, address } = codes
  const day = (back: number) => new Date(end.getTime() - back * DAY_MS).toISOString()
  const city = cityReader
  const ofUnit = reader({ kind: 'unit', codes: [unit], role: 'dept_operator', unitCode: unit })
  const ofDistrict = districtReader(district)
  const ofStreet = reader({ kind: 'region', level: 'street', code: street, role: 'supervisor', unitCode: null })
  const ofGrid = reader({ kind: 'duty_grid', code: dutyGrid, role: 'collector', unitCode: null })
  const open = { open: 'true', sort: 'dueAt' }
  return [
    { name: 'queue-accept', actor: city, request: { ...open, state: 'reported' } },
    { name: 'queue-with-departments', actor: city, request: { ...open, state: 'dispatched,handling' } },
    { name: 'queue-of-district', actor: ofDistrict, request: { ...open, state: 'pending_dispatch,dispatched,handling' } },
    { name: 'queue-of-department', actor: ofUnit, request: { ...open, state: 'handling' } },
    { name: 'newest', actor: city, request: {} },
    { name: 'of-department', actor: ofUnit, request: {} },
    { name: 'of-duty-grid', actor: ofGrid, request: {} },
    { name: 'street-and-matter', actor: ofStreet, request: { matterCode: matter, state: 'closed' } },
    {
      name: 'district-and-month',
      actor: city,
      request: { districtCode: district, 'reportedAt.from': day(120), 'reportedAt.to': day(90), state: 'closed' },
    },
    {
      name: 'four-filters',
      actor: ofDistrict,
      request: { state: 'closed', source: 'hotline12345', matterCode: matter, 'reportedAt.from': day(200) },
    },
    { name: 'late-of-district', actor: city, request: { districtCode: district, onTime: 'false', 'reportedAt.from': day(300) } },
    { name: 'light-red', actor: city, request: { light: 'red', sort: 'dueAt' } },
    { name: 'light-yellow-newest', actor: city, request: { light: 'yellow' } },
    { name: 'deep-page', actor: city, request: { after: after(end, 167) } },
    { name: 'deep-page-of-district', actor: ofDistrict, request: { after: after(end, 250), source: 'collector' } },
    { name: 'search-address', actor: city, request: { q: address } },
    { name: 'search-common-words', actor: city, request: { q: '占用盲道' } },
    { name: 'search-two-words', actor: city, request: { q: '嘉禾路 地铁口' } },
    { name: 'search-in-department', actor: ofUnit, request: { q: '菜市场' } },
    { name: 'case-code', actor: city, request: { caseCode } },
    { name: 'export-first-page', actor: ofDistrict, request: { state: 'closed', limit: 1000 } },
  ]
}
