/** How good answers are: how often the right one is first or among the first three, what is mistaken for what. */
import { softmax } from './linear.ts'

export interface Accuracy {
  cases: number
  /** Shares, 0 … 1. */
  top1: number
  top3: number
}

export interface Confusion {
  actual: number
  given: number
  cases: number
}

/** Labels by score, best first; of equal ones the earlier, which is the more frequent. */
export function bestOf(scores: Float32Array, most: number): number[] {
  const best: number[] = []
  for (let label = 0; label < scores.length; label++) {
    const score = scores[label] ?? 0
    const place = best.findIndex((other) => score > (scores[other] ?? 0))
    if (place >= 0) best.splice(place, 0, label)
    else if (best.length < most) best.push(label)
    if (best.length > most) best.pop()
  }
  return best
}

/** A target of −1 is a label that training never saw: it counts, and as wrong. */
export function accuracyOf(scores: Float32Array, targets: Int32Array, labels: number): Accuracy {
  let [first, among] = [0, 0]
  for (const [row, target] of targets.entries()) {
    const best = bestOf(scores.subarray(row * labels, (row + 1) * labels), 3)
    if (best[0] === target) first++
    if (best.includes(target)) among++
  }
  const cases = targets.length
  return { cases, top1: cases === 0 ? 0 : first / cases, top3: cases === 0 ? 0 : among / cases }
}

/** What was taken for what, most frequent first. */
export function confusionsOf(scores: Float32Array, targets: Int32Array, labels: number): Confusion[] {
  const counts = new Map<number, Confusion>()
  for (const [row, actual] of targets.entries()) {
    const given = bestOf(scores.subarray(row * labels, (row + 1) * labels), 1)[0] ?? 0
    if (given === actual || actual < 0) continue
    const key = actual * labels + given
    const known = counts.get(key) ?? { actual, given, cases: 0 }
    known.cases++
    counts.set(key, known)
  }
  return [...counts.values()].toSorted((one, other) => other.cases - one.cases || one.actual - other.actual || one.given - other.given)
}

/** The temperature at which confidence is most honest: least surprise over cases that were not trained on. */
export function calibrate(scores: Float32Array, targets: Int32Array, labels: number): number {
  let [low, high] = [Math.log(0.1), Math.log(10)]
  for (let turn = 0; turn < 30; turn++) {
    const [one, other] = [low + (high - low) * 0.382, low + (high - low) * 0.618]
    if (surprise(scores, targets, labels, Math.exp(one)) < surprise(scores, targets, labels, Math.exp(other))) high = other
    else low = one
  }
  return Math.exp((low + high) / 2)
}

function surprise(scores: Float32Array, targets: Int32Array, labels: number, temperature: number): number {
  const shares = new Float32Array(labels)
  let sum = 0
  for (const [row, target] of targets.entries()) {
    if (target < 0) continue
    shares.set(scores.subarray(row * labels, (row + 1) * labels))
    softmax(shares, temperature)
    sum -= Math.log(Math.max(shares[target] ?? 0, 1e-9))
  }
  return sum
}

/** How far confidence and truth lie apart on average (expected calibration error, ten classes), 0 … 1. */
export function calibrationError(scores: Float32Array, targets: Int32Array, labels: number, temperature: number): number {
  const bins = Array.from({ length: 10 }, () => ({ cases: 0, right: 0, confidence: 0 }))
  const shares = new Float32Array(labels)
  for (const [row, target] of targets.entries()) {
    shares.set(scores.subarray(row * labels, (row + 1) * labels))
    softmax(shares, temperature)
    const best = bestOf(shares, 1)[0] ?? 0
    const confidence = shares[best] ?? 0
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]
    if (!bin) continue
    bin.cases++
    bin.confidence += confidence
    if (best === target) bin.right++
  }
  const apart = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0)
  return targets.length === 0 ? 0 : apart / targets.length
}
