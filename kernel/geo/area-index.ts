/**
 * Areas in memory: a packed tree of boxes, then an exact test (design D4).
 * A point on a shared edge belongs to the area with the lower code (ST §3), so the answer never depends on order.
 */
import Flatbush from 'flatbush'
import type { MultiPolygon, Polygon } from 'geojson'

export interface Area {
  code: string
  geometry: Polygon | MultiPolygon
}

export interface AreaIndex {
  /** Position in the list the index was built from, sorted by code; -1 when no area holds the point. */
  find(lon: number, lat: number): number
  codes: readonly string[]
}

type Ring = Float64Array

const OUTSIDE = 0
const EDGE = 1
const INSIDE = 2
/** About a tenth of a millimetre, in degrees. */
const EDGE_TOLERANCE = 1e-9

export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const codes = sorted.map((area) => area.code)
  const shapes = sorted.map((area) => ringsOf(area.geometry))
  if (sorted.length === 0) return { codes, find: () => -1 }
  const tree = new Flatbush(sorted.length, 8)
  for (const rings of shapes) tree.add(...boxOf(rings))
  tree.finish()
  return {
    codes,
    find(lon, lat) {
      const hits = tree.search(lon - EDGE_TOLERANCE, lat - EDGE_TOLERANCE, lon + EDGE_TOLERANCE, lat + EDGE_TOLERANCE)
      let onEdge = -1
      for (const index of hits) {
        const side = sideOf(shapes[index] ?? [], lon, lat)
        if (side === INSIDE) return index
        if (side === EDGE && (onEdge < 0 || index < onEdge)) onEdge = index
      }
      return onEdge
    },
  }
}

function ringsOf(geometry: Polygon | MultiPolygon): Ring[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.flat().map((ring) => Float64Array.from(ring.flatMap((position) => [position[0] ?? 0, position[1] ?? 0])))
}

function boxOf(rings: Ring[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i] ?? west)
      east = Math.max(east, ring[i] ?? east)
      south = Math.min(south, ring[i + 1] ?? south)
      north = Math.max(north, ring[i + 1] ?? north)
    }
  }
  return [west, south, east, north]
}

/** Even-odd rule over all rings: holes and several parts need no special case. */
function sideOf(rings: Ring[], lon: number, lat: number): number {
  let inside = false
  for (const ring of rings) {
    const last = ring.length - 2
    let ax = ring[last] ?? 0
    let ay = ring[last + 1] ?? 0
    for (let i = 0; i <= last; i += 2) {
      const bx = ring[i] ?? 0
      const by = ring[i + 1] ?? 0
      if (onSegment(ax, ay, bx, by, lon, lat)) return EDGE
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
      ax = bx
      ay = by
    }
  }
  return inside ? INSIDE : OUTSIDE
}

function onSegment(ax: number, ay: number, bx: number, by: number, x: number, y: number): boolean {
  if ((x < ax - EDGE_TOLERANCE && x < bx - EDGE_TOLERANCE) || (x > ax + EDGE_TOLERANCE && x > bx + EDGE_TOLERANCE)) return false
  if ((y < ay - EDGE_TOLERANCE && y < by - EDGE_TOLERANCE) || (y > ay + EDGE_TOLERANCE && y > by + EDGE_TOLERANCE)) return false
  const dx = bx - ax
  const dy = by - ay
  const length = Math.sqrt(dx * dx + dy * dy)
  return Math.abs(dx * (y - ay) - dy * (x - ax)) <= EDGE_TOLERANCE * length
}
