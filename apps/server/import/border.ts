/** How far a point is from the outline of an area, for explaining why two sources name different areas. */
import type { Geometry, Position } from 'geojson'

const METRES_PER_DEGREE = 111_320

/** Metres to the nearest border; null where there is no outline. */
export function borderMetres(geometry: Geometry, point: { lon: number; lat: number }): number | null {
  const rings = ringsOf(geometry)
  const narrow = Math.cos((point.lat * Math.PI) / 180)
  const flat = ([lon = 0, lat = 0]: Position): Position => [
    (lon - point.lon) * narrow * METRES_PER_DEGREE,
    (lat - point.lat) * METRES_PER_DEGREE,
  ]
  const distances = rings.flatMap((ring) => {
    const corners = ring.map(flat)
    return corners.slice(1).map((corner, index) => fromOrigin(corners[index] ?? corner, corner))
  })
  return distances.length === 0 ? null : distances.reduce((a, b) => Math.min(a, b))
}

function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

/** Distance of the origin from the segment between two points. */
function fromOrigin([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
