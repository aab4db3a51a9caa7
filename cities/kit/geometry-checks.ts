/** Exact checks on outlines, for the tests of a pack. Coordinates are whole millionths of a degree. */
import type { MultiPolygon, Polygon, Position } from 'geojson'

type Area = Polygon | MultiPolygon

export const ringsOf = (geometry: Area): Position[][] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())

/** Even-odd rule; a point on an edge may fall on either side. */
export function isInside(geometry: Area, [x = 0, y = 0]: Position): boolean {
  let inside = false
  for (const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] of edgesOf(geometry)) {
    if (y1 > y === y2 > y) continue
    if (x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
  }
  return inside
}

export const edgesOf = (geometry: Area): [Position, Position][] =>
  ringsOf(geometry).flatMap((ring) => ring.slice(1).map((to, i): [Position, Position] => [ring[i] ?? to, to]))

/** Twice the area in square millionths of a degree; whole numbers, so that sums can be compared exactly. */
export function exactArea(geometry: Area): number {
  const [originX = 0, originY = 0] = (ringsOf(geometry)[0]?.[0] ?? []).map(Math.round)
  const whole = (degrees: number, origin: number) => Math.round(degrees * 1e6) - origin * 1e6
  return edgesOf(geometry).reduce((sum, [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) => {
    const [east1, east2] = [whole(x1, originX), whole(x2, originX)]
    const [north1, north2] = [whole(y1, originY), whole(y2, originY)]
    return sum + east1 * north2 - east2 * north1
  }, 0)
}

/**
 * What keeps outlines from tiling a whole: edges walked twice the same way (overlap), and edges that neither a
 * neighbour walks back nor the whole has on its border (gap). Empty when every inner edge has exactly two sides.
 */
export function tilingFaults(tiles: Area[], whole: Area): string[] {
  const walked = new Set<string>()
  const faults: string[] = []
  for (const [from, to] of tiles.flatMap(edgesOf)) {
    const edge = `${from} ${to}`
    if (walked.has(edge)) faults.push(`walked twice: ${edge}`)
    walked.add(edge)
  }
  const border = new Set(edgesOf(whole).map(([from, to]) => `${from} ${to}`))
  for (const edge of walked) {
    const back = edge.split(' ').reverse().join(' ')
    if (walked.has(back) === border.has(edge)) faults.push(`open: ${edge}`)
  }
  return faults
}

/** Rings must be closed, pass no point twice, and run counter-clockwise outside, clockwise around holes. */
export function ringFaults(geometry: Area): string[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flatMap((rings) =>
    rings.flatMap((ring, i) => {
      const points = ring.slice(1).map(String)
      const faults: string[] = []
      if (String(ring[0]) !== points.at(-1)) faults.push(`not closed at ${ring[0]}`)
      if (new Set(points).size < points.length) faults.push(`passes a point twice near ${ring[0]}`)
      if (exactArea({ type: 'Polygon', coordinates: [ring] }) > 0 !== (i === 0)) faults.push(`turns wrongly at ${ring[0]}`)
      return faults
    }),
  )
}

/** Mean of the corners. */
export function centroidOf({ coordinates }: Polygon): Position {
  const corners = coordinates[0]?.slice(1) ?? []
  return [0, 1].map((axis) => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / corners.length)
}
