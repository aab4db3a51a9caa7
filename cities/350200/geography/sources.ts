/** The real outlines of the pack, see sources/boundaries/SOURCE.md. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Feature, FeatureCollection, LineString, MultiPolygon, Position } from 'geojson'
import { once } from '../../demo/once.ts'

type Shore = Feature<LineString, { closed: boolean; points: number }>
type DistrictOutline = Feature<MultiPolygon, { adcode: string; name: string }>

function readGeoJson(name: string): unknown {
  const file = new URL(`../sources/boundaries/${name}.gz`, import.meta.url)
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
}

/** Shipped files with a known shape: the border where a cast is allowed. */
export const shores = once(() => (readGeoJson('coastline.geojson') as FeatureCollection & { features: Shore[] }).features)

export const districtOutlines = once(
  () => (readGeoJson('districts.geojson') as FeatureCollection & { features: DistrictOutline[] }).features,
)

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

/** The open shore closed along the edge of the window: east, north-east, north-west, south-west. */
export function mainlandRing(): Position[] {
  const [west, south, east, north] = COAST_WINDOW
  const shore = mainlandShore()
  const first = shore[0]
  if (first === undefined) throw new Error('the coastline has no mainland')
  return [...shore, [east, north], [west, north], [west, south], first]
}

export const islandRings = (): Position[][] =>
  shores()
    .filter((shore) => shore.properties.closed)
    .map((shore) => shore.geometry.coordinates)
