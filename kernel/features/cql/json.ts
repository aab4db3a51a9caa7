/** Reads CQL2 JSON, checking every part: it comes from outside. */

import { boxFrom, crossings, polygonOf } from '../area.ts'
import type { Area, Spot } from '../definition.ts'
import { badQuery } from '../problems.ts'
import { COMPARISONS, type Comparison, type Filter, type Literal, MIRRORED } from './filter.ts'

const DEEPEST = 50

export function filterFromJson(text: string): Filter {
  try {
    return read(JSON.parse(text), 0)
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong('JSON')
    throw error
  }
}

type Parts = Readonly<Record<string, unknown>>

const wrong = (part: string) => badQuery('filter', 'syntax', `CQL2 JSON 表达式有误：${part}`, `The CQL2 JSON filter is wrong at: ${part}`)

function isObject(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function read(value: unknown, depth: number): Filter {
  if (depth > DEEPEST) throw wrong('depth')
  if (typeof value === 'boolean') return { op: 'always', value }
  if (!isObject(value) || typeof value.op !== 'string' || !Array.isArray(value.args)) throw wrong('op, args')
  const { op } = value
  const args: readonly unknown[] = value.args
  const sign = COMPARISONS.find((one) => one === op)
  if (sign) return comparison(sign, args)
  switch (op) {
    case 'and':
    case 'or':
      if (args.length < 2) throw wrong(op)
      return { op, args: args.map((arg) => read(arg, depth + 1)) }
    case 'not':
      return { op, arg: read(args[0], depth + 1) }
    case 'isNull':
      return { op, property: property(args[0]) }
    case 'like':
      return { op, property: property(args[0]), pattern: String(literal(args[1])) }
    case 'between':
      return { op, property: property(args[0]), from: literal(args[1]), to: literal(args[2]) }
    case 'in':
      return { op, property: property(args[0]), values: list(args[1]).map(literal) }
    case 's_intersects':
      return spatial(args)
    default:
      throw wrong(op.slice(0, 40))
  }
}

function comparison(op: Comparison, [left, right]: readonly unknown[]): Filter {
  if (isObject(left) && 'property' in left) return { op, property: property(left), value: literal(right) }
  return { op: MIRRORED[op], property: property(right), value: literal(left) }
}

/** Either of the two may come first. */
function spatial([left, right]: readonly unknown[]): Filter {
  const [named, shape] = isObject(left) && 'property' in left ? [left, right] : [right, left]
  return { op: 's_intersects', property: property(named), areas: geometry(shape) }
}

function property(value: unknown): string {
  if (isObject(value) && typeof value.property === 'string') return value.property
  throw wrong('property')
}

function literal(value: unknown): Literal {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (isObject(value) && typeof value.date === 'string') return value.date
  if (isObject(value) && typeof value.timestamp === 'string') return value.timestamp
  throw wrong('literal')
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw wrong('list')
}

function geometry(value: unknown): Area[] {
  if (!isObject(value)) throw wrong('geometry')
  if (Array.isArray(value.bbox)) return crossings(boxFrom(value.bbox, 'filter'), 'filter')
  switch (value.type) {
    case 'Point':
      return [{ kind: 'point', at: spot(value.coordinates) }]
    case 'Polygon':
      return [polygonOf(rings(value.coordinates))]
    case 'MultiPolygon':
      return list(value.coordinates).map((part) => polygonOf(rings(part)))
    default:
      throw wrong('geometry')
  }
}

const rings = (value: unknown): Spot[][] => list(value).map((ring) => list(ring).map(spot))

function spot(value: unknown): Spot {
  if (Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number') return [value[0], value[1]]
  throw wrong('coordinates')
}
