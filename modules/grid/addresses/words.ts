/** Words of addresses: how texts are made alike before they are compared, in Chinese and in English. */
import { simplify } from '#kernel/text/simplify.ts'

/** Ends of what is found by its name: public places, never a person's home. */
export const PLACE_ENDS =
  '大厦|大楼|广场|公园|花园|小区|新村|公寓|花苑|家园|商城|商场|超市|市场|酒店|宾馆|饭店|银行|邮局|医院|卫生院|卫生服务中心|服务中心|小学|中学|大学|学校|学院|幼儿园|图书馆|博物馆|体育馆|体育场|剧院|影院|车站|公交站|地铁站|火车站|码头|机场|加油站|停车场|派出所|居委会|村委会|街道办|办事处|天桥|大桥|桥|隧道|立交|环岛|宫|寺|祠|教堂|景区|海滩|水库|工业园|产业园|科技园|园区|中心|城'

const ENDS = new Set(PLACE_ENDS.split('|'))

/** 加油站 or 地铁站 alone: a kind of place, not the name of one. */
export const isPlaceWord = (text: string): boolean => ENDS.has(text)

/** SIGNAL_CABINET-95, MH-00123: what an office calls a thing, not what anybody calls a place. */
export const isIdentifier = (text: string): boolean => text.includes('_') || /^[A-Z]*[-#.]?\d{2,}$/.test(text)

const CHINESE_DIGITS = '零一二三四五六七八九'

/** 十二 → 12, 三八八 → 388; null where it is no number. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll('〇', '零')
  if (/^[零一二三四五六七八九]+$/.test(plain)) return Number([...plain].map((sign) => CHINESE_DIGITS.indexOf(sign)).join(''))
  const [, hundreds, , tens, ones] = /^(?:(.)百)?(零)?(?:(.?)十)?(.)?$/.exec(plain) ?? []
  const value = (sign: string | undefined, none: number) => (sign === undefined || sign === '' ? none : CHINESE_DIGITS.indexOf(sign))
  const parts = [value(hundreds, 0), plain.includes('十') ? value(tens, 1) : 0, value(ones, 0)]
  if (parts.some((part) => part < 0) || plain === '') return null
  return (parts[0] ?? 0) * 100 + (parts[1] ?? 0) * 10 + (parts[2] ?? 0)
}

const COUNTED = /([零〇一二三四五六七八九十百]+)(?=号(?!线|码头)|栋|幢|弄|巷)/g

/** One form for all widths, scripts, dashes and ways to write numbers: 湖滨南路３８８號之２ → 湖滨南路388-2号. */
export function alike(text: string): string {
  const plain = simplify(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[－—–‐~～]/g, '-')
    .replace(/[，。、；：,;:|"'“”‘’（）()[\]【】\s]+/g, ' ')
    .trim()
  return plain
    .replace(COUNTED, (counted) => String(numberOf(counted) ?? counted))
    .replace(/(\d)之(?=\d)/g, '$1-')
    .replace(/(\d+)号(?:之|-)(\d+)/g, '$1-$2号')
    .replace(/(?<=\p{Script=Han}) (?=\d)|(?<=\d) (?=\p{Script=Han})/gu, '')
}

const WAYS: Readonly<Record<string, string>> = {
  STREET: 'ST',
  AVENUE: 'AVE',
  AV: 'AVE',
  ROAD: 'RD',
  PLACE: 'PL',
  BOULEVARD: 'BLVD',
  DRIVE: 'DR',
  COURT: 'CT',
  TERRACE: 'TER',
  TERR: 'TER',
  LANE: 'LN',
  CIRCLE: 'CIR',
  SQUARE: 'SQ',
  PARKWAY: 'PKWY',
  ALLEY: 'ALY',
  HIGHWAY: 'HWY',
}

const QUARTERS: Readonly<Record<string, string>> = { NORTHWEST: 'NW', NORTHEAST: 'NE', SOUTHWEST: 'SW', SOUTHEAST: 'SE' }
const QUARTER_ENDS = new Set(Object.values(QUARTERS))

/** Kinds of ways as an English address ends, before the quarter of the city. */
export const WAY_ENDS = new Set([...Object.values(WAYS), 'WAY', 'WALK', 'MEWS', 'ROW', 'PLZ', 'BRIDGE'])

/** Streets and quarters by their short forms, without the postal code. */
export function alikeEnglish(text: string): string {
  const words = text
    .replace(/\./g, '')
    .replace(/\b\d{5}(-\d{4})?$/, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.map((word) => WAYS[word] ?? QUARTERS[word] ?? word).join(' ')
}

const STREET_ENDS = /(路|街|道|巷|弄|里|村|厝|垵|社|坊|埔|园|苑|小区|公路|线|[路街]\d+[巷弄里])$/

/** Plainly a street or a settlement, nothing that only stands where one would. */
export function isStreetName(road: string): boolean {
  if (road.endsWith('家里')) return false
  return road.length <= 40 && (STREET_ENDS.test(road) || road.split(' ').some((word, at) => at > 0 && WAY_ENDS.has(word)))
}

const LONG_ENDS = PLACE_ENDS.split('|').filter((end) => end.length > 1)

/** A crossing of streets, or plainly a public place: 王小桥 may be a person. */
export function isPublicPlace(marker: string): boolean {
  const roads = marker.split('/')
  return roads.length > 1 ? roads.every(isStreetName) : LONG_ENDS.some((end) => marker.endsWith(end))
}

/** Pairs of neighbouring signs, with both ends marked: what names that differ by a sign still share. */
export function pairsOf(name: string): string[] {
  const signs = ['^', ...name, '$']
  return [...new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))]
}

const HAN = /\p{Script=Han}/u

/**
 * How like a known name is to the one asked for: 1 is the same, 0 another. Numbers in names are never misspelt into each
 * other: 14TH ST is no 13TH ST, and 29巷 no 28巷.
 */
export function likeness(known: string, asked: string): number {
  if (known === asked) return 1
  const sameNumbers = numbersIn(known) === numbersIn(asked)
  if (HAN.test(known) || HAN.test(asked)) return likenessOfSigns(known, asked) * (sameNumbers ? 1 : 0.6)
  return sameNumbers ? likenessOfWords(partsOf(known), partsOf(asked)) : 0
}

const numbersIn = (name: string): string => (name.match(/\d+/g) ?? []).join()

/** Of a longer text the name may be the end, where what stands before could not be cut off. */
function likenessOfSigns(known: string, asked: string): number {
  const [a, b] = [[...known], [...asked]]
  const whole = likenessOfLengths(a, b)
  if (b.length <= a.length + 1 || a.length < SHORTEST_END) return whole
  const ends = [a.length - 1, a.length, a.length + 1].map((length) => likenessOfLengths(a, b.slice(-length)) * 0.97)
  return Math.max(whole, ...ends)
}

const SHORTEST_END = 3

function likenessOfLengths(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length, 1)
  // Lengths that differ so much are alike in nothing that matters.
  return Math.abs(a.length - b.length) * 2 > longer ? 0 : 1 - distance(a, b) / longer
}

interface Parts {
  core: string
  way: string
  quarter: string
}

function partsOf(name: string): Parts {
  const words = name.split(' ')
  const quarter = words.findLast((word) => QUARTER_ENDS.has(word)) ?? ''
  const way = words.findLast((word, at) => at > 0 && WAY_ENDS.has(word)) ?? ''
  return { core: words.filter((word) => word !== quarter && word !== way).join(' '), way, quarter }
}

/** The kind of way is often written wrong, the quarter of the city seldom, and a name of one letter never. */
function likenessOfWords(known: Parts, asked: Parts): number {
  const same = known.core === asked.core
  if (!same && Math.min(known.core.length, asked.core.length) < SHORTEST_END) return 0
  const way = known.way === asked.way ? 1 : asked.way === '' ? 0.95 : 0.85
  const quarter = known.quarter === asked.quarter ? 1 : asked.quarter === '' ? 0.9 : 0.6
  return (same ? 1 : likenessOfLengths([...known.core], [...asked.core])) * way * quarter
}

/** Signs put in, left out, changed, or two neighbours swapped; rows of the usual table, used again for each sign. */
function distance(a: readonly string[], b: readonly string[]): number {
  let [older, last, row] = [new Uint16Array(b.length + 1), new Uint16Array(b.length + 1), new Uint16Array(b.length + 1)]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (older[j - 2] ?? 0) + 1 : changed
      row[j] = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped)
    }
    ;[older, last, row] = [last, row, older]
  }
  return last[b.length] ?? 0
}
