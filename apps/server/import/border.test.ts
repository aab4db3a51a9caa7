import { expect, it } from 'vitest'
import { metresAway } from './border.ts'

const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
      [0, 0],
    ],
  ],
}

it('measures to the nearest side from outside, and nothing inside', () => {
  expect(metresAway(square, { lon: 0.005, lat: 0.011 })).toBeCloseTo(111.3, 0)
  expect(metresAway(square, { lon: -0.003, lat: -0.004 })).toBeCloseTo(556.6, 0)
  expect(metresAway(square, { lon: 0.009, lat: 0.005 })).toBe(0)
  expect(metresAway({ type: 'Point', coordinates: [0, 0] }, { lon: 0, lat: 0 })).toBeNull()
})
