/** All components in use, in memory for the map: loaded once, then kept in step by the news of every change. */
import { type Platform, perPlatform } from '#kernel/ctx.ts'
import { copyOut } from '#kernel/db/copy.ts'
import { rangesAround } from '#kernel/geo/morton.ts'
import { newId } from '#kernel/id.ts'
import type { PointFilter } from '#kernel/tiles/counting.ts'
import { emptyArrays, type IndexedPoint, put } from '#kernel/tiles/point-arrays.ts'
import { buildPointIndex, type PointIndex } from '#kernel/tiles/point-index.ts'
import { MANY_CHANGED } from '../contract.ts'
import { classCodeOf, STATUSES } from '../rules.ts'

/** What the index knows of a component; also the news of a change. */
export interface Indexed {
  code: string
  morton: number
  classCode: string
  status: string
  districtCode: string
  authorityUnitCode: string
}

export interface Census {
  index: PointIndex
  /** Tells this reading of the census from an earlier one, in ETags. */
  since: string
  codeOf(ref: number): string
  /** Codes of the class in the cells around a place: those within so many metres, and a few beyond. */
  around(classCode: string, lon: number, lat: number, metres: number): string[]
  /** `class`, `major`, `status`, `district`, `unit`: words, several by comma. Unknown words let nothing pass. */
  filter(words: Record<string, string>): PointFilter
  wordOf(column: Column, value: number): string
}

const COLUMNS = ['class', 'status', 'district', 'unit'] as const
export type Column = (typeof COLUMNS)[number]

interface Words {
  list: string[]
  places: Map<string, number>
}

/** Changes heard while the census is being read wait for its end. */
const held = perPlatform((platform): { census: Promise<Writable> | null } => {
  const slot: { census: Promise<Writable> | null } = { census: null }
  platform.live.subscribe(({ topic, payload }) => {
    if (topic === MANY_CHANGED) slot.census = null
    if (topic === 'components.changed') void slot.census?.then((census) => change(census, payload))
  })
  return slot
})

/** The census as it is now, read anew, whatever is in memory. */
export function freshCensus(platform: Platform): Promise<Census> {
  held(platform).census = null
  return censusOf(platform)
}

export function censusOf(platform: Platform): Promise<Census> {
  const slot = held(platform)
  if (slot.census) return slot.census
  const reading = read(platform)
  slot.census = reading
  // A reading that failed is not kept.
  reading.catch(() => {
    if (slot.census === reading) slot.census = null
  })
  return reading
}

function isIndexed(value: unknown): value is Indexed {
  return typeof value === 'object' && value !== null && 'code' in value && 'morton' in value
}

interface Writable extends Census {
  pointOf(component: Indexed): IndexedPoint
}

function change({ index, pointOf }: Writable, { before, after }: Record<string, unknown>): void {
  if (isIndexed(before)) index.remove(before.morton, pointOf(before).ref)
  if (isIndexed(after)) index.add(pointOf(after))
}

/** Sequences of a class and region fit below this, so that a code is one number (ST §2.1). */
const SEQUENCES = 1_000_000
const FIRST_CAPACITY = 1 << 18

async function read(platform: Platform): Promise<Writable> {
  const words = new Map<Column, Words>(COLUMNS.map((column) => [column, { list: [], places: new Map() }]))
  const prefixes: Words = { list: [], places: new Map() }
  const place = (known: Words, word: string): number => {
    const at = known.places.get(word)
    if (at !== undefined) return at
    known.places.set(word, known.list.length)
    return known.list.push(word) - 1
  }
  const wordsOf = (column: Column): Words => words.get(column) ?? { list: [], places: new Map() }
  for (const status of Object.keys(STATUSES)) place(wordsOf('status'), status)
  const pointOf = ({ code, morton, classCode, status, districtCode, authorityUnitCode }: Indexed): IndexedPoint => ({
    key: morton,
    ref: place(prefixes, code.slice(0, -6)) * SEQUENCES + Number(code.slice(-6)),
    values: [
      place(wordsOf('class'), classCode),
      place(wordsOf('status'), status),
      place(wordsOf('district'), districtCode),
      place(wordsOf('unit'), authorityUnitCode),
    ],
  })
  const filters = new Map<string, PointFilter>()
  const onlyClass = (classCode: string): PointFilter => {
    const known = filters.get(classCode)
    if (known) return known
    const made = COLUMNS.map((column) => (column === 'class' ? allowedOf(wordsOf(column), (word) => word === classCode) : null))
    filters.set(classCode, made)
    return made
  }
  const index = buildPointIndex(await readAll(platform, pointOf))
  const codeOf = (ref: number) => `${prefixes.list[Math.floor(ref / SEQUENCES)] ?? ''}${String(ref % SEQUENCES).padStart(6, '0')}`
  return {
    index,
    since: newId().slice(0, 13),
    pointOf,
    codeOf,
    around(classCode, lon, lat, metres) {
      const only = onlyClass(classCode)
      return rangesAround(lon, lat, metres).flatMap(({ from, to }) => index.within(from, to, only).map(({ ref }) => codeOf(ref)))
    },
    wordOf: (column, value) => wordsOf(column).list[value] ?? '',
    filter: (asked) => COLUMNS.map((column) => allowedOf(wordsOf(column), testOf(column, asked))),
  }
}

function testOf(column: Column, asked: Record<string, string>): ((word: string) => boolean) | null {
  const tests = (column === 'class' ? [wordTest(asked.class), majorTest(asked.major)] : [wordTest(asked[column])]).filter(
    (test) => test !== null,
  )
  return tests.length === 0 ? null : (word) => tests.every((test) => test(word))
}

function wordTest(text: string | undefined): ((word: string) => boolean) | null {
  if (text === undefined || text === '') return null
  const wanted = new Set(text.split(','))
  return (word) => wanted.has(word)
}

function majorTest(text: string | undefined): ((word: string) => boolean) | null {
  const test = wordTest(text)
  return test && ((word) => test(word.slice(0, 2)))
}

function allowedOf({ list }: Words, test: ((word: string) => boolean) | null): Uint8Array | null {
  return test && Uint8Array.from(list, (word) => (test(word) ? 1 : 0))
}

/** COPY sends millions of rows in seconds; they come by key, so nothing has to be sorted. */
async function readAll(platform: Platform, pointOf: (component: Indexed) => IndexedPoint) {
  let arrays = emptyArrays(COLUMNS.length, FIRST_CAPACITY)
  let size = 0
  const take = (line: string) => {
    const [morton, code = '', status = '', districtCode = '', authorityUnitCode = ''] = line.split('\t')
    if (size === arrays.keys.length) arrays = resized(arrays, size * 2)
    put(arrays, size++, pointOf({ morton: Number(morton), code, classCode: classCodeOf(code), status, districtCode, authorityUnitCode }))
  }
  await copyOut(
    platform.db,
    'select morton, code, status, district_code, authority_unit_code from component where retired_at is null order by morton',
    (line) => void take(line),
  )
  return resized(arrays, size)
}

function resized(arrays: ReturnType<typeof emptyArrays>, length: number): ReturnType<typeof emptyArrays> {
  if (arrays.keys.length === length) return arrays
  const next = emptyArrays(arrays.columns.length, length)
  const kept = Math.min(length, arrays.keys.length)
  next.keys.set(arrays.keys.subarray(0, kept))
  next.refs.set(arrays.refs.subarray(0, kept))
  for (const [column, values] of next.columns.entries()) values.set(arrays.columns[column]?.subarray(0, kept) ?? [])
  return next
}
