/** Parts of the earth: read from an address, covered by cells of Morton keys, tested against outlines. */
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { joinedRanges, type KeyRange, rangesOfBox } from '../geo/box-ranges.ts'
import type { Area, Box, Spot } from './definition.ts'
import { badQuery } from './problems.ts'

const wrongBox = (parameter: string) =>
  badQuery(
    parameter,
    'bbox',
    '范围应为 西,南,东,北（四个或六个数，经度 -180 至 180，纬度 -90 至 90）',
    'A box is west,south,east,north in degrees: four numbers, or six with heights',
  )

/** Four numbers, or six with heights, which are left out. */
export function boxFrom(numbers: readonly unknown[], parameter: string): Box {
  const flat = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers
  const [west, south, east, north] = flat
  if (flat.length !== 4 || !isDegree(west, 180) || !isDegree(south, 90) || !isDegree(east, 180) || !isDegree(north, 90) || south > north)
    throw wrongBox(parameter)
  return [west, south, east, north]
}

const isDegree = (value: unknown, most: number): value is number => typeof value === 'number' && Math.abs(value) <= most

/** A box whose west lies east of its east crosses the antimeridian: two boxes. */
export function crossings(box: Box, parameter: string): Area[] {
  const [west, south, east, north] = boxFrom(box, parameter)
  if (west <= east) return [{ kind: 'box', box: [west, south, east, north] }]
  return [
    { kind: 'box', box: [west, south, 180, north] },
    { kind: 'box', box: [-180, south, east, north] },
  ]
}

/** Rings end where they begin, in degrees. */
export function polygonOf(rings: readonly (readonly Spot[])[]): Area {
  if (rings.length === 0 || !rings.every(isRing))
    throw badQuery(
      'filter',
      'ring',
      '多边形的每个环至少四个点、首尾相同，坐标为经纬度',
      'Each ring of a polygon has four positions or more, in degrees, the last like the first',
    )
  return { kind: 'polygon', rings }
}

function isRing(ring: readonly Spot[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  const closed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
  return ring.length >= 4 && closed && ring.every(([lon, lat]) => isDegree(lon, 180) && isDegree(lat, 90))
}

export function boxOf(area: Area): Box {
  if (area.kind === 'box') return area.box
  const spots = area.kind === 'point' ? [area.at] : area.rings.flat()
  return boxAround(spots)
}

function boxAround(spots: readonly Spot[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lon, lat] of spots) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

const MOST_RANGES = 48

/** Ranges of keys that hold every point of the areas, in the order of keys; they may hold a few more. */
export function rangesOver(areas: readonly Area[]): KeyRange[] {
  const share = Math.max(4, Math.floor(MOST_RANGES / areas.length))
  return joinedRanges(areas.flatMap((area) => rangesOfBox(boxOf(area), share)))
}

type Rings = readonly (readonly Spot[])[]

/** Whether a line and an area have a point in common. */
export function crosses(line: LineString | MultiLineString, area: Area): boolean {
  const parts = (line.type === 'LineString' ? [line.coordinates] : line.coordinates).map(spotsOf)
  const asked = ringsOf(area)
  return parts.some((part) => {
    const [start] = part
    return start !== undefined && (isWithin(start, asked) || edgesTouch([part], asked))
  })
}

const spotsOf = (positions: readonly Position[]): Spot[] => positions.map(([lon = 0, lat = 0]): Spot => [lon, lat])

/** Whether an outline and an area have a point in common. */
export function meets(outline: Polygon | MultiPolygon, area: Area): boolean {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates
  const asked = ringsOf(area)
  return polygons.some((polygon) => ringsMeet(polygon.map(spotsOf), asked))
}

function ringsOf(area: Area): Rings {
  if (area.kind === 'polygon') return area.rings
  const [west, south, east, north] = boxOf(area)
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

/** Edges that touch, or one inside the other; a hole is a ring like any other, by the even-odd rule. */
function ringsMeet(a: Rings, b: Rings): boolean {
  const corner = a[0]?.[0]
  const other = b[0]?.[0]
  if (!corner || !other || !boxesMeet(boxAround(a.flat()), boxAround(b.flat()))) return false
  return edgesTouch(a, b) || isWithin(corner, b) || isWithin(other, a)
}

const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

function edgesTouch(a: Rings, b: Rings): boolean {
  const frame = boxAround(b.flat())
  const near = edgesOf(a).filter(([from, to]) => boxesMeet(boxAround([from, to]), frame))
  const others = edgesOf(b)
  return near.some(([p, q]) => others.some(([r, s]) => segmentsTouch(p, q, r, s)))
}

function edgesOf(rings: Rings): [Spot, Spot][] {
  return rings.flatMap((ring) => ring.slice(1).map((to, at): [Spot, Spot] => [ring[at] ?? to, to]))
}

const turn = (a: Spot, b: Spot, c: Spot): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

function segmentsTouch(p: Spot, q: Spot, r: Spot, s: Spot): boolean {
  if (!boxesMeet(boxAround([p, q]), boxAround([r, s]))) return false
  return turn(p, q, r) * turn(p, q, s) <= 0 && turn(r, s, p) * turn(r, s, q) <= 0
}

function isWithin([x, y]: Spot, rings: Rings): boolean {
  let inside = false
  for (const [[ax, ay], [bx, by]] of edgesOf(rings)) if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  return inside
}
