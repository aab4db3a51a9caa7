import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracyOf, bestOf, calibrate, calibrationError, confusionsOf } from './evaluate.ts'
import { softmax } from './linear.ts'

const scores = (...rows: number[][]) => Float32Array.from(rows.flat())

describe('the measure', () => {
  it('counts the first and the first three answers; what training never saw is wrong', () => {
    const given = scores([5, 4, 3, 0], [0, 1, 2, 3], [9, 8, 7, 6], [1, 0, 0, 0])
    expect(accuracyOf(given, Int32Array.of(0, 1, 3, -1), 4)).toEqual({ cases: 4, top1: 0.25, top3: 0.5 })
  })

  it('names what was mistaken for what, most frequent first', () => {
    const given = scores([1, 0], [1, 0], [0, 1], [0, 1])
    expect(confusionsOf(given, Int32Array.of(1, 1, 0, 1), 2)).toEqual([
      { actual: 1, given: 0, cases: 2 },
      { actual: 0, given: 1, cases: 1 },
    ])
  })

  it('finds the best few as sorting would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (values, most) => {
          const sorted = values.map((value, label) => ({ value, label })).toSorted((a, b) => b.value - a.value || a.label - b.label)
          expect(bestOf(Float32Array.from(values), most)).toEqual(sorted.slice(0, most).map(({ label }) => label))
        },
      ),
    )
  })

  it('makes boasting answers honest', () => {
    // Says 99 % and is right in three of four.
    const boasting = scores(...Array.from({ length: 400 }, () => [4.6, 0]))
    const targets = Int32Array.from({ length: 400 }, (_, row) => (row % 4 === 0 ? 1 : 0))
    const temperature = calibrate(boasting, targets, 2)
    const shares = Float32Array.of(4.6, 0)
    softmax(shares, temperature)
    expect(shares[0]).toBeCloseTo(0.75, 1)
    expect(calibrationError(boasting, targets, 2, temperature)).toBeLessThan(0.02)
    expect(calibrationError(boasting, targets, 2, 1)).toBeGreaterThan(0.2)
  })
})
