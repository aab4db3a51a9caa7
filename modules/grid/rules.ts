/** Whether polygons may become unit grids (ST §1). Pure. */
import Flatbush from 'flatbush'
import type { Polygon } from 'geojson'
import polygonClipping, { type Ring } from 'polygon-clipping'
import type { Titles } from '#kernel/titles.ts'

export interface GridCandidate {
  /** Place in the file, from 1. */
  index: number
  code: string
  dutyGridCode: string
  geometry: Polygon
}

export interface GridFault {
  index: number
  code: string
  rule: 'code' | 'community' | 'duty_grid' | 'geometry' | 'area' | 'overlap' | 'outside_community' | 'retired_code' | 'twice'
  message: Titles
  /** A warning does not keep the grid out. */
  warning: boolean
}

/** What the city already has, as the rules ask for it. */
export interface GridWorld {
  hasCommunity(code: string): boolean
  hasDutyGrid(code: string): boolean
  isRetired(unitGridCode: string): boolean
  /** Community whose outline holds the point; null where none does. */
  communityAt(lon: number, lat: number): string | null
}

const CODE = /^[0-9]{12}[0-9A-Z]{3}$/
const AREA_M2 = { least: 100, most: 1_000_000 }
const OVERLAP_M2 = 1
const METRES_PER_DEGREE = 111_320

/** `neighbours` are grids the city has already; only what the new ones share with them is told. */
export function faultsOf(grids: readonly GridCandidate[], world: GridWorld, neighbours: readonly GridCandidate[] = []): GridFault[] {
  const seen = new Set<string>()
  const alone = grids.flatMap((grid) => {
    const twice = seen.has(grid.code)
    seen.add(grid.code)
    return [
      ...codeFaults(grid, world),
      ...(twice ? [fault(grid, 'twice', '文件中代码重复', 'The code stands twice in the file')] : []),
      ...shapeFaults(grid, world),
    ]
  })
  const drawn = grids.filter((grid) => isClosed(grid.geometry))
  return [...alone, ...overlapFaults([...drawn, ...neighbours], drawn.length)]
}

function fault(grid: GridCandidate, rule: GridFault['rule'], zh: string, en: string, warning = false): GridFault {
  return { index: grid.index, code: grid.code, rule, message: { zh, en }, warning }
}

function codeFaults(grid: GridCandidate, world: GridWorld): GridFault[] {
  if (!CODE.test(grid.code))
    return [fault(grid, 'code', '代码应为 12 位社区代码加 3 位序号', 'The code is 12 digits of the community and 3 of the sequence')]
  const found: GridFault[] = []
  if (!world.hasCommunity(grid.code.slice(0, 12))) found.push(fault(grid, 'community', '没有这个社区', 'There is no such community'))
  if (!world.hasDutyGrid(grid.dutyGridCode)) found.push(fault(grid, 'duty_grid', '没有这个责任网格', 'There is no such duty grid'))
  if (world.isRetired(grid.code)) found.push(fault(grid, 'retired_code', '已停用的代码不再使用', 'A retired code is never used again'))
  return found
}

function shapeFaults(grid: GridCandidate, world: GridWorld): GridFault[] {
  if (!isClosed(grid.geometry))
    return [fault(grid, 'geometry', '多边形未闭合或少于四点', 'The polygon is not closed or has fewer than four points')]
  if (crossesItself(grid.geometry)) return [fault(grid, 'geometry', '多边形边线自相交', 'The outline crosses itself')]
  const found: GridFault[] = []
  const area = Math.round(areaM2(grid.geometry))
  if (area < AREA_M2.least || area > AREA_M2.most)
    found.push(fault(grid, 'area', `面积 ${area} 平方米，不同寻常`, `An area of ${area} m² is unusual`, true))
  const [lon, lat] = centroid(outer(grid.geometry))
  const community = world.communityAt(lon, lat)
  if (community !== grid.code.slice(0, 12))
    found.push(
      fault(
        grid,
        'outside_community',
        `中心点不在本社区内（在 ${community ?? '区划外'}）`,
        `The centre lies not in its community (in ${community ?? 'none'})`,
      ),
    )
  return found
}

const outer = (geometry: Polygon): Ring =>
  (geometry.coordinates[0] ?? []).map((position): [number, number] => [position[0] ?? 0, position[1] ?? 0])

function isClosed(geometry: Polygon): boolean {
  const ring = outer(geometry)
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length >= 4 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}

/** Area on the ground; exact enough at the size of a grid. */
export function areaM2(geometry: Polygon): number {
  const ring = outer(geometry)
  const lat = ring[0]?.[1] ?? 0
  const scale = METRES_PER_DEGREE * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  return Math.abs(twiceArea(ring) / 2) * scale
}

function twiceArea(ring: Ring): number {
  const [x0, y0] = ring[0] ?? [0, 0]
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] ?? [0, 0]
    const [bx, by] = ring[i + 1] ?? [0, 0]
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return sum
}

function centroid(ring: Ring): [number, number] {
  const points = ring.slice(0, -1)
  return [
    points.reduce((sum, point) => sum + point[0], 0) / points.length,
    points.reduce((sum, point) => sum + point[1], 0) / points.length,
  ]
}

/** An outline that crosses itself encloses another area than its own corners do. */
function crossesItself(geometry: Polygon): boolean {
  const ring = outer(geometry)
  const cleaned = polygonClipping.union([ring])
  const enclosed = cleaned.reduce(
    (sum, polygon) => sum + polygon.reduce((inner, part, at) => inner + (at === 0 ? 1 : -1) * Math.abs(twiceArea(part)), 0),
    0,
  )
  return Math.abs(enclosed - Math.abs(twiceArea(ring))) > Math.abs(enclosed) * 1e-6
}

function overlapFaults(grids: readonly GridCandidate[], fresh: number): GridFault[] {
  if (grids.length < 2) return []
  const tree = new Flatbush(grids.length)
  const boxes = grids.map((grid) => boxOf(outer(grid.geometry)))
  for (const box of boxes) tree.add(...box)
  tree.finish()
  return grids.slice(0, fresh).flatMap((grid, at) =>
    tree.search(...(boxes[at] ?? [0, 0, 0, 0])).flatMap((other) => {
      const neighbour = grids[other]
      if (other <= at || !neighbour) return []
      const shared = sharedM2(grid.geometry, neighbour.geometry)
      return shared < OVERLAP_M2
        ? []
        : [
            fault(
              grid,
              'overlap',
              `与 ${neighbour.code} 重叠 ${Math.round(shared)} 平方米`,
              `Overlaps ${neighbour.code} by ${Math.round(shared)} m²`,
            ),
          ]
    }),
  )
}

function sharedM2(a: Polygon, b: Polygon): number {
  const shared = polygonClipping.intersection([outer(a)], [outer(b)])
  return shared.reduce((sum, polygon) => sum + areaM2({ type: 'Polygon', coordinates: polygon }), 0)
}

function boxOf(ring: Ring): [number, number, number, number] {
  const lons = ring.map((point) => point[0])
  const lats = ring.map((point) => point[1])
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
