/** A city publishes a version of the procedure; what runs keeps its own (design D19). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, fire, STEPS } from '../../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'
import type { CaseDetail, DraftCheck, Queue, Version, VersionRow } from '../contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const VERSIONS = '/api/procedures/case/versions'
const admin = () => server.as('sys_admin')
const newest = async () => (await (await admin()).get<VersionRow[]>(VERSIONS)).body[0]?.version ?? 0
const publish = async (adaptation: object, note = '试行') =>
  (await admin()).post<Version>(VERSIONS, { base: await newest(), adaptation, note }, { 'idempotency-key': newId() })
const eventsOf = async (account: string, id: string) => {
  const { actions, blocked } = (await (await server.as(account)).get<CaseDetail>(`/api/cases/${id}`)).body
  return [...actions, ...blocked].map(({ event }) => event)
}

describe('a version', () => {
  it('holds for new cases only; running ones keep the one they began with', async () => {
    const { caseId: running } = await aReport(server)
    expect(await eventsOf('acceptor', running)).toContain('reject')
    const made = await publish(
      { transitionsOff: ['T02'], limits: { accept: { amount: 30, unit: 'minute' } }, reasons: ['T06'] },
      '受理不得退件',
    )
    expect([made.status, made.body.version, made.body.base, made.body.madeName, made.body.note]).toEqual([
      201,
      2,
      1,
      '人员sys_admin',
      '受理不得退件',
    ])
    const { caseId: fresh } = await aReport(server)
    expect(await eventsOf('acceptor', running)).toContain('reject')
    expect(await eventsOf('acceptor', fresh)).not.toContain('reject')
    const acceptor = await server.as('acceptor')
    const refused = await acceptor.post(`/api/cases/${fresh}/actions/reject`, { reasonKind: 'spam' })
    expect([refused.status, refused.body.code]).toEqual([409, 'illegal_transition'])
    expect((await acceptor.post(`/api/cases/${fresh}/actions/forward`)).body.code).toBe('condition_not_met')
    expect((await acceptor.post(`/api/cases/${running}/actions/reject`, { reasonKind: 'spam' })).status).toBe(200)
    const clock = (await acceptor.get<CaseDetail>(`/api/cases/${fresh}`)).body.clocks[0]
    expect([clock?.kind, clock?.limitAmount]).toEqual(['accept', 30])
    const rows = (await (await admin()).get<VersionRow[]>(VERSIONS)).body
    expect(rows.map(({ version, current, changes, running: open }) => [version, current, changes, open])).toEqual([
      [2, true, 3, 1],
      [1, false, 0, 0],
    ])
  })

  it('gives an event to another post, with its queue', async () => {
    await publish({ permissions: { T16: 'case.dispatch' } })
    const caseId = await aCaseAfter(server, 'dispose')
    const queueOf = async (account: string) =>
      (await (await server.as(account)).get<Queue[]>('/api/queues')).body.find(({ id }) => id === 'check-order')
    expect((await queueOf('dispatcher'))?.count).toBe(1)
    expect((await (await server.as('acceptor')).post(`/api/cases/${caseId}/actions/orderCheck`)).status).toBe(403)
    expect((await fire(server, 'dispatcher', caseId, 'orderCheck')).state).toBe('checking')
    await STEPS.checkPass(server, caseId)
  })

  it('tells its difference from any other', async () => {
    const last = await newest()
    const one = await (await admin()).get<Version>(`${VERSIONS}/${last}?against=2`)
    expect(one.body.difference.map(({ what, id }) => `${what} ${id}`)).toEqual([
      'limit accept',
      'permission T16',
      'reason T06',
      'transition T02',
    ])
    expect((await (await admin()).get(`${VERSIONS}/99`)).status).toBe(404)
    expect((await (await admin()).get(`${VERSIONS}/${last}?against=99`)).status).toBe(404)
  })

  it('is refused where a state would be a trap, the law is touched, an id is unknown, or nothing changes', async () => {
    const refused = await publish({ transitionsOff: ['T07', 'X1'], guardsOff: { T17: ['askerIsNotHandler'] } })
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'procedure_unsafe' }])
    expect(refused.text).toContain('T07')
    expect((await publish({ permissions: { T16: 'case.dispatch' } })).text).toContain('nothing_changed')
    expect((await publish({ limits: { accept: { amount: 0, unit: 'minute' } } })).status).toBe(422)
    expect((await publish({ surprise: true })).status).toBe(422)
    expect((await publish({ transitionsOff: ['T20'] }, '  ')).status).toBe(422)
  })

  it('is published from the version last seen, once, by the system administrator', async () => {
    const base = await newest()
    const key = { 'idempotency-key': newId() }
    const body = { base, adaptation: { transitionsOff: ['T20'] }, note: '不设退回核查' }
    const first = await (await admin()).post<Version>(VERSIONS, body, key)
    const again = await (await admin()).post<Version>(VERSIONS, body, key)
    expect([first.status, again.status, again.body.version]).toEqual([201, 200, first.body.version])
    expect((await (await admin()).post(VERSIONS, { ...body, note: '别的' }, key)).body.code).toBe('idempotency_key_reused')
    expect((await (await admin()).post(VERSIONS, { ...body, adaptation: {} })).body.code).toBe('stale_version')
    for (const account of ['shift_leader', 'acceptor', 'security_admin'])
      expect((await (await server.as(account)).post(VERSIONS, body)).status).toBe(403)
    expect((await server.stranger.get(VERSIONS)).status).toBe(401)
    const trail = await (await server.as('audit_admin')).get<{ rows: { action: string }[] }>('/api/audit?action=procedure.publish')
    expect(trail.body.rows.length).toBeGreaterThan(0)
  })

  it('of two published at the same moment only one counts', async () => {
    const base = await newest()
    const user = await admin()
    const both = await Promise.all(
      ['T02', 'T08'].map((id) => user.post(VERSIONS, { base, adaptation: { transitionsOff: [id] }, note: id })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })
})

describe('a draft', () => {
  it('is tried without changing anything, by whoever may read', async () => {
    const before = await newest()
    const user = await server.as('acceptor')
    const tried = await user.post<DraftCheck>('/api/procedures/case/check', {
      adaptation: { transitionsOff: ['T21', 'T20'], guardsOff: { T06: ['trustworthy'] } },
    })
    expect(tried.status).toBe(200)
    expect([tried.body.publishable, tried.body.findings.map(({ code, at }) => `${code} ${at}`)]).toEqual([true, ['unreachable suspended']])
    expect(tried.body.procedure.transitions.some(({ id }) => id === 'T21')).toBe(false)
    expect(await newest()).toBe(before)
  })

  it('tells screens when a version is published', async () => {
    const told: string[] = []
    const stop = server.platform.live.subscribe(({ topic }) => told.push(topic))
    await publish({ transitionsOff: ['T09b'] })
    await server.settle()
    await expect.poll(() => told).toContain('procedure.changed')
    stop()
  })
})
