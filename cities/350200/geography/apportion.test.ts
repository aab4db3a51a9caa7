import { expect, it } from 'vitest'
import { apportion } from './apportion.ts'

const claims = (...weights: number[]) => weights.map((weight) => ({ weight, most: 100 }))

it.each([
  { total: 10, of: claims(1, 1), parts: [5, 5] },
  { total: 10, of: claims(1, 3, 6), parts: [1, 3, 6] },
  { total: 3, of: claims(1000, 0.001, 0.001), parts: [1, 1, 1] },
  {
    total: 10,
    of: [
      { weight: 9, most: 4 },
      { weight: 1, most: 100 },
    ],
    parts: [4, 6],
  },
])('shares $total as $parts', ({ total, of, parts }) => {
  expect(apportion(total, of)).toEqual(parts)
})

it('refuses what cannot be shared out', () => {
  expect(() => apportion(1, claims(1, 1))).toThrow('cannot share 1 among 2')
  expect(() => apportion(201, claims(1, 1))).toThrow('cannot share 201 among 2')
})
