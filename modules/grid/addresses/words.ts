/** Words of addresses: how texts are made alike before they are compared, in Chinese and in English. */
import { simplify } from '#kernel/text/simplify.ts'

/** Ends of what is found by its name: public places, never a person's home. */
export const PLACE_ENDS =
  '大厦|大楼|广场|公园|花园|小区|新村|公寓|花苑|家园|商城|商场|超市|市场|酒店|宾馆|饭店|银行|邮局|医院|卫生院|卫生服务中心|服务中心|小学|中学|大学|学校|学院|幼儿园|图书馆|博物馆|体育馆|体育场|剧院|影院|车站|公交站|地铁站|火车站|码头|机场|加油站|停车场|派出所|居委会|村委会|街道办|办事处|天桥|大桥|桥|隧道|立交|环岛|宫|寺|祠|教堂|景区|海滩|水库|工业园|产业园|科技园|园区|中心|城'

const ENDS = new Set(PLACE_ENDS.split('|'))

/** 加油站 or 地铁站 alone: a kind of place, not the name of one. */
export const isPlaceWord = (text: string): boolean => ENDS.has(text)

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
  NORTHWEST: 'NW',
  NORTHEAST: 'NE',
  SOUTHWEST: 'SW',
  SOUTHEAST: 'SE',
}

/** Kinds of ways as an English address ends, before the quarter of the city. */
export const WAY_ENDS = new Set([...Object.values(WAYS), 'WAY', 'WALK', 'MEWS', 'ROW', 'PLZ', 'BRIDGE'])

/** Streets and quarters by their short forms, without the postal code. */
export function alikeEnglish(text: string): string {
  const words = text
    .replace(/\./g, '')
    .replace(/\b\d{5}(-\d{4})?$/, '')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.map((word) => WAYS[word] ?? word).join(' ')
}

const STREET_ENDS = /(路|街|道|巷|弄|里|村|厝|垵|社|坊|埔|园|苑|小区|公路|线|[路街]\d+[巷弄里])$/

/** Plainly a street or a settlement, nothing that only stands where one would. */
export function isStreetName(road: string): boolean {
  return road.length <= 40 && (STREET_ENDS.test(road) || road.split(' ').some((word, at) => at > 0 && WAY_ENDS.has(word)))
}

/** Pairs of neighbouring signs, with both ends marked: what names that differ by a sign still share. */
export function pairsOf(name: string): string[] {
  const signs = ['^', ...name, '$']
  return [...new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))]
}

/** How much of the shorter way from one name to the other is left: 1 is the same name, 0 a quite different one. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1
  const [a, b] = [[...one], [...other]]
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1)
}

/** The name somewhere in a longer text, as at the end of what could not be cut further. */
export function likenessWithin(name: string, text: string): number {
  const [a, b] = [[...name], [...text]]
  if (b.length <= a.length + 1) return likeness(name, text)
  const pieces = [a.length - 1, a.length, a.length + 1].flatMap((length) => [b.slice(-length), b.slice(0, length)])
  return Math.max(...pieces.map((piece) => 1 - distance(a, piece) / Math.max(a.length, piece.length))) * 0.97
}

/** Signs put in, left out, changed, or two neighbours swapped. */
function distance(a: readonly string[], b: readonly string[]): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      row.push(swapped ? Math.min(least, (beforeLast[j - 2] ?? 0) + 1) : least)
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length] ?? 0
}
