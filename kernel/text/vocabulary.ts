/** Which pieces count, in which column, and how much: rare ones are forgotten, common ones weigh little. */

import { type Breathe, inStretches } from './breathe.ts'

/** Several texts as rows of a sparse matrix: row r holds columns[offsets[r] … offsets[r + 1]). */
export interface Rows {
  count: number
  offsets: Int32Array
  columns: Int32Array
  values: Float32Array
}

export interface Vocabulary {
  pieces: readonly string[]
  columnOf: ReadonlyMap<string, number>
  /** Inverse document frequency of each column. */
  rarity: Float32Array
}

export interface VocabularyLimits {
  /** In how many texts a piece must occur. */
  fewest: number
  most: number
}

export const USUAL_LIMITS: VocabularyLimits = { fewest: 3, most: 40_000 }

export async function learnVocabulary(
  texts: readonly (readonly string[])[],
  breathe: Breathe,
  { fewest, most }: VocabularyLimits = USUAL_LIMITS,
): Promise<Vocabulary> {
  const seenIn = new Map<string, number>()
  await inStretches(
    texts,
    (text) => {
      for (const piece of new Set(text)) seenIn.set(piece, (seenIn.get(piece) ?? 0) + 1)
    },
    breathe,
  )
  const kept = [...seenIn]
    .filter(([, count]) => count >= fewest)
    .toSorted(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
    .slice(0, most)
  return vocabularyOf(
    kept.map(([piece]) => piece),
    Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  )
}

export function vocabularyOf(pieces: readonly string[], rarity: Float32Array): Vocabulary {
  return { pieces, rarity, columnOf: new Map(pieces.map((piece, column) => [piece, column])) }
}

export interface Row {
  columns: number[]
  values: number[]
}

/** How often each known piece comes. */
export function countsOf({ columnOf }: Vocabulary, text: readonly string[]): Row {
  const counts = new Map<number, number>()
  for (const piece of text) {
    const column = columnOf.get(piece)
    if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  return { columns: [...counts.keys()], values: [...counts.values()] }
}

/** Each known piece once, damped by how often it comes, weighed by rarity, of length 1. */
export function rowOf(vocabulary: Vocabulary, text: readonly string[]): Row {
  const { columns, values } = countsOf(vocabulary, text)
  const raw = values.map((count, index) => (1 + Math.log(count)) * (vocabulary.rarity[columns[index] ?? 0] ?? 1))
  const length = Math.hypot(...raw) || 1
  return { columns, values: raw.map((value) => value / length) }
}

export async function rowsOf(
  vocabulary: Vocabulary,
  texts: readonly (readonly string[])[],
  breathe: Breathe,
  weigh: (vocabulary: Vocabulary, text: readonly string[]) => Row = rowOf,
): Promise<Rows> {
  const rows = await inStretches(texts, (text) => weigh(vocabulary, text), breathe)
  const offsets = new Int32Array(rows.length + 1)
  for (const [index, row] of rows.entries()) offsets[index + 1] = (offsets[index] ?? 0) + row.columns.length
  const [columns, values] = [new Int32Array(offsets[rows.length] ?? 0), new Float32Array(offsets[rows.length] ?? 0)]
  for (const [index, row] of rows.entries()) {
    columns.set(row.columns, offsets[index])
    values.set(row.values, offsets[index])
  }
  return { count: rows.length, offsets, columns, values }
}
