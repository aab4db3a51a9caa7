/** Lines and areas of a census: converted to the city's coordinates, with a point that lies on them (P3-01). */
import type { Geometry, Position } from 'geojson'
import type { ToCity } from './coordinates.ts'

export interface Shape {
  kind: 'point' | 'line' | 'area'
  point: { lon: number; lat: number }
  /** Null for a point: longitude and latitude say it all. */
  geometry: Geometry | null
}

/** Null where a position is no place, or the geometry none that a component has. */
export function shapeOf(geometry: Geometry, toCity: ToCity): Shape | null {
  switch (geometry.type) {
    case 'Point':
      return atPoint(toCity, geometry.coordinates)
    case 'MultiPoint':
      return geometry.coordinates.length === 1 ? atPoint(toCity, geometry.coordinates[0]) : null
    case 'LineString':
      return lines(geometry, [geometry.coordinates], toCity)
    case 'MultiLineString':
      return lines(geometry, geometry.coordinates, toCity)
    case 'Polygon':
      return areas(geometry, [geometry.coordinates], toCity)
    case 'MultiPolygon':
      return areas(geometry, geometry.coordinates, toCity)
    default:
      return null
  }
}

function atPoint(toCity: ToCity, [x = Number.NaN, y = Number.NaN]: Position = []): Shape | null {
  const point = toCity(x, y)
  return point && { kind: 'point', point, geometry: null }
}

function converted(path: readonly Position[], toCity: ToCity): Position[] | null {
  const positions: Position[] = []
  for (const [x = Number.NaN, y = Number.NaN] of path) {
    const place = toCity(x, y)
    if (!place) return null
    positions.push([place.lon, place.lat])
  }
  return positions
}

function lines({ type }: Geometry, paths: readonly Position[][], toCity: ToCity): Shape | null {
  const placed = paths.map((path) => converted(path, toCity)).filter((path) => path !== null)
  const longest = placed.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  if (placed.length !== paths.length || !longest || longest.length < 2) return null
  const [lon = 0, lat = 0] = middleOf(longest)
  const geometry: Geometry =
    type === 'LineString' ? { type: 'LineString', coordinates: longest } : { type: 'MultiLineString', coordinates: placed }
  return { kind: 'line', point: { lon, lat }, geometry }
}

function areas({ type }: Geometry, polygons: readonly Position[][][], toCity: ToCity): Shape | null {
  const placed = polygons.map((rings) => rings.map((ring) => converted(ring, toCity)).filter((ring) => ring !== null))
  if (placed.some((rings, index) => rings.length !== polygons[index]?.length)) return null
  const largest = placed.toSorted((a, b) => areaOf(b[0] ?? []) - areaOf(a[0] ?? []))[0]
  if (!largest || (largest[0]?.length ?? 0) < 4) return null
  const [lon = 0, lat = 0] = insideOf(largest)
  const geometry: Geometry = type === 'Polygon' ? { type: 'Polygon', coordinates: largest } : { type: 'MultiPolygon', coordinates: placed }
  return { kind: 'area', point: { lon, lat }, geometry }
}

const step = ([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): number => Math.hypot(x2 - x1, y2 - y1)

function lengthOf(path: readonly Position[]): number {
  return path.reduce((sum, position, index) => sum + step(path[index - 1] ?? position, position), 0)
}

/** Half way along. */
function middleOf(path: readonly Position[]): Position {
  let left = lengthOf(path) / 2
  for (const [index, to] of path.entries()) {
    const from = path[index - 1] ?? to
    const length = step(from, to)
    if (length > 0 && left <= length) {
      const share = left / length
      return [(from[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)) * share, (from[1] ?? 0) + ((to[1] ?? 0) - (from[1] ?? 0)) * share]
    }
    left -= length
  }
  return path[0] ?? []
}

function areaOf(ring: readonly Position[]): number {
  return Math.abs(
    ring.reduce((sum, [x = 0, y = 0], index) => {
      const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? []
      return sum + x * nextY - nextX * y
    }, 0) / 2,
  )
}

/** The middle of the widest stretch inside, at half the height: on the area whatever its form, holes left out. */
function insideOf(rings: readonly Position[][]): Position {
  const heights = (rings[0] ?? []).map(([, y = 0]) => y)
  const height = (Math.min(...heights) + Math.max(...heights)) / 2
  const crossings = rings.flatMap((ring) => crossingsAt(ring, height)).toSorted((a, b) => a - b)
  let best: [from: number, to: number] = [crossings[0] ?? 0, crossings[0] ?? 0]
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const stretch: [number, number] = [crossings[index] ?? 0, crossings[index + 1] ?? 0]
    if (stretch[1] - stretch[0] > best[1] - best[0]) best = stretch
  }
  return [(best[0] + best[1]) / 2, height]
}

function crossingsAt(ring: readonly Position[], height: number): number[] {
  return ring.flatMap(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[index + 1] ?? ring[0] ?? []
    return y1 > height === y2 > height ? [] : [x1 + ((height - y1) / (y2 - y1)) * (x2 - x1)]
  })
}
