import { expect, it } from 'vitest'
import { figureOf } from './metric.ts'

// Seed figures and borders (modules.md, EV §1): half up on two decimals, nothing divided by nothing.
it.each([
  [405, 466, 86.91],
  [404, 466, 86.7],
  [406, 466, 87.12],
  [2386, 2476, 96.37],
  [1_052_759, 1_063_500, 98.99],
  [1, 3, 33.33],
  [2, 3, 66.67],
  [1, 8, 12.5],
  [1, 800, 0.13],
  [0, 5, 0],
  [5, 5, 100],
])('%i of %i is %d percent', (numerator, denominator, percent) => {
  expect(figureOf('percent', numerator, denominator)).toBe(percent)
})

it('is no figure at all over nothing', () => {
  expect(figureOf('percent', 0, 0)).toBeNull()
  expect(figureOf('percent', 0, null)).toBeNull()
  expect(figureOf('count', 7, null)).toBe(7)
})
