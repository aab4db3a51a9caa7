/**
 * Places of people in the field: taken over HTTP from signed-in collectors, on disk before each is answered, while a
 * dispatcher looks at the map. The baseline writes the very same rows with the bare driver, one statement each, over as
 * many connections.
 */
import { MODULES } from '#apps/server/app.ts'
import { startPlatform } from '#apps/server/platform.ts'
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { parseSettings } from '#kernel/settings.ts'
import { lendSession } from '#modules/identity/index.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed, type Program, requestText, signIn, startProgramOn } from './support/bed.ts'
import type { HttpJob, HttpReport } from './support/http-load.ts'
import type { SqlJob, SqlReport, Statement } from './support/sql-load.ts'
import { inTurns, progress, quantile } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { people: 1000, rounds: 5, fixes: 6000 }, full: { people: 4000, rounds: 7, fixes: 12_000 } }
const CONNECTIONS = 64
const BASELINE = 'bare INSERT … ON CONFLICT of the same rows, one by one, 64 connections'
const IDLE = 'the same question while nobody moves'
/** So often somebody looks: as fifty desks that ask every ten seconds. */
const LOOK_EVERY_MS = 200
const STEP = 0.00001

interface Collector {
  token: string
  /** The row of the person, as the product wrote it. */
  row: Record<string, unknown>
  lon: number
  lat: number
}

/** Collectors with a place in their grid and a session each. */
async function collectorsOf(bed: Bed, count: number): Promise<Collector[]> {
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  try {
    return await signedIn(platform, count)
  } finally {
    await stop()
  }
}

async function signedIn(platform: Platform, count: number): Promise<Collector[]> {
  const rows = await platform.db.query<{ personId: string; lon: number; lat: number }>(
    sql`select * from position order by md5(person_id::text) limit ${count}`,
  )
  const people: Collector[] = []
  // As a database that has been up for more than a minute.
  await platform.db.query(sql`analyze person, post, unit, account, position`)
  for (const row of rows) people.push({ token: await lendSession(platform, row.personId), row: { ...row }, lon: row.lon, lat: row.lat })
  return people
}

/** Fixes one after another of everybody, each newer and a step on. */
function fixesOf(people: readonly Collector[], count: number): { person: Collector; at: string; lon: number; lat: number }[] {
  const begun = Date.now()
  return Array.from({ length: count }, (_, index) => {
    const person = people[index % people.length]
    if (!person) throw new Error('nobody has a place')
    const lap = Math.floor(index / people.length)
    return { person, at: new Date(begun + lap).toISOString(), lon: person.lon + (lap % 5) * STEP, lat: person.lat }
  })
}

const NAMES = [
  ...['person_id', 'role', 'unit_code', 'lon', 'lat', 'morton', 'accuracy_m', 'at', 'received_at'],
  ...['unit_grid_code', 'duty_grid_code', 'community_code', 'street_code', 'district_code', 'demo'],
]
const BARE = `insert into position (${NAMES.join()}) values (${NAMES.map((_, index) => `$${index + 1}`).join()})
  on conflict (person_id) do update set ${NAMES.slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join()} where excluded.at > position.at`
const keyOf = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function statementsOf(people: readonly Collector[], count: number): Statement[][] {
  return fixesOf(people, count).map(({ person, at, lon, lat }) => {
    const row: Record<string, unknown> = { ...person.row, at, receivedAt: at, lon, lat, demo: false }
    return [{ text: BARE, values: NAMES.map((name) => row[keyOf(name)]), prepared: true }]
  })
}

/** What a dispatcher asks: the map of a street, the map of the city, and who is within 500 metres. */
function questionsOf(token: string, { lon, lat }: Collector): string[] {
  const box = (half: number) => [lon - half, lat - half, lon + half, lat + half].join()
  return [
    `/api/layers/positions/features?bbox=${box(0.01)}&zoom=15`,
    '/api/layers/positions/features?bbox=117.8,24.3,118.5,24.9&zoom=10',
    `/api/surroundings?lon=${lon}&lat=${lat}&metres=500&kinds=positions`,
  ].map((url) => requestText('GET', url, token))
}
const SHOWN = ['street_p95_ms', 'city_p95_ms', 'surroundings_p95_ms']

/** Looks until told that it is enough; answers the milliseconds of each question. */
async function look(port: number, requests: string[], enough: () => boolean): Promise<number[][]> {
  const viewer = startWorker<HttpJob, HttpReport>(new URL('./support/http-load.ts', import.meta.url))
  const times: number[][] = requests.map(() => [])
  while (!enough()) {
    const asked = await viewer.run({ port, requests, concurrency: 1, status: 200 })
    for (const [index, ms] of asked.times.entries()) times[index]?.push(ms)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  viewer.stop()
  return times
}

async function measure(bed: Bed, { port }: Program, people: readonly Collector[], scale: 'small' | 'full'): Promise<BenchResult[]> {
  const { rounds, fixes } = SCALES[scale]
  const [phones, bare] = [
    startWorker<HttpJob, HttpReport>(new URL('./support/http-load.ts', import.meta.url)),
    startWorker<SqlJob, SqlReport>(new URL('./support/sql-load.ts', import.meta.url)),
  ]
  const product = async () => {
    const requests = fixesOf(people, fixes).map(({ person, ...fix }) =>
      requestText('POST', '/api/positions', person.token, { fixes: [{ ...fix, accuracyM: 8 }] }),
    )
    const job = { port, requests, concurrency: CONNECTIONS, status: 200, expect: '"taken":1' } as const
    const { perSecond } = await phones.run(job)
    progress(`${Math.round(perSecond)} fixes/s`)
    return perSecond
  }
  const baseline = async () => {
    const job = { url: bed.url, groups: statementsOf(people, fixes), concurrency: CONNECTIONS, transaction: false }
    const { perSecond } = await bare.run(job)
    progress(`${Math.round(perSecond)}/s bare`)
    return perSecond
  }
  await product()
  await baseline()
  const [first] = people
  if (!first) throw new Error('nobody has a place')
  const questions = questionsOf(await signIn(port, 'dispatcher'), first)
  let looks = 0
  const idle = await look(port, questions, () => looks++ >= 30)
  const seen: number[][] = questions.map(() => [])
  const watched = async () => {
    let done = false
    const looking = look(port, questions, () => done)
    const rate = await product()
    done = true
    for (const [index, ms] of (await looking).entries()) seen[index]?.push(...ms)
    return rate
  }
  const compared = await inTurns(rounds, watched, baseline)
  for (const worker of [phones, bare]) worker.stop()
  const shown = SHOWN.map((metric, index): BenchResult => {
    const [value, baselineValue] = [seen, idle].map((times) => quantile(times[index] ?? [], 0.95))
    return resultOf(metric, 'ms', IDLE, { value: value ?? 0, baselineValue: baselineValue ?? 0 }, seen[index]?.length ?? 0)
  })
  return [resultOf('per_s', '1/s', BASELINE, compared, rounds * fixes), ...shown]
}

function resultOf(
  metric: string,
  unit: string,
  baseline: string,
  { value, baselineValue, ratio = value / baselineValue }: { value: number; baselineValue: number; ratio?: number },
  n: number,
): BenchResult {
  return { bench: 'positions', metric, value, unit, baseline, baselineValue, ratio, n }
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const bed = await makeBed('positions')
  try {
    const program = await startProgramOn(bed, 'server,worker')
    const people = await collectorsOf(bed, SCALES[scale].people)
    progress(`${people.length} collectors are signed in`)
    try {
      return await measure(bed, program, people, scale)
    } finally {
      await program.stop()
    }
  } finally {
    await bed.stop()
  }
}
