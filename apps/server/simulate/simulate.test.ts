/** The bulk way of loading a city makes the same cases as the public API: same rules, same people, same days. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { raw } from '#kernel/db/sql.ts'
import { verifyHistory } from '#kernel/history/verify.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import { historyOwners } from '../app.ts'
import { reconcile } from './reconcile.ts'
import { midnightAt, type Played, play, playFast } from './run.ts'
import { apiStage } from './through-api.ts'
import { makeTime, type Time } from './time.ts'

const FIRST_DAY = midnightAt('2026-03-03')
const PLAN = { days: 3, seed: 5, perDay: 100, start: FIRST_DAY }

interface Told {
  server: TestServer
  ctx: Ctx
  played: Played
  faults: string[]
}

/** One after another, so that both ways number their cases in the same order. */
async function tell(way: typeof play): Promise<Told> {
  const time: Time = makeTime(FIRST_DAY, 1)
  const server = await startTestServer({ now: time.now })
  const ctx = asActor(server.platform, SYSTEM)
  const traffic = { requests: 0, faults: [] }
  const played = await way(ctx, apiStage(ctx, server.http, traffic), time, PLAN, () => undefined)
  return { server, ctx, played, faults: traffic.faults }
}

let api: Told
let bulk: Told
beforeAll(async () => {
  api = await tell(play)
  bulk = await tell(playFast)
}, 180_000)
afterAll(async () => {
  await api.server.stop()
  await bulk.server.stop()
})

/** Orders of supervision are not made for what is loaded. */
const TABLES: [table: string, order: string][] = [
  ['urban_case', 'id'],
  [
    "(select * from flow_record where procedure in ('case', 'case_request'))",
    '(select min(at) from flow_record f where f.subject_id = t.subject_id), procedure, subject_id, seq',
  ],
  ["(select * from clock where kind <> 'answer')", 'subject_id, kind, ordinal'],
  ['report', 'case_id, at'],
  ['case_photo', 'case_id, at, stage'],
  ['field_task', 'case_id, ordered_at'],
  ['assignment', 'case_id, at'],
  ['case_request', 'case_id, requested_at'],
  ['case_pause', 'case_id, started_at'],
  ['duplicate_proposal', 'case_id, master_id'],
  ['revisit', 'case_id'],
]

/** Hashes follow from ids made at random, and are proved by themselves; lights ring again after a load. */
const NOT_COMPARED = "'{hash,prev_hash,history_hash,recorded_at,next_alarm_at}'::text[]"

async function rowsOf({ ctx }: Told, table: string, order: string): Promise<string[]> {
  const rows = await ctx.db.query<{ text: string }>(
    raw(`select (to_jsonb(t) - ${NOT_COMPARED})::text as text from ${table} t order by ${order}`),
  )
  const names = new Map<string, string>()
  // Random ids carry version 7; they are told apart by the order in which they come.
  const named = (id: string) => names.get(id) ?? names.set(id, `#${names.size}`).get(id) ?? ''
  return rows.map(({ text }) => text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, named))
}

it.each(TABLES)('writes the same rows into %s as the API', async (table, order) => {
  const [one, other] = await Promise.all([rowsOf(api, table, order), rowsOf(bulk, table, order)])
  expect(one.length).toBeGreaterThan(0)
  expect(other).toEqual(one)
})

it.each(['api', 'bulk'] as const)('keeps a whole history and every count, by way of %s', async (way) => {
  const { ctx, played, faults } = way === 'api' ? api : bulk
  expect(faults).toEqual([])
  const lines = await reconcile(ctx, played.account, new Date(FIRST_DAY))
  expect(lines.filter(({ done, stored }) => done !== stored)).toEqual([])
  expect(await verifyHistory(ctx.db, historyOwners(), () => undefined)).toMatchObject({ findings: [] })
})
