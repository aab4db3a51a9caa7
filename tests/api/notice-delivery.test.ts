/** Messages on their way out: a process that dies, a provider that is down, an operator who tries again; texts as data. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import type { AccountRow, Attempt, Template } from '#kernel/notice/contract.ts'
import { deliver, LEASE_MS } from '#kernel/notice/deliver.ts'
import { fire } from '../support/journey.ts'
import { aCall, deliveries, receivedBy } from '../support/notices.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const KIND = 'case.citizen-rejected'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())

async function rejected(at: TestServer, phone: string): Promise<string> {
  const caseId = await aCall(at, phone)
  await fire(at, 'acceptor', caseId, 'reject', { reasonKind: 'outside_area' })
  return caseId
}

async function deliveryOf(at: TestServer, caseId: string): Promise<string> {
  const rows = await at.platform.db.query<{ id: string }>(
    sql`select d.id from notice_delivery d join notice n on n.id = d.notice_id where n.subject_id = ${caseId} and n.kind = ${KIND}`,
  )
  return rows[0]?.id ?? ''
}

const attempts = async (at: TestServer, id: string) =>
  (await (await at.as('sys_admin')).get<Attempt[]>(`/api/notice-deliveries/${id}/attempts`)).body

/** As far as a process comes that claims a delivery and dies: before, or after the provider took the message. */
async function dieWhileSending(caseId: string, after: boolean): Promise<string> {
  const id = await deliveryOf(server, caseId)
  if (after) await deliver(asActor(server.platform, SYSTEM), id)
  const until = new Date(server.clock.now().getTime() + LEASE_MS)
  await server.platform.db.query(
    sql`update notice_delivery set state = 'sending', attempts = 1, claimed_until = ${until}, provider_id = null, settled_at = null where id = ${id}`,
  )
  return id
}

describe('a process that dies while it sends', () => {
  it('holds the delivery no longer than its lease; another one sends it, and the account names the lost attempt', async () => {
    const caseId = await rejected(server, '13900000001')
    // Told, but the timer of the delivery was taken by the process that died.
    await server.settle()
    await server.platform.db.query(sql`delete from simulated_message where address = '13900000001'`)
    await server.platform.db.query(sql`insert into outbox (topic, subject_id, payload, deliver_at)
      select 'timer.notice-delivery', d.id, '{}', ${new Date(server.clock.now().getTime() + LEASE_MS)}::timestamptz
      from notice_delivery d join notice n on n.id = d.notice_id where n.subject_id = ${caseId} and n.kind = ${KIND}`)
    const id = await dieWhileSending(caseId, false)
    await server.settle()
    expect(await receivedBy(server, '13900000001')).toEqual([])
    server.clock.pass(3)
    await server.settle()
    expect(await receivedBy(server, '13900000001')).toHaveLength(1)
    expect((await attempts(server, id)).map((one) => one.outcome)).toEqual(expect.arrayContaining(['sent']))
    expect((await deliveries(server, KIND)).find((row) => row.id === id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('after the provider took the message: it is found there and not sent a second time', async () => {
    const caseId = await rejected(server, '13900000002')
    await server.settle()
    expect(await receivedBy(server, '13900000002')).toHaveLength(1)
    const id = await dieWhileSending(caseId, true)
    server.clock.pass(3)
    await Promise.all([1, 2, 3].map(() => deliver(asActor(server.platform, SYSTEM), id)))
    expect(await receivedBy(server, '13900000002')).toHaveLength(1)
    expect((await deliveries(server, KIND)).find((row) => row.id === id)).toMatchObject({ state: 'sent', providerId: `out:${id}` })
  })

  it('three processes at once: one sends', async () => {
    const caseId = await rejected(server, '13900000003')
    await server.settle()
    const id = await deliveryOf(server, caseId)
    await server.platform.db.query(sql`update notice_delivery set state = 'queued', next_at = ${server.clock.now()} where id = ${id}`)
    await Promise.all([1, 2, 3].map(() => deliver(asActor(server.platform, SYSTEM), id)))
    expect(await receivedBy(server, '13900000003')).toHaveLength(2)
  })
})

describe('a provider that is down', () => {
  const real = {
    SMS_ENDPOINT: 'http://127.0.0.1:9/',
    SMS_ACCESS_KEY_ID: 'id',
    SMS_ACCESS_KEY_SECRET: 'secret',
    SMS_SIGN_NAME: '城管',
    SMS_TEMPLATES: '*=SMS_1',
  }
  let broken: TestServer
  beforeAll(async () => {
    broken = await startTestServer({ at: '2023-11-06T01:00:00Z', env: real })
  })
  afterAll(() => broken.stop())

  it('is tried again with longer and longer pauses, then given up and shown; an operator tries once more', {
    timeout: 60_000,
  }, async () => {
    const caseId = await rejected(broken, '13900000004')
    await broken.settle()
    const id = await deliveryOf(broken, caseId)
    const mine = async () => (await deliveries(broken, KIND)).find((row) => row.id === id)
    expect(await mine()).toMatchObject({ state: 'failed', attempts: 1, nextAt: '2023-11-06T01:01:00.000Z', simulated: false })
    for (const minutes of [1, 5, 15, 60]) {
      broken.clock.pass(minutes)
      await broken.settle()
    }
    expect(await mine()).toMatchObject({ state: 'failed', attempts: 5 })
    broken.clock.pass(180)
    await broken.settle()
    expect(await mine()).toMatchObject({ state: 'given_up', attempts: 6, error: expect.stringContaining('unreachable') })
    expect(await attempts(broken, id)).toHaveLength(6)

    const [admin, acceptor] = await Promise.all([broken.as('sys_admin'), broken.as('acceptor')])
    const account = (await admin.get<{ rows: AccountRow[] }>('/api/notice-account?days=2')).body.rows
    expect(account).toEqual([{ day: '2023-11-06', channel: 'sms', counts: { given_up: 1 } }])
    expect((await acceptor.get('/api/notice-account')).status).toBe(403)
    expect((await acceptor.get('/api/notice-deliveries')).status).toBe(403)
    expect((await acceptor.post(`/api/notice-deliveries/${id}/retry`)).status).toBe(403)
    const again = await admin.post<{ retried: number }>('/api/notice-account/retry', { day: '2023-11-06', channel: 'sms' })
    expect(again.body).toEqual({ retried: 1 })
    await broken.settle()
    expect(await mine()).toMatchObject({ state: 'failed', attempts: 7 })
    // Once more while it waits for its next attempt: that is brought forward, nothing is sent beside it.
    expect((await admin.post<{ retried: number }>(`/api/notice-deliveries/${id}/retry`)).body).toEqual({ retried: 1 })
    const { rows } = (await (await broken.as('audit_admin')).get<{ rows: { action: string }[] }>('/api/audit?action=notice_delivery.retry'))
      .body
    expect(rows).toHaveLength(2)
  })

  it('a channel that is off is called off, and what could not go out stands in the account', async () => {
    const off = await startTestServer({ env: { CITYLOOP_SIMULATE: 'email' } })
    const caseId = await rejected(off, '13900000005')
    await off.settle()
    const id = await deliveryOf(off, caseId)
    expect((await deliveries(off, KIND)).find((row) => row.id === id)).toMatchObject({
      state: 'skipped',
      error: 'channel_off',
      attempts: 0,
    })
    const { channels } = (
      await (await off.as('acceptor')).get<{ channels: { channel: string; state: string }[] }>('/api/notice-preferences')
    ).body
    expect(channels.map(({ channel, state }) => `${channel} ${state}`)).toEqual(['in_app on', 'push off', 'sms off', 'email simulated'])
    expect((await (await off.as('acceptor')).get('/api/push-key')).body).toEqual({ publicKey: null, simulated: false })
    expect((await (await off.as('acceptor')).post('/api/push-devices/simulated', { name: 'x' })).body.code).toBe('channel_off')
    await off.stop()
  })
})

describe('texts', () => {
  const text = { titleZh: '不予受理', titleEn: 'Refused', bodyZh: '{short}：{reason}', bodyEn: '{short}: {reason}' }

  it('are changed by an administrator of the system only, with known placeholders only', async () => {
    const admin = await server.as('sys_admin')
    for (const account of ['acceptor', 'security_admin', 'audit_admin'])
      expect((await (await server.as(account)).put(`/api/notice-texts/${KIND}`, { text, version: 0 })).status, account).toBe(403)
    const wrong = await admin.put(`/api/notice-texts/${KIND}`, { text: { ...text, bodyEn: '{phone}' }, version: 0 })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('"field":"text.bodyEn"')])
    expect((await admin.put('/api/notice-texts/no.such', { text, version: 0 })).status).toBe(404)
    const preview = await admin.post<typeof text>(`/api/notice-texts/${KIND}/preview`, { text })
    expect(preview.body.bodyZh).toBe('3F9A2-71C0B：不在管辖范围')
  })

  it('hold from then on; a repeat adds nothing, a stale one is refused, the shipped text comes back', async () => {
    const admin = await server.as('sys_admin')
    const put = (body: object) => admin.put<Template>(`/api/notice-texts/${KIND}`, body)
    for (let i = 0; i < 2; i++) expect((await put({ text, version: 0 })).body).toMatchObject({ version: 1, changed: true, text })
    expect((await put({ text: { ...text, titleZh: '另' }, version: 0 })).body).toMatchObject({ code: 'stale_version' })
    await rejected(server, '13900000006')
    await server.settle()
    expect((await receivedBy(server, '13900000006'))[0]?.body).toMatch(/^【城市闭环模拟】\w{5}-\w{5}：不在管辖范围$/)
    expect((await put({ text: null, version: 1 })).body).toMatchObject({ version: 2, changed: false })
    await rejected(server, '13900000007')
    await server.settle()
    expect((await receivedBy(server, '13900000007'))[0]?.body).toContain('您反映的')
    const { body: versions } = await admin.get<{ version: number; shipped: boolean }[]>(`/api/notice-texts/${KIND}/versions`)
    expect(versions).toMatchObject([
      { version: 2, shipped: true },
      { version: 1, shipped: false },
    ])
  })
})

it('what the simulators took in is shown to the operator, masked, and to nobody else', async () => {
  const answer = await (await server.as('sys_admin')).get<{ address: string; channel: string }[]>('/api/simulated-messages?channel=sms')
  expect(answer.body[0]).toMatchObject({ channel: 'sms', address: expect.stringMatching(/^139\*{4}\d{4}$/) })
  expect((await (await server.as('acceptor')).get('/api/simulated-messages')).status).toBe(403)
})
