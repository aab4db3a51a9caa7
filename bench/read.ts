/**
 * One case, and a page of fifty with four filters in the asker's district, through HTTP. The baseline runs the very
 * statements the product runs, with the bare driver and no HTTP, over as many connections.
 */

import { MODULES } from '#apps/server/app.ts'
import { loadCity } from '#apps/server/load-city.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { loadPack } from '#cities/index.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { Database, Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { type ListRequest, listStatement } from '#kernel/list/query.ts'
import { parseSettings } from '#kernel/settings.ts'
import { caseDetail } from '#modules/cases/index.ts'
import { caseList } from '#modules/cases/lists/index.ts'
import { fillCases } from './fill-cases.ts'
import { spotsOf, startReporter } from './intake.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed, requestText, signIn, startProgramOn } from './support/bed.ts'
import type { HttpJob, HttpReport } from './support/http-load.ts'
import { cityReader, districtReader, usualCodes } from './support/list-requests.ts'
import type { SqlJob, SqlReport, Statement } from './support/sql-load.ts'
import { inTurns, progress } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { cases: 50_000, rounds: 7, seconds: 3 }, full: { cases: 1_000_000, rounds: 15, seconds: 4 } }
const CONCURRENCY = 8
const TARGETS = 200
const DAY_MS = 86_400_000
const BASELINE = 'the same SELECT statements, bare driver, no HTTP, 8 connections'

interface Read {
  metric: string
  requests: string[]
  groups: Statement[][]
}

/** The database, telling what it is asked. */
function recording(db: Database, heard: Statement[]): Database {
  const listening = (source: Queryable): Queryable => ({
    query(statement, options) {
      heard.push({ text: statement.text, values: statement.values, prepared: options?.prepared ?? false })
      return source.query(statement, options)
    },
  })
  return { ...db, ...listening(db), together: (work) => db.together((reads) => work(listening(reads))) }
}

/** The statements behind one case, for each of the cases. */
async function caseStatements(ctx: Ctx, ids: readonly string[]): Promise<Statement[][]> {
  const heard: Statement[] = []
  const listening = { ...ctx, db: recording(ctx.db, heard) }
  // The first reading fills what the program keeps in memory.
  await caseDetail(listening, ids[0] ?? '')
  const groups: Statement[][] = []
  for (const id of ids) {
    heard.length = 0
    await caseDetail(listening, id)
    groups.push([...heard])
  }
  return groups
}

async function newCases(port: number): Promise<string[]> {
  const reporter = await startReporter(port, spotsOf(await loadPack('350200')))
  const { bodies } = await reporter.send(TARGETS)
  reporter.stop()
  return bodies.map((body): { caseId: string } => JSON.parse(body)).map(({ caseId }) => caseId)
}

/** The demo supervisor looks after one district only. */
async function narrowSupervisor(db: Database, district: string): Promise<void> {
  await db.query(sql`update post set region_code = ${district}, region_level = 'district' where person_id in
    (select person_id from account where login = 'supervisor')`)
}

async function readsOn(bed: Bed, port: number): Promise<Read[]> {
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  try {
    const codes = await usualCodes(platform.db)
    await narrowSupervisor(platform.db, codes.district)
    const ids = await newCases(port)
    const groups = await caseStatements(asActor(platform, cityReader), ids)
    progress(`one case takes ${groups[0]?.length} statements`)
    const token = await signIn(port, 'acceptor')
    const requests = ids.map((id) => requestText('GET', `/api/cases/${id}`, token))
    return [{ metric: 'get_per_s', requests, groups }, await listRead(port, codes)]
  } finally {
    await stop()
  }
}

/** Twelve pages that differ in where they begin. */
async function listRead(port: number, { district, matter }: { district: string; matter: string }): Promise<Read> {
  const token = await signIn(port, 'supervisor')
  const asked = Array.from({ length: 12 }, (_, index): ListRequest => {
    const from = new Date(Date.now() - (100 + 10 * index) * DAY_MS).toISOString()
    const to = new Date(Date.now() - index * DAY_MS).toISOString()
    return { state: 'closed', matterCode: matter, source: 'collector', 'reportedAt.from': from, 'reportedAt.to': to }
  })
  const asker = { actor: districtReader(district), now: () => new Date() }
  return {
    metric: 'list_per_s',
    requests: asked.map((request) => requestText('GET', `/api/cases?${new URLSearchParams(textsOf(request))}`, token)),
    groups: asked.map((request) => {
      const { text, values } = listStatement(caseList, asker, request)
      return [{ text, values, prepared: false }]
    }),
  }
}

function textsOf(request: ListRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, String(value)]))
}

async function measure(bed: Bed, port: number, { metric, requests, groups }: Read, scale: 'small' | 'full'): Promise<BenchResult> {
  const { rounds, seconds } = SCALES[scale]
  const http = startWorker<HttpJob, HttpReport>(new URL('./support/http-load.ts', import.meta.url))
  const bare = startWorker<SqlJob, SqlReport>(new URL('./support/sql-load.ts', import.meta.url))
  let n = 0
  const product = async () => {
    const { perSecond, sent } = await http.run({ port, requests, concurrency: CONCURRENCY, seconds, status: 200 })
    n += sent
    return perSecond
  }
  const baseline = async () => {
    const job = { url: bed.url, groups, concurrency: CONCURRENCY, transaction: false, seconds }
    return (await bare.run(job)).perSecond
  }
  await product()
  await baseline()
  n = 0
  const compared = await inTurns(rounds, product, baseline)
  http.stop()
  bare.stop()
  progress(`${metric}: ${Math.round(compared.value)} through HTTP, ${Math.round(compared.baselineValue)} bare`)
  return { bench: 'read', metric, unit: '1/s', baseline: BASELINE, ...compared, n }
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const bed = await makeBed('read')
  try {
    await prepare(bed, SCALES[scale].cases)
    const program = await startProgramOn(bed, 'server,worker')
    const results: BenchResult[] = []
    for (const read of await readsOn(bed, program.port)) results.push(await measure(bed, program.port, read, scale))
    await program.stop()
    return results
  } finally {
    await bed.stop()
  }
}

async function prepare(bed: Bed, cases: number): Promise<void> {
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  await loadCity(platform, '350200', () => undefined)
  await stop()
  await fillCases(bed.url, cases, new Date())
}
