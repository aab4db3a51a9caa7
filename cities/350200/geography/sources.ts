/** The real outlines of the pack, see sources/boundaries/SOURCE.md. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FeatureCollection, LineString, MultiPolygon, Position } from 'geojson'
import { once } from '../../kit/once.ts'

type Shores = FeatureCollection<LineString, { closed: boolean; points: number }>
type DistrictOutlines = FeatureCollection<MultiPolygon, { adcode: string; name: string }>

function readGeoJson(name: string): unknown {
  const file = new URL(`../sources/boundaries/${name}.gz`, import.meta.url)
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
}

// Shipped files of known shape: here a cast is allowed.
export const shores = once(() => (readGeoJson('coastline.geojson') as Shores).features)
export const districtOutlines = once(() => (readGeoJson('districts.geojson') as DistrictOutlines).features)

/** The window the coastline was cut to: [west, south, east, north]. */
export const COAST_WINDOW = [117.8, 24.3, 118.55, 24.95] as const

/**
 * The shore of the mainland runs from the southern edge of the window, round by the west, to its eastern edge;
 * the land lies to the north of it.
 */
export function mainlandShore(): Position[] {
  const open = shores().find((shore) => !shore.properties.closed)
  if (open === undefined) throw new Error('the coastline has no mainland')
  return open.geometry.coordinates
}

const [west, south, east, north] = COAST_WINDOW

/** The way from the eastern end of the mainland shore round to its southern end, over land. */
export const WINDOW_CORNERS: Position[] = [
  [east, north],
  [west, north],
  [west, south],
]

export function mainlandRing(): Position[] {
  const shore = mainlandShore()
  return [...shore, ...WINDOW_CORNERS, ...shore.slice(0, 1)]
}

export const islandRings = (): Position[][] =>
  shores()
    .filter((shore) => shore.properties.closed)
    .map((shore) => shore.geometry.coordinates)
