/** How far a point is from an area, for explaining why two sources name different areas. */
import type { Geometry, Position } from 'geojson'

const METRES_PER_DEGREE = 111_320

/** Metres to the area, 0 inside it; null where there is no outline. */
export function metresAway(geometry: Geometry, point: { lon: number; lat: number }): number | null {
  const narrow = Math.cos((point.lat * Math.PI) / 180)
  const sides = ringsOf(geometry).flatMap((ring) => {
    const corners = ring.map(
      ([lon = 0, lat = 0]): Position => [(lon - point.lon) * narrow * METRES_PER_DEGREE, (lat - point.lat) * METRES_PER_DEGREE],
    )
    return corners.slice(1).map((corner, index): Side => [corners[index] ?? corner, corner])
  })
  if (sides.length === 0) return null
  // Even-odd rule, counting the sides that a ray eastward from the point meets.
  const inside = sides.filter(isEast).length % 2 === 1
  return inside ? 0 : sides.map(fromOrigin).reduce((a, b) => Math.min(a, b))
}

type Side = [from: Position, to: Position]

function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

function isEast([[ax = 0, ay = 0], [bx = 0, by = 0]]: Side): boolean {
  return ay > 0 !== by > 0 && ax - (ay * (bx - ax)) / (by - ay) > 0
}

/** Distance of the origin from the segment between two points. */
function fromOrigin([[ax = 0, ay = 0], [bx = 0, by = 0]]: Side): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
