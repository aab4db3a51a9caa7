/**
 * A census of components, made up and labelled demo: no open inventory of Xiamen's is known. Points stand along the
 * edges of unit grids, which follow the streets, dense in the centre and thin at the rim. Door signs tell made-up addresses.
 */
import { mix32, unitOf } from '../kit/random.ts'
import type { PackComponent, PackUnitGrid } from '../pack.ts'
import { divisionsOf } from './divisions.ts'
import { inwardFrom, METRE, round, spreadOver } from './spread.ts'

interface Kind {
  major: string
  minor: string
  name: string
  /** How often it stands in a street, against the others. */
  share: number
  /** Metres from the line of the street into the block. */
  offset: number
  authority: keyof typeof AUTHORITIES
  /** What is no point: a line along the street, or a strip of that depth beside it; metres. */
  extent?: { shape: 'line'; long: number } | { shape: 'area'; long: number; deep: number }
}

/** Demo bodies; the codes are well formed and belong to nobody. */
const AUTHORITIES = {
  municipal: { code: '12350200MB00000014', name: '演示·市政园林管理中心' },
  drainage: { code: '12350200MB00000027', name: '演示·排水管理中心' },
  power: { code: '12350200MB0000003A', name: '演示·供电公司' },
  telecom: { code: '12350200MB0000004D', name: '演示·通信管道公司' },
  traffic: { code: '12350200MB0000005G', name: '演示·交通设施管理中心' },
  sanitation: { code: '12350200MB0000006K', name: '演示·环境卫生管理处' },
  landscape: { code: '12350200MB0000007N', name: '演示·绿化管理中心' },
  water: { code: '12350200MB0000008R', name: '演示·供水公司' },
  police: { code: '12350200MB0000009W', name: '演示·公安交警设施中心' },
} as const

const kind = (
  major: string,
  minor: string,
  name: string,
  share: number,
  offset: number,
  authority: Kind['authority'],
  extent?: Kind['extent'],
): Kind => ({ ...{ major, minor, name, share, offset, authority }, ...(extent ? { extent } : {}) })

const KINDS: readonly Kind[] = [
  kind('04', '002', '行道树', 230, 3, 'landscape'),
  kind('01', '037', '路灯', 120, 2.5, 'power'),
  kind('01', '003', '雨水井盖', 95, -1, 'drainage'),
  kind('01', '002', '污水井盖', 85, -2, 'drainage'),
  kind('01', '004', '雨水箅子', 80, 0.5, 'drainage'),
  kind('04', '011', '树池树穴', 60, 3, 'landscape'),
  kind('01', '007', '通信井盖', 55, 2, 'telecom'),
  kind('01', '005', '电力井盖', 45, 2, 'power'),
  kind('02', '017', '交通护栏', 40, 0.3, 'traffic', { shape: 'line', long: 24 }),
  kind('02', '038', '门（楼号）牌', 36, 6, 'municipal'),
  kind('01', '001', '供水井盖', 32, 1.5, 'water'),
  kind('02', '010', '交通标志牌及标线', 28, 1, 'police'),
  kind('03', '005', '垃圾箱', 24, 2.5, 'sanitation'),
  kind('01', '050', '监控电子眼设施', 18, 2, 'police'),
  kind('02', '021', '便道桩', 16, 1.2, 'municipal'),
  kind('01', '013', '消防设施', 12, 2.5, 'water'),
  kind('02', '014', '交通信号灯', 9, 1, 'police'),
  kind('01', '027', '通信交接箱', 8, 4, 'telecom'),
  kind('01', '048', '变压器（箱）', 6, 5, 'power'),
  kind('04', '007', '街头座椅', 6, 4, 'landscape'),
  kind('02', '025', '非机动车停放点', 5, 3, 'municipal', { shape: 'area', long: 12, deep: 2 }),
  kind('02', '012', '路名牌', 5, 1.5, 'municipal'),
  kind('02', '004', '公交站设施', 4, 1.5, 'traffic'),
  kind('01', '075', '快递柜', 3, 7, 'municipal'),
  kind('03', '006', '户外广告', 3, 6, 'sanitation'),
  kind('01', '054', '充电桩', 2, 5, 'power'),
  kind('03', '001', '公共厕所', 1, 8, 'sanitation'),
  kind('04', '001', '古树名木', 1, 9, 'landscape'),
]

const TOTAL_SHARE = KINDS.reduce((sum, one) => sum + one.share, 0)

/** So many components, near enough, over the unit grids of the city. */
export function* censusOf(grids: readonly PackUnitGrid[], about: number): Generator<PackComponent> {
  const sequences = new Map<string, number>()
  const doors = doorsOf(grids)
  for (const { grid, seed } of spreadOver(grids, about)) yield componentIn(grid, seed, sequences, doors)
}

/** So many doors of a street lie in one unit grid. */
const DOORS = 20

type NextDoor = (grid: PackUnitGrid) => string | undefined

/** One made-up street per community, named after it, its numbers going on from grid to grid. */
function doorsOf(grids: readonly PackUnitGrid[]): NextDoor {
  const names = new Map(divisionsOf('community').map(({ code, name }) => [code, name.replace(/(社区|村)$/, '')]))
  const firsts = new Map<string, number>()
  const communities = new Map<string, number>()
  for (const { code, communityCode } of grids) {
    const before = communities.get(communityCode) ?? 0
    firsts.set(code, before * DOORS)
    communities.set(communityCode, before + 1)
  }
  const used = new Map<string, number>()
  return ({ code, communityCode }) => {
    const door = (used.get(code) ?? 0) + 1
    used.set(code, door)
    return door <= DOORS ? `${names.get(communityCode)}路${(firsts.get(code) ?? 0) + door}号` : undefined
  }
}

const isDoorSign = ({ major, minor }: Kind): boolean => major === '02' && minor === '038'

function componentIn(grid: PackUnitGrid, seed: number, sequences: Map<string, number>, nextDoor: NextDoor): PackComponent {
  const chosen = kindOf(unitOf(seed, 1) * TOTAL_SHARE)
  const district = grid.code.slice(0, 6)
  const family = `${district}${chosen.major}${chosen.minor}`
  const sequence = (sequences.get(family) ?? 0) + 1
  sequences.set(family, sequence)
  const authority = AUTHORITIES[chosen.authority]
  const day = 1 + (mix32(seed, 2) % 28)
  const door = isDoorSign(chosen) ? nextDoor(grid) : undefined
  return {
    code: `${family}${String(sequence).padStart(6, '0')}`,
    name: chosen.name,
    ...placeIn(grid, seed, chosen),
    status: statusOf(unitOf(seed, 3)),
    authorityUnitCode: authority.code,
    authorityUnitName: authority.name,
    initialDate: `2023-0${1 + (mix32(seed, 4) % 9)}-${String(day).padStart(2, '0')}`,
    dataSource: '演示生成',
    ...(door === undefined ? {} : { remark: door }),
    demo: true,
  }
}

function kindOf(lot: number): Kind {
  let left = lot
  for (const one of KINDS) {
    left -= one.share
    if (left < 0) return one
  }
  throw new Error('no kind of component')
}

function statusOf(lot: number): PackComponent['status'] {
  if (lot < 0.975) return 'intact'
  if (lot < 0.992) return 'damaged'
  return lot < 0.996 ? 'lost' : lot < 0.999 ? 'abandoned' : 'removed'
}

/** Somewhere along the edge of the grid, a little towards its middle. */
function placeIn({ geometry }: PackUnitGrid, seed: number, { offset, extent }: Kind): Pick<PackComponent, 'lon' | 'lat' | 'shape'> {
  const ring = geometry.coordinates[0] ?? []
  const edge = mix32(seed, 5) % (ring.length - 1)
  const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [ring[edge], ring[edge + 1]]
  const along = unitOf(seed, 6)
  const [lon, lat] = [x1 + (x2 - x1) * along, y1 + (y2 - y1) * along]
  const at = inwardFrom({ lon, lat }, ring, Math.abs(offset) + 0.4 + unitOf(seed, 8))
  return extent ? { ...at, shape: shapeAt(at, x2 - x1, y2 - y1, extent) } : at
}

/** Its middle is the point; it runs along the street. */
function shapeAt(
  { lon, lat }: { lon: number; lat: number },
  dx: number,
  dy: number,
  extent: Exclude<Kind['extent'], undefined>,
): PackComponent['shape'] {
  const length = Math.hypot(dx, dy) || 1
  const along = (extent.long / 2) * METRE
  const at = (forth: number, aside: number): [number, number] => [
    round(lon + (dx * forth - dy * aside) / length),
    round(lat + (dy * forth + dx * aside) / length),
  ]
  if (extent.shape === 'line')
    return { kind: 'line', geometry: { type: 'LineString', coordinates: [at(-along, 0), [lon, lat], at(along, 0)] } }
  const deep = (extent.deep / 2) * METRE
  const ring = [at(-along, -deep), at(along, -deep), at(along, deep), at(-along, deep), at(-along, -deep)]
  return { kind: 'area', geometry: { type: 'Polygon', coordinates: [ring] } }
}
