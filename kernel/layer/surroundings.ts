/**
 * What surrounds a point, kind by kind: every layer whose things are listed and told in a line. One statement per kind
 * reads the ranges of Morton keys that cover the circle, within the asker's scope, and measures exactly.
 */
import { may } from '../access/actor.ts'
import type { Ctx } from '../ctx.ts'
import type { Row } from '../db/database.ts'
import { allOf, ident, type Sql, snake, sql } from '../db/sql.ts'
import { type LonLat, metresBetween } from '../geo/distance.ts'
import { cellsOver } from '../geo/shape.ts'
import { type Asker, conditionsOf, selectedOf } from '../list/query.ts'
import { notAllowed, notFound } from '../problem.ts'
import type { Language } from '../titles.ts'
import { type LayerDefinition, type Line, type ListedThings, layersOf } from './layer.ts'

export interface Around extends Line, LonLat {
  id: string
  metres: number
  /** The columns of the kind as they are, for screens that know it. */
  facts: Row
}

export interface AroundKind {
  kind: string
  title: LayerDefinition['title']
  /** All within the circle, exactly. */
  count: number
  rows: Around[]
}

type Told = LayerDefinition & Required<Pick<LayerDefinition, 'inside'>>

const isTold = (layer: LayerDefinition): layer is Told => layer.inside !== undefined && layer.surrounds === true

/** Kinds the asker may see; of those asked for by name, all or none. */
export function kindsFor(ctx: Ctx, asked: readonly string[] | null): Told[] {
  const kinds = layersOf(ctx).filter(isTold)
  if (asked === null) return kinds.filter(({ permission }) => may(ctx.actor, permission))
  return asked.map((id) => {
    const kind = kinds.find((one) => one.id === id)
    if (!kind) throw notFound()
    if (!may(ctx.actor, kind.permission)) throw notAllowed()
    return kind
  })
}

export interface Circle extends LonLat {
  metres: number
}

export async function around(ctx: Ctx, kinds: readonly Told[], circle: Circle, limit: number): Promise<AroundKind[]> {
  return Promise.all(
    kinds.map(async ({ id, title, inside }) => {
      const found = await ctx.db.query(aroundStatement(inside, ctx, circle, limit), { prepared: true })
      const rows = found.map(({ total: _total, ...row }) => asAround(row, inside, circle, ctx.language))
      return { kind: id, title, count: Number(found[0]?.total ?? 0), rows: rows.toSorted((a, b) => a.metres - b.metres) }
    }),
  )
}

function asAround(row: Row, { list: { key }, line }: ListedThings, circle: Circle, language: Language): Around {
  const { lon: x, lat: y, [key]: id, ...facts } = row
  const [lon, lat] = [Number(x), Number(y)]
  const metres = Math.round(metresBetween(circle, { lon, lat }) * 10) / 10
  return { id: String(id), lon, lat, metres, ...line(row, language), facts }
}

const METRES_PER_DEGREE = 6_371_008.8 * (Math.PI / 180)

/**
 * The square of the distance on the sphere, flat at the middle latitude of the two points: right to the millimetre over
 * kilometres. Only sums and products, as tens of thousands of rows are measured: the cosine of the middle latitude is that
 * of the centre and its slope.
 */
function apartSquared({ lon, lat }: LonLat): Sql {
  const radians = (lat * Math.PI) / 180
  const [cosine, slope] = [METRES_PER_DEGREE * Math.cos(radians), (METRES_PER_DEGREE * Math.sin(radians) * Math.PI) / 360]
  const north = sql`(t.lat - ${lat}::float8)`
  const east = sql`((t.lon - ${lon}::float8) * (${cosine}::float8 - ${slope}::float8 * ${north}))`
  return sql`${east} * ${east} + ${north} * ${north} * ${METRES_PER_DEGREE ** 2}::float8`
}

/** Only the nearest rows are read whole; the others are measured and counted. */
export function aroundStatement({ list, filters, columns }: ListedThings, asker: Asker, { lon, lat, metres }: Circle, limit: number): Sql {
  const ranges = cellsOver({ kind: 'circle', centre: [lon, lat], metres })
  const from = ident(list.from)
  const key = ident(snake(list.key))
  return sql`
    with near as materialized (
      select c.id, c.apart from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      cross join lateral (
        select t.${key} as id, ${apartSquared({ lon, lat })} as apart from ${from} t
        where t.morton between r.lo and r.hi and ${allOf(conditionsOf(list, asker, filters))} offset 0) c
      where c.apart <= ${metres * metres}::float8),
    nearest as (select id, apart from near order by apart, id limit ${limit})
    select ${selectedOf(list, [list.key, 'lon', 'lat', ...columns])}, (select count(*) from near)::int as total
    from nearest n join ${from} t on t.${key} = n.id order by n.apart, n.id`
}
