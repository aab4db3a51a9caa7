/** English addresses: number and street with quarter, blocks, crossings. */
import type { AddressElements } from './elements.ts'
import { alikeEnglish, WAY_ENDS } from './words.ts'

const BLOCK_RANGE = /^(\d+)\s*-\s*(\d+)\s+BLOCK\s+(?:OF\s+)?(.+)$/
const BLOCK = /^(\d+)\s+BLOCK\s+(?:OF\s+)?(.+)$/
const NUMBERED = /^(\d+)(?:-(\d+))?([A-Z])?\s+(?:1\/2\s+)?(.+)$/
const UNIT = /\s+(?:APT|UNIT|SUITE|STE|FL|FLOOR|ROOM|RM|#)\s*\S*$/
const CROSSING = /^(?:INTERSECTION OF\s+)?(.+?)\s+(?:&|AND|@|AT)\s+(.+)$/
const POSITION = /^(IN FRONT OF|ACROSS FROM|BEHIND|REAR OF|REAR|NEAR|OPPOSITE|NEXT TO|CORNER OF|ALLEY BEHIND)\s+/
const QUARTER = /^(NW|NE|SW|SE)$/
const HUNDRED = 100

export function parseEnglish(plain: string): Partial<AddressElements> {
  const position = POSITION.exec(plain)
  const left = alikeEnglish(plain.slice(position?.[0].length ?? 0)).replace(UNIT, '')
  return { ...streetOf(left), relation: position?.[1] ?? '' }
}

function streetOf(text: string): Partial<AddressElements> {
  const range = BLOCK_RANGE.exec(text)
  if (range) return { number: Number(range[1]), numberTo: Number(range[2]), road: wayOf(range[3] ?? '') }
  const block = BLOCK.exec(text)
  if (block) return { number: Number(block[1]), numberTo: Number(block[1]) + HUNDRED - 1, road: wayOf(block[2] ?? '') }
  const crossing = CROSSING.exec(text)
  if (crossing && isWay(crossing[1] ?? '')) {
    const roads = [wayOf(crossing[1] ?? ''), wayOf(crossing[2] ?? '')]
    return { road: roads[0] ?? '', marker: roads.toSorted().join('/') }
  }
  const door = NUMBERED.exec(text)
  if (door && Number(door[1]) <= 99_999)
    return { number: Number(door[1]), suffix: `${door[2] ? `-${door[2]}` : ''}${door[3] ?? ''}`, road: wayOf(door[4] ?? '') }
  return isWay(text) ? { road: wayOf(text) } : { marker: text }
}

/** The street without what stands behind its quarter: a city, a state. */
function wayOf(text: string): string {
  const words = text.trim().split(' ')
  const quarter = words.findIndex((word, at) => at > 0 && QUARTER.test(word))
  return (quarter < 0 ? words : words.slice(0, quarter + 1)).join(' ')
}

const isWay = (text: string): boolean => text.split(' ').some((word, at) => at > 0 && (WAY_ENDS.has(word) || QUARTER.test(word)))
