/**
 * Takes an address apart, from large to small (GB/T 30428.3): region, street, community, road or lane, door number,
 * building, marker and relative position. Pure; the names of the city's areas are given.
 */
import { type AddressElements, NOTHING } from './elements.ts'
import { parseEnglish } from './parse-english.ts'
import { alike, PLACE_ENDS } from './words.ts'

export interface KnownName {
  code: string
  level: string
  name: string
  parentCode: string | null
}

const HAN = /\p{Script=Han}/u

/** Names by their first sign, long ones first, as simplified as the texts they are looked for in. */
export type NameIndex = ReadonlyMap<string, readonly KnownName[]>

export function indexNames(names: readonly KnownName[]): NameIndex {
  const index = new Map<string, KnownName[]>()
  for (const { name, ...rest } of names) {
    const known = { ...rest, name: alike(name).replaceAll(' ', '') }
    if (known.name.length < 2) continue
    index.set(known.name.slice(0, 1), [...(index.get(known.name.slice(0, 1)) ?? []), known])
  }
  for (const some of index.values()) some.sort((a, b) => b.name.length - a.name.length)
  return index
}

/** A text that is a name as a whole, such as the one on the sign of an office. */
export const namedPlace = (text: string): AddressElements => ({ ...NOTHING, marker: alike(text).replaceAll(' ', '') })

export function parseAddress(text: string, names: NameIndex): AddressElements {
  const plain = alike(text)
  if (plain === '') return NOTHING
  if (!HAN.test(plain)) return { ...NOTHING, ...parseEnglish(plain) }
  const { codes, left, rest } = cutRegions(plain, names)
  const elements = { ...NOTHING, ...codes, ...parseStreet(left) }
  return { ...elements, rest: [rest, elements.rest].filter(Boolean).join(' ') }
}

/** What makes a name of an area the beginning of another name: 莲花社区服务中心. */
const GOES_ON = /^(服务|卫生|居委|村委|工作站|文化|广场|公园|花园|小学|中学|幼儿园|医院|党|医疗|图书|办事处|派出所|政府|法院)/
const UNKNOWN_AREA = /^\p{Script=Han}{1,6}?(街道|社区|居委会|村委会|镇|乡|[^小园社市地]区)(?=.)/u
const LEVELS = { district: 'districtCode', street: 'streetCode', community: 'communityCode' } as const

type Codes = Pick<AddressElements, 'districtCode' | 'streetCode' | 'communityCode'>

interface Cut {
  codes: Codes
  left: string
  rest: string
}

/** Areas at the beginning, however many; a misspelt one between two is skipped. */
function cutRegions(plain: string, names: NameIndex): Cut {
  const codes: Codes = { districtCode: null, streetCode: null, communityCode: null }
  const skipped: string[] = []
  let left = plain.replace(/^.{2,3}省/, '')
  for (let steps = 0; steps < 8; steps++) {
    const known = namesAt(left, names)[0]
    if (known) {
      const best = fitting(namesAt(left, names), known.name.length, codes)
      const level = isLevel(best.level) ? LEVELS[best.level] : null
      if (level) codes[level] = best.code
      left = left.slice(best.name.length).trimStart()
      continue
    }
    const ahead = aheadOf(left, names)
    const unknown = ahead > 0 ? left.slice(0, ahead) : UNKNOWN_AREA.exec(left)?.[0]
    if (unknown === undefined || goesOn(left.slice(unknown.length))) break
    skipped.push(unknown)
    left = left.slice(unknown.length).trimStart()
  }
  return { codes, left, rest: skipped.join(' ') }
}

const isLevel = (level: string): level is keyof typeof LEVELS => level in LEVELS

function namesAt(text: string, names: NameIndex): KnownName[] {
  const some = names.get(text.slice(0, 1)) ?? []
  return some.filter(({ name }) => text.startsWith(name) && !goesOn(text.slice(name.length)))
}

const goesOn = (text: string): boolean => GOES_ON.test(text) || /^(东|西|南|北|中)?(路|街(?!道)|大道|巷)/.test(text)

/** Of several areas of one name, the one inside what was named before. */
function fitting(found: readonly KnownName[], length: number, { districtCode, streetCode }: Codes): KnownName {
  const same = found.filter(({ name }) => name.length === length)
  const inside = same.find(({ parentCode }) => parentCode !== null && (parentCode === streetCode || parentCode === districtCode))
  const first = inside ?? same[0] ?? found[0]
  if (!first) throw new Error('no name')
  return first
}

/** Where the next known area begins, not far ahead and before any number. */
function aheadOf(text: string, names: NameIndex): number {
  const end = Math.min(12, text.search(/\d/) < 0 ? text.length : text.search(/\d/))
  for (let at = 1; at < end; at++) {
    const found = namesAt(text.slice(at), names).find(({ name, level }) => name.length > 2 && level !== 'city')
    if (found) return at
  }
  return -1
}

const DOOR = /(\d+)(?:-(\d+))?([A-Z])?号(?!楼|院|线|门|柱|桩|口|出|岗|亭|机|厂|桥|杆|井|灯)/
const BARE_DOOR = /(?<=路|街|道|巷|里|弄|村)(\d+)(?:-(\d+))?(?![\d巷弄])(?!楼|栋|幢|座|层|米|单元)/
const ROAD = /^\p{Script=Han}{1,9}?(?:大道|路|街|巷|公路|环线)(?:\d+(?:巷|弄|里))?(?!口|边|局|公司|新村|小区|工区)/u
const CROSSING = /^(.*?(?:路|街|道))(?:与|和|及|-|\/|&|跟)(.*?(?:路|街|道))(?:交叉路?口|交汇处|交界处|路口|交叉处|十字路口)?/u
const PLACE = new RegExp(`^.{0,16}?(?:${PLACE_ENDS})(?!路|街|巷|\\p{Script=Han}{0,2}(?:${PLACE_ENDS}))`, 'u')

function parseStreet(text: string): Partial<AddressElements> {
  const crossing = CROSSING.exec(text)
  if (crossing && !DOOR.test(crossing[0])) return crossed(crossing, text.slice(crossing[0].length))
  const door = DOOR.exec(text) ?? BARE_DOOR.exec(text)
  if (door && door.index > 0) return numbered(text, door)
  const [road] = ROAD.exec(text) ?? ['']
  return { road, ...parsePlace(text.slice(road.length)) }
}

function crossed([, one = '', other = '']: RegExpExecArray, after: string): Partial<AddressElements> {
  const roads = [one, other].map((road) => road.trim())
  return { road: roads[0] ?? '', marker: roads.toSorted().join('/'), relation: relationOf(after).relation }
}

function numbered(text: string, door: RegExpExecArray): Partial<AddressElements> {
  const before = text.slice(0, door.index).trim()
  const [place = ''] = PLACE.exec(before) ?? []
  const isTail = place !== '' && place.length < before.length && ROAD.test(before.slice(place.length))
  const [, number, under, letter = ''] = door
  const after = parsePlace(text.slice(door.index + door[0].length))
  return {
    road: (isTail ? before.slice(place.length) : before).replaceAll(' ', ''),
    number: Number(number) <= 99_999 ? Number(number) : null,
    suffix: `${under ? `-${Number(under)}` : ''}${letter}`,
    ...after,
    marker: after.marker || (isTail ? place : ''),
  }
}

const BUILDING = /^\s*-?((?:\d+|[A-Z])(?:号楼|栋|幢|座|号院)|(?:主|附|裙|东|西|南|北)楼)/u
const ROOM = /^\s*(?:\d+单元|[\dA-Z-]+室|\d+层|\d+楼(?!梯)|[A-Z]?\d{3,4}(?=$|\s))/u
const RELATION =
  /(?:斜?对面|旁边?|附近|周边|门口|门前|楼下|后面?|前面?|[东西南北]+侧?\d*米?|路口|边上?|内|里|处|入口|出口|转角|拐角|约?\d+米(?:处|左右)?)+$/

/** 中心 or 广场 alone are no names. */
const SHORTEST_PLACE = 3

/** Building, rooms (which lead nowhere on a map), marker and relative position. */
function parsePlace(text: string): Partial<AddressElements> {
  let left = text.trim()
  const building = BUILDING.exec(left)
  if (building) left = left.slice(building[0].length)
  for (let room = ROOM.exec(left); room; room = ROOM.exec(left)) left = left.slice(room[0].length)
  const { name, relation } = relationOf(left.trim())
  const [marker = ''] = PLACE.exec(name) ?? []
  const found = marker.length < SHORTEST_PLACE ? '' : marker
  const rest = name.slice(found.length).trim()
  return { building: building?.[1] ?? '', marker: found.replaceAll(' ', ''), relation, rest }
}

function relationOf(text: string): { name: string; relation: string } {
  const relation = RELATION.exec(text)?.[0] ?? ''
  return { name: text.slice(0, text.length - relation.length), relation }
}
