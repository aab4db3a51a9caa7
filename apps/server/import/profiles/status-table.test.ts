/** Every foreign status, imported through the verbs: the case stands where the table says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { FOREIGN_STATES } from '#modules/cases/index.ts'
import { MATTER, nextPlace } from '../../../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../../../tests/support/test-server.ts'
import { isRefused, type Plan, type SourceRow } from '../profile.ts'
import type { Outcome } from '../replay.ts'
import { runPlans } from '../run-import.ts'
import { statusTable } from './status-table.ts'

const rowOf = (status: string): SourceRow => {
  const { lon, lat } = nextPlace()
  return {
    code: `F-${status}`,
    status,
    reported_at: '2023-03-15T09:00:00+08:00',
    description: '人行道上有散落垃圾',
    matter: MATTER,
    lon: String(lon),
    lat: String(lat),
    unit: 'SAN-350203001',
    accepted_at: '2023-03-15T09:05:00+08:00',
    dispatched_at: '2023-03-15T09:20:00+08:00',
    handled_at: '2023-03-15T10:00:00+08:00',
    closed_at: '2023-03-15T11:00:00+08:00',
    reason: '移交',
  }
}
const names = Object.keys(FOREIGN_STATES)

let server: TestServer
let outcomes: Outcome[]
beforeAll(async () => {
  server = await startTestServer({ at: '2023-03-15T12:00:00Z' })
  // The source sends no photographs, so the city of the import asks for none.
  const guardsOff = {
    T06: ['trustworthy'],
    T15: ['afterPhoto'],
    T17: ['photoAttached', 'photoAtPlace'],
    T18: ['photoAttached'],
    T19: ['evidenceComplete'],
  }
  await (await server.as('sys_admin')).post('/api/procedures/case/versions', { base: 1, adaptation: { guardsOff }, note: '历史案件导入' })
  const plans = names.map((name) => statusTable.plan(rowOf(name), [])).filter((one): one is Plan => !isRefused(one))
  outcomes = await runPlans(asActor(server.platform, SYSTEM), statusTable, plans, () => undefined)
})
afterAll(() => server.stop())

describe('a table with foreign status names', () => {
  it.each(Object.entries(FOREIGN_STATES))('%s', async (name, { state, closureKind }) => {
    const outcome = outcomes.find(({ key }) => key === `F-${name}`)
    expect([outcome?.refused, outcome?.stopped]).toEqual([null, null])
    const { body } = await (await server.as('supervisor')).get(`/api/cases/${outcome?.caseId}`)
    expect([body.state, body.closureKind]).toEqual([state, closureKind])
  })

  it('run once more changes nothing', async () => {
    const plans = names.map((name) => statusTable.plan(rowOf(name), [])).filter((one): one is Plan => !isRefused(one))
    const again = await runPlans(
      asActor(server.platform, SYSTEM),
      statusTable,
      plans.filter(({ steps }) => steps.length > 0),
      () => undefined,
    )
    expect(again.filter(({ fired, stopped, refused }) => fired > 0 || stopped !== null || refused !== null)).toEqual([])
  })

  it('keeps the instants the source has, and refuses rows it cannot read', () => {
    const plan = statusTable.plan(rowOf('closed'), [])
    expect(isRefused(plan) ? plan : plan.steps.map(({ event, at }) => `${event} ${at.toISOString().slice(11, 16)}`)).toEqual([
      'forward 01:05',
      'file 01:05',
      'dispatch 01:20',
      'sign 01:20',
      'dispose 02:00',
      'orderCheck 02:00',
      'checkPass 02:00',
      'close 03:00',
    ])
    const refusal = (changes: SourceRow) => statusTable.plan({ ...rowOf('closed'), ...changes }, [])
    expect(refusal({ status: 'archived' })).toEqual({ key: 'F-closed', refused: 'unknown status archived' })
    expect(refusal({ reported_at: '' })).toMatchObject({ refused: 'no time of entry' })
    expect(refusal({ description: ' ' })).toMatchObject({ refused: 'no description' })
    expect(refusal({ source: 'dream' })).toMatchObject({ refused: 'unknown source dream' })
  })
})
