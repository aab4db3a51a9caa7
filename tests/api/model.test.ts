/**
 * Anybody does anything at any time, with restarts in between: whatever happens, the case keeps to its table (CL §5 a – d)
 * and its history replays to the present. `MODEL_RUNS=10000` for the long run.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { historyOwners, MODULES } from '#apps/server/app.ts'
import { startPlatform } from '#apps/server/platform.ts'
import type { Actor } from '#kernel/access/actor.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx, type Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { verifyHistory } from '#kernel/history/verify.ts'
import { newId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import {
  type ActInput,
  act,
  askRequest,
  CASE_EVENTS,
  caseProcedure,
  decideRequest,
  REQUEST_KINDS,
  submitReport,
} from '#modules/cases/index.ts'
import { personActor } from '#modules/identity/index.ts'
import { COLLECTOR, DEPARTMENT, MATTER, nextPlace } from '../support/journey.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const RUNS = Number(process.env.MODEL_RUNS ?? 250)
const WHO = [
  ...[COLLECTOR, 'acceptor', 'shift_leader', 'dispatcher', DEPARTMENT, 'dept_lead.san-350203001', 'supervisor', 'office_lead'],
  'system',
] as const

let server: TestServer
let platform: Platform
let end: () => Promise<void> = async () => {}
const BEGIN = '2023-03-01T01:00:00Z'
let at = new Date(BEGIN)
let photos: string[] = []
const actors = new Map<string, Actor>()

beforeAll(async () => {
  server = await startTestServer({ at: at.toISOString() })
  const user = await server.as(COLLECTOR)
  photos = [await user.photo(), await user.photo()]
  await restart()
  for (const login of WHO) if (login !== 'system') actors.set(login, await actorOf(login))
  actors.set('system', SYSTEM)
})
afterAll(async () => {
  await end()
  await server.stop()
})

/** The program again, with nothing in memory. */
async function restart(): Promise<void> {
  await end()
  const { settings } = server.platform
  const started = await startPlatform({ settings, databaseUrl: server.databaseUrl, modules: MODULES, work: false, now: () => at })
  platform = started.platform
  end = started.stop
}

async function actorOf(login: string): Promise<Actor> {
  const rows = await platform.db.query<{ id: string; name: string }>(
    sql`select p.id, p.name from account a join person p on p.id = a.person_id where a.login = ${login}`,
  )
  const person = rows[0]
  if (!person) throw new Error(`nobody signs in as ${login}`)
  return personActor(platform, person, at)
}

const ctxOf = (who: string): Ctx => asActor(platform, actors.get(who) ?? SYSTEM)

type Step =
  | { do: 'act'; who: string; event: string; rich: boolean }
  | { do: 'ask'; who: string; kind: (typeof REQUEST_KINDS)[number]; days: number }
  | { do: 'decide'; who: string; verb: string }
  | { do: 'onward'; lot: number }
  | { do: 'wait'; minutes: number }
  | { do: 'restart' }

const who = fc.constantFrom(...WHO)
/** The way on from each state, tried more often than chance would, so that lives reach the later states. */
const ONWARD: Partial<Record<string, readonly [who: string, event: string][]>> = {
  reported: [['acceptor', 'forward']],
  verifying: [[COLLECTOR, 'verifyTrue']],
  pending_filing: [['shift_leader', 'file']],
  pending_dispatch: [['dispatcher', 'dispatch']],
  dispatched: [[DEPARTMENT, 'sign']],
  handling: [[DEPARTMENT, 'dispose']],
  disposed: [['acceptor', 'orderCheck']],
  checking: [
    [COLLECTOR, 'checkPass'],
    [COLLECTOR, 'checkFail'],
    ['acceptor', 'confirmRework'],
  ],
  pending_closure: [['shift_leader', 'close']],
  suspended: [['dispatcher', 'resume']],
  deferred: [['dispatcher', 'resumeDefer']],
}
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 24, arbitrary: fc.record({ do: fc.constant('onward' as const), lot: fc.nat(2) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('act' as const), who, event: fc.constantFrom(...CASE_EVENTS), rich: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      who: fc.constantFrom<string>(DEPARTMENT, 'dispatcher', 'acceptor', COLLECTOR),
      kind: fc.constantFrom(...REQUEST_KINDS),
      days: fc.integer({ min: -1, max: 400 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      who: fc.constantFrom<string>('dept_lead.san-350203001', 'dispatcher', 'office_lead', 'shift_leader', DEPARTMENT),
      verb: fc.constantFrom('approve', 'approve', 'reject', 'withdraw'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 3000 }) }) },
  { weight: 1, arbitrary: fc.nat(40).map((lot): Step => (lot === 0 ? { do: 'restart' } : { do: 'wait', minutes: 1 })) },
)

async function perform(caseId: string, place: { lon: number; lat: number }, one: Step): Promise<void> {
  switch (one.do) {
    case 'wait':
      at = new Date(at.getTime() + one.minutes * 60_000)
      return
    case 'restart':
      return restart()
    case 'onward': {
      const ways = ONWARD[(await factOf(caseId))?.state ?? ''] ?? []
      const way = ways[one.lot % Math.max(ways.length, 1)]
      return way && perform(caseId, place, { do: 'act', who: way[0], event: way[1], rich: true })
    }
    case 'act': {
      const rich: ActInput = { photos, point: place, checklist: true, conditionNo: 1, reason: '模型', reasonKind: 'test', masterId: caseId }
      return void (await act(ctxOf(one.who), caseId, one.event, one.rich ? rich : {}))
    }
    case 'ask': {
      const untilAt = new Date(at.getTime() + one.days * 86_400_000).toISOString()
      const reasonKind = { suspension: 'no_budget', return: 'wrong_type', void: 'test' }[one.kind as string]
      const more = reasonKind ? { reasonKind } : {}
      return void (await askRequest(ctxOf(one.who), caseId, {
        kind: one.kind,
        reason: '模型',
        untilAt,
        leader: '某',
        measure: '围挡',
        photos,
        ...more,
      }))
    }
    case 'decide': {
      const open = await platform.db.query<{ id: string }>(
        sql`select id from case_request where case_id = ${caseId} and decided_at is null`,
      )
      if (open[0]) await decideRequest(ctxOf(one.who), open[0].id, one.verb, { reason: '模型' })
    }
  }
}

interface Fact {
  state: string
  mode: string | null
  records: { event: string; from: string | null; to: string }[]
  clocks: {
    running: boolean
    state: { startAt: number; stoppedAt: number | null; deadline: number | null; events: { type: string; at: number }[] }
  }[]
}

async function factOf(caseId: string): Promise<Fact | undefined> {
  const rows = await platform.db.query<Fact>(sql`select c.state, c.mode_pause_id as mode,
    (select json_agg(json_build_object('event', event, 'from', from_state, 'to', to_state) order by seq) from flow_record where subject_id = c.id) as records,
    (select coalesce(json_agg(json_build_object('running', stopped_at is null, 'state', state)), '[]') from clock where subject_id = c.id and kind = 'disposal') as clocks
    from urban_case c where c.id = ${caseId}`)
  return rows[0]
}

const legal = new Set(caseProcedure.transitions.flatMap(({ event, from, to }) => from.map((state) => `${event} ${state} ${to ?? state}`)))

function holds(fact: Fact): void {
  const { records, state, clocks } = fact
  // (c) and (a): the flow records are a path through the table, unbroken, and end in the present.
  for (const [index, record] of records.entries()) {
    const before = index === 0 ? 'draft' : records[index - 1]?.to
    expect(record.from ?? 'draft').toBe(before)
    expect(legal).toContain(`${record.event} ${before} ${record.to}`)
  }
  expect(records.at(-1)?.to).toBe(state)
  // (b): exactly one disposal clock runs with the department; it rests while suspended or deferred, and is over otherwise.
  const running = clocks.filter((clock) => clock.running)
  const expected = ['dispatched', 'handling', 'suspended', 'deferred'].includes(state) ? 1 : 0
  expect([state, running.length]).toEqual([state, expected])
  const resting = state === 'suspended' || state === 'deferred'
  for (const clock of running) expect([state, clock.state.deadline === null]).toEqual([state, resting])
  // (d): the pauses of a clock are no longer than its life.
  for (const { state: clock } of clocks) {
    const last = clock.stoppedAt ?? at.getTime()
    expect(pausesOf(clock.events, last)).toBeLessThanOrEqual(last - clock.startAt)
  }
}

function pausesOf(events: { type: string; at: number }[], last: number): number {
  const starts = events.filter((one) => one.type === 'pause').map((one) => one.at)
  const ends = events.filter((one) => one.type === 'resume').map((one) => one.at)
  return starts.reduce((sum, start, index) => sum + ((ends[index] ?? last) - start), 0)
}

const reached = new Map<string, number>()

it(`keeps to the table through ${RUNS} lives of a case`, { timeout: 60_000 + RUNS * 400 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 36, size: 'max' }), async (steps) => {
      at = new Date(BEGIN)
      const place = nextPlace()
      const report = {
        id: newId(),
        source: 'collector' as const,
        matter: MATTER,
        description: `模型 ${newId()}`,
        point: place,
        photos: photos.slice(0, 1),
      }
      const { caseId } = await submitReport(ctxOf(COLLECTOR), report)
      for (const one of steps) {
        await perform(caseId, place, one).catch((error: unknown) => {
          if (!(error instanceof Problem) || error.status >= 500) throw error
        })
        const fact = await factOf(caseId)
        if (!fact) throw new Error('the case is gone')
        holds(fact)
        reached.set(fact.state, (reached.get(fact.state) ?? 0) + 1)
      }
    }),
    // The everyday run is the same every day; long ones look elsewhere each time.
    { numRuns: RUNS, ...(process.env.MODEL_RUNS ? {} : { seed: 20260101 }) },
  )
  const proof = await verifyHistory(platform.db, historyOwners(), () => {})
  expect(proof.findings).toEqual([])
  // The lives must have been rich enough to mean something.
  const seen = [...reached.keys()]
  expect(seen).toEqual(expect.arrayContaining(['pending_filing', 'dispatched', 'handling', 'disposed', 'checking', 'closed', 'voided']))
})
