/** Who is told what, by which way, and never twice (CL §12, §13). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { Preferences } from '#kernel/notice/contract.ts'
import { noticesOf } from '#kernel/notice/definition.ts'
import { tell } from '#kernel/notice/tell.ts'
import { aCaseAfter, aReport, COLLECTOR, DEPARTMENT, fire, nextPlace, STEPS } from '../support/journey.ts'
import { aCall, deliveries, inbox, receivedBy } from '../support/notices.ts'
import { actOn, issue, LEAD } from '../support/supervision.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())

const kinds = async (account: string) => (await inbox(server, account)).map((row) => row.kind)
const about = async (account: string, caseId: string) =>
  (await inbox(server, account)).filter((row) => row.link.includes(caseId)).map((row) => row.kind)

async function verified(caseId: string): Promise<void> {
  const { lon, lat } = await fire(server, 'acceptor', caseId, 'orderVerify')
  server.clock.pass(1)
  await fire(server, COLLECTOR, caseId, 'verifyTrue', { photos: [await (await server.as(COLLECTOR)).photo()], point: { lon, lat } })
}

describe('staff', () => {
  it('hear of a dispatch, a task and a rework: those of the unit and of the grid, nobody else', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    await server.settle()
    expect(await about(DEPARTMENT, caseId)).toEqual(['case.dispatched'])
    for (const other of ['dept_operator.san-350206001', 'dept_operator.city-works', 'dept_lead.san-350203001', 'acceptor'])
      expect(await about(other, caseId), other).toEqual([])
    for (const step of ['sign', 'dispose', 'orderCheck'] as const) await STEPS[step](server, caseId)
    await server.settle()
    expect(await about(COLLECTOR, caseId)).toEqual(['case.task'])
    expect(await about('collector.350203.2', caseId)).toEqual([])
    const { lon, lat } = (await (await server.as(COLLECTOR)).get<{ lon: number; lat: number }>(`/api/cases/${caseId}`)).body
    const photos = [await (await server.as(COLLECTOR)).photo()]
    await fire(server, COLLECTOR, caseId, 'checkFail', { photos, reason: '墙角还有残留', point: { lon, lat } })
    await fire(server, 'acceptor', caseId, 'confirmRework')
    await server.settle()
    const [rework] = await inbox(server, DEPARTMENT, 'case.rework')
    expect(rework).toMatchObject({ severity: 'warning', link: `/cases/${caseId}` })
    expect(rework?.bodyZh).toMatch(/墙角还有残留.*第 2 轮/)
    expect(rework?.bodyEn).toContain('round 2')
  })

  it('hear of the decision on what they asked for', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const asked = await (await server.as(DEPARTMENT)).post<{ id: string }>(`/api/cases/${caseId}/requests`, {
      kind: 'extension',
      reason: '下雨',
    })
    expect(asked.status, asked.text).toBe(201)
    const decide = async (account: string, decision: string, body = {}) =>
      (await server.as(account)).post(`/api/requests/${asked.body.id}/actions/${decision}`, body)
    await decide(LEAD, 'approve')
    await server.settle()
    expect(await inbox(server, DEPARTMENT, 'case.request-decided')).toEqual([])
    await decide('dispatcher', 'reject', { reason: '雨已停' })
    await server.settle()
    expect((await inbox(server, DEPARTMENT, 'case.request-decided'))[0]?.bodyZh).toMatch(/延期申请已驳回。雨已停/)
  })

  it('who hold a case hear that its light turns, once for each deadline; not when it ended in the same moment', async () => {
    const { caseId } = await aReport(server)
    const { caseId: rejected } = await aReport(server)
    server.clock.pass(13)
    // Rejected after the minute in which the light turned, before the news was passed on.
    await fire(server, 'acceptor', rejected, 'reject', { reasonKind: 'spam' })
    await server.settle()
    await server.settle()
    expect(await about('acceptor', caseId)).toEqual(['case.light-yellow'])
    expect(await about('acceptor', rejected)).toEqual([])
    expect(await about('dispatcher', caseId)).toEqual([])
    server.clock.pass(3)
    await server.settle()
    expect(await about('acceptor', caseId)).toEqual(['case.light-red', 'case.light-yellow'])
  })

  it('a light that was rung before the case ended and told after it is told to nobody', async () => {
    const { caseId } = await aReport(server)
    const [clock] = await server.platform.db.query<{ deadlineAt: Date }>(sql`select deadline_at from clock where subject_id = ${caseId}`)
    await fire(server, 'acceptor', caseId, 'reject', { reasonKind: 'spam' })
    const event = {
      topic: 'clock.red',
      subjectId: caseId,
      payload: { kind: 'accept', ordinal: 1, deadlineAt: clock?.deadlineAt.toISOString() },
    }
    for (const definition of noticesOf(server.platform.modules)) {
      if (definition.on['clock.red']?.(event.payload)) await tell(asActor(server.platform, SYSTEM), definition, event)
    }
    expect(await about('acceptor', caseId)).toEqual([])
  })

  it('hear of orders: issued, answered, returned, not answered, raised', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const order = (await issue(server, 'supervisor', caseId)).body
    await server.settle()
    const ofOrder = async (account: string) =>
      (await inbox(server, account)).filter((row) => row.link.includes(order.id)).map((row) => row.kind)
    expect(await ofOrder(LEAD)).toEqual(['supervision.issued'])
    await actOn(server, LEAD, order.id, 'answer', { reason: '已派人' })
    await server.settle()
    expect(await ofOrder('supervisor')).toEqual(['supervision.answered'])
    expect(await ofOrder('street_supervisor')).toEqual([])
    await actOn(server, 'supervisor', order.id, 'return', { reason: '写清时间' })
    await server.settle()
    expect((await ofOrder(LEAD)).toSorted()).toEqual(['supervision.issued', 'supervision.returned'])
  })

  it('an order the clock raises because nobody answered reaches those who supervise', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const order = (await issue(server, 'supervisor', caseId)).body
    server.clock.pass(60 * 24)
    await server.settle()
    await server.settle()
    expect((await inbox(server, 'supervisor', 'supervision.unanswered')).some((row) => row.link.includes(order.id))).toBe(true)
    expect(await kinds('office_lead')).toContain('supervision.escalated')
  })
})

describe('nobody is told twice', () => {
  it('an event that comes again, also twice at once, changes nothing', async () => {
    const caseId = await aCall(server, '13800000001')
    await verified(caseId)
    await fire(server, 'shift_leader', caseId, 'file', { conditionNo: 1 })
    const events = await server.platform.db.query<{ topic: string; subjectId: string; payload: Record<string, unknown> }>(
      sql`select topic, subject_id, payload from outbox where subject_id = ${caseId} and topic = 'case.changed'`,
    )
    await server.settle()
    const ctx = asActor(server.platform, SYSTEM)
    const before = await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from notice where subject_id = ${caseId}`)
    for (const event of events) {
      for (const definition of noticesOf(server.platform.modules)) {
        if (definition.on[event.topic]?.(event.payload)) await Promise.all([tell(ctx, definition, event), tell(ctx, definition, event)])
      }
    }
    await server.settle()
    const after = await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from notice where subject_id = ${caseId}`)
    expect(before[0]?.n).toBeGreaterThan(0)
    expect(after).toEqual(before)
    expect(await receivedBy(server, '13800000001')).toHaveLength(1)
  })

  it('a case accepted a second time after it was sent back is accepted once for the citizen', async () => {
    const caseId = await aCall(server, '13800000002')
    await verified(caseId)
    await fire(server, 'shift_leader', caseId, 'sendBack', { reason: '再看' })
    await fire(server, 'acceptor', caseId, 'forward')
    await server.settle()
    await fire(server, 'shift_leader', caseId, 'sendBack', { reason: '再看' })
    await fire(server, 'acceptor', caseId, 'forward')
    await server.settle()
    expect((await receivedBy(server, '13800000002')).filter((one) => one.body.includes('已受理'))).toHaveLength(1)
  })
})

describe('who reported', () => {
  it('is told at every turn with the short code, which finds the case again', async () => {
    const caseId = await aCall(server, '13800000003')
    await verified(caseId)
    for (const step of ['file', 'dispatch', 'sign', 'dispose', 'orderCheck', 'checkPass', 'close'] as const)
      await STEPS[step](server, caseId)
    await server.settle()
    const told = await receivedBy(server, '13800000003')
    expect(told.map((one) => /已受理|已立案|已办结/.exec(one.body)?.[0])).toEqual(expect.arrayContaining(['已立案', '已办结']))
    const short = /查询码 (\w{5}-\w{5})/.exec(told[0]?.body ?? '')?.[1] ?? ''
    const found = await (await server.as('acceptor')).get<{ rows: { id: string }[] }>(`/api/cases?shortCode=${short.toLowerCase()}`)
    expect(found.body.rows.map((row) => row.id)).toEqual([caseId])
    expect((await deliveries(server, 'case.citizen-closed'))[0]).toMatchObject({ recipient: '138****0003', state: 'sent', simulated: true })
  })

  it('is told why a report was rejected or not filed', async () => {
    const rejected = await aCall(server, '13800000004')
    await fire(server, 'acceptor', rejected, 'reject', { reasonKind: 'outside_area' })
    const declined = await aCall(server, '13800000005')
    await verified(declined)
    await fire(server, 'shift_leader', declined, 'decline', { reason: '属小区内部' })
    await server.settle()
    expect((await receivedBy(server, '13800000004')).at(-1)?.body).toContain('不予受理，理由：不在管辖范围')
    expect((await receivedBy(server, '13800000005')).at(-1)?.body).toContain('不予立案，理由：属小区内部')
  })

  it('all who reported the same problem hear of the merge and of the closing of the master', async () => {
    const point = nextPlace()
    const master = await aCall(server, '13800000006', { point })
    const other = await aCall(server, '13800000007', { point })
    await server.settle()
    await verified(master)
    await fire(server, 'acceptor', other, 'forward').catch(() => undefined)
    await (await server.as('acceptor')).post(`/api/cases/${other}/duplicates`, { masterId: master })
    await fire(server, 'shift_leader', other, 'merge', { masterId: master })
    for (const step of ['file', 'dispatch', 'sign', 'dispose', 'orderCheck', 'checkPass', 'close'] as const)
      await STEPS[step](server, master)
    await server.settle()
    const told = (await receivedBy(server, '13800000007')).map((one) => one.body)
    expect(told.some((text) => text.includes('并案办理'))).toBe(true)
    expect(told.some((text) => text.includes('已办结'))).toBe(true)
    expect((await receivedBy(server, '13800000006')).some((one) => one.body.includes('已办结'))).toBe(true)
  })

  it('gets a reply when somebody else approved it, and only then', async () => {
    const caseId = await aCall(server, '13800000008', { ticketDueAt: '2023-12-29T09:00:00Z' })
    const [acceptor, leader] = await Promise.all([server.as('acceptor'), server.as('shift_leader')])
    const key = { 'idempotency-key': newId() }
    const text = '路面垃圾已清理，感谢来电。'
    expect((await (await server.as('dispatcher')).post(`/api/cases/${caseId}/replies`, { text })).status).toBe(403)
    const written = await acceptor.post<{ id: string }>(`/api/cases/${caseId}/replies`, { text }, key)
    expect(written.status, written.text).toBe(201)
    expect((await acceptor.post<{ id: string }>(`/api/cases/${caseId}/replies`, { text }, key)).headers['idempotent-replay']).toBe('true')
    expect((await acceptor.post(`/api/cases/${caseId}/replies`, { text: '另一个' })).body.code).toBe('reply_waits')
    await server.settle()
    expect(await receivedBy(server, '13800000008')).toEqual([])
    expect(await about('shift_leader', caseId)).toContain('case.reply-waiting')
    expect((await acceptor.post(`/api/replies/${written.body.id}/approve`)).status).toBe(403)
    expect((await leader.post(`/api/replies/${written.body.id}/return`)).status).toBe(422)
    expect((await leader.post(`/api/replies/${written.body.id}/approve`)).status).toBe(200)
    expect((await leader.post(`/api/replies/${written.body.id}/approve`)).status).toBe(200)
    expect((await leader.post(`/api/replies/${written.body.id}/return`, { note: '改' })).body.code).toBe('reply_decided')
    await server.settle()
    expect((await receivedBy(server, '13800000008')).map((one) => one.body)).toEqual([expect.stringContaining(text)])
    const { history } = (await acceptor.get<{ history: { event: string }[] }>(`/api/cases/${caseId}`)).body
    expect(history.map((one) => one.event).filter((event) => event.startsWith('reply'))).toEqual(
      expect.arrayContaining(['replyWritten', 'replyApproved']),
    )
  })

  it('a ticket counts in the list: the earlier of the deadline and two working hours before it is due', async () => {
    const caseId = await aCall(server, '13800000009', { ticketDueAt: '2023-12-29T09:00:00Z' })
    const { rows } = (
      await (
        await server.as('dispatcher')
      ).get<{ rows: { id: string; effectiveDueAt: string; dueAt: string }[] }>('/api/cases?ticketDueAt=!null')
    ).body
    const row = rows.find((one) => one.id === caseId)
    // The clock that runs is that of accepting; the deadline of the case begins with its dispatch.
    expect(row?.effectiveDueAt).toBe('2023-12-29T07:00:00.000Z')
    await verified(caseId)
    for (const step of ['file', 'dispatch'] as const) await STEPS[step](server, caseId)
    const handled = (await (await server.as('dispatcher')).get<{ effectiveDueAt: string; dueAt: string }>(`/api/cases/${caseId}`)).body
    expect(handled.effectiveDueAt).toBe(handled.dueAt)
  })
})

describe('a person', () => {
  it('reads one, reads all, and nobody reads for another', async () => {
    const acceptor = await server.as('acceptor')
    const [first] = await inbox(server, 'acceptor')
    expect((await (await server.as('acceptor2')).post(`/api/notices/${first?.id}/read`)).status).toBe(404)
    expect((await server.stranger.get('/api/notices')).status).toBe(401)
    const { count } = (await acceptor.get<{ count: number }>('/api/notices/unread')).body
    expect(count).toBeGreaterThan(1)
    for (let i = 0; i < 2; i++) expect((await acceptor.post(`/api/notices/${first?.id}/read`)).status).toBe(200)
    expect((await acceptor.get<{ count: number }>('/api/notices/unread')).body.count).toBe(count - 1)
    expect((await acceptor.post<{ read: number }>('/api/notices/read')).body.read).toBe(count - 1)
    expect((await acceptor.get<{ count: number }>('/api/notices/unread')).body.count).toBe(0)
  })

  it('chooses how, but not whether where it must be', async () => {
    const clerk = await server.as(DEPARTMENT)
    const { kinds: offered, channels } = (await clerk.get<Preferences>('/api/notice-preferences')).body
    expect(channels.map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'in_app on',
      'push simulated',
      'sms simulated',
      'email simulated',
    ])
    expect(offered.map((one) => one.kind)).toContain('case.dispatched')
    expect(offered.map((one) => one.kind)).not.toContain('case.doubted')
    expect((await clerk.put('/api/notice-preferences/case.dispatched', { channels: ['email'] })).status).toBe(422)
    expect((await clerk.put('/api/notice-preferences/case.doubted', { channels: [] })).status).toBe(404)
    expect((await clerk.put('/api/notice-preferences/case.request-decided', { channels: [] })).status).toBe(200)
    for (let i = 0; i < 2; i++)
      expect((await clerk.put('/api/notice-preferences/case.dispatched', { channels: ['in_app', 'email', 'push'] })).status).toBe(200)
    const device = await clerk.post<{ id: string; simulated: boolean; endpoint: string }>('/api/push-devices/simulated', {
      name: '值班手机',
    })
    expect(device.body.simulated).toBe(true)
    await server.platform.db.query(
      sql`update person set email = 'clerk@xm.example' where id = (select person_id from account where login = ${DEPARTMENT})`,
    )
    await aCaseAfter(server, 'dispatch')
    await server.settle()
    expect((await receivedBy(server, 'clerk@xm.example')).map((one) => one.channel)).toEqual(['email'])
    expect((await receivedBy(server, device.body.endpoint.split('/').at(-1) ?? '')).map((one) => one.channel)).toEqual(['push'])
    expect((await (await server.as('acceptor')).delete(`/api/push-devices/${device.body.id}`)).status).toBe(404)
    for (let i = 0; i < 2; i++) expect((await clerk.delete(`/api/push-devices/${device.body.id}`)).status).toBe(200)
  })

  it('a browser may not send the platform to an address inside the network', async () => {
    const device = { p256dh: 'x', auth: 'y', name: 'x' }
    const answer = await (await server.as(DEPARTMENT)).post('/api/push-devices', { ...device, endpoint: 'https://169.254.169.254/latest' })
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('unknown_push_service')])
  })

  it('in quiet hours push waits until they end', async () => {
    const clerk = await server.as('dept_operator.san-350206001')
    const quiet = { fromMinute: 0, untilMinute: 1439, timeZone: 'Asia/Shanghai' }
    expect((await clerk.put('/api/notice-quiet', { quiet: { ...quiet, timeZone: 'Mars/Base' } })).status).toBe(422)
    expect((await clerk.put('/api/notice-quiet', { quiet })).status).toBe(200)
    const device = await clerk.post<{ endpoint: string }>('/api/push-devices/simulated', { name: '手机' })
    const collector = await server.as('collector.350206.1')
    const report = {
      source: 'collector',
      matter: '06-010',
      description: '夜间垃圾',
      point: { lon: 118.0505, lat: 24.4105 },
      photos: [await collector.photo()],
    }
    const sent = await collector.post<{ caseId: string }>('/api/reports', report)
    expect(sent.status, sent.text).toBe(201)
    for (const step of ['forward', 'file', 'dispatch'] as const) await STEPS[step](server, sent.body.caseId)
    await server.settle()
    const address = device.body.endpoint.split('/').at(-1) ?? ''
    expect(await about('dept_operator.san-350206001', sent.body.caseId)).toEqual(['case.dispatched'])
    expect(await receivedBy(server, address)).toEqual([])
    server.clock.pass(60 * 24)
    await server.settle()
    expect(await receivedBy(server, address)).toHaveLength(1)
    await clerk.put('/api/notice-quiet', { quiet: null })
  })
})
