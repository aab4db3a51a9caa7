/**
 * Cameras, made up and labelled demo: at crossings, and along main streets, which are every fourth line of the lattice
 * that unit grids are cut from. Device ids are well formed and belong to nobody.
 */
import { mix32, unitOf } from '../kit/random.ts'
import type { PackCamera, PackUnitGrid } from '../pack.ts'
import { divisionsOf } from './divisions.ts'
import { columnOf, findCell, rowOf } from './geography/lattice.ts'
import { inwardFrom, spreadOver } from './spread.ts'

interface Purpose {
  purpose: PackCamera['purpose']
  /** Of a hundred cameras. */
  share: number
  /** Of the unit in the district that owns them. */
  owner: string
  network: string
}

const PURPOSES: readonly Purpose[] = [
  { purpose: 'public_security', share: 70, owner: 'police-branch', network: '雪亮工程' },
  { purpose: 'traffic', share: 15, owner: 'traffic-police-brigade', network: '公安交通视频专网' },
  { purpose: 'street_order', share: 10, owner: 'urban-management-bureau', network: '城管视频专网' },
  { purpose: 'flood', share: 5, owner: 'drainage-station', network: '政务外网' },
]

const SIDES = [
  { name: '北', degrees: 0 },
  { name: '东', degrees: 90 },
  { name: '南', degrees: 180 },
  { name: '西', degrees: 270 },
] as const

const MAIN_EVERY = 4
const SALT = 28_181

export function* camerasOf(grids: readonly PackUnitGrid[], about: number): Generator<PackCamera> {
  const names = new Map(divisionsOf('community').map(({ code, name }) => [code, name]))
  const serial = counter()
  const pole = counter()
  for (const { grid, seed } of spreadOver(grids, about, SALT)) {
    const place = placeIn(grid, seed)
    const side = SIDES[mix32(seed, 2) % SIDES.length] ?? SIDES[0]
    const district = grid.code.slice(0, 6)
    const { purpose, owner, network } = purposeOf(unitOf(seed, 3) * 100)
    const kind = kindOf(unitOf(seed, 4))
    const number = pole(`${grid.communityCode}${place.crossing}`)
    yield {
      // ST §15: centre, industry, type of a camera, serial.
      code: `${district}0000132${String(serial(district)).padStart(7, '0')}`,
      name: `${names.get(grid.communityCode)}${place.crossing ? `第${number}路口${side.name}向` : `主路${number}号杆`}`,
      kind,
      state: stateOf(unitOf(seed, 5)),
      lon: place.lon,
      lat: place.lat,
      direction: kind === 'ptz' ? null : ((side.degrees * 10 + 3600 + (mix32(seed, 6) % 161) - 80) % 3600) / 10,
      height: (kind === 'dome' ? 30 : 45 + (mix32(seed, 7) % 35)) / 10,
      ownerUnitCode: `${district}-${owner}`,
      purpose,
      network,
      noticeSign: unitOf(seed, 8) < 0.96,
      installedOn: `20${16 + (mix32(seed, 9) % 7)}-${twoDigits(1 + (mix32(seed, 10) % 12))}-${twoDigits(1 + (mix32(seed, 11) % 28))}`,
      demo: true,
    }
  }
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')

function counter(): (key: string) => number {
  const counts = new Map<string, number>()
  return (key) => {
    const next = (counts.get(key) ?? 0) + 1
    counts.set(key, next)
    return next
  }
}

/** On a main street where the grid lies on one, otherwise at the crossing in its south-west. */
function placeIn({ geometry }: PackUnitGrid, seed: number) {
  const ring = geometry.coordinates[0] ?? []
  const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = [], [x3 = 0, y3 = 0] = [], [x4 = 0, y4 = 0] = []] = ring
  const cell = findCell((x1 + x3) / 2, (y1 + y3) / 2)
  const south = rowOf(cell) % MAIN_EVERY === MAIN_EVERY - 1
  const west = columnOf(cell) % MAIN_EVERY === 0
  const crossing = !(south || west) || unitOf(seed, 12) < 0.5
  const along = crossing ? 0 : 0.15 + 0.7 * unitOf(seed, 13)
  const [x, y] = south ? [x2, y2] : [x4, y4]
  const edge = { lon: x1 + (x - x1) * along, lat: y1 + (y - y1) * along }
  return { crossing, ...inwardFrom(edge, ring, 2 + unitOf(seed, 14) * 4) }
}

function purposeOf(lot: number): Purpose {
  let left = lot
  for (const one of PURPOSES) {
    left -= one.share
    if (left < 0) return one
  }
  throw new Error('no purpose of a camera')
}

function kindOf(lot: number): PackCamera['kind'] {
  if (lot < 0.6) return 'fixed'
  return lot < 0.75 ? 'dome' : 'ptz'
}

function stateOf(lot: number): PackCamera['state'] {
  if (lot < 0.93) return 'online'
  if (lot < 0.97) return 'offline'
  return lot < 0.99 ? 'faulty' : 'unknown'
}
