/** The real outlines of 2012 and 2013, see sources/grids/SOURCE.md. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FeatureCollection, Polygon, Position } from 'geojson'
import { once } from '../kit/once.ts'

type Outlines<Properties> = FeatureCollection<Polygon, Properties>

function readGeoJson(name: string): unknown {
  const file = new URL(`./sources/grids/${name}.geojson.gz`, import.meta.url)
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
}

export interface Outline {
  /** As the source writes it: `1`, `1A`, `1A01`; each begins with the one above. */
  key: string
  geometry: Polygon
}

// Shipped files of known shape: here a cast is allowed.
export const wards = once(() => inOrder((readGeoJson('wards_2012') as Outlines<{ ward: number }>).features, ({ ward }) => String(ward)))
export const neighbourhoods = once(() => inOrder((readGeoJson('anc_2013') as Outlines<{ anc: string }>).features, ({ anc }) => anc))
export const singleMemberDistricts = once(() => inOrder((readGeoJson('smd_2013') as Outlines<{ smd: string }>).features, ({ smd }) => smd))

function inOrder<P>(features: Outlines<P>['features'], keyOf: (properties: P) => string): Outline[] {
  return features
    .map(({ geometry, properties }) => ({ key: keyOf(properties), geometry: tidy(geometry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Drops repeated points and turns the outer ring counter-clockwise (RFC 7946); the source has no holes. */
const tidy = ({ coordinates }: Polygon): Polygon => ({
  type: 'Polygon',
  coordinates: coordinates.map((ring) => {
    const points = ring.filter((point, i) => i === 0 || String(point) !== String(ring[i - 1]))
    return isClockwise(points) ? points.toReversed() : points
  }),
})

function isClockwise(ring: Position[]): boolean {
  let doubled = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? []
    const [x2 = 0, y2 = 0] = ring[i] ?? []
    doubled += x1 * y2 - x2 * y1
  }
  return doubled < 0
}

/** The outline of the whole: edges walked both ways lie inside and cancel out, the others join to rings. */
export function cityOutline(): Polygon {
  const ends = new Map<string, Position>()
  const edges = new Set<string>()
  for (const { geometry } of singleMemberDistricts()) {
    for (const [from, to] of edgesOf(geometry)) {
      ends.set(String(from), from)
      if (!edges.delete(`${to} ${from}`)) edges.add(`${from} ${to}`)
    }
  }
  const rings = joinEdges(edges).map((ring) => ring.map((key) => ends.get(key) ?? []))
  const longest = rings.reduce((best, ring) => (ring.length > best.length ? ring : best), [])
  return { type: 'Polygon', coordinates: [longest] }
}

const edgesOf = ({ coordinates }: Polygon): [Position, Position][] =>
  coordinates.flatMap((ring) => ring.slice(1).map((to, i): [Position, Position] => [ring[i] ?? to, to]))

function joinEdges(edges: Set<string>): string[][] {
  const next = new Map([...edges].map((edge): [string, string] => [edge.split(' ')[0] ?? '', edge.split(' ')[1] ?? '']))
  const rings: string[][] = []
  for (const start of next.keys()) {
    const ring = [start]
    let corner = next.get(start)
    while (corner !== undefined) {
      ring.push(corner)
      const onward: string | undefined = next.get(corner)
      next.delete(ring.at(-2) ?? '')
      corner = corner === start ? undefined : onward
    }
    if (ring.length > 1 && ring.at(-1) === start) rings.push(ring)
  }
  return rings
}
