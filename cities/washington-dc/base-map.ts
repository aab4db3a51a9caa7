/** The quiet base map: land of the city, ward borders and names. */
import type { Feature, Position } from 'geojson'
import { straighten } from '../kit/line.ts'
import type { CityPack } from '../pack.ts'
import { cityOutline, wards } from './outlines.ts'

/** About five metres. */
const TOLERANCE = 0.00005

export function baseMap(): ReturnType<CityPack['baseMap']> {
  const [outline = []] = cityOutline().coordinates
  return {
    land: {
      type: 'FeatureCollection',
      features: [
        { type: 'Feature', properties: { kind: 'city' }, geometry: { type: 'Polygon', coordinates: [straighten(outline, TOLERANCE)] } },
      ],
    },
    lines: { type: 'FeatureCollection', features: wards().flatMap(wardFeatures) },
  }
}

function wardFeatures({ key, geometry }: ReturnType<typeof wards>[number]): Feature[] {
  const [ring = []] = geometry.coordinates
  const name = `Ward ${key}`
  return [
    {
      type: 'Feature',
      properties: { kind: 'district_border' },
      geometry: { type: 'LineString', coordinates: straighten(ring, TOLERANCE) },
    },
    {
      type: 'Feature',
      properties: { kind: 'district_name', code: `DC-${key}`, name, nameEn: name },
      geometry: { type: 'Point', coordinates: middleOf(ring) },
    },
  ]
}

/** Centre of gravity of a ring. */
function middleOf(ring: Position[]): Position {
  const [originX = 0, originY = 0] = ring[0] ?? []
  let doubled = 0
  let x = 0
  let y = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = [(ring[i - 1]?.[0] ?? 0) - originX, (ring[i - 1]?.[1] ?? 0) - originY]
    const [x2, y2] = [(ring[i]?.[0] ?? 0) - originX, (ring[i]?.[1] ?? 0) - originY]
    const cross = x1 * y2 - x2 * y1
    doubled += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  return [originX + x / (3 * doubled), originY + y / (3 * doubled)].map((degrees) => Math.round(degrees * 1e6) / 1e6)
}
