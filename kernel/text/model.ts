/** A text model: one vocabulary, and for each thing it tells (matter, unit) a head of weights. */
import { type LinearWeights, softmax } from './linear.ts'
import { PAIR, piecesOf } from './segment.ts'
import { type Row, type Rows, rowOf, type Vocabulary } from './vocabulary.ts'

/** Weights as whole numbers of −127 … 127 times the scale of their label: as they are kept, so they are measured. */
export interface Head {
  target: string
  labels: readonly string[]
  /** weights[column * labels + label]. */
  weights: Int8Array
  scale: Float32Array
  bias: Float32Array
  /** Divides scores before they become shares, so that confidence is what it says. */
  temperature: number
}

export interface TextModel {
  vocabulary: Vocabulary
  heads: readonly Head[]
  /** What it was made from and how good it is; travels with the file. */
  about?: Readonly<Record<string, unknown>>
}

/** What a text says and facts beside it, such as the district; facts are never mixed up with words. */
export interface Wording {
  text: string
  marks: readonly string[]
}

export interface Answer {
  label: string
  /** 0 … 1; those of all labels add up to one. */
  confidence: number
  /** Words of the text that spoke for it, strongest first. */
  words: string[]
}

const MARK = '@'
const WORDS_SHOWN = 3

export const allPieces = ({ text, marks }: Wording): string[] => [...piecesOf(text), ...marks.map((mark) => `${MARK}${mark}`)]

export function headOf(target: string, labels: readonly string[], { weights, bias }: LinearWeights): Head {
  const scale = new Float32Array(labels.length)
  for (const [at, weight] of weights.entries()) {
    const label = at % labels.length
    scale[label] = Math.max(scale[label] ?? 0, Math.abs(weight) / 127)
  }
  const whole = Int8Array.from(weights, (weight, at) => Math.round(weight / (scale[at % labels.length] || 1)))
  return { target, labels, weights: whole, scale, bias: bias.slice(), temperature: 1 }
}

export function headScores(head: Head, columns: ArrayLike<number>, values: ArrayLike<number>): Float32Array {
  const { labels, weights, scale, bias } = head
  const scores = new Float32Array(labels.length)
  for (let at = 0; at < columns.length; at++) {
    const base = (columns[at] ?? 0) * labels.length
    const value = values[at] ?? 0
    for (let label = 0; label < labels.length; label++) scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
  for (let label = 0; label < labels.length; label++) scores[label] = (scores[label] ?? 0) * (scale[label] ?? 0) + (bias[label] ?? 0)
  return scores
}

/** Scores of every label for every row, one row after another. */
export function allScores(head: Head, rows: Rows): Float32Array {
  const all = new Float32Array(rows.count * head.labels.length)
  for (let row = 0; row < rows.count; row++) {
    const [from, to] = [rows.offsets[row], rows.offsets[row + 1]]
    all.set(headScores(head, rows.columns.subarray(from, to), rows.values.subarray(from, to)), row * head.labels.length)
  }
  return all
}

/** Every label with its confidence, best first; empty where the model does not tell the target or knows no piece of the text. */
export function answers({ vocabulary, heads }: TextModel, target: string, wording: Wording): Answer[] {
  const head = heads.find((one) => one.target === target)
  const pieces = allPieces(wording)
  // Facts beside the text alone say nothing about it.
  const speaks = pieces.some((piece) => !piece.startsWith(MARK) && vocabulary.columnOf.has(piece))
  if (!head || !speaks) return []
  const row = rowOf(vocabulary, pieces)
  const shares = headScores(head, row.columns, row.values)
  softmax(shares, head.temperature)
  return head.labels
    .map((label, index) => ({ label, index, confidence: shares[index] ?? 0 }))
    .toSorted((one, other) => other.confidence - one.confidence || one.index - other.index)
    .map(({ label, index, confidence }, place) => ({ label, confidence, words: place < 10 ? strongest(head, vocabulary, row, index) : [] }))
}

/** What spoke for a label more than for the others: whole words, or pairs of signs where no word did. */
function strongest(head: Head, { pieces }: Vocabulary, { columns, values }: Row, label: number): string[] {
  const gains = columns
    .map((column, at) => ({ piece: pieces[column] ?? '', gain: (values[at] ?? 0) * lead(head, column, label) }))
    .filter(({ piece, gain }) => gain > 0 && !piece.startsWith(MARK) && piece.length > 1)
    .toSorted((one, other) => other.gain - one.gain)
    .map(({ piece }) => piece)
  const whole = gains.filter((piece) => !piece.startsWith(PAIR))
  const pairs = gains.filter((piece) => piece.startsWith(PAIR)).map((piece) => piece.slice(PAIR.length))
  return (whole.length > 0 ? whole : pairs).slice(0, WORDS_SHOWN)
}

function lead({ weights, scale, labels }: Head, column: number, label: number): number {
  const base = column * labels.length
  let sum = 0
  for (let other = 0; other < labels.length; other++) sum += (weights[base + other] ?? 0) * (scale[other] ?? 0)
  return (weights[base + label] ?? 0) * (scale[label] ?? 0) - sum / labels.length
}
