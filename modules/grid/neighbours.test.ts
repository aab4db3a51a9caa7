import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { neighboursAmong } from './neighbours.ts'

const box = (code: string, west: number, south: number, east: number, north: number): { code: string; geometry: Polygon } => ({
  code,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
})

const neighbours = neighboursAmong([
  box('a', 0, 0, 1, 1),
  box('b', 1, 0, 2, 1),
  // A long one above both, whose corners touch neither of them in the middle.
  box('c', -1, 1, 3, 2),
  // Three metres off, as another hand drew it.
  box('d', 2.00003, 0, 3, 1),
  box('far', 5, 5, 6, 6),
  { code: 'undrawn', geometry: null },
])

describe('duty grids beside each other', () => {
  it.each([
    ['a', ['b', 'c']],
    ['b', ['a', 'c', 'd']],
    ['c', ['a', 'b', 'd']],
    ['far', []],
    ['undrawn', []],
    ['unknown', []],
  ])('%s has %j', (code, expected) => {
    expect(neighbours(code)).toEqual(expected)
    // Remembered, and the same again.
    expect(neighbours(code)).toEqual(expected)
  })

  it('none where there are no areas at all', () => {
    expect(neighboursAmong([])('a')).toEqual([])
  })
})
