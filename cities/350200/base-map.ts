/** The quiet base map: land of the city and of its neighbours, coast, district borders and names. */
import type { Feature, FeatureCollection, LineString, Polygon, Position } from 'geojson'
import { straighten } from '../kit/line.ts'
import type { CityPack } from '../pack.ts'
import { divisionsOf } from './divisions.ts'
import { land } from './geography/land.ts'
import { at, COLUMNS, cellAt, columnOf, findCell, latitudeOf, longitudeOf, ROWS, rowOf } from './geography/lattice.ts'
import { splitMainland } from './geography/mainland.ts'
import { largestPieceOf } from './geography/pieces.ts'
import { cellsOfDistricts, middleOf } from './geography/places.ts'
import { districtOutlines, islandRings, shores } from './geography/sources.ts'

export function baseMap(): ReturnType<CityPack['baseMap']> {
  const mainland = splitMainland()
  return {
    land: collection([
      landFeature('neighbour', mainland.neighbour),
      landFeature('city', mainland.city),
      ...islandRings().map((ring) => landFeature(isOfCity(ring) ? 'city' : 'neighbour', ring)),
    ]),
    lines: collection([
      ...shores().map(({ geometry }): Feature => ({ type: 'Feature', properties: { kind: 'coast' }, geometry })),
      ...districtBorders(),
      ...districtNames(),
    ]),
  }
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

const landFeature = (kind: 'city' | 'neighbour', ring: Position[]): Feature<Polygon> => ({
  type: 'Feature',
  properties: { kind },
  geometry: { type: 'Polygon', coordinates: [ring] },
})

/** An island is of the city when the land cell nearest to one of its points is; rocks take after their neighbours. */
function isOfCity(ring: Position[]): boolean {
  return ring.some(([longitude = 0, latitude = 0]) => {
    const cell = findCell(longitude, latitude)
    return cell >= 0 && at(land().district, nearestLand(cell)) >= 0
  })
}

const REACH = 8

function nearestLand(cell: number): number {
  let nearest = -1
  let best = REACH * REACH + 1
  const column = columnOf(cell)
  const row = rowOf(cell)
  for (let r = Math.max(0, row - REACH); r <= Math.min(ROWS - 1, row + REACH); r++) {
    for (let c = Math.max(0, column - REACH); c <= Math.min(COLUMNS - 1, column + REACH); c++) {
      const squared = (c - column) * (c - column) + (r - row) * (r - row)
      if (squared >= best || at(land().ground, cellAt(c, r)) !== 0) continue
      best = squared
      nearest = cellAt(c, r)
    }
  }
  return nearest
}

/** The real outlines, each border once and only where there is land on both sides. */
function districtBorders(): Feature<LineString>[] {
  const drawn = new Set<string>()
  const rings = districtOutlines().flatMap(({ geometry }) => geometry.coordinates.flat())
  return rings
    .flatMap((ring) => stretchesOnLand(ring, drawn))
    .map((coordinates) => ({ type: 'Feature', properties: { kind: 'district_border' }, geometry: { type: 'LineString', coordinates } }))
}

function stretchesOnLand(ring: Position[], drawn: Set<string>): Position[][] {
  const stretches: Position[][] = [[]]
  for (const [from, to] of ring.slice(1).map((to, i) => [ring[i] ?? to, to] as const)) {
    const edge = [String(from), String(to)].sort().join(' ')
    if (drawn.has(edge)) {
      stretches.push([])
      continue
    }
    drawn.add(edge)
    for (const point of pointsBetween(from, to)) {
      const stretch = stretches.at(-1)
      if (partsLand(point)) stretch?.push(point)
      else if (stretch !== undefined && stretch.length > 0) stretches.push([])
    }
  }
  return stretches.map(withoutInnerPoints).filter((stretch) => stretch.length > 1)
}

/** Whether a point parts two districts, or the city from land of others; along the shore it does not. */
function partsLand([longitude = 0, latitude = 0]: Position): boolean {
  const here = findCell(longitude, latitude)
  if (here === -1) return true
  const around = [0, 1, -1, COLUMNS, -COLUMNS].map((step) => here + step)
  const owners = around.filter((cell) => at(land().ground, cell) === 0).map((cell) => at(land().district, cell))
  return new Set(owners).size > 1
}

/** Points about every hundred metres, both ends included. */
function pointsBetween([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): Position[] {
  const steps = Math.max(1, Math.round(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) * 1000))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const share = i / steps
    return [round(x1 + (x2 - x1) * share), round(y1 + (y2 - y1) * share)]
  })
}

const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Drops points that lie on the line between their neighbours. */
const withoutInnerPoints = (line: Position[]): Position[] => straighten(line, 0.000005)

function districtNames(): Feature[] {
  const names = new Map(divisionsOf('district').map((district) => [district.code, district]))
  return cellsOfDistricts().map(({ code, cells }) => {
    const middle = middleOf(largestPieceOf(cells))
    const { name, nameEn } = names.get(code) ?? {}
    return {
      type: 'Feature',
      properties: { kind: 'district_name', code, name, nameEn },
      geometry: { type: 'Point', coordinates: [longitudeOf(columnOf(middle)), latitudeOf(rowOf(middle))] },
    }
  })
}
