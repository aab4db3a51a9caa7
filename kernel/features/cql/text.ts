/** Reads CQL2 text by recursive descent: or, and, not, predicates, in the order of OGC 21-065r2 Annex B. */

import { boxFrom, crossings, polygonOf } from '../area.ts'
import type { Area, Spot } from '../definition.ts'
import { COMPARISONS, type Comparison, type Filter, type Literal, MIRRORED } from './filter.ts'
import { unreadable, type Word, wordsOf } from './words.ts'

/** Deeper than any filter written by people or programs. */
const DEEPEST = 50

export function filterFromText(filter: string): Filter {
  const reader = readerOf(filter)
  const read = either(reader, 0)
  reader.expectEnd()
  return read
}

interface Reader {
  next(): Word
  /** Takes the word of the language or the sign, if it stands here. */
  takes(text: string): boolean
  expect(text: string): void
  expectEnd(): void
  take(): Word
  fail(): never
}

function readerOf(filter: string): Reader {
  const words = wordsOf(filter)
  let at = 0
  const next = (): Word => words[at] ?? { kind: 'end', text: '', at: filter.length }
  const fail = (): never => {
    throw unreadable(filter, next().at)
  }
  const takes = (text: string): boolean => {
    const { kind, text: found } = next()
    const here = (kind === 'name' && found.toLowerCase() === text) || (kind === 'sign' && found === text)
    if (here) at++
    return here
  }
  return {
    next,
    fail,
    takes,
    expect: (text) => void (takes(text) || fail()),
    expectEnd: () => void (next().kind === 'end' || fail()),
    take() {
      const word = next()
      at++
      return word
    },
  }
}

function either(reader: Reader, depth: number): Filter {
  const args = [both(reader, depth)]
  while (reader.takes('or')) args.push(both(reader, depth))
  return joined('or', args)
}

function both(reader: Reader, depth: number): Filter {
  const args = [single(reader, depth)]
  while (reader.takes('and')) args.push(single(reader, depth))
  return joined('and', args)
}

const joined = (op: 'and' | 'or', args: Filter[]): Filter => (args.length === 1 && args[0] ? args[0] : { op, args })

function single(reader: Reader, depth: number): Filter {
  if (depth > DEEPEST) reader.fail()
  if (reader.takes('not')) return { op: 'not', arg: single(reader, depth + 1) }
  if (reader.takes('(')) {
    const inner = either(reader, depth + 1)
    reader.expect(')')
    return inner
  }
  if (reader.takes('s_intersects')) return spatial(reader)
  return predicate(reader)
}

function spatial(reader: Reader): Filter {
  reader.expect('(')
  // Either of the two may come first.
  const first = startsGeometry(reader) ? geometry(reader) : propertyName(reader)
  reader.expect(',')
  const [property, areas] = typeof first === 'string' ? [first, geometry(reader)] : [propertyName(reader), first]
  reader.expect(')')
  return { op: 's_intersects', property, areas }
}

function predicate(reader: Reader): Filter {
  const first = operand(reader)
  if (!('property' in first)) return literalFirst(reader, first.value)
  const { property } = first
  const sign = comparison(reader)
  if (sign) return { op: sign, property, value: literal(reader) }
  if (reader.takes('is')) {
    const negated = reader.takes('not')
    reader.expect('null')
    return unless(negated, { op: 'isNull', property })
  }
  const negated = reader.takes('not')
  if (reader.takes('like')) return unless(negated, { op: 'like', property, pattern: String(literal(reader)) })
  if (reader.takes('between')) {
    const from = literal(reader)
    reader.expect('and')
    return unless(negated, { op: 'between', property, from, to: literal(reader) })
  }
  reader.expect('in')
  return unless(negated, { op: 'in', property, values: inBrackets(reader, literal) })
}

const unless = (negated: boolean, filter: Filter): Filter => (negated ? { op: 'not', arg: filter } : filter)

/** `true` alone, or a comparison the other way round. */
function literalFirst(reader: Reader, value: Literal): Filter {
  const sign = comparison(reader)
  if (sign) return { op: MIRRORED[sign], property: propertyName(reader), value }
  return typeof value === 'boolean' ? { op: 'always', value } : reader.fail()
}

function comparison(reader: Reader): Comparison | undefined {
  return COMPARISONS.find((sign) => reader.takes(sign))
}

function operand(reader: Reader): { property: string } | { value: Literal } {
  const { kind, text } = reader.next()
  const isWord = kind === 'name' && ['true', 'false', 'date', 'timestamp'].includes(text.toLowerCase())
  if (kind === 'quoted' || (kind === 'name' && !isWord)) return { property: propertyName(reader) }
  return { value: literal(reader) }
}

function propertyName(reader: Reader): string {
  const { kind } = reader.next()
  return kind === 'name' || kind === 'quoted' ? reader.take().text : reader.fail()
}

function literal(reader: Reader): Literal {
  if (reader.takes('true')) return true
  if (reader.takes('false')) return false
  if (reader.takes('date') || reader.takes('timestamp')) return inBrackets(reader, text)[0] ?? reader.fail()
  return reader.next().kind === 'number' ? number(reader) : text(reader)
}

function text(reader: Reader): string {
  return reader.next().kind === 'text' ? reader.take().text : reader.fail()
}

function number(reader: Reader): number {
  return reader.next().kind === 'number' ? Number(reader.take().text) : reader.fail()
}

function inBrackets<T>(reader: Reader, read: (reader: Reader) => T): T[] {
  reader.expect('(')
  const parts = [read(reader)]
  while (reader.takes(',')) parts.push(read(reader))
  reader.expect(')')
  return parts
}

const SHAPES: readonly string[] = ['bbox', 'envelope', 'point', 'polygon', 'multipolygon']

const startsGeometry = (reader: Reader): boolean => reader.next().kind === 'name' && SHAPES.includes(reader.next().text.toLowerCase())

function geometry(reader: Reader): Area[] {
  if (reader.takes('bbox') || reader.takes('envelope')) {
    return crossings(boxFrom(inBrackets(reader, number), 'filter'), 'filter')
  }
  if (reader.takes('point')) return [{ kind: 'point', at: inBrackets(reader, spot)[0] ?? reader.fail() }]
  if (reader.takes('polygon')) return [polygonOf(rings(reader))]
  reader.expect('multipolygon')
  return inBrackets(reader, rings).map(polygonOf)
}

const rings = (reader: Reader): Spot[][] => inBrackets(reader, (inner) => inBrackets(inner, spot))

/** A height is read and left out. */
function spot(reader: Reader): Spot {
  const place: Spot = [number(reader), number(reader)]
  if (reader.next().kind === 'number') number(reader)
  return place
}
