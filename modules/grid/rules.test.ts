import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { areaM2, faultsOf, type GridCandidate, type GridWorld } from './rules.ts'

const square = (west: number, south: number, side = 0.001): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
})
const world: GridWorld = {
  hasCommunity: (code) => code === '350203001001',
  hasDutyGrid: (code) => code === 'D1',
  isRetired: (code) => code === '350203001001009',
  communityAt: (lon) => (lon < 118.1 ? '350203001001' : null),
}
const grid = (changes: Partial<GridCandidate> = {}): GridCandidate => ({
  index: 1,
  code: '350203001001001',
  dutyGridCode: 'D1',
  geometry: square(118, 24.4),
  ...changes,
})
const rules = (...grids: GridCandidate[]) => faultsOf(grids, world).map((one) => one.rule)

describe('a polygon that may become a unit grid', () => {
  it('has nothing against it', () => {
    expect(rules(grid())).toEqual([])
    expect(areaM2(square(118, 24.4))).toBeCloseTo(111.32 * 111.32 * Math.cos((24.4 * Math.PI) / 180), -1)
  })

  const bad: [string, Partial<GridCandidate>, string][] = [
    ['a code of another form', { code: '35020300100100' }, 'code'],
    ['small letters in the sequence', { code: '350203001001ab1' }, 'code'],
    ['an unknown community', { code: '350203001002001' }, 'community'],
    ['an unknown duty grid', { dutyGridCode: 'D9' }, 'duty_grid'],
    ['a retired code', { code: '350203001001009' }, 'retired_code'],
    [
      'an open ring',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [118, 24.4],
              [118.001, 24.4],
              [118.001, 24.401],
              [118, 24.401],
            ],
          ],
        },
      },
      'geometry',
    ],
    [
      'a bow tie',
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [118, 24.4],
              [118.001, 24.401],
              [118.001, 24.4],
              [118, 24.401],
              [118, 24.4],
            ],
          ],
        },
      },
      'geometry',
    ],
    ['a centre in another community', { geometry: square(118.2, 24.4) }, 'outside_community'],
    ['a very large one, as a warning', { geometry: square(118, 24.4, 0.02) }, 'area'],
  ]
  it.each(bad)('is not %s', (_name, changes, rule) => {
    expect(rules(grid(changes))).toContain(rule)
  })

  it('shares an edge with its neighbour but no ground, and stands once', () => {
    const next = (shift: number) => grid({ index: 2, code: '350203001001002', geometry: square(118.001 - shift, 24.4) })
    expect(rules(grid(), next(0))).toEqual([])
    expect(rules(grid(), next(0.0001))).toEqual(['overlap'])
    expect(rules(grid(), grid({ index: 2, geometry: square(118.002, 24.4) }))).toEqual(['twice'])
  })
})
