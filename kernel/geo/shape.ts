/**
 * Shapes drawn on a map (circle, polygon, corridor), an exact test of points, and the cells of Morton keys that cover a
 * shape: those that lie wholly inside need no test.
 */
import Type, { type Static } from 'typebox'
import { type LonLat, metresBetween } from './distance.ts'
import { cellOf, KEY_ZOOM, tileRange } from './morton.ts'

const Spot = Type.Tuple([Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -85, maximum: 85 })])
export const ShapeInput = Type.Union([
  Type.Object({ kind: Type.Literal('circle'), centre: Spot, metres: Type.Number({ exclusiveMinimum: 0, maximum: 100_000 }) }),
  Type.Object({ kind: Type.Literal('polygon'), ring: Type.Array(Spot, { minItems: 3, maxItems: 1000 }) }),
  Type.Object({
    kind: Type.Literal('corridor'),
    line: Type.Array(Spot, { minItems: 2, maxItems: 1000 }),
    metres: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
  }),
])
export type Shape = Static<typeof ShapeInput>

export interface CellRange {
  from: number
  to: number
  /** Every point of the range lies in the shape. */
  whole: boolean
}

interface Flat {
  x: number
  y: number
}

const METRES_PER_DEGREE = 6_371_008.8 * (Math.PI / 180)

/** Whether a point lies in a shape; on the edge counts as inside, to the millimetre. */
export function insideTest(shape: Shape): (point: LonLat) => boolean {
  const depth = depthOf(shape)
  return (point) => depth(point) >= -0.001
}

/** Metres from the edge of the shape, positive inside. */
function depthOf(shape: Shape): (point: LonLat) => number {
  if (shape.kind === 'circle') {
    const [lon, lat] = shape.centre
    return (point) => shape.metres - metresBetween({ lon, lat }, point)
  }
  const positions = shape.kind === 'polygon' ? shape.ring : shape.line
  const toFlat = flatAround(positions)
  const flat = positions.map(([lon, lat]) => toFlat({ lon, lat }))
  const closed = shape.kind === 'polygon'
  const edges = flat.flatMap((from, at) => {
    const to = flat[at + 1] ?? (closed ? flat[0] : undefined)
    return to ? [{ from, to }] : []
  })
  const distance = (point: Flat) => edges.reduce((least, { from, to }) => Math.min(least, distanceTo(point, from, to)), Infinity)
  if (shape.kind === 'corridor') return (point) => shape.metres - distance(toFlat(point))
  return (point) => {
    const at = toFlat(point)
    return isWithin(at, edges) ? distance(at) : -distance(at)
  }
}

/** Metres east and north of the middle; over a city the error is far below that of a survey. */
function flatAround(positions: readonly [number, number][]): (point: LonLat) => Flat {
  const middle = positions.reduce((sum, [, lat]) => sum + lat, 0) / positions.length
  const origin = positions[0]?.[0] ?? 0
  const east = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180)
  return ({ lon, lat }) => ({ x: (lon - origin) * east, y: (lat - middle) * METRES_PER_DEGREE })
}

function distanceTo({ x, y }: Flat, from: Flat, to: Flat): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length))
  return Math.hypot(x - from.x - share * dx, y - from.y - share * dy)
}

function isWithin({ x, y }: Flat, edges: readonly { from: Flat; to: Flat }[]): boolean {
  let inside = false
  for (const { from, to } of edges)
    if (from.y > y !== to.y > y && x < ((to.x - from.x) * (y - from.y)) / (to.y - from.y) + from.x) inside = !inside
  return inside
}

const MOST_CELLS = 160
/** Cells smaller than this gain nothing: about 20 m. */
const FINEST = 21

interface Cell {
  z: number
  x: number
  y: number
}

/** Cells that cover the shape, in the order of keys; cut finer along the edge until there are enough. */
export function cellsOver(shape: Shape): CellRange[] {
  const depth = depthOf(shape)
  const whole: Cell[] = []
  let edge = firstCells(shape)
  for (;;) {
    const next: Cell[] = []
    const kept: Cell[] = []
    for (const cell of edge) {
      const { middle, reach } = circleAround(cell)
      const inside = depth(middle)
      if (inside > reach) whole.push(cell)
      else if (inside >= -reach) (cell.z < FINEST ? next : kept).push(cell)
    }
    if (next.length === 0 || whole.length + (next.length + kept.length) * 2 > MOST_CELLS) return joined(whole, [...next, ...kept])
    edge = [...kept, ...next.flatMap(quarters)]
  }
}

function quarters({ z, x, y }: Cell): Cell[] {
  return [0, 1, 2, 3].map((part) => ({ z: z + 1, x: 2 * x + (part % 2), y: 2 * y + Math.floor(part / 2) }))
}

/** At most four cells hold the box of the shape. */
function firstCells(shape: Shape): Cell[] {
  const [west, south, east, north] = boxOf(shape)
  const [from, to] = [cellOf(west, north), cellOf(east, south)]
  const span = Math.max(to.x - from.x, to.y - from.y, 1)
  const z = Math.max(0, KEY_ZOOM - Math.ceil(Math.log2(span)))
  const side = 2 ** (KEY_ZOOM - z)
  const cells: Cell[] = []
  for (let x = Math.floor(from.x / side); x <= Math.floor(to.x / side); x++)
    for (let y = Math.floor(from.y / side); y <= Math.floor(to.y / side); y++) cells.push({ z, x, y })
  return cells
}

export function boxOf(shape: Shape): [number, number, number, number] {
  const positions = shape.kind === 'circle' ? [shape.centre] : shape.kind === 'polygon' ? shape.ring : shape.line
  const lons = positions.map(([lon]) => lon)
  const lats = positions.map(([, lat]) => lat)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const up = shape.kind === 'polygon' ? 0 : (shape.metres * 1.01) / METRES_PER_DEGREE
  const side = up / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180)
  return [Math.min(...lons) - side, south - up, Math.max(...lons) + side, north + up]
}

function circleAround({ z, x, y }: Cell): { middle: LonLat; reach: number } {
  const count = 2 ** z
  const latAt = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / count))) * 180) / Math.PI
  const middle = { lon: ((x + 0.5) / count) * 360 - 180, lat: latAt(y + 0.5) }
  const corners = [y, y + 1].map((row) => metresBetween(middle, { lon: (x / count) * 360 - 180, lat: latAt(row) }))
  // A little more: distances on the flat differ from those on the sphere by less than this.
  return { middle, reach: Math.max(...corners) * 1.02 }
}

function joined(whole: readonly Cell[], edge: readonly Cell[]): CellRange[] {
  const ranges = [
    ...whole.map(({ z, x, y }) => ({ ...tileRange(z, x, y), whole: true })),
    ...edge.map(({ z, x, y }) => ({ ...tileRange(z, x, y), whole: false })),
  ].toSorted((a, b) => a.from - b.from)
  const result: CellRange[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last && last.whole === range.whole && range.from === last.to + 1) last.to = range.to
    else result.push({ ...range })
  }
  return result
}
