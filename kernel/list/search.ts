/**
 * Search over Chinese and other text on plain PostgreSQL: Chinese as overlapping pairs of characters, the rest as words.
 * The same cut is made when a row is written and when somebody searches.
 */
const HAN = /\p{Script=Han}/u
const PIECES = /\p{Script=Han}+|[\p{L}\p{N}]+/gu

/** Words of a row, as the text of a tsvector. */
export function searchVector(...texts: (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const text of texts) for (const word of cut(text ?? '', true)) words.add(word)
  return [...words].slice(0, 400).map(quoted).join(' ')
}

/** All words must appear; the last one, if not Chinese, may be the beginning of a word. */
export function searchQuery(text: string): string {
  const words = [...cut(text, false)]
  if (words.length === 0) return quoted('\u0000none')
  return words.map((word, index) => (index === words.length - 1 && !HAN.test(word) ? `${quoted(word)}:*` : quoted(word))).join(' & ')
}

function* cut(text: string, indexing: boolean): Generator<string> {
  for (const [piece] of text.toLowerCase().slice(0, 4000).matchAll(PIECES)) {
    if (!HAN.test(piece)) {
      yield piece.slice(0, 64)
      continue
    }
    const signs = [...piece]
    if (signs.length === 1 || indexing) for (const sign of signs) yield sign
    for (let i = 0; i + 1 < signs.length; i++) yield `${signs[i]}${signs[i + 1]}`
  }
}

function quoted(word: string): string {
  return `'${word.replaceAll('\u0000', '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
