/** What a linear model must beat: always the most frequent answer, and multinomial naive Bayes. */
import type { Learning } from './linear.ts'
import type { Rows } from './vocabulary.ts'

/** The same scores for every text: how often each label came. */
export function majorityScores({ targets, labels }: Pick<Learning, 'targets' | 'labels'>, rows: number): Float32Array {
  const counts = new Float32Array(labels)
  for (const target of targets) counts[target] = (counts[target] ?? 0) + 1
  const scores = new Float32Array(rows * labels)
  for (let row = 0; row < rows; row++) scores.set(counts, row * labels)
  return scores
}

const SMOOTHING = 0.1

/** Logarithms of the likelihood of each label (Lidstone smoothing), by the same weighed pieces as the linear model. */
export function bayesScores(learning: Learning, asked: Rows): Float32Array {
  const { rows, targets, labels, columns } = learning
  const mass = new Float64Array(columns * labels)
  const [totals, priors] = [new Float64Array(labels), new Float64Array(labels)]
  for (let row = 0; row < rows.count; row++) {
    const label = targets[row] ?? 0
    priors[label] = (priors[label] ?? 0) + 1
    for (let at = rows.offsets[row] ?? 0; at < (rows.offsets[row + 1] ?? 0); at++) {
      const here = (rows.columns[at] ?? 0) * labels + label
      mass[here] = (mass[here] ?? 0) + (rows.values[at] ?? 0)
      totals[label] = (totals[label] ?? 0) + (rows.values[at] ?? 0)
    }
  }
  const scores = new Float32Array(asked.count * labels)
  const logs = mass.map((some, here) => Math.log((some + SMOOTHING) / ((totals[here % labels] ?? 0) + SMOOTHING * columns)))
  for (let row = 0; row < asked.count; row++) {
    for (let label = 0; label < labels; label++) {
      let score = Math.log(((priors[label] ?? 0) + SMOOTHING) / (rows.count + SMOOTHING * labels))
      for (let at = asked.offsets[row] ?? 0; at < (asked.offsets[row + 1] ?? 0); at++)
        score += (asked.values[at] ?? 0) * (logs[(asked.columns[at] ?? 0) * labels + label] ?? 0)
      scores[row * labels + label] = score
    }
  }
  return scores
}
