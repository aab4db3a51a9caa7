/**
 * A list of placed rows as a layer: points where the window holds few, exact clusters where it holds many. The rows have
 * `lon` and `lat`, the table has `morton`; counting is one grouped range scan over its cells.
 */
import type { Feature } from 'geojson'
import type { Ctx } from '../ctx.ts'
import type { Row } from '../db/database.ts'
import { allOf, ident, type Sql, sql } from '../db/sql.ts'
import { inRanges, rangesOfBox } from '../geo/box-ranges.ts'
import { KEY_ZOOM } from '../geo/morton.ts'
import { conditionsOf, selectedOf } from '../list/query.ts'
import type { Language } from '../titles.ts'
import type { LayerDefinition, LayerWindow, ListedThings } from './layer.ts'

/** What a point carries: the light of its ring, whether it is out of use, and what its screens need. */
export interface PointLook {
  light?: 'green' | 'yellow' | 'red' | null
  faint?: boolean
  [property: string]: unknown
}

export interface PointLayer extends Omit<LayerDefinition, 'style' | 'features' | 'inside'> {
  inside: ListedThings
  /** Without it a point carries its line. */
  look?(row: Row, now: Date, language: Language): PointLook
  /** Rows of a cluster that make its ring red, as a condition on `t`. */
  red?(now: Date): Sql
}

/** More points than this in a window come as clusters. */
const MOST_POINTS = 1500
/** A cluster is about 64 px wide: a tile of 512 px holds eight by eight. */
const CELLS_PER_TILE_ZOOM = 3

export function pointLayer({ look, red, ...layer }: PointLayer): LayerDefinition {
  const drawn = { ...layer.inside, ...(look ? { look } : {}), ...(red ? { red } : {}) }
  return { ...layer, style: 'points', features: (ctx, window) => pointsIn(ctx, drawn, window) }
}

type Drawn = ListedThings & Pick<PointLayer, 'look' | 'red'>

async function pointsIn(ctx: Ctx, drawn: Drawn, { bounds, zoom, filters }: LayerWindow) {
  const { list, columns } = drawn
  const [west, south, east, north] = bounds
  const where = allOf([
    ...conditionsOf(list, ctx, { ...drawn.filters, ...filters }),
    inRanges(rangesOfBox(bounds)),
    sql`t.lon between ${west} and ${east} and t.lat between ${south} and ${north}`,
  ])
  const rows = await ctx.db.query(
    sql`select ${selectedOf(list, [list.key, 'lon', 'lat', ...columns])} from ${ident(list.from)} t where ${where} limit ${MOST_POINTS + 1}`,
  )
  const features = rows.length <= MOST_POINTS ? rows.map((row) => pointFeature(drawn, row, ctx)) : await clusters(ctx, drawn, where, zoom)
  return { type: 'FeatureCollection' as const, features }
}

function pointFeature({ list, line, look }: Drawn, row: Row, ctx: Ctx): Feature {
  const id = String(row[list.key])
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [Number(row.lon), Number(row.lat)] },
    properties: { id, ...(look?.(row, ctx.now(), ctx.language) ?? line(row, ctx.language)), count: 1 },
  }
}

async function clusters(ctx: Ctx, { list, red }: Drawn, where: Sql, zoom: number): Promise<Feature[]> {
  const cellZoom = Math.min(KEY_ZOOM, Math.max(1, Math.floor(zoom) + CELLS_PER_TILE_ZOOM))
  const counted = red ? sql`(count(*) filter (where ${red(ctx.now())}))::int` : sql`0`
  const rows = await ctx.db.query<{ n: number; lon: number; lat: number; red: number }>(sql`
    select count(*)::int as n, avg(lon) as lon, avg(lat) as lat, ${counted} as red
    from ${ident(list.from)} t where ${where} group by morton >> ${2 * (KEY_ZOOM - cellZoom)}::int`)
  return rows.map((row) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
    properties: { count: row.n, red: row.red },
  }))
}
