/** A city of two districts, small enough to know by heart: squares of 0.02°, four duty grids each, sixteen unit grids each. */
import type { Polygon } from 'geojson'
import type { CityPack, PackDutyGrid, PackPerson, PackRegion, PackUnit, PackUnitGrid, RoleCode, Trade } from '#cities/pack.ts'
import { TRADES } from '#cities/pack.ts'
import { derivedId } from '#kernel/id.ts'

const WEST = 118
const SOUTH = 24.4
const DISTRICT = 0.04
const DUTY = DISTRICT / 2
const UNIT = DUTY / 4

const isTrade = (name: string): name is Trade => name in TRADES
const ALL_TRADES = Object.keys(TRADES).filter(isTrade)

function square(west: number, south: number, side: number): Polygon {
  const [east, north] = [west + side, south + side]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  }
}

interface Quarter {
  district: string
  street: string
  community: string
  west: number
}

/** Two districts side by side; each is one street and one community. */
export const QUARTERS: readonly Quarter[] = [
  { district: '350203', street: '350203001', community: '350203001001', west: WEST },
  { district: '350206', street: '350206001', community: '350206001001', west: WEST + DISTRICT },
]

const DUTY_CORNERS = [0, 1, 2, 3].map((index) => ({ index, dx: (index % 2) * DUTY, dy: Math.floor(index / 2) * DUTY }))

function dutyCode(quarter: Quarter, index: number): string {
  return `${quarter.community}D00${index + 1}`
}

function regions(): PackRegion[] {
  const areas = QUARTERS.flatMap((quarter): PackRegion[] => {
    const geometry = square(quarter.west, SOUTH, DISTRICT)
    return [
      {
        code: quarter.district,
        level: 'district',
        name: `区${quarter.district}`,
        nameEn: `District ${quarter.district}`,
        parentCode: '350200',
        geometry,
        demo: true,
      },
      { code: quarter.street, level: 'street', name: `街道${quarter.street}`, parentCode: quarter.district, geometry, demo: true },
      {
        code: quarter.community,
        level: 'community',
        kind: 'community',
        name: `社区${quarter.community}`,
        parentCode: quarter.street,
        geometry,
        demo: true,
      },
    ]
  })
  return [{ code: '350200', level: 'city', name: '测试市', nameEn: 'Test City', parentCode: null, geometry: null, demo: true }, ...areas]
}

function dutyGrids(): PackDutyGrid[] {
  return QUARTERS.flatMap((quarter) =>
    DUTY_CORNERS.map(({ index, dx, dy }) => ({
      code: dutyCode(quarter, index),
      name: `网格${index + 1}`,
      nameEn: `Grid ${index + 1}`,
      streetCode: quarter.street,
      communityCode: quarter.community,
      geometry: square(quarter.west + dx, SOUTH + dy, DUTY),
      demo: true,
    })),
  )
}

function unitGrids(): PackUnitGrid[] {
  return QUARTERS.flatMap((quarter) =>
    DUTY_CORNERS.flatMap(({ index, dx, dy }) =>
      Array.from({ length: 16 }, (_, cell) => ({
        code: `${quarter.community}${String(index * 16 + cell + 1).padStart(3, '0')}`,
        communityCode: quarter.community,
        dutyGridCode: dutyCode(quarter, index),
        areaM2: 250_000,
        geometry: square(quarter.west + dx + (cell % 4) * UNIT, SOUTH + dy + Math.floor(cell / 4) * UNIT, UNIT),
      })),
    ),
  )
}

export const CENTRE_UNIT = 'CENTRE'
export const sanitationOf = (street: string) => `SAN-${street}`

function units(): PackUnit[] {
  const unit = (code: string, kind: PackUnit['kind'], parentCode: string | null, regionCode: string, trades: Trade[]): PackUnit => ({
    code,
    name: `单位${code}`,
    nameEn: `Unit ${code}`,
    kind,
    parentCode,
    regionCode,
    trades,
    phone: null,
    demo: true,
  })
  return [
    unit('GOV', 'government', null, '350200', []),
    unit(CENTRE_UNIT, 'supervision_command_centre', 'GOV', '350200', []),
    unit('COLLECTORS', 'collector_team', 'GOV', '350200', []),
    unit('CITY-WORKS', 'bureau', 'GOV', '350200', ALL_TRADES),
    ...QUARTERS.flatMap((quarter) => [
      unit(`DIST-${quarter.district}`, 'government', 'GOV', quarter.district, []),
      unit(sanitationOf(quarter.street), 'team', `DIST-${quarter.district}`, quarter.street, ['sanitation']),
    ]),
    unit('EMPTY', 'team', 'GOV', '350200', ['sanitation']),
  ]
}

const CENTRE_ROLES: RoleCode[] = [
  'acceptor',
  'shift_leader',
  'dispatcher',
  'supervisor',
  'office_lead',
  'leader',
  'sys_admin',
  'security_admin',
  'audit_admin',
  'grid_admin',
]

/** Account names are the roles; departments carry their street, collectors their grid number. */
function people(): PackPerson[] {
  const person = (account: string, posts: PackPerson['posts']): PackPerson => ({
    id: personId(account),
    name: `人员${account}`,
    phone: null,
    account,
    demoSignIn: true,
    posts,
  })
  const department = (unitCode: string, regionCode: string) =>
    (['dept_operator', 'dept_lead', 'handler'] as const).map((role) =>
      person(`${role}.${unitCode}`.toLowerCase(), [{ role, unitCode, regionCode }]),
    )
  return [
    ...CENTRE_ROLES.map((role) => person(role, [{ role, unitCode: CENTRE_UNIT, regionCode: '350200' }])),
    person('acceptor2', [{ role: 'acceptor', unitCode: CENTRE_UNIT, regionCode: '350200' }]),
    person('dispatcher2', [{ role: 'dispatcher', unitCode: CENTRE_UNIT, regionCode: '350200' }]),
    person('district_dispatcher', [{ role: 'dispatcher', unitCode: 'DIST-350203', regionCode: '350203' }]),
    person('district_grid_admin', [{ role: 'grid_admin', unitCode: 'DIST-350203', regionCode: '350203' }]),
    person('street_supervisor', [{ role: 'supervisor', unitCode: 'DIST-350203', regionCode: '350203001' }]),
    ...department('CITY-WORKS', '350200'),
    ...QUARTERS.flatMap((quarter) => department(sanitationOf(quarter.street), quarter.street)),
    ...QUARTERS.flatMap((quarter) =>
      DUTY_CORNERS.map(({ index }) =>
        person(`collector.${quarter.district}.${index + 1}`, [
          { role: 'collector', unitCode: 'COLLECTORS', regionCode: quarter.district, dutyGridCode: dutyCode(quarter, index) },
        ]),
      ),
    ),
  ]
}

export function personId(account: string): string {
  return derivedId('test-person', account)
}

/** The middle of the first duty grid of district 350203. */
export const PLACE = { lon: WEST + DUTY / 2 + 0.001, lat: SOUTH + DUTY / 2 + 0.001 }

export const testCity: CityPack = {
  code: '350200',
  title: { zh: '测试市', en: 'Test City' },
  timeZone: 'Asia/Shanghai',
  bounds: [WEST, SOUTH, WEST + 2 * DISTRICT, SOUTH + DISTRICT],
  centre: [WEST + DISTRICT, SOUTH + DISTRICT / 2],
  demoNotice: { zh: '测试数据', en: 'Test data' },
  attribution: [],
  calendar: 'cn',
  regions,
  unitGrids,
  dutyGrids,
  units,
  people,
  baseMap: () => ({ land: { type: 'FeatureCollection', features: [] }, lines: { type: 'FeatureCollection', features: [] } }),
}
