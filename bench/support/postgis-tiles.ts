/** The same tiles by ST_AsMVT, where a PostGIS server is given in BENCH_POSTGIS_URL. */
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { POINTS_ZOOM } from '#kernel/tiles/point-index.ts'
import type { BenchResult } from '../result.ts'
import type { Bed } from './bed.ts'
import { figure, type TileOf } from './tile-places.ts'
import { progress, quantile } from './turns.ts'

export async function postgisTiles(bed: Bed, tiles: readonly TileOf[], ours: readonly number[]): Promise<BenchResult[]> {
  const url = process.env.BENCH_POSTGIS_URL
  if (!url) return []
  const [source, target] = [new pg.Client({ connectionString: bed.url }), new pg.Client({ connectionString: url })]
  try {
    await Promise.all([source.connect(), target.connect()])
    await target.query('create extension if not exists postgis')
    await target.query('create temp table spot (code text, class text, status text, lon float8, lat float8)')
    await pipeline(
      source.query(copyTo('copy (select code, class_code, status, lon, lat from component) to stdout')),
      target.query(copyFrom('copy spot from stdin')),
    )
    await target.query('alter table spot add column at geometry(point, 3857)')
    await target.query('update spot set at = st_transform(st_setsrid(st_makepoint(lon, lat), 4326), 3857)')
    await target.query('create index on spot using gist (at)')
    await target.query('analyze spot')
    progress('PostGIS has the same points')
    const theirs: number[] = []
    for (const { z, x, y } of tiles) theirs.push(await timed(target, z, x, y))
    const [value, baselineValue] = [quantile(ours, 0.95), quantile(theirs, 0.95)]
    const faster = figure('cold_vs_postgis', baselineValue / value, 'times faster', 'ST_AsMVT, without HTTP', 1, tiles.length)
    return [faster]
  } finally {
    await Promise.all([source.end(), target.end()])
  }
}

const WORLD_M = 2 * Math.PI * 6_378_137
/** As ours: eight cells a side below the zoom where every point is drawn. */
const CELLS = 8

/** What our tile shows: every point from zoom 16 on, counted cells below. */
async function timed(client: pg.Client, z: number, x: number, y: number): Promise<number> {
  const begun = performance.now()
  if (z >= POINTS_ZOOM)
    await client.query(
      `select st_asmvt(t, 'components') from (select code, class, status, st_asmvtgeom(at, st_tileenvelope($1, $2, $3)) as geom
        from spot where at && st_tileenvelope($1, $2, $3)) t`,
      [z, x, y],
    )
  else
    await client.query(
      `select st_asmvt(t, 'components') from (select count(*) as count,
          st_asmvtgeom(st_setsrid(st_makepoint(avg(st_x(at)), avg(st_y(at))), 3857), st_tileenvelope($1, $2, $3)) as geom
        from spot where at && st_tileenvelope($1, $2, $3) group by floor(st_x(at) / $4::float8), floor(st_y(at) / $4::float8)) t`,
      [z, x, y, WORLD_M / 2 ** z / CELLS],
    )
  return performance.now() - begun
}
