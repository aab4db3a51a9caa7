const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

export interface LonLat {
  lon: number
  lat: number
}

/** Great-circle distance in metres; good to 0.5 % which is centimetres at the distances cases are compared over. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const dLat = (b.lat - a.lat) * RADIANS
  const dLon = (b.lon - a.lon) * RADIANS
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h))
}
