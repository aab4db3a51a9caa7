/**
 * Multinomial logistic regression over sparse rows, by stochastic gradient with a step per weight (AdaGrad).
 * The order of the texts comes from a seed, so the same cases give the same weights everywhere.
 */
import { randomFrom } from '../random.ts'
import type { Breathe } from './breathe.ts'
import type { Rows } from './vocabulary.ts'

export interface LinearWeights {
  labels: number
  /** weights[column * labels + label]. */
  weights: Float32Array
  bias: Float32Array
}

export interface LinearSettings {
  epochs: number
  rate: number
  /** How strongly weights are drawn to zero. */
  decay: number
  seed: number
}

export const USUAL_SETTINGS: LinearSettings = { epochs: 10, rate: 0.25, decay: 1e-5, seed: 7 }

export interface Learning {
  rows: Rows
  /** Label of each row. */
  targets: Int32Array
  /** How much a row counts; a correction counts more than once. */
  importance: Float32Array
  labels: number
  columns: number
}

const STRETCH = 512

export async function trainLinear(learning: Learning, settings: LinearSettings, breathe: Breathe): Promise<LinearWeights> {
  const { rows, labels, columns } = learning
  const model: LinearWeights = { labels, weights: new Float32Array(columns * labels), bias: new Float32Array(labels) }
  const step = stepper(model, learning, settings)
  const random = randomFrom(settings.seed)
  const order = Int32Array.from({ length: rows.count }, (_, index) => index)
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random)
    for (let from = 0; from < order.length; from += STRETCH) {
      for (const row of order.subarray(from, from + STRETCH)) step(row)
      await breathe()
    }
  }
  return model
}

/** One text: the error of each label moves the weights of the pieces it holds. */
function stepper({ weights, bias, labels }: LinearWeights, { rows, targets, importance }: Learning, { rate, decay }: LinearSettings) {
  const squares = new Float32Array(weights.length).fill(1e-6)
  const biasSquares = new Float32Array(labels).fill(1e-6)
  const errors = new Float32Array(labels)
  return (row: number): void => {
    const [from, to] = [rows.offsets[row] ?? 0, rows.offsets[row + 1] ?? 0]
    scoresInto(errors, { weights, bias, labels }, rows, from, to)
    softmax(errors)
    const target = targets[row] ?? 0
    errors[target] = (errors[target] ?? 0) - 1
    const weight = importance[row] ?? 1
    for (let at = from; at < to; at++) {
      const base = (rows.columns[at] ?? 0) * labels
      const value = (rows.values[at] ?? 0) * weight
      for (let label = 0; label < labels; label++) {
        const here = base + label
        const gradient = (errors[label] ?? 0) * value + decay * (weights[here] ?? 0)
        const square = (squares[here] ?? 0) + gradient * gradient
        squares[here] = square
        weights[here] = (weights[here] ?? 0) - (rate * gradient) / Math.sqrt(square)
      }
    }
    for (let label = 0; label < labels; label++) {
      const gradient = (errors[label] ?? 0) * weight
      const square = (biasSquares[label] ?? 0) + gradient * gradient
      biasSquares[label] = square
      bias[label] = (bias[label] ?? 0) - (rate * gradient) / Math.sqrt(square)
    }
  }
}

export function scoresInto(scores: Float32Array, model: LinearWeights, rows: Rows, from: number, to: number): void {
  const { weights, bias, labels } = model
  scores.set(bias)
  for (let at = from; at < to; at++) {
    const base = (rows.columns[at] ?? 0) * labels
    const value = rows.values[at] ?? 0
    for (let label = 0; label < labels; label++) scores[label] = (scores[label] ?? 0) + value * (weights[base + label] ?? 0)
  }
}

/** Scores of every label for every row, one row after another. */
export function scoresOf(model: LinearWeights, rows: Rows): Float32Array {
  const all = new Float32Array(rows.count * model.labels)
  for (let row = 0; row < rows.count; row++) {
    const own = all.subarray(row * model.labels, (row + 1) * model.labels)
    scoresInto(own, model, rows, rows.offsets[row] ?? 0, rows.offsets[row + 1] ?? 0)
  }
  return all
}

/** Scores become shares that add up to one; in place. */
export function softmax(scores: Float32Array, temperature = 1): void {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (let label = 0; label < scores.length; label++) {
    const share = Math.exp(((scores[label] ?? 0) - highest) / temperature)
    scores[label] = share
    sum += share
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) / sum
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}
