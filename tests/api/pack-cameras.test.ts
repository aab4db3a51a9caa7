/** Cameras that packs bring fit the register they go into. */
import { describe, expect, it } from 'vitest'
import { loadPack } from '#cities/index.ts'
import { parseCameraId } from '#modules/video/rules.ts'

describe('the cameras of Xiamen', () => {
  it('have device ids of their own, owners that exist, and are about as many as asked for', async () => {
    const pack = await loadPack('350200')
    const units = new Set(pack.units().map(({ code }) => code))
    for (const about of [500, 20_000]) {
      const cameras = [...(pack.cameras?.(about) ?? [])]
      expect(Math.abs(cameras.length - about)).toBeLessThan(about * 0.1)
      expect(new Set(cameras.map(({ code }) => code)).size).toBe(cameras.length)
      expect(cameras.filter(({ code }) => !parseCameraId(code).ok)).toEqual([])
      expect(cameras.filter(({ ownerUnitCode }) => !units.has(ownerUnitCode))).toEqual([])
      expect(cameras.every(({ direction, kind, demo }) => demo && (kind === 'ptz') === (direction === null))).toBe(true)
      expect(cameras.every(({ direction }) => direction === null || (direction >= 0 && direction < 360))).toBe(true)
    }
  })

  it('are the same on every run', async () => {
    const pack = await loadPack('350200')
    expect([...(pack.cameras?.(300) ?? [])]).toEqual([...(pack.cameras?.(300) ?? [])])
  })
})
