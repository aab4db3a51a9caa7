import { describe, expect, it } from 'vitest'
import { areaOf, lengthOf, metresText, shapeFrom, shapeText, squareText } from './shape-text.ts'

describe('a shape in the address', () => {
  it.each([
    { kind: 'circle', centre: [118.08, 24.47], metres: 250 },
    {
      kind: 'polygon',
      ring: [
        [118.08, 24.47],
        [118.09, 24.47],
        [118.09, 24.48],
      ],
    },
    {
      kind: 'corridor',
      line: [
        [118.08, 24.47],
        [118.09, 24.48],
      ],
      metres: 30,
    },
  ] as const)('comes back as it was: $kind', (shape) => {
    const text = shapeText(JSON.parse(JSON.stringify(shape)))
    expect(shapeFrom(text)).toEqual(shape)
  })

  it.each([undefined, '', 'circle:0:118,24', 'circle:5:', 'polygon::118,24;119,24', 'star:1:118,24', 'corridor:5:118,24'])(
    '%s is none',
    (text) => {
      expect(shapeFrom(text)).toBeNull()
    },
  )
})

describe('measures', () => {
  it('a hundredth of a degree north is 1 112 m, and a square of it 1.24 km² at the equator', () => {
    expect(
      lengthOf([
        [118, 24],
        [118, 24.01],
      ]),
    ).toBeCloseTo(1111.95, 1)
    expect(
      areaOf([
        [0, 0],
        [0.01, 0],
        [0.01, 0.01],
        [0, 0.01],
      ]) / 1e6,
    ).toBeCloseTo(1.2364, 3)
    expect([metresText(999.4), metresText(1240), metresText(12_340), squareText(5020), squareText(1_236_400)]).toEqual([
      '999 m',
      '1.24 km',
      '12.3 km',
      '5,020 m²',
      '1.24 km²',
    ])
  })
})
