/** A drawn shape as a word of the address, and back; distances and areas as people read them. */
import { metresBetween } from '#kernel/geo/distance.ts'
import type { Shape } from '#kernel/geo/shape.ts'

export type Spot = [number, number]

const spotsText = (spots: readonly Spot[]): string => spots.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';')

export function shapeText(shape: Shape): string {
  if (shape.kind === 'circle') return `circle:${Math.round(shape.metres)}:${spotsText([shape.centre])}`
  return shape.kind === 'polygon' ? `polygon::${spotsText(shape.ring)}` : `corridor:${shape.metres}:${spotsText(shape.line)}`
}

export function shapeFrom(text: string | undefined): Shape | null {
  const [kind, size, places = ''] = (text ?? '').split(':')
  const spots = places.split(';').flatMap((part): Spot[] => {
    const [lon, lat] = part.split(',').map(Number)
    return lon !== undefined && lat !== undefined && Number.isFinite(lon) && Number.isFinite(lat) ? [[lon, lat]] : []
  })
  const [first] = spots
  const metres = Number(size)
  if (kind === 'circle' && first && metres > 0) return { kind, centre: first, metres }
  if (kind === 'polygon' && spots.length >= 3) return { kind, ring: spots }
  return kind === 'corridor' && spots.length >= 2 && metres > 0 ? { kind, line: spots, metres } : null
}

export function lengthOf(spots: readonly Spot[]): number {
  return spots.slice(1).reduce((sum, [lon, lat], at) => {
    const [x = 0, y = 0] = spots[at] ?? []
    return sum + metresBetween({ lon: x, lat: y }, { lon, lat })
  }, 0)
}

const RADIUS = 6_371_008.8
const RADIANS = Math.PI / 180

/** Square metres of a ring on the sphere. */
export function areaOf(ring: readonly (readonly number[])[]): number {
  const sum = ring.reduce((total, [lon = 0, lat = 0], at) => {
    const [x = 0, y = 0] = ring[(at + 1) % ring.length] ?? []
    return total + (x - lon) * RADIANS * (2 + Math.sin(lat * RADIANS) + Math.sin(y * RADIANS))
  }, 0)
  return Math.abs((sum * RADIUS * RADIUS) / 2)
}

export function metresText(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 10_000 ? 2 : 1)} km`
}

export function squareText(square: number): string {
  return square < 100_000 ? `${Math.round(square).toLocaleString('en-US')} m²` : `${(square / 1e6).toFixed(2)} km²`
}

/** The outline as drawn: a circle as sixty-four corners. */
export function ringOf(shape: Shape): Spot[] {
  if (shape.kind === 'polygon') return shape.ring
  if (shape.kind === 'corridor') return shape.line
  const [lon, lat] = shape.centre
  const up = shape.metres / (RADIUS * RADIANS)
  return Array.from({ length: 64 }, (_, at): Spot => {
    const turn = (at / 64) * 2 * Math.PI
    return [lon + (up / Math.cos(lat * RADIANS)) * Math.cos(turn), lat + up * Math.sin(turn)]
  })
}
