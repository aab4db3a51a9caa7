/**
 * Pages of cases as people ask for them, at a million rows and at ten thousand: the same statements, in turns, from the
 * request to rows in memory. Plans at the full scale are kept in `bench/plans`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { MODULES } from '#apps/server/app.ts'
import { loadCity } from '#apps/server/load-city.ts'
import { type RunningPlatform, startPlatform } from '#apps/server/platform.ts'
import type { Database } from '#kernel/db/database.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import { listStatement, pageOf } from '#kernel/list/query.ts'
import { parseSettings } from '#kernel/settings.ts'
import { caseList } from '#modules/cases/lists/index.ts'
import { fillCases } from './fill-cases.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed } from './support/bed.ts'
import { type AskedList, askedLists, usualCodes } from './support/list-requests.ts'
import { progress, quantile } from './support/turns.ts'

const SCALES = { small: { large: 100_000, rounds: 30 }, full: { large: 1_000_000, rounds: 100 } }
const SMALL = 10_000
/** A fixed moment: the same rows and the same plans at every run. */
const NOW = new Date('2026-09-30T04:00:00Z')
const PLANS = new URL('./plans/', import.meta.url)

/** A database with the city and so many cases. */
async function cityWith(bed: Bed, name: string, cases: number): Promise<RunningPlatform> {
  const admin = new pg.Client({ connectionString: bed.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} owner cityloop`)
  await admin.end()
  const url = bed.url.replace(/\/cityloop$/, `/${name}`)
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const running = await startPlatform({ settings, databaseUrl: url, modules: MODULES, now: () => NOW, work: false })
  await loadCity(running.platform, '350200', () => undefined)
  await fillCases(url, cases, NOW)
  return running
}

function statementOf({ actor, request }: AskedList): Sql {
  return listStatement(caseList, { actor, now: () => NOW }, request)
}

async function ask(db: Database, asked: AskedList): Promise<{ ms: number; rows: number }> {
  const begun = performance.now()
  const page = pageOf(caseList, asked.request, await db.query(statementOf(asked)))
  return { ms: performance.now() - begun, rows: page.rows.length }
}

interface Times {
  name: string
  large: number[]
  small: number[]
}

async function timesOf(lists: AskedList[], large: Database, small: Database, rounds: number): Promise<Times[]> {
  const times = lists.map(({ name }): Times => ({ name, large: [], small: [] }))
  for (let round = -3; round < rounds; round++) {
    for (const [index, asked] of lists.entries()) {
      const [ours, theirs] = [await ask(large, asked), await ask(small, asked)]
      if (round === -3) progress(`${asked.name}: ${ours.rows} rows, ${theirs.rows} at the small size`)
      if (round < 0) continue
      times[index]?.large.push(ours.ms)
      times[index]?.small.push(theirs.ms)
    }
  }
  return times
}

/** What the planner chose, without what differs from run to run. */
async function keepPlan(db: Database, asked: AskedList): Promise<void> {
  const statement = statementOf(asked)
  const explained = sql`explain (analyze, buffers, costs off, timing off, summary off) ${statement}`
  await db.query(explained)
  const rows = await db.query<Record<string, string>>(explained)
  const lines = rows.flatMap((row) => Object.values(row))
  const { request } = asked
  writeFileSync(new URL(`${asked.name}.txt`, PLANS), `${JSON.stringify(request)}\n\n${trimmed(lines).join('\n')}\n`)
}

function trimmed(lines: string[]): string[] {
  const planning = lines.findIndex((line) => line.startsWith('Planning'))
  return (planning < 0 ? lines : lines.slice(0, planning)).map((line) => line.replace(/ (read|dirtied|written)=\d+/g, ''))
}

function resultOf(metric: string, larges: number[], smalls: number[], share: number): BenchResult {
  const [value, baselineValue] = [quantile(larges, share), quantile(smalls, share)]
  const baseline = `the same lists at ${SMALL} rows`
  return { bench: 'list', metric, value, unit: 'ms', baseline, baselineValue, ratio: value / baselineValue, n: larges.length }
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { large: count, rounds } = SCALES[scale]
  const bed = await makeBed('list')
  const opened: RunningPlatform[] = []
  try {
    const small = await cityWith(bed, 'small', SMALL)
    const large = await cityWith(bed, 'large', count)
    opened.push(small, large)
    const lists = askedLists(await usualCodes(small.platform.db), NOW)
    const times = await timesOf(lists, large.platform.db, small.platform.db, rounds)
    if (scale === 'full') {
      mkdirSync(PLANS, { recursive: true })
      for (const asked of lists) await keepPlan(large.platform.db, asked)
    }
    const all = { large: times.flatMap((one) => one.large), small: times.flatMap((one) => one.small) }
    return [
      resultOf('p95_ms', all.large, all.small, 0.95),
      resultOf('median_ms', all.large, all.small, 0.5),
      ...times.map(({ name, large, small }) => resultOf(`${name}_ms`, large, small, 0.5)),
    ]
  } finally {
    for (const running of opened) await running.stop()
    await bed.stop()
  }
}
