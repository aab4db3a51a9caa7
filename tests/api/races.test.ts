/** Two operators, one case, the same moment: one wins, the other is told why, nothing is lost. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { COLLECTOR, MATTER, nextPlace } from '../support/journey.ts'
import { startTestServer, type TestServer, type User } from '../support/test-server.ts'

const RACES = 1000
const AT_ONCE = 8

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

interface Outcome {
  caseId: string
  won: string[]
  refused: { status: number; code: unknown; state: unknown }[]
}

async function race(collector: User, acceptor: User, shift: User, photo: string): Promise<Outcome> {
  const report = { id: newId(), source: 'collector', matter: MATTER, description: '同时办理', point: nextPlace(), photos: [photo] }
  const { caseId } = (await collector.post<{ caseId: string }>('/api/reports', report)).body
  const { version } = (await acceptor.post<{ version: number }>(`/api/cases/${caseId}/actions/forward`)).body
  const moves: [string, object][] = [
    ['file', { version, conditionNo: 1, reason: '不是同一处' }],
    ['decline', { version, reason: '不符合立案条件' }],
  ]
  const answers = await Promise.all(
    moves.map(async ([event, input]) => ({ event, ...(await shift.post(`/api/cases/${caseId}/actions/${event}`, input)) })),
  )
  const won = answers.filter(({ status }) => status === 200).map(({ event }) => event)
  const refused = answers.filter(({ status }) => status !== 200).map(({ status, body }) => ({ status, code: body.code, state: body.state }))
  return { caseId, won, refused }
}

it(`one of two wins in each of ${RACES} races, and the loser learns what became of the case`, { timeout: 300_000 }, async () => {
  const [collector, acceptor, shift] = [await server.as(COLLECTOR), await server.as('acceptor'), await server.as('shift_leader')]
  const photo = await collector.photo()
  const outcomes: Outcome[] = []
  const runner = async () => {
    while (outcomes.length < RACES) outcomes.push(await race(collector, acceptor, shift, photo))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, runner))
  for (const { won, refused } of outcomes) {
    expect([won.length, refused.length, refused[0]?.status]).toEqual([1, 1, 409])
    expect(['stale_version', 'illegal_transition']).toContain(refused[0]?.code)
  }
  const states = await server.platform.db.query<{ id: string; state: string; records: number; last: string }>(
    sql`select c.id, c.state, (select count(*)::int from flow_record f where f.subject_id = c.id) as records,
      (select event from flow_record f where f.subject_id = c.id order by seq desc limit 1) as last from urban_case c`,
  )
  const winner = new Map(outcomes.map(({ caseId, won }) => [caseId, won[0]]))
  for (const { id, state, records, last } of states) {
    expect([records, last]).toEqual([3, winner.get(id)])
    expect(state).toBe(last === 'file' ? 'pending_dispatch' : 'not_filed')
  }
})
