import { describe, expect, it } from 'vitest'
import { metresBetween } from './distance.ts'
import { cellOf, interleave, mortonKey, rangesAround, tileRange } from './morton.ts'

/** The plain way, bit by bit. */
function slowInterleave(x: number, y: number): number {
  let key = 0n
  for (let bit = 0n; bit < 26n; bit++) key |= (((BigInt(x) >> bit) & 1n) << (2n * bit)) | (((BigInt(y) >> bit) & 1n) << (2n * bit + 1n))
  return Number(key)
}

describe('Morton keys', () => {
  it.each([
    [0, 0],
    [1, 0],
    [0, 1],
    [5, 9],
    [2 ** 26 - 1, 2 ** 26 - 1],
    [12345678, 54321987],
    [8191, 8192],
  ])('%i, %i are woven bit by bit', (x, y) => {
    expect(interleave(x, y)).toBe(slowInterleave(x, y))
  })

  it('a tile is one range: its points lie in it, its neighbours’ do not', () => {
    const { x, y } = cellOf(118.08, 24.47)
    const shift = 2 ** (26 - 16)
    const range = tileRange(16, Math.floor(x / shift), Math.floor(y / shift))
    const next = tileRange(16, Math.floor(x / shift) + 1, Math.floor(y / shift))
    const key = mortonKey(118.08, 24.47)
    expect(key >= range.from && key <= range.to).toBe(true)
    expect(key >= next.from && key <= next.to).toBe(false)
  })

  it.each([20, 50, 300, 5000])('ranges around a point hold everything within %i m, and few of them are needed', (metres) => {
    const centre = { lon: 118.08, lat: 24.47 }
    const ranges = rangesAround(centre.lon, centre.lat, metres)
    expect(ranges.length).toBeLessThanOrEqual(16)
    for (let turn = 0; turn < 360; turn += 7) {
      const lat = centre.lat + (Math.cos((turn * Math.PI) / 180) * metres * 0.99) / 111_195
      const lon = centre.lon + (Math.sin((turn * Math.PI) / 180) * metres * 0.99) / (111_195 * Math.cos((centre.lat * Math.PI) / 180))
      expect(metresBetween(centre, { lon, lat })).toBeLessThan(metres)
      const key = mortonKey(lon, lat)
      expect(ranges.some((range) => key >= range.from && key <= range.to)).toBe(true)
    }
  })
})
