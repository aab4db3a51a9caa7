/**
 * Search over Chinese and other text on plain PostgreSQL: Chinese as overlapping pairs of characters, the rest as words.
 * The same cut is made when a row is written and when somebody searches.
 */
const HAN = /\p{Script=Han}/u
/** A house number is a word of its own, also where the sign for “number” follows at once. */
const PIECES = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Words of a row, as the text of a tsvector. */
export function searchVector(...texts: (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const text of texts) for (const word of cut(text ?? '')) words.add(word)
  return [...words].slice(0, 400).map(quoted).join(' ')
}

export interface SearchQuery {
  /** What the index is asked for: words, and pairs of Chinese signs side by side. */
  words: string
  /** The pairs in between, which make a phrase of its pairs; empty when there are none. */
  joints: string
}

/**
 * All words must appear; the last one, if not Chinese, may be the beginning of a word. Words and joints are apart
 * because the pairs of one phrase come together: taken as independent, a common phrase would look rare to the planner.
 */
export function searchQuery(text: string): SearchQuery {
  const words: string[] = []
  const joints: string[] = []
  let last = ''
  for (const [piece] of pieces(text)) {
    last = piece
    if (!HAN.test(piece)) words.push(quoted(piece.slice(0, 64)))
    else for (const [index, pair] of pairs(piece).entries()) (index % 2 === 0 ? words : joints).push(quoted(pair))
  }
  if (words.length === 0) return { words: quoted('\u0000none'), joints: '' }
  return { words: `${words.join(' & ')}${HAN.test(last) ? '' : ':*'}`, joints: joints.join(' & ') }
}

const pieces = (text: string) => text.toLowerCase().slice(0, 4000).matchAll(PIECES)

/** A sign alone is its own pair. */
function pairs(piece: string): string[] {
  const signs = [...piece]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

function* cut(text: string): Generator<string> {
  for (const [piece] of pieces(text)) {
    if (!HAN.test(piece)) yield piece.slice(0, 64)
    else yield* [...piece, ...pairs(piece)]
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll('\u0000', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
