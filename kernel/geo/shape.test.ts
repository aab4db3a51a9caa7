import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAreaIndex } from './area-index.ts'
import { metresBetween } from './distance.ts'
import { mortonKey } from './morton.ts'
import { cellsOver, insideTest, type Shape } from './shape.ts'

const spot = fc.tuple(fc.double({ min: 118, max: 118.2, noNaN: true }), fc.double({ min: 24.4, max: 24.6, noNaN: true }))
/** A star around its middle: no edge crosses another. */
const polygon = fc.tuple(spot, fc.array(fc.double({ min: 0.002, max: 0.06, noNaN: true }), { minLength: 3, maxLength: 12 })).map(
  ([[lon, lat], reaches]): Shape => ({
    kind: 'polygon',
    ring: reaches.map((reach, at) => {
      const turn = (at / reaches.length) * 2 * Math.PI
      return [lon + reach * Math.cos(turn), lat + reach * Math.sin(turn)]
    }),
  }),
)
const circle = fc
  .tuple(spot, fc.double({ min: 5, max: 6000, noNaN: true }))
  .map(([centre, metres]): Shape => ({ kind: 'circle', centre, metres }))
const corridor = fc
  .tuple(fc.array(spot, { minLength: 2, maxLength: 5 }), fc.double({ min: 5, max: 500, noNaN: true }))
  .map(([line, metres]): Shape => ({ kind: 'corridor', line, metres }))

describe('a shape drawn on the map', () => {
  it('is covered: every point inside lies in a cell, and every point of a whole cell lies inside', () => {
    fc.assert(
      fc.property(fc.oneof(polygon, circle, corridor), fc.array(spot, { minLength: 50, maxLength: 200 }), (shape, points) => {
        const cells = cellsOver(shape)
        const inside = insideTest(shape)
        expect(cells.length).toBeLessThan(400)
        for (const [lon, lat] of points) {
          const key = mortonKey(lon, lat)
          const cell = cells.find(({ from, to }) => key >= from && key <= to)
          if (inside({ lon, lat })) expect(cell).toBeDefined()
          if (cell?.whole) expect(inside({ lon, lat })).toBe(true)
        }
      }),
    )
  })

  it('a circle holds what is not farther than its radius', () => {
    fc.assert(
      fc.property(spot, fc.integer({ min: 10, max: 20_000 }), spot, ([x, y], metres, [lon, lat]) => {
        const distance = metresBetween({ lon: x, lat: y }, { lon, lat })
        fc.pre(Math.abs(distance - metres) > 0.01)
        expect(insideTest({ kind: 'circle', centre: [x, y], metres })({ lon, lat })).toBe(distance < metres)
      }),
    )
  })

  it('a polygon holds what the areas of the city hold', () => {
    fc.assert(
      fc.property(polygon, fc.array(spot, { minLength: 30, maxLength: 60 }), (shape, points) => {
        if (shape.kind !== 'polygon') return
        const areas = buildAreaIndex([{ code: 'a', geometry: { type: 'Polygon', coordinates: [[...shape.ring, shape.ring[0] ?? []]] } }])
        for (const [lon, lat] of points) expect(insideTest(shape)({ lon, lat })).toBe(areas.find(lon, lat) === 0)
      }),
    )
  })

  it('a corridor reaches sideways and around its ends', () => {
    const inside = insideTest({
      kind: 'corridor',
      line: [
        [118.1, 24.5],
        [118.11, 24.5],
      ],
      metres: 50,
    })
    expect(inside({ lon: 118.105, lat: 24.50044 })).toBe(true)
    expect(inside({ lon: 118.105, lat: 24.50046 })).toBe(false)
    expect(inside({ lon: 118.0996, lat: 24.5 })).toBe(true)
    expect(inside({ lon: 118.0994, lat: 24.5 })).toBe(false)
  })
})
