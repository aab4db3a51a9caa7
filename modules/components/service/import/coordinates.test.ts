/** Coordinates of files against known values, and there and back (ST §17: at most 1e-6°). */
import fc from 'fast-check'
import gcoord from 'gcoord'
import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { converterFrom } from './coordinates.ts'

const inXiamen = fc.record({
  lon: fc.double({ min: 117.88, max: 118.43, noNaN: true }),
  lat: fc.double({ min: 24.41, max: 24.9, noNaN: true }),
})

describe('coordinates of a file', () => {
  it.each([
    ['gcj02', gcoord.GCJ02],
    ['bd09', gcoord.BD09],
  ] as const)('in %s come back to where they were', (system, crs) => {
    const toCity = converterFrom(system)
    fc.assert(
      fc.property(inXiamen, ({ lon, lat }) => {
        const [x = 0, y = 0] = gcoord.transform([lon, lat], gcoord.WGS84, crs)
        const back = toCity(x, y)
        expect(Math.abs((back?.lon ?? 0) - lon)).toBeLessThanOrEqual(1e-8)
        expect(Math.abs((back?.lat ?? 0) - lat)).toBeLessThanOrEqual(1e-8)
        // And they were moved: a converter that does nothing would not be 100 m off.
        expect(Math.hypot(x - lon, y - lat)).toBeGreaterThan(0.0009)
      }),
    )
  })

  it('in the plane of CM 117° come back, with the number of the zone and without', () => {
    const plane = proj4('+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs')
    const toCity = converterFrom('gk117')
    fc.assert(
      fc.property(inXiamen, fc.constantFrom(0, 39_000_000), ({ lon, lat }, zone) => {
        const [x = 0, y = 0] = plane.forward([lon, lat])
        const back = toCity(x + zone, y)
        expect(Math.abs((back?.lon ?? 0) - lon)).toBeLessThanOrEqual(1e-6)
        expect(Math.abs((back?.lat ?? 0) - lat)).toBeLessThanOrEqual(1e-6)
      }),
    )
    // The false easting lies on the meridian.
    expect(toCity(500_000, 0)).toEqual({ lon: expect.closeTo(117, 9), lat: expect.closeTo(0, 9) })
  })

  it('that are no place are none', () => {
    expect(converterFrom('cgcs2000')(500_000, 2_700_000)).toBeNull()
    expect(converterFrom('gcj02')(Number.NaN, 24)).toBeNull()
    expect(converterFrom('bd09')(118, 95)).toBeNull()
  })
})
