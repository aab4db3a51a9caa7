/**
 * Live vector tiles over the census of a whole city, through HTTP: cold tiles with and without filters, tiles somebody
 * asked for before, and how soon a change is in its tile while two hundred others come every second.
 */
import { openDatabase } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed, signIn, startProgramOn } from './support/bed.ts'
import type { HttpJob, HttpReport } from './support/http-load.ts'
import { postgisTiles } from './support/postgis-tiles.ts'
import { changesToTiles } from './support/tile-changes.ts'
import { figure, fill, type Place, type TileOf, tileAt } from './support/tile-places.ts'
import { quantile } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { components: 200_000, spots: 12, seconds: 3 }, full: { components: 2_810_000, spots: 40, seconds: 5 } }
const ZOOMS = Array.from({ length: 11 }, (_, step) => 8 + step)
/** Tiles a second of the best peer on two cores over as many points. */
const PEERS: Record<number, number> = { 12: 403, 14: 236, 16: 508 }
const FILTERS = ['?status=damaged', '?class=01-002', '?major=01&status=intact,damaged', '?district=350203&class=01-003', '?major=02,03']

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { components, spots, seconds } = SCALES[scale]
  const bed = await makeBed('tiles')
  try {
    await fill(bed, components)
    const places = await somePlaces(bed, spots)
    const program = await startProgramOn(bed, 'server,worker')
    const load = startWorker<HttpJob, HttpReport>(new URL('./support/http-load.ts', import.meta.url))
    try {
      const token = await signIn(program.port, 'acceptor')
      const ask = (tile: TileOf, filter = '', coding = 'br', etag = '') => requestOf(tile, filter, token, coding, etag)
      const before = await memory(program.port)
      const once = (requests: string[]) => load.run({ port: program.port, requests, concurrency: 1, status: 'good' })
      const begun = performance.now()
      await once([ask({ z: 0, x: 0, y: 0 })])
      const readSeconds = (performance.now() - begun) / 1000
      const results = [figure('index_read_s', readSeconds, 's', 'none', 0, components)]
      const tiles = tilesOf(places)
      const plain = await once(tiles.map((tile) => ask(tile)))
      const filtered = await once(tiles.map((tile, at) => ask(tile, FILTERS[at % FILTERS.length])))
      results.push(figure('cold_p95_ms', quantile(plain.times, 0.95), 'ms', 'the budget', 25, tiles.length))
      results.push(figure('cold_filtered_p95_ms', quantile(filtered.times, 0.95), 'ms', 'the budget', 25, tiles.length))
      results.push(...(await cachedFigures({ ask, load, port: program.port, places, seconds })))
      results.push(...(await postgisTiles(bed, tiles, plain.times)))
      results.push(...(await changesToTiles(bed, program.port, places)))
      const after = await memory(program.port)
      results.push(figure('memory_mb', after - before, 'MB', 'the budget', 500, components))
      return results
    } finally {
      load.stop()
      await program.stop()
    }
  } finally {
    await bed.stop()
  }
}

interface Cached {
  ask(tile: TileOf, filter?: string, coding?: string, etag?: string): string
  load: ReturnType<typeof startWorker<HttpJob, HttpReport>>
  port: number
  places: readonly Place[]
  seconds: number
}

async function cachedFigures({ ask, load, port, places, seconds }: Cached): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const [zoom, peer] of Object.entries(PEERS)) {
    const requests = places.map((place) => ask(tileAt(place, Number(zoom))))
    const { perSecond, sent } = await load.run({ port, requests, concurrency: 8, seconds, status: 200 })
    results.push(figure(`cached_z${zoom}_per_s`, perSecond, '1/s', 'the best peer at this zoom', peer, sent))
  }
  const all = tilesOf(places)
  const { perSecond, sent } = await load.run({ port, requests: all.map((tile) => ask(tile)), concurrency: 8, seconds, status: 200 })
  results.push(figure('cached_per_s', perSecond, '1/s', 'the budget', 5000, sent))
  const etags = await Promise.all(all.map((tile) => etagOf(port, ask(tile), tile)))
  const known = all.map((tile, at) => ask(tile, '', 'br', etags[at]))
  const unchanged = await load.run({ port, requests: known, concurrency: 8, seconds, status: 304 })
  return [...results, figure('unchanged_per_s', unchanged.perSecond, '1/s', 'the budget', 5000, unchanged.sent)]
}

async function etagOf(port: number, request: string, { z, x, y }: TileOf): Promise<string> {
  const authorization = /authorization: (.*)\r/.exec(request)?.[1] ?? ''
  const answer = await fetch(`http://127.0.0.1:${port}/api/layers/components/tiles/${z}/${x}/${y}`, {
    headers: { authorization, 'accept-encoding': 'br' },
  })
  return answer.headers.get('etag') ?? ''
}

/** Each tile once: the second time it is not cold. */
function tilesOf(places: readonly Place[]): TileOf[] {
  const tiles = ZOOMS.flatMap((zoom) => places.map((place) => tileAt(place, zoom)))
  return [...new Map(tiles.map((tile) => [`${tile.z}/${tile.x}/${tile.y}`, tile])).values()]
}

function requestOf({ z, x, y }: TileOf, filter: string, token: string, coding: string, etag: string): string {
  const known = etag === '' ? '' : `if-none-match: ${etag}\r\n`
  return `GET /api/layers/components/tiles/${z}/${x}/${y}${filter} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\naccept-encoding: ${coding}\r\n${known}\r\n`
}

async function somePlaces(bed: Bed, spots: number): Promise<Place[]> {
  const db = openDatabase(bed.url, 1)
  const places = await db.query<Place>(sql`select id, lon, lat from component order by md5(code) limit ${spots}`)
  await db.close()
  return places
}

/** Resident memory of the program, as it tells itself. */
async function memory(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6
}
