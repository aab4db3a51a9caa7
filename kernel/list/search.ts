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

/** A blank is a word of no row. */
const NO_WORD = "' '"

export interface SearchQuery {
  /** What the index is asked for: words, and pairs of Chinese signs side by side. */
  words: string
  /** What rows so found must hold besides; empty when there is nothing. */
  joints: string
}

/** In nearly every address: the index would walk through all rows for them. */
const EVERYWHERE: readonly string[] = ['街道', '社区']

/**
 * All words must appear; the last one, if not Chinese, may be the beginning of a word. Joints are the pairs that make
 * a phrase of its pairs, and words in nearly every row. They are apart because the pairs of one phrase come together:
 * taken as independent, a common phrase would look rare to the planner.
 */
export function searchQuery(text: string): SearchQuery {
  const words: string[] = []
  const joints: string[] = []
  const found = [...pieces(text)].map(([piece]) => piece)
  for (const [index, piece] of found.entries()) {
    if (HAN.test(piece)) {
      for (const [at, pair] of pairs(piece).entries()) (isTelling(pair, at) ? words : joints).push(quoted(pair))
    } else words.push(`${quoted(piece.slice(0, 64))}${index === found.length - 1 ? ':*' : ''}`)
  }
  if (words.length > 0) return { words: words.join(' & '), joints: joints.join(' & ') }
  return { words: joints.length > 0 ? joints.join(' & ') : NO_WORD, joints: '' }
}

function isTelling(pair: string, at: number): boolean {
  return at % 2 === 0 && [...pair].length === 2 && !EVERYWHERE.includes(pair)
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

/** Pieces are letters and numbers: there is nothing in them to escape. */
function quoted(word: string): string {
  return `'${word}'`
}
