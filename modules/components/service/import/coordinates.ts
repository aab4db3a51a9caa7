/** Coordinates of a file become CGCS2000 longitude and latitude at the door (ST §17). */
import gcoord from 'gcoord'
import proj4 from 'proj4'
import type { CoordinateSystem } from '../../rules.ts'

export type ToCity = (x: number, y: number) => { lon: number; lat: number } | null

/** EPSG:4548 without the zone number; a leading 39 in the easting is taken off. */
const GK117 = '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'
const ZONE_EASTING = 1_000_000

export function converterFrom(system: CoordinateSystem): ToCity {
  if (system === 'cgcs2000') return degrees
  if (system === 'gk117') {
    const plane = proj4(GK117)
    return (x, y) => {
      const [lon, lat] = plane.inverse([x > ZONE_EASTING ? x % ZONE_EASTING : x, y])
      return degrees(lon, lat)
    }
  }
  const from = system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09
  return (x, y) => {
    if (!degrees(x, y)) return null
    const [lon, lat] = backFrom(from, x, y)
    return degrees(lon, lat)
  }
}

const ROUNDS = 2

/** The way back is an approximation (2e-6° from BD-09); what it misses on the way there again is taken off it. */
function backFrom(system: typeof gcoord.GCJ02 | typeof gcoord.BD09, x: number, y: number): [number, number] {
  let [lon = Number.NaN, lat = Number.NaN] = gcoord.transform([x, y], system, gcoord.WGS84)
  for (let round = 0; round < ROUNDS; round++) {
    const [atX = Number.NaN, atY = Number.NaN] = gcoord.transform([lon, lat], gcoord.WGS84, system)
    lon += x - atX
    lat += y - atY
  }
  return [lon, lat]
}

function degrees(lon: number | undefined, lat: number | undefined): { lon: number; lat: number } | null {
  const sound = lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85
  return sound ? { lon, lat } : null
}
