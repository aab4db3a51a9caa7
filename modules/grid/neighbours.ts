/** Which areas have a common border: asked for one at a time, and remembered as long as the areas are. */
import Flatbush from 'flatbush'
import type { MultiPolygon, Polygon, Position } from 'geojson'

interface Outlined {
  code: string
  geometry: Polygon | MultiPolygon | null
}

/** Outlines drawn by different hands leave gaps: about five metres still are a common border. */
const GAP = 0.00005

export function neighboursAmong(areas: readonly Outlined[]): (code: string) => readonly string[] {
  const drawn = areas.flatMap(({ code, geometry }) => (geometry ? [{ code, rings: ringsOf(geometry) }] : []))
  const byCode = new Map(drawn.map((area) => [area.code, area]))
  const known = new Map<string, readonly string[]>()
  const tree = drawn.length > 0 ? treeOf(drawn) : null
  return (code) => {
    const area = byCode.get(code)
    if (!area || !tree) return []
    const [west, south, east, north] = boxOf(area.rings)
    const near = () =>
      tree.search(west - GAP, south - GAP, east + GAP, north + GAP).flatMap((index) => {
        const other = drawn[index]
        return other && other.code !== code && touch(area.rings, other.rings) ? [other.code] : []
      })
    const found = known.get(code) ?? near().toSorted()
    known.set(code, found)
    return found
  }
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

function treeOf(areas: readonly { rings: Position[][] }[]): Flatbush {
  const tree = new Flatbush(areas.length)
  for (const { rings } of areas) tree.add(...boxOf(rings))
  tree.finish()
  return tree
}

function boxOf(rings: Position[][]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of rings.flat()) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

/** A corner of one lies on the outline of the other; two that share an edge always have such a corner. */
function touch(one: Position[][], other: Position[][]): boolean {
  return cornerOn(one, other) || cornerOn(other, one)
}

function cornerOn(corners: Position[][], rings: Position[][]): boolean {
  return corners.some((ring) => ring.some((corner) => rings.some((outline) => liesOn(corner, outline))))
}

function liesOn([x = 0, y = 0]: Position, outline: Position[]): boolean {
  return outline.some(([bx = 0, by = 0], at) => {
    const [ax = 0, ay = 0] = outline[at - 1] ?? [bx, by]
    const [dx, dy] = [bx - ax, by - ay]
    const length2 = dx * dx + dy * dy
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2))
    return Math.hypot(x - ax - share * dx, y - ay - share * dy) <= GAP
  })
}
