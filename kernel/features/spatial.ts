/** Areas as conditions: on points by their coordinates, on outlines by the layers that hold them in memory. */
import type { Geometry, MultiPolygon, Polygon } from 'geojson'
import type { Ctx } from '../ctx.ts'
import { allOf, anyOf, ident, type Sql, snake, sql } from '../db/sql.ts'
import { inRanges, widened } from '../geo/box-ranges.ts'
import { layersOf } from '../layer/layer.ts'
import { boxOf, crosses, meets, rangesOver } from './area.ts'
import { type Area, type FeatureSource, LONGEST_OUTLINE_DEGREES, type Spot } from './definition.ts'

export async function inAreas(ctx: Ctx, collection: FeatureSource, areas: readonly Area[]): Promise<Sql> {
  const { list, shape } = collection
  if (shape.kind === 'point') return inPointAreas(ctx, collection, areas)
  const outlines = shape.layers.length > 0 ? await outlinesOfLayers(ctx, shape.layers, areas) : await outlinesOfTable(ctx, list.from, shape)
  const codes = outlines.filter(({ geometry }) => areas.some((area) => meets(geometry, area))).map(({ code }) => code)
  return sql`(${ident(`t.${shape.code}`)} = any(${[...new Set(codes)]}))`
}

async function inPointAreas(ctx: Ctx, collection: FeatureSource, areas: readonly Area[]): Promise<Sql> {
  const reaching = await reachingInto(ctx, collection, areas)
  const conditions = areas.map(holdsPoint)
  if (reaching.length > 0) conditions.push(sql`${keyColumn(collection)} = any(${reaching.map(({ key }) => key)})`)
  return anyOf(conditions)
}

export interface Reaching {
  key: string
  morton: number
}

/** Lines and areas whose point lies outside of the areas, and that reach into one all the same. */
export async function reachingInto(ctx: Ctx, collection: FeatureSource, areas: readonly Area[]): Promise<Reaching[]> {
  const { list, shape } = collection
  if (shape.kind !== 'point' || shape.outline === undefined || !shape.keyed) return []
  const outline = ident(`t.${shape.outline}`)
  const near = areas.map((area): Area => ({ kind: 'box', box: widened(boxOf(area), LONGEST_OUTLINE_DEGREES) }))
  const found = await ctx.db.query<Reaching & { geometry: Geometry }>(
    sql`select ${keyColumn(collection)} as key, t.morton, ${outline} as geometry from ${ident(list.from)} t
      where ${allOf([
        sql`${outline} is not null`,
        ...(collection.where ? [collection.where] : []),
        inRanges(rangesOver(near)),
        anyOf(near.map(holdsPoint)),
        sql`not ${anyOf(areas.map(holdsPoint))}`,
      ])}`,
  )
  return found.filter(({ geometry }) => areas.some((area) => touches(geometry, area)))
}

function touches(geometry: Geometry, area: Area): boolean {
  if (geometry.type === 'LineString' || geometry.type === 'MultiLineString') return crosses(geometry, area)
  return isOutline(geometry) && meets(geometry, area)
}

interface Outline {
  code: string
  geometry: Polygon | MultiPolygon
}

/** Deepest zoom: layers leave nothing out. */
const ZOOM = 22

async function outlinesOfLayers(ctx: Ctx, layerIds: readonly string[], areas: readonly Area[]): Promise<Outline[]> {
  const layers = layersOf(ctx).filter(({ id }) => layerIds.includes(id))
  const asked = areas.flatMap((area) => layers.map((layer) => ({ layer, bounds: boxOf(area) })))
  const found = await Promise.all(
    asked.map(({ layer, bounds: [west, south, east, north] }) =>
      layer.features(ctx, { bounds: [west, south, east, north], zoom: ZOOM, filters: {} }),
    ),
  )
  return found
    .flatMap(({ features }) => features)
    .flatMap(({ geometry, properties }) => (isOutline(geometry) ? [{ code: String(properties?.code), geometry }] : []))
}

/** Registers of few areas, which no map holds. */
async function outlinesOfTable(ctx: Ctx, from: string, { code, column }: { code: string; column: string }): Promise<Outline[]> {
  return ctx.db.query<Outline>(
    sql`select ${ident(code)} as code, ${ident(column)} as geometry from ${ident(from)} where ${ident(column)} is not null`,
  )
}

function isOutline(geometry: GeoJSON.Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
}

function holdsPoint(area: Area): Sql {
  const [west, south, east, north] = boxOf(area)
  const inBox = sql`(t.lon between ${west} and ${east} and t.lat between ${south} and ${north})`
  if (area.kind !== 'polygon') return inBox
  const [outer, ...holes] = area.rings.map(ringText)
  return allOf([inBox, sql`${SCALED} <@ ${outer}::polygon`, ...holes.map((hole) => sql`not ${SCALED} <@ ${hole}::polygon`)])
}

/** PostgreSQL compares points to a millionth: in millionths of a degree that is far below any survey. */
const SCALE = 1_000_000
const SCALED = sql`point(t.lon * ${SCALE}::float8, t.lat * ${SCALE}::float8)`

const ringText = (ring: readonly Spot[]): string => `(${ring.map(([lon, lat]) => `(${lon * SCALE},${lat * SCALE})`).join()})`

export const keyColumn = ({ list }: FeatureSource): Sql => ident(`t.${snake(list.key)}`)
