/**
 * Geocoding over half a million addresses, and what surrounds a point over the census of a whole city: each question as
 * the server asks it, from the text or the point to the answer in memory. No peer: the goal is the budget of 20 ms.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { MODULES } from '#apps/server/app.ts'
import { type RunningPlatform, startPlatform } from '#apps/server/platform.ts'
import { loadPack } from '#cities/index.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import { around, aroundStatement, kindsFor } from '#kernel/layer/surroundings.ts'
import { oneOf, randomFrom } from '#kernel/random.ts'
import { parseSettings } from '#kernel/settings.ts'
import { addressesAround, byNumber, namesLike } from '#modules/grid/addresses/store.ts'
import { pairsOf } from '#modules/grid/addresses/words.ts'
import { geocode, reverseGeocode } from '#modules/grid/index.ts'
import { seedCameras } from '#modules/video/index.ts'
import { fillCases } from './fill-cases.ts'
import type { BenchResult } from './result.ts'
import { type Door, fillAddresses } from './support/address-book.ts'
import { makeBed } from './support/bed.ts'
import { fill } from './support/tile-places.ts'
import { progress, quantile } from './support/turns.ts'

const SCALES = {
  small: { addresses: 50_000, components: 200_000, cameras: 20_000, cases: 50_000, asked: 200 },
  full: { addresses: 500_000, components: 2_810_000, cameras: 200_000, cases: 1_000_000, asked: 1000 },
}
const BUDGET_MS = 20
const RADIUSES = [50, 100, 200, 500]
const PLANS = new URL('./plans/', import.meta.url)

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { addresses, components, cameras, cases, asked } = SCALES[scale]
  const bed = await makeBed('geocode')
  let running: RunningPlatform | null = null
  try {
    await fill(bed, components)
    await fillCases(bed.url, cases, new Date())
    const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
    running = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
    const ctx = asActor(running.platform, SYSTEM)
    await fillCameras(ctx, cameras)
    await tellKinds(ctx)
    const doors = await fillAddresses(ctx, addresses, asked)
    progress(`${addresses} addresses`)
    const results = [...(await geocodeFigures(ctx, doors)), ...(await surroundingsFigures(ctx, asked))]
    if (scale === 'full') await keepPlans(ctx, doors)
    return results
  } finally {
    await running?.stop()
    await bed.stop()
  }
}

async function fillCameras(ctx: Ctx, about: number): Promise<void> {
  await ctx.db.query(sql`truncate camera`)
  const pack = await loadPack('350200')
  const { written } = await seedCameras(ctx, pack.cameras?.(about) ?? [], () => undefined)
  await ctx.db.query(sql`analyze camera`)
  progress(`${written} cameras`)
}

/** Units and people come with the demo city. */
async function tellKinds(ctx: Ctx): Promise<void> {
  const [counts] = await ctx.db.query(sql`select (select count(*) from component)::int as components,
    (select count(*) from camera)::int as cameras, (select count(*) from unit where lon is not null)::int as units,
    (select count(*) from position)::int as people, (select count(*) from urban_case where open)::int as open_cases`)
  progress(JSON.stringify(counts))
}

async function geocodeFigures(ctx: Ctx, doors: readonly Door[]): Promise<BenchResult[]> {
  const random = randomFrom(30_428)
  const misspelt = doors.map(({ road, number }) => {
    const signs = [...road]
    return `${signs.with(Math.floor(random() * signs.length), oneOf(random, [...'湖滨莲禾厦岭山海']))}${number}号`
  })
  const forward = (text: string) => geocode(ctx, text, 8)
  return [
    await timed(
      'forward_exact',
      doors.map(
        ({ road, number, area }) =>
          () =>
            forward(`${area}${road}${number}号`),
      ),
    ),
    await timed(
      'forward_misspelt',
      misspelt.map((text) => () => forward(text)),
    ),
    await timed(
      'forward_missing_number',
      doors.map(
        ({ road, number }) =>
          () =>
            forward(`${road}${number + 1000}号`),
      ),
    ),
    await timed(
      'reverse',
      doors.map(
        ({ lon, lat }) =>
          () =>
            reverseGeocode(ctx, { lon, lat }, 5),
      ),
    ),
  ]
}

async function surroundingsFigures(ctx: Ctx, asked: number): Promise<BenchResult[]> {
  const points = await ctx.db.query<{ lon: number; lat: number }>(sql`select lon, lat from component order by md5(code) limit ${asked}`)
  const kinds = kindsFor(ctx, null)
  const results: BenchResult[] = []
  for (const metres of RADIUSES)
    results.push(
      await timed(
        `surroundings_${metres}m`,
        points.map((point) => () => around(ctx, kinds, { ...point, metres }, 20)),
      ),
    )
  return results
}

const WARMING = 20

async function timed(metric: string, questions: readonly (() => Promise<unknown>)[]): Promise<BenchResult> {
  for (const ask of questions.slice(0, WARMING)) await ask()
  const times: number[] = []
  for (const ask of questions) {
    const begun = performance.now()
    await ask()
    times.push(performance.now() - begun)
  }
  const value = quantile(times, 0.95)
  progress(`${metric}: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${value.toFixed(1)} ms`)
  const goal = { baseline: 'the budget', baselineValue: BUDGET_MS, ratio: value / BUDGET_MS }
  return { bench: 'geocode', metric: `${metric}_p95_ms`, value, unit: 'ms', ...goal, n: times.length }
}

/** What the planner chose, without what differs from run to run. */
async function keepPlans(ctx: Ctx, doors: readonly Door[]): Promise<void> {
  const [door] = doors
  if (!door) return
  const circle = { lon: door.lon, lat: door.lat, metres: 200 }
  const plans: Record<string, Sql> = {
    'geocode-number': byNumber([door.road], door.number, [door.number + 10]),
    'geocode-names-like': namesLike(pairsOf(`${door.road.slice(0, -2)}东路`)),
    'geocode-around': addressesAround(door, 150, 2000),
    ...Object.fromEntries(kindsFor(ctx, null).map(({ id, inside }) => [`surroundings-${id}`, aroundStatement(inside, ctx, circle, 20)])),
  }
  mkdirSync(PLANS, { recursive: true })
  for (const [name, statement] of Object.entries(plans)) {
    const rows = await ctx.db.query<Record<string, string>>(
      sql`explain (analyze, costs off, timing off, summary off, buffers off) ${statement}`,
    )
    writeFileSync(new URL(`${name}.txt`, PLANS), `${rows.flatMap((row) => Object.values(row)).join('\n')}\n`)
  }
}
