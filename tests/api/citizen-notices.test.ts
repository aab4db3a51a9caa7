/** What those who reported are told, and how the hotline's tickets count (CL §12). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { fire, nextPlace, STEPS } from '../support/journey.ts'
import { aCall, deliveries, inbox, receivedBy, verified } from '../support/notices.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z' })
})
afterAll(() => server.stop())

const about = async (account: string, caseId: string) =>
  (await inbox(server, account)).filter((row) => row.link.includes(caseId)).map((row) => row.kind)

describe('who reported', () => {
  it('is told at every turn with the short code, which finds the case again', async () => {
    const caseId = await aCall(server, '13800000003')
    await verified(server, caseId)
    await server.settle()
    await STEPS.file(server, caseId)
    await server.settle()
    for (const step of ['dispatch', 'sign', 'dispose', 'orderCheck', 'checkPass', 'close'] as const) await STEPS[step](server, caseId)
    await server.settle()
    const told = await receivedBy(server, '13800000003')
    expect(new Set(told.map((one) => /已受理|已立案|已办结/.exec(one.body)?.[0]))).toEqual(new Set(['已受理', '已立案', '已办结']))
    const short = /查询码 (\w{5}-\w{5})/.exec(told[0]?.body ?? '')?.[1] ?? ''
    const found = await (await server.as('acceptor')).get<{ rows: { id: string }[] }>(`/api/cases?shortCode=${short.toLowerCase()}`)
    expect(found.body.rows.map((row) => row.id)).toEqual([caseId])
    expect((await deliveries(server, 'case.citizen-closed'))[0]).toMatchObject({ recipient: '138****0003', state: 'sent', simulated: true })
  })

  it('is told why a report was rejected or not filed', async () => {
    const rejected = await aCall(server, '13800000004')
    await fire(server, 'acceptor', rejected, 'reject', { reasonKind: 'outside_area' })
    const declined = await aCall(server, '13800000005')
    await verified(server, declined)
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
    await verified(server, master)
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
    await verified(server, caseId)
    for (const step of ['file', 'dispatch'] as const) await STEPS[step](server, caseId)
    const handled = (await (await server.as('dispatcher')).get<{ effectiveDueAt: string; dueAt: string }>(`/api/cases/${caseId}`)).body
    expect(handled.effectiveDueAt).toBe(handled.dueAt)
  })
})
