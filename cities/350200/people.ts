/** One made-up person in each post. Nobody here exists; the names are put together by chance. */
import { once } from '../kit/once.ts'
import { stableUuid } from '../kit/random.ts'
import type { PackPerson, RoleCode } from '../pack.ts'
import { divisionsOf } from './divisions.ts'
import { dutyGridCells } from './geography/duty-grids.ts'
import { personName } from './names.ts'
import { CENTRE, CITY, CITY_GOVERNMENT, COMMISSION_OFFICE, collectorTeamOf, communityUnitOf, units } from './units/units.ts'

type Post = PackPerson['posts'][number]

/** Desks of the supervision and command centre. */
const CENTRE_STAFF = [
  ['acceptor', 30],
  ['shift_leader', 6],
  ['dispatcher', 12],
  ['supervisor', 6],
  ['sys_admin', 1],
  ['security_admin', 1],
  ['audit_admin', 1],
  ['grid_admin', 1],
] as const satisfies [RoleCode, number][]

const UNIT_STAFF = ['dept_lead', 'dept_operator', 'handler'] as const satisfies RoleCode[]

/** The demo sign-ins of the departments work in this street. */
const DEMO_STREET = '350203007'

export const people = once((): PackPerson[] => {
  const persons = [...leaders(), ...centreStaff(), ...unitStaff(), ...communityStaff(), ...collectors()]
  // 100 is no mobile prefix in China: the numbers cannot reach anyone.
  return persons.map((person, i) => ({ ...person, phone: `100${String(i + 1).padStart(8, '0')}` }))
})

/** `key` makes the person stay the same from run to run. */
function person(key: string, post: Post, account?: string): PackPerson {
  const signIn = account === undefined ? {} : { account, demoSignIn: true }
  return { id: stableUuid(CITY, 'person', key), name: personName(key), phone: null, ...signIn, posts: [post] }
}

const leaders = (): PackPerson[] => [
  person('leader', { role: 'leader', unitCode: CITY_GOVERNMENT, regionCode: CITY }, 'leader'),
  person('office_lead', { role: 'office_lead', unitCode: COMMISSION_OFFICE, regionCode: CITY }, 'officelead'),
]

const centreStaff = (): PackPerson[] =>
  CENTRE_STAFF.flatMap(([role, count]) =>
    Array.from({ length: count }, (_, i) =>
      person(`${role}/${i + 1}`, { role, unitCode: CENTRE, regionCode: CITY }, i === 0 ? accountOf(role) : undefined),
    ),
  )

const accountOf = (role: RoleCode): string => role.replaceAll('_', '')

const unitStaff = (): PackPerson[] =>
  units()
    .filter(({ trades }) => trades.length > 0)
    .flatMap(({ code, regionCode }) =>
      UNIT_STAFF.map((role) => person(`${code}/${role}`, { role, unitCode: code, regionCode }, unitAccountOf(code, role))),
    )

function unitAccountOf(unitCode: string, role: RoleCode): string | undefined {
  if (unitCode === `${DEMO_STREET}-sanitation`) return accountOf(role)
  return unitCode === `${DEMO_STREET}-enforcement` && role === 'dept_operator' ? 'deptoperator2' : undefined
}

const communityStaff = (): PackPerson[] =>
  divisionsOf('community').map(({ code }) =>
    person(`${code}/worker`, { role: 'dept_operator', unitCode: communityUnitOf(code), regionCode: code }),
  )

function collectors(): PackPerson[] {
  const demoGrid = dutyGridCells().find(({ streetCode }) => streetCode === DEMO_STREET)
  return dutyGridCells().map(({ code, communityCode }) =>
    person(
      `${code}/collector`,
      { role: 'collector', unitCode: collectorTeamOf(code), regionCode: communityCode, dutyGridCode: code },
      code === demoGrid?.code ? 'collector' : undefined,
    ),
  )
}
