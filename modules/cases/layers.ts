/** Cases on the map: points near, exact clusters far; counting is one grouped range scan over Morton cells. */
import type { Feature } from 'geojson'
import type { Ctx } from '#kernel/ctx.ts'
import { allOf, ident, sql } from '#kernel/db/sql.ts'
import { inRanges, rangesOfBox } from '#kernel/geo/box-ranges.ts'
import { KEY_ZOOM } from '#kernel/geo/morton.ts'
import type { LayerDefinition, LayerWindow } from '#kernel/layer/layer.ts'
import { conditionsOf } from '#kernel/list/query.ts'
import { lightOf } from '#kernel/procedure/subject.ts'
import { caseList } from './lists/index.ts'

/** More points than this in a window come as clusters. */
const MOST_POINTS = 1500
/** A cluster is about 64 px wide: a tile of 512 px holds eight by eight. */
const CELLS_PER_TILE_ZOOM = 3

export const layers: LayerDefinition[] = [
  {
    id: 'cases',
    title: { zh: '在办案件', en: 'Open cases' },
    permission: 'case.read',
    style: 'points',
    minZoom: 0,
    group: 'cases',
    on: true,
    inside: { list: caseList, filters: { open: 'true' } },
    surroundings: {
      columns: ['caseCode', 'state', 'matterCode', 'summary', 'address', 'dueAt', 'yellowAt', 'reportedAt'],
      line: ({ id, caseCode, summary, address }) => ({
        title: String(summary || address),
        note: String(caseCode ?? ''),
        page: `/cases/${String(id)}`,
      }),
    },
    features: (ctx, window) => caseFeatures(ctx, window, { open: 'true', ...window.filters }),
  },
  {
    id: 'closed-cases',
    title: { zh: '已结案件', en: 'Closed cases' },
    permission: 'case.read',
    style: 'points',
    minZoom: 0,
    group: 'cases',
    on: false,
    inside: { list: caseList, filters: { state: 'closed' } },
    features: (ctx, window) => caseFeatures(ctx, window, { state: 'closed', ...window.filters }),
  },
]

interface PointRow {
  id: string
  caseCode: string | null
  state: string
  matterCode: string | null
  lon: number
  lat: number
  dueAt: Date | null
  yellowAt: Date | null
}

async function caseFeatures(ctx: Ctx, window: LayerWindow, filters: Record<string, string>) {
  const [west, south, east, north] = window.bounds
  const where = allOf([
    ...conditionsOf(caseList, ctx, filters),
    inRanges(rangesOfBox(window.bounds)),
    sql`t.lon between ${west} and ${east} and t.lat between ${south} and ${north}`,
  ])
  const points = await ctx.db.query<PointRow>(
    sql`select id, case_code, state, matter_code, lon, lat, due_at, yellow_at from ${ident(caseList.from)} t where ${where} limit ${MOST_POINTS + 1}`,
  )
  const features =
    points.length <= MOST_POINTS ? points.map((row) => pointFeature(row, ctx.now())) : await clusters(ctx, where, window.zoom)
  return { type: 'FeatureCollection' as const, features }
}

function pointFeature({ id, caseCode, state, matterCode, lon, lat, dueAt, yellowAt }: PointRow, now: Date): Feature {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { id, caseCode, state, matterCode, light: lightOf({ dueAt, yellowAt }, now), count: 1 },
  }
}

async function clusters(ctx: Ctx, where: ReturnType<typeof allOf>, zoom: number): Promise<Feature[]> {
  const cellZoom = Math.min(KEY_ZOOM, Math.max(1, Math.floor(zoom) + CELLS_PER_TILE_ZOOM))
  const rows = await ctx.db.query<{ n: number; lon: number; lat: number; red: number }>(sql`
    select count(*)::int as n, avg(lon) as lon, avg(lat) as lat, count(*) filter (where open and due_at < ${ctx.now()})::int as red
    from ${ident(caseList.from)} t where ${where} group by morton >> ${2 * (KEY_ZOOM - cellZoom)}::int`)
  return rows.map((row) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
    properties: { count: row.n, red: row.red },
  }))
}
