/** One made-up person in each post; the names say so. */
import { stableUuid } from '../kit/random.ts'
import type { PackPerson, RoleCode } from '../pack.ts'
import { CITY, codeOf } from './regions.ts'
import { districtRows } from './tables.ts'
import { CHECK_TEAM, codeOfUnit, GOVERNMENT, HOTLINE_CENTRE, OFFICE, units } from './units.ts'

type Post = PackPerson['posts'][number]

const CENTRE_STAFF = [
  ['acceptor', '受理员', 12],
  ['shift_leader', '值班长', 4],
  ['dispatcher', '派遣员', 6],
  ['supervisor', '督办员', 2],
  ['sys_admin', '系统管理员', 1],
  ['security_admin', '安全管理员', 1],
  ['audit_admin', '审计管理员', 1],
  ['grid_admin', '网格管理员', 1],
] as const satisfies [RoleCode, string, number][]

const UNIT_STAFF = [
  ['dept_lead', '负责人'],
  ['dept_operator', '办理员'],
  ['handler', '处置员'],
] as const satisfies [RoleCode, string][]

/** The demo sign-ins of the departments work here; `deptoperator2` in the other. */
const DEMO_UNIT = codeOfUnit('B01000')
const SECOND_DEMO_UNIT = codeOfUnit('A03000')
const DEMO_DISTRICT = '807'

export const people = (): PackPerson[] => [
  person('领导', { role: 'leader', unitCode: GOVERNMENT, regionCode: CITY }, 'leader'),
  person('考核负责人', { role: 'office_lead', unitCode: OFFICE, regionCode: CITY }, 'officelead'),
  ...CENTRE_STAFF.flatMap(([role, title, count]) =>
    Array.from({ length: count }, (_, i) =>
      person(
        `${title}${String(i + 1).padStart(2, '0')}`,
        { role, unitCode: HOTLINE_CENTRE, regionCode: CITY },
        i === 0 ? accountOf(role) : undefined,
      ),
    ),
  ),
  ...unitStaff(),
  ...districtRows().map(({ zipcode, name }) =>
    person(
      `${name}查核员`,
      { role: 'collector', unitCode: CHECK_TEAM, regionCode: codeOf(zipcode) },
      zipcode === DEMO_DISTRICT ? 'collector' : undefined,
    ),
  ),
]

function person(title: string, post: Post, account?: string): PackPerson {
  const name = `演示·${title}`
  const signIn = account === undefined ? {} : { account, demoSignIn: true }
  return { id: stableUuid(CITY, 'person', name), name, phone: null, ...signIn, posts: [post] }
}

const unitStaff = (): PackPerson[] =>
  units()
    .filter(({ trades }) => trades.length > 0)
    .flatMap(({ code, name, regionCode }) =>
      UNIT_STAFF.map(([role, title]) => person(`${name}${title}`, { role, unitCode: code, regionCode }, unitAccountOf(code, role))),
    )

function unitAccountOf(unitCode: string, role: RoleCode): string | undefined {
  if (unitCode === DEMO_UNIT) return accountOf(role)
  return unitCode === SECOND_DEMO_UNIT && role === 'dept_operator' ? 'deptoperator2' : undefined
}

const accountOf = (role: RoleCode): string => role.replaceAll('_', '')
