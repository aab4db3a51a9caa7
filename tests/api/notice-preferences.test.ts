/** What a person does with notices, and how they come (ST §13). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import type { Preferences } from '#kernel/notice/contract.ts'
import { aCaseAfter, aReport, DEPARTMENT, STEPS } from '../support/journey.ts'
import { inbox, receivedBy } from '../support/notices.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())

const about = async (account: string, caseId: string) =>
  (await inbox(server, account)).filter((row) => row.link.includes(caseId)).map((row) => row.kind)

describe('a person', () => {
  it('reads one, reads all, and nobody reads for another', async () => {
    const acceptor = await server.as('acceptor')
    for (let i = 0; i < 3; i++) await aReport(server)
    server.clock.pass(13)
    await server.settle()
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
