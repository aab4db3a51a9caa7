/**
 * Open data over the census of a whole city: pages of a box, pages far behind the first, and the files of a district.
 * Plans at the full scale are kept in `bench/plans`.
 */
import { writeFileSync } from 'node:fs'
import { MODULES } from '#apps/server/app.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { Database, Queryable } from '#kernel/db/database.ts'
import { allOf, type Sql, sql } from '#kernel/db/sql.ts'
import { askedOf, type Words } from '#kernel/features/ask.ts'
import { getCollection } from '#kernel/features/collections.ts'
import { writeGeoPackage } from '#kernel/features/geopackage.ts'
import { allFeatures, type Cursor, countOf, readPage } from '#kernel/features/read.ts'
import { inRanges } from '#kernel/geo/box-ranges.ts'
import { parseSettings } from '#kernel/settings.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed } from './support/bed.ts'
import { fill, type Place } from './support/tile-places.ts'
import { inTurns, progress, quantile } from './support/turns.ts'

const SCALES = { small: { components: 200_000, spots: 20, file: 20_000 }, full: { components: 2_810_000, spots: 60, file: 100_000 } }
const LIMIT = 1000
/** About 900 by 1000 metres, as a map of streets shows. */
const HALF = 0.0045
const PLANS = new URL('./plans/', import.meta.url)

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { components, spots, file } = SCALES[scale]
  const bed = await makeBed('features')
  try {
    await fill(bed, components)
    return await onPlatform(bed, async (ctx) => {
      const places = await ctx.db.query<Place>(sql`select id, lon, lat from component order by md5(code) limit ${spots}`)
      if (scale === 'full') await keepPlans(ctx, places)
      return [...(await boxes(ctx, places)), await deep(ctx), ...(await files(ctx, file))]
    })
  } finally {
    await bed.stop()
  }
}

async function onPlatform<T>(bed: Bed, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  try {
    return await work(asActor(platform, SYSTEM))
  } finally {
    await stop()
  }
}

const boxAround = ({ lon, lat }: Place): string => [lon - HALF, lat - HALF, lon + HALF, lat + HALF].join()

async function page(ctx: Ctx, words: Words, from: Cursor | null = null, limit = LIMIT) {
  const collection = getCollection(ctx, 'components')
  return readPage(ctx, collection, await askedOf(ctx, collection, words), limit, from)
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** Beside the plain statement of the same rows by the same driver: no order, no pages, no features made of them. */
async function boxes(ctx: Ctx, places: readonly Place[]): Promise<BenchResult[]> {
  const collection = getCollection(ctx, 'components')
  const at = (round: number): Words => ({ bbox: boxAround(places[round] ?? { id: '', lon: 0, lat: 0 }) })
  const times: number[] = []
  const pages = await inTurns(
    places.length,
    async (round) => {
      times.push(await milliseconds(() => page(ctx, at(round))))
      return times.at(-1) ?? Number.NaN
    },
    (round) =>
      milliseconds(async () => {
        const { where, ranges } = await askedOf(ctx, collection, at(round))
        return ctx.db.query(sql`select t.* from component t where ${allOf([...where, inRanges(ranges ?? [])])} limit ${LIMIT}`)
      }),
  )
  const counts: number[] = []
  for (const [round] of places.entries())
    counts.push(await milliseconds(async () => countOf(ctx, collection, await askedOf(ctx, collection, at(round)), 100_001)))
  return [
    {
      ...figure('box_page_ms', pages.value, 'ms', 'the plain SELECT of the same rows', pages.baselineValue, places.length),
      ratio: pages.ratio,
    },
    figure('box_page_p95_ms', quantile(times, 0.95), 'ms', 'the budget', 100, times.length),
    figure('box_count_p95_ms', quantile(counts, 0.95), 'ms', 'the budget', 100, counts.length),
  ]
}

/** A page behind four fifths of all rows beside the first one. */
async function deep(ctx: Ctx): Promise<BenchResult> {
  const [row] = await ctx.db.query<{ id: string }>(
    sql`select id from component order by id offset (select count(*) * 4 / 5 from component) limit 1`,
  )
  const far: Cursor = { backwards: false, morton: null, key: row?.id ?? '' }
  const { value, baselineValue, ratio } = await inTurns(
    15,
    () => milliseconds(() => page(ctx, {}, far)),
    () => milliseconds(() => page(ctx, {})),
  )
  return { ...figure('deep_page_ms', value, 'ms', 'the first page', baselineValue, 15), ratio }
}

async function files(ctx: Ctx, most: number): Promise<BenchResult[]> {
  const collection = getCollection(ctx, 'components')
  const asked = await askedOf(ctx, collection, {})
  async function* some() {
    let left = most
    for await (const feature of allFeatures(ctx, collection, asked))
      if (left-- > 0) yield feature
      else return
  }
  const read = await milliseconds(async () => {
    for await (const feature of some()) JSON.stringify(feature)
  })
  const written = await milliseconds(async () => (await writeGeoPackage(collection, some(), 'zh-CN', ctx.now())).remove())
  return [figure('geopackage_per_s', (most / written) * 1000, '1/s', 'the same rows as GeoJSON', (most / read) * 1000, most)]
}

/** Every statement of a page goes twice: explained, and for its rows. */
function explaining(db: Database, plans: string[]): Database {
  const explain = (tx: Queryable): Queryable => ({
    async query<R>(statement: Sql): Promise<R[]> {
      if (!statement.text.includes('set_config')) {
        const lines = await tx.query(sql`explain (analyze, buffers, costs off, timing off, summary off) ${statement}`)
        plans.push(lines.map((line) => Object.values(line).join()).join('\n'))
      }
      return tx.query<R>(statement)
    },
  })
  return { ...db, transaction: (work) => db.transaction((tx) => work(explain(tx))) }
}

async function keepPlans(ctx: Ctx, places: readonly Place[]): Promise<void> {
  const [place] = places
  if (!place) return
  const box = boxAround(place)
  const first = await page(ctx, { bbox: box }, null, 100)
  const asked: Record<string, [Words, Cursor | null]> = {
    'features-box': [{ bbox: box }, null],
    'features-box-next': [{ bbox: box }, first.after],
    'features-box-filter': [{ bbox: box, filter: "status = 'damaged' and classCode like '01-%'" }, null],
    'features-deep': [{}, { backwards: false, morton: null, key: 'c0000000-0000-7000-8000-000000000000' }],
  }
  for (const [name, [words, from]] of Object.entries(asked)) {
    const plans: string[] = []
    await page({ ...ctx, db: explaining(ctx.db, plans) }, words, from, 100)
    writeFileSync(new URL(`${name}.txt`, PLANS), `${JSON.stringify(words)}\n${plans.length} statements; the last:\n\n${plans.at(-1)}\n`)
    progress(`${name}: ${plans.length} statements`)
  }
}

function figure(metric: string, value: number, unit: string, baseline: string, baselineValue: number, n: number): BenchResult {
  return { bench: 'features', metric, value, unit, baseline, baselineValue, ratio: value / baselineValue, n }
}
