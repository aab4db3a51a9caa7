import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mortonKey } from '../geo/morton.ts'
import { meets, rangesOver } from './area.ts'
import type { Area, Box } from './definition.ts'

const lon = fc.double({ min: 117, max: 119, noNaN: true })
const lat = fc.double({ min: 24, max: 25, noNaN: true })
const box = fc.tuple(lon, lat, lon, lat).map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)])

describe('ranges of keys over a box', () => {
  it('hold every point of the box, in order and apart', () => {
    fc.assert(
      fc.property(box, lon, lat, ([west, south, east, north], x, y) => {
        const ranges = rangesOver([{ kind: 'box', box: [west, south, east, north] }])
        expect(ranges.length).toBeLessThan(200)
        for (const [at, { from, to }] of ranges.entries()) {
          expect(to).toBeGreaterThanOrEqual(from)
          expect(ranges[at + 1]?.from ?? Infinity).toBeGreaterThan(to + 1)
        }
        if (x < west || x > east || y < south || y > north) return
        const key = mortonKey(x, y)
        expect(ranges.some(({ from, to }) => key >= from && key <= to)).toBe(true)
      }),
    )
  })

  it('leave most of the world out, and hold all of it when asked', () => {
    const size = (area: Area) => rangesOver([area]).reduce((sum, { from, to }) => sum + to - from, 0)
    expect(size({ kind: 'box', box: [118.1, 24.4, 118.2, 24.5] }) / 4 ** 26).toBeLessThan(1e-6)
    expect(rangesOver([{ kind: 'box', box: [-180, -90, 180, 90] }])).toEqual([{ from: 0, to: 4 ** 26 - 1 }])
    expect(rangesOver([{ kind: 'point', at: [118.1, 24.4] }])).toEqual([{ from: mortonKey(118.1, 24.4), to: mortonKey(118.1, 24.4) }])
  })
})

describe('outlines and areas', () => {
  const square = (west: number, south: number, side: number): [number, number][] => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ]
  const withHole = { type: 'Polygon' as const, coordinates: [square(0, 0, 10), square(4, 4, 2)] }
  it.each<[string, Area, boolean]>([
    ['a box across the edge', { kind: 'box', box: [9, 9, 12, 12] }, true],
    ['a box inside', { kind: 'box', box: [1, 1, 2, 2] }, true],
    ['a box around', { kind: 'box', box: [-1, -1, 20, 20] }, true],
    ['a box in the hole', { kind: 'box', box: [4.5, 4.5, 5.5, 5.5] }, false],
    ['a box that touches a corner', { kind: 'box', box: [10, 10, 11, 11] }, true],
    ['a box beside', { kind: 'box', box: [10.1, 0, 11, 1] }, false],
    ['a point inside', { kind: 'point', at: [1, 1] }, true],
    ['a point in the hole', { kind: 'point', at: [5, 5] }, false],
    [
      'a triangle whose box meets but which does not',
      {
        kind: 'polygon',
        rings: [
          [
            [9.9, 12],
            [12, 9.9],
            [12, 12],
            [9.9, 12],
          ],
        ],
      },
      false,
    ],
  ])('%s: %j is %s', (_name, area, expected) => {
    expect(meets(withHole, area)).toBe(expected)
  })
})
