/**
 * A city is a data pack (design D15): everything a city brings with it, as plain rows.
 * `cities/<code>/index.ts` exports one `pack`; the loader hands each part to the module that owns it.
 */
import type { MultiPolygon, Polygon } from 'geojson'

/** Text in the two languages of the product. */
export interface Titles {
  zh: string
  en: string
}

export type RegionLevel = 'city' | 'district' | 'street' | 'community'

/** An administrative area. Codes nest by `parentCode`; in China also by prefix 6 / 9 / 12 (GB/T 2260). */
export interface PackRegion {
  code: string
  level: RegionLevel
  /** Distinguishes 社区 from 村 at community level. */
  kind?: 'community' | 'village' | 'other'
  name: string
  nameEn?: string
  parentCode: string | null
  geometry: Polygon | MultiPolygon | null
  /** True when the outline was generated and is no official boundary. */
  demo: boolean
}

/** Base polygon of grid management, about one hectare, 15 characters (ST §1). */
export interface PackUnitGrid {
  code: string
  communityCode: string
  dutyGridCode: string
  geometry: Polygon
  areaM2: number
}

/** Area patrolled by one collector. `communityCode` is null where the city has no such level. */
export interface PackDutyGrid {
  code: string
  name: string
  nameEn?: string
  streetCode: string
  communityCode: string | null
  /** Present where unit grids do not cover the duty grid; otherwise the union of its unit grids is used. */
  geometry: Polygon | MultiPolygon
  demo: boolean
}

export type UnitKind =
  | 'commission'
  | 'commission_office'
  | 'supervision_command_centre'
  | 'affairs_centre'
  | 'government'
  | 'street_office'
  | 'community'
  | 'village'
  | 'bureau'
  | 'team'
  | 'enterprise'
  | 'collector_team'

export interface PackUnit {
  code: string
  name: string
  nameEn: string
  kind: UnitKind
  parentCode: string | null
  /** Area of competence; the routing rule takes the unit of the trade whose area is the smallest around the place. */
  regionCode: string
  /** Trades the unit answers for, see `TRADES`. Empty for units that dispose of nothing. */
  trades: Trade[]
  phone: string | null
  /** Its office, where that is known. */
  at?: { lon: number; lat: number }
  demo: boolean
}

export type RoleCode =
  | 'collector'
  | 'acceptor'
  | 'shift_leader'
  | 'dispatcher'
  | 'dept_operator'
  | 'dept_lead'
  | 'handler'
  | 'supervisor'
  | 'office_lead'
  | 'sys_admin'
  | 'security_admin'
  | 'audit_admin'
  | 'grid_admin'
  | 'leader'

/** A person in a post. `account` is given only to those who may sign in. */
export interface PackPerson {
  id: string
  name: string
  phone: string | null
  account?: string
  /** Shown in the demo sign-in picker when true. */
  demoSignIn?: boolean
  posts: { role: RoleCode; unitCode: string; regionCode: string; dutyGridCode?: string }[]
}

/** Trades (行业): what a unit is competent for. The handbook names a trade and a level for each matter. */
export const TRADES = {
  enforcement: { zh: '城管执法', en: 'Urban enforcement' },
  sanitation: { zh: '环境卫生', en: 'Sanitation' },
  municipal: { zh: '市政工程', en: 'Municipal works' },
  landscape: { zh: '园林绿化', en: 'Landscaping' },
  drainage: { zh: '排水', en: 'Drainage' },
  water_supply: { zh: '供水', en: 'Water supply' },
  gas: { zh: '燃气', en: 'Gas' },
  power: { zh: '电力', en: 'Power grid' },
  lighting: { zh: '路灯照明', en: 'Street lighting' },
  telecom: { zh: '通信', en: 'Telecom' },
  broadcast: { zh: '广电网络', en: 'Cable network' },
  postal: { zh: '邮政快递', en: 'Post and parcels' },
  transport: { zh: '交通运输', en: 'Transport' },
  public_transit: { zh: '公共交通', en: 'Public transit' },
  traffic_police: { zh: '交通警察', en: 'Traffic police' },
  police: { zh: '公安', en: 'Police' },
  fire: { zh: '消防', en: 'Fire service' },
  construction: { zh: '建设工程', en: 'Construction' },
  housing: { zh: '住房保障', en: 'Housing' },
  planning: { zh: '资源规划', en: 'Planning' },
  environment: { zh: '生态环境', en: 'Ecology and environment' },
  water_affairs: { zh: '水利', en: 'Water affairs' },
  market: { zh: '市场监管', en: 'Market regulation' },
  civil_affairs: { zh: '民政', en: 'Civil affairs' },
  culture: { zh: '文化旅游', en: 'Culture and tourism' },
  agriculture: { zh: '农业农村', en: 'Agriculture' },
  emergency: { zh: '应急管理', en: 'Emergency management' },
  shared_bikes: { zh: '共享单车运营', en: 'Shared-bike operation' },
  parking: { zh: '停车管理', en: 'Parking' },
  street_affairs: { zh: '街道综合管理', en: 'Street affairs' },
} as const satisfies Record<string, Titles>
export type Trade = keyof typeof TRADES

export interface PackHandbookEntry {
  major: string
  minor: string
  /** From 101 upward in each matter; the numbers below belong to the platform's defaults. */
  conditionNo: number
  condition: Titles
  limit: { amount: number; unit: 'work_hour' | 'work_day' | 'urgent_hour' | 'natural_day' }
  closing: Titles
  trade: Trade
}

/** What stands in the street: a row of the component census (ST §2.2). */
export interface PackComponent {
  code: string
  name: string
  lon: number
  lat: number
  status: 'intact' | 'damaged' | 'lost' | 'abandoned' | 'removed'
  authorityUnitCode: string
  authorityUnitName: string
  ownerUnitCode?: string
  ownerUnitName?: string
  /** Such as `2023-05-01`. */
  initialDate: string
  changeDate?: string
  dataSource: string
  remark?: string
  /** Of lines and areas; the point is on it. */
  shape?: { kind: 'line'; geometry: GeoJSON.LineString } | { kind: 'area'; geometry: GeoJSON.Polygon }
  demo: boolean
}

/** A camera over a public place; a row of the register of cameras (Q2-21). */
export interface PackCamera {
  /** Device id of GB/T 28181, 20 digits. */
  code: string
  name: string
  kind: 'fixed' | 'dome' | 'ptz'
  state: 'online' | 'offline' | 'faulty' | 'unknown'
  lon: number
  lat: number
  /** Degrees clockwise from north; null where it turns. */
  direction: number | null
  /** Metres above the ground. */
  height: number
  ownerUnitCode: string
  purpose: 'public_security' | 'street_order' | 'flood' | 'traffic'
  network: string
  noticeSign: boolean
  /** Such as `2021-05-01`. */
  installedOn: string
  demo: boolean
}

export interface CityPack {
  code: string
  title: Titles
  timeZone: string
  /** [west, south, east, north] in degrees; a point outside is refused with a hint at GCJ-02/BD-09. */
  bounds: [number, number, number, number]
  centre: [number, number]
  /** Label shown wherever generated data appears. */
  demoNotice: Titles
  attribution: string[]
  calendar: 'cn' | 'us-federal'
  regions(): PackRegion[]
  unitGrids(): PackUnitGrid[]
  dutyGrids(): PackDutyGrid[]
  units(): PackUnit[]
  people(): PackPerson[]
  /** Matters of the city's own beyond the national catalogue, numbered from 999 downward per major (ST §2.1). */
  localMatters?(): { major: string; minor: string; name: Titles; trade: Trade }[]
  /** The city's own handbook: filing conditions with its limits, beside the platform's defaults. */
  handbook?(): PackHandbookEntry[]
  /** How the city's procedure of cases differs from the table, and why (design D19); checked when it is loaded. */
  caseProcedure?: {
    adaptation: {
      transitionsOff?: string[]
      guardsOff?: Record<string, string[]>
      limits?: Record<string, { amount: number; unit: 'minute' | 'work_hour' | 'work_day' | 'urgent_hour' | 'natural_day' }>
      permissions?: Record<string, string>
      reasons?: string[]
    }
    note: string
  }
  /** The census of components, about so many of them; a city that has none leaves it out. */
  components?(about: number): Iterable<PackComponent>
  /** Cameras, about so many of them; a city that has none leaves it out. */
  cameras?(about: number): Iterable<PackCamera>
  /** GeoJSON for the quiet base map: land, water, coast. */
  baseMap(): { land: GeoJSON.FeatureCollection; lines: GeoJSON.FeatureCollection }
}
