import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf } from './segment.ts'

describe('pieces of a text', () => {
  it('are words of Chinese and pairs of signs', () => {
    const pieces = piecesOf('路燈故障，停电')
    expect(pieces).toEqual(expect.arrayContaining(['路燈', '故障', '停电', '~路燈', '~停电']))
    expect(pieces).not.toContain('，')
  })

  it('are words of English, singular, and pairs of neighbours', () => {
    expect(piecesOf("The city's lights")).toEqual(['the', 'city', '~the city', 'light', '~city light'])
  })

  it('cut traditional texts where their simplified twins are cut, and leave the signs as written', () => {
    const pieces = piecesOf('渠反映該處路燈故障')
    expect(pieces).toEqual(expect.arrayContaining(['該處', '路燈']))
    expect(pieces).not.toContain('處路')
  })

  it('take every number for the same, and wide letters for narrow ones', () => {
    expect(piecesOf('100號')).toEqual(['#', '號'])
    expect(piecesOf('ＡＢＣ １２')).toEqual(['abc', '#'])
  })

  it('never fail and never hold blanks alone, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const piece of piecesOf(text)) expect(piece.trim()).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('of a text of many pages are those of its beginning', () => {
    expect(piecesOf('垃圾'.repeat(100_000)).length).toBeLessThan(5000)
  })
})
