/** A box on the map as ranges of Morton keys. */
import { anyOf, type Sql, sql } from '../db/sql.ts'
import { cellOf, KEY_ZOOM, tileRange } from './morton.ts'

export interface KeyRange {
  from: number
  to: number
}

/** Degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

export const widened = ([west, south, east, north]: Box, by: number): Box => [west - by, south - by, east + by, north + by]

interface Cell {
  z: number
  x: number
  y: number
}

/**
 * At most so many ranges of keys that hold every point of a box (west, south, east, north, degrees); they may hold a few
 * more. In whole cells of the deepest zoom the box is a rectangle of integers: cells are cut until there are enough.
 */
export function rangesOfBox([west, south, east, north]: Box, most = 16): KeyRange[] {
  const [from, to] = [cellOf(west, north), cellOf(east, south)]
  const whole: Cell[] = []
  let edge: Cell[] = [{ z: 0, x: 0, y: 0 }]
  while (edge.length > 0 && whole.length + edge.length <= most) {
    const parts = edge.flatMap(quarters).filter((cell) => side(cell, from, to) !== 'outside')
    whole.push(...parts.filter((cell) => side(cell, from, to) === 'whole'))
    edge = parts.filter((cell) => side(cell, from, to) === 'edge')
  }
  return joinedRanges([...whole, ...edge].map(({ z, x, y }) => tileRange(z, x, y)))
}

function quarters({ z, x, y }: Cell): Cell[] {
  return [0, 1, 2, 3].map((part) => ({ z: z + 1, x: 2 * x + (part % 2), y: 2 * y + Math.floor(part / 2) }))
}

type Corner = { x: number; y: number }

function side({ z, x, y }: Cell, from: Corner, to: Corner): 'whole' | 'edge' | 'outside' {
  const size = 2 ** (KEY_ZOOM - z)
  const [left, top, right, bottom] = [x * size, y * size, (x + 1) * size - 1, (y + 1) * size - 1]
  if (right < from.x || left > to.x || bottom < from.y || top > to.y) return 'outside'
  const whole = left >= from.x && right <= to.x && top >= from.y && bottom <= to.y
  // The deepest cells cannot be cut.
  return whole || z === KEY_ZOOM ? 'whole' : 'edge'
}

/** In the order of keys, those that touch as one. */
export function joinedRanges(ranges: readonly KeyRange[]): KeyRange[] {
  const result: KeyRange[] = []
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to)
    else result.push({ ...range })
  }
  return result
}

/** On rows of a table called `t` with a column `morton`. */
export const inRanges = (ranges: readonly KeyRange[]): Sql => anyOf(ranges.map(({ from, to }) => sql`t.morton between ${from} and ${to}`))
