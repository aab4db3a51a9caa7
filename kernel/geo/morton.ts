/**
 * 52-bit Morton keys of Web Mercator at zoom 26 (design D4): a map tile is one range of keys,
 * and so is every square cell that a neighbourhood search looks into.
 */
export const KEY_ZOOM = 26
const SIDE = 2 ** KEY_ZOOM
const HALF = 2 ** 13
const MAX_LATITUDE = 85.0511287798066

/** Column and row of a point at zoom 26. */
export function cellOf(lon: number, lat: number): { x: number; y: number } {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat))
  const sine = Math.sin((clamped * Math.PI) / 180)
  const x = Math.floor(((lon + 180) / 360) * SIDE)
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * SIDE)
  return { x: Math.max(0, Math.min(SIDE - 1, x)), y: Math.max(0, Math.min(SIDE - 1, y)) }
}

export function mortonKey(lon: number, lat: number): number {
  const { x, y } = cellOf(lon, lat)
  return interleave(x, y)
}

/** 26-bit column and row woven into one 52-bit number, which a double holds exactly. */
export function interleave(x: number, y: number): number {
  const low = spread(x % HALF) + 2 * spread(y % HALF)
  const high = spread(Math.floor(x / HALF)) + 2 * spread(Math.floor(y / HALF))
  return high * 2 ** 26 + low
}

/** 13 bits set apart: abc → 0a0b0c. */
function spread(bits: number): number {
  let v = bits & 0x1fff
  v = (v | (v << 8)) & 0x00ff00ff
  v = (v | (v << 4)) & 0x0f0f0f0f
  v = (v | (v << 2)) & 0x33333333
  return (v | (v << 1)) & 0x55555555
}

/** Column and row of a key: the way back. */
export function uninterleave(key: number): { x: number; y: number } {
  const high = Math.floor(key / 2 ** 26)
  const low = key % 2 ** 26
  return { x: gather(high) * HALF + gather(low), y: gather(high >> 1) * HALF + gather(low >> 1) }
}

/** Every second bit put together: 0a0b0c → abc. */
function gather(bits: number): number {
  let v = bits & 0x55555555
  v = (v | (v >> 1)) & 0x33333333
  v = (v | (v >> 2)) & 0x0f0f0f0f
  v = (v | (v >> 4)) & 0x00ff00ff
  return (v | (v >> 8)) & 0x0000ffff
}

/** First and last key of a tile; both ends belong to it. */
export function tileRange(z: number, x: number, y: number): { from: number; to: number } {
  const size = 4 ** (KEY_ZOOM - z)
  const from = interleave(x * 2 ** (KEY_ZOOM - z), y * 2 ** (KEY_ZOOM - z))
  return { from, to: from + size - 1 }
}

/** Key ranges of the cells that cover a circle, neighbours joined. About ten ranges at most. */
export function rangesAround(lon: number, lat: number, metres: number): { from: number; to: number }[] {
  const zoom = Math.min(KEY_ZOOM, Math.max(1, Math.floor(Math.log2((40_075_016 * Math.cos((lat * Math.PI) / 180)) / metres))))
  const shift = 2 ** (KEY_ZOOM - zoom)
  const degreesLat = metres / 111_320
  const degreesLon = degreesLat / Math.cos((lat * Math.PI) / 180)
  const from = cellOf(lon - degreesLon, lat + degreesLat)
  const to = cellOf(lon + degreesLon, lat - degreesLat)
  const ranges: { from: number; to: number }[] = []
  for (let x = Math.floor(from.x / shift); x <= Math.floor(to.x / shift); x++) {
    for (let y = Math.floor(from.y / shift); y <= Math.floor(to.y / shift); y++) ranges.push(tileRange(zoom, x, y))
  }
  return joined(ranges)
}

function joined(ranges: { from: number; to: number }[]): { from: number; to: number }[] {
  const sorted = ranges.toSorted((a, b) => a.from - b.from)
  const result: { from: number; to: number }[] = []
  for (const range of sorted) {
    const last = result.at(-1)
    if (last && range.from === last.to + 1) last.to = range.to
    else result.push({ ...range })
  }
  return result
}
