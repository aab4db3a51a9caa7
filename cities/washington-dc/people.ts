/** One demo person in each post; the names say so. */
import { stableUuid } from '../kit/random.ts'
import type { PackPerson, RoleCode } from '../pack.ts'
import { singleMemberDistricts } from './outlines.ts'
import { CITY, codeOf } from './regions.ts'
import { ADMINISTRATOR, COLLECTOR_TEAM, GOVERNMENT, SERVICE_CENTRE, units } from './units.ts'

type Post = PackPerson['posts'][number]

const CENTRE_STAFF = [
  ['acceptor', 6],
  ['shift_leader', 3],
  ['dispatcher', 4],
  ['supervisor', 2],
  ['sys_admin', 1],
  ['security_admin', 1],
  ['audit_admin', 1],
  ['grid_admin', 1],
] as const satisfies [RoleCode, number][]

const UNIT_STAFF = ['dept_lead', 'dept_operator', 'handler'] as const satisfies RoleCode[]

/** The demo sign-ins of the departments work here; `deptoperator2` in the other. */
const DEMO_UNIT = 'DC-dpw-solid-waste'
const SECOND_DEMO_UNIT = 'DC-dpw-parking-enforcement'
const DEMO_GRID = codeOf('1A01')

export const people = (): PackPerson[] => [
  person('Leader', { role: 'leader', unitCode: GOVERNMENT, regionCode: CITY }, 'leader'),
  person('Office Lead', { role: 'office_lead', unitCode: ADMINISTRATOR, regionCode: CITY }, 'officelead'),
  ...CENTRE_STAFF.flatMap(([role, count]) =>
    Array.from({ length: count }, (_, i) => {
      const post = { role, unitCode: SERVICE_CENTRE, regionCode: CITY }
      return person(`${titleOf(role)} ${String(i + 1).padStart(2, '0')}`, post, i === 0 ? accountOf(role) : undefined)
    }),
  ),
  ...unitStaff(),
  ...singleMemberDistricts().map(({ key }) => collector(key)),
]

function person(title: string, post: Post, account?: string): PackPerson {
  const name = `Demo ${title}`
  const signIn = account === undefined ? {} : { account, demoSignIn: true }
  return { id: stableUuid(CITY, 'person', name), name, phone: null, ...signIn, posts: [post] }
}

const unitStaff = (): PackPerson[] =>
  units()
    .filter(({ trades }) => trades.length > 0)
    .flatMap(({ code, name }) =>
      UNIT_STAFF.map((role) => person(`${titleOf(role)}, ${name}`, { role, unitCode: code, regionCode: CITY }, unitAccountOf(code, role))),
    )

function unitAccountOf(unitCode: string, role: RoleCode): string | undefined {
  if (unitCode === DEMO_UNIT) return accountOf(role)
  return unitCode === SECOND_DEMO_UNIT && role === 'dept_operator' ? 'deptoperator2' : undefined
}

function collector(key: string): PackPerson {
  const dutyGridCode = codeOf(key)
  const post: Post = { role: 'collector', unitCode: COLLECTOR_TEAM, regionCode: codeOf(key.slice(0, 2)), dutyGridCode }
  return person(`Collector ${key}`, post, dutyGridCode === DEMO_GRID ? 'collector' : undefined)
}

const accountOf = (role: RoleCode): string => role.replaceAll('_', '')

/** dept_operator → Dept Operator */
const titleOf = (role: RoleCode): string =>
  role.replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap === '' ? '' : ' ') + letter.toUpperCase())
