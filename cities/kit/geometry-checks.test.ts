import type { Polygon } from 'geojson'
import { expect, it } from 'vitest'
import { exactArea, isInside, ringFaults, tilingFaults } from './geometry-checks.ts'
import { straighten } from './line.ts'

/** A rectangle in whole degrees, counter-clockwise. */
const box = (west: number, south: number, east: number, north: number): Polygon => ({
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
})

/** Two squares side by side as one outline with all corners. */
const pair: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [0, 1],
      [0, 0],
    ],
  ],
}

it('finds nothing wrong with squares that meet', () => {
  expect(tilingFaults([box(0, 0, 1, 1), box(1, 0, 2, 1)], pair)).toEqual([])
  expect(exactArea(box(0, 0, 1, 1)) + exactArea(box(1, 0, 2, 1))).toBe(exactArea(pair))
})

it('finds gaps and overlaps', () => {
  expect(tilingFaults([box(0, 0, 1, 1)], pair)).toEqual(['open: 1,0 1,1'])
  expect(tilingFaults([box(0, 0, 1, 1), box(1, 0, 2, 1), box(0, 0, 1, 1)], pair)).toContain('walked twice: 0,0 1,0')
})

it('finds rings that are open, turn the wrong way or cross themselves', () => {
  const [ring = []] = box(0, 0, 1, 1).coordinates
  expect(ringFaults({ type: 'Polygon', coordinates: [ring] })).toEqual([])
  expect(ringFaults({ type: 'Polygon', coordinates: [ring.toReversed()] })).toEqual(['turns wrongly at 0,0'])
  expect(ringFaults({ type: 'Polygon', coordinates: [ring.slice(0, -1)] })).toContain('not closed at 0,0')
  expect(ringFaults({ type: 'Polygon', coordinates: [[...ring, ...ring.slice(1)]] })).toContain('passes a point twice near 0,0')
})

it('knows inside from outside', () => {
  expect(isInside(pair, [1.5, 0.5])).toBe(true)
  expect(isInside(pair, [2.5, 0.5])).toBe(false)
})

it('straightens what deviates little and keeps what deviates much', () => {
  const line = [
    [0, 0],
    [1, 0.01],
    [2, 0],
    [3, 1],
    [4, 0],
  ]
  expect(straighten(line, 0.1)).toEqual([
    [0, 0],
    [2, 0],
    [3, 1],
    [4, 0],
  ])
})
