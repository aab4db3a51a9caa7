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
    const [lon = Number.NaN, lat = Number.NaN] = gcoord.transform([x, y], from, gcoord.WGS84)
    return degrees(lon, lat)
  }
}

function degrees(lon: number | undefined, lat: number | undefined): { lon: number; lat: number } | null {
  const sound = lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85
  return sound ? { lon, lat } : null
}
