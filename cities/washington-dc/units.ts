/**
 * The agencies of the open 311 data and their service groups. Agencies and groups are real, the trades are ours:
 * the call centre takes the trades for which the data names no agency and refers them on.
 */
import type { PackUnit, Trade, UnitKind } from '../pack.ts'
import { neighbourhoods } from './outlines.ts'
import { CITY, codeOf } from './regions.ts'

export const GOVERNMENT = 'DC-government'
export const ADMINISTRATOR = 'DC-city-administrator'
export const SERVICE_CENTRE = 'DC-311-centre'
export const COLLECTOR_TEAM = 'DC-field-team'

const GOVERNANCE: [code: string, kind: UnitKind, name: string, parentCode: string | null][] = [
  [GOVERNMENT, 'government', 'Government of the District of Columbia', null],
  [ADMINISTRATOR, 'commission_office', 'Office of the City Administrator', GOVERNMENT],
  [SERVICE_CENTRE, 'supervision_command_centre', '311 City Service Centre', ADMINISTRATOR],
  [COLLECTOR_TEAM, 'collector_team', '311 Field Team', SERVICE_CENTRE],
]

/** `serviceGroup` is the spelling of services.csv; an agency has none. */
interface Agency {
  slug: string
  name: string
  trades: Trade[]
  groups: { slug: string; name: string; serviceGroup: string; trades: Trade[] }[]
}

export const AGENCIES: Record<string, Agency> = {
  DPW: {
    slug: 'dpw',
    name: 'Department of Public Works',
    trades: ['enforcement'],
    groups: [
      {
        slug: 'solid-waste',
        name: 'Solid Waste Management Administration',
        serviceGroup: 'SWMA- Solid Waste Management Admistration',
        trades: ['sanitation'],
      },
      {
        slug: 'parking-enforcement',
        name: 'Parking Enforcement Management Administration',
        serviceGroup: 'PEMA- Parking Enforcement Management Administration',
        trades: ['parking', 'traffic_police'],
      },
    ],
  },
  DDOT: {
    slug: 'ddot',
    name: 'District Department of Transportation',
    trades: ['public_transit', 'shared_bikes'],
    groups: [
      {
        slug: 'operations',
        name: 'Transportation Operations Administration',
        serviceGroup: 'Transportation Operations Administration',
        trades: ['transport', 'lighting'],
      },
      {
        slug: 'streets-bridges',
        name: 'Street and Bridge Maintenance',
        serviceGroup: 'Toa-Street & Bridge Maintenance',
        trades: ['municipal'],
      },
      { slug: 'urban-forestry', name: 'Urban Forestry', serviceGroup: 'Urban Forrestry', trades: ['landscape'] },
      { slug: 'signals', name: 'Transportation Systems Maintenance, Signals', serviceGroup: 'Toa- Trans Sys Mnt', trades: ['transport'] },
      { slug: 'street-improvement', name: 'Street Improvement (SIOD)', serviceGroup: 'SIOD', trades: ['municipal', 'construction'] },
      { slug: 'signs', name: 'Transportation Systems Maintenance, Signs', serviceGroup: 'Toa-Trans Sys Mnt-Signs', trades: ['transport'] },
      { slug: 'planning', name: 'Transportation Planning and Safety', serviceGroup: 'Department of Transportation', trades: ['planning'] },
    ],
  },
  DOH: {
    slug: 'doh',
    name: 'Department of Health',
    trades: ['civil_affairs'],
    groups: [
      {
        slug: 'rodent-control',
        name: 'Rodent and Vector Control',
        serviceGroup: 'DOH- Department Of Health',
        trades: ['market', 'agriculture'],
      },
    ],
  },
  DOEE: {
    slug: 'doee',
    name: 'Department of Energy and Environment',
    trades: ['water_affairs'],
    groups: [
      {
        slug: 'environmental-services',
        name: 'Environmental Services',
        serviceGroup: 'Department of Energy and Environment',
        trades: ['environment', 'drainage'],
      },
    ],
  },
  FEMS: {
    slug: 'fems',
    name: 'Fire and Emergency Medical Services Department',
    trades: ['fire'],
    groups: [
      { slug: 'special-events', name: 'Special Events', serviceGroup: 'FEMS-Special Events', trades: ['culture'] },
      { slug: 'smoke-alarms', name: 'Smoke Alarms', serviceGroup: 'FEMS-Smoke Alarms', trades: ['fire'] },
    ],
  },
  OUC: {
    slug: 'ouc',
    name: 'Office of Unified Communications',
    trades: ['emergency', 'police'],
    groups: [
      {
        slug: 'call-centre',
        name: '311 Call Centre',
        serviceGroup: '311- Call Center',
        trades: ['water_supply', 'gas', 'power', 'telecom', 'broadcast', 'postal', 'housing', 'street_affairs'],
      },
    ],
  },
}

const groupUnitCode = (agency: Agency, slug: string): string => `${CITY}-${agency.slug}-${slug}`

/** The unit that answers for a service group of the open data. */
export function unitOfServiceGroup(agencyCode: string, serviceGroup: string): string {
  const agency = AGENCIES[agencyCode]
  const group = agency?.groups.find((candidate) => candidate.serviceGroup === serviceGroup)
  if (agency === undefined || group === undefined) throw new Error(`unknown group ${agencyCode} ${serviceGroup}`)
  return groupUnitCode(agency, group.slug)
}

/** Groups come before their agencies: among units of one trade and area the first in the pack is the default. */
export const units = (): PackUnit[] => [
  ...GOVERNANCE.map(([code, kind, name, parentCode]) => unit(code, kind, name, parentCode, [])),
  ...Object.values(AGENCIES).flatMap((agency) => {
    const code = `${CITY}-${agency.slug}`
    return [
      ...agency.groups.map(({ slug, name, trades }) =>
        unit(groupUnitCode(agency, slug), 'team', `${name} (${agency.slug.toUpperCase()})`, code, trades),
      ),
      unit(code, 'bureau', agency.name, GOVERNMENT, agency.trades),
    ]
  }),
  ...neighbourhoods().map(({ key }) => ({
    ...unit(`${codeOf(key)}-commission`, 'street_office', `Advisory Neighborhood Commission ${key}`, GOVERNMENT, []),
    regionCode: codeOf(key),
  })),
]

const unit = (code: string, kind: UnitKind, name: string, parentCode: string | null, trades: Trade[]): PackUnit => ({
  code,
  name,
  nameEn: name,
  kind,
  parentCode,
  regionCode: CITY,
  trades,
  phone: null,
  demo: true,
})
