import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, DEPARTMENT } from '../../tests/support/journey.ts'
import { actOn, issue, LEAD, ordersOf } from '../../tests/support/supervision.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { OrderDetail } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  // A Friday, 09:00 in Xiamen.
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

async function anOrder(changes: object = {}, account = 'supervisor'): Promise<OrderDetail> {
  const answer = await issue(server, account, await aCaseAfter(server, 'sign'), changes)
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body
}

const read = async (account: string, id: string) => (await server.as(account)).get<OrderDetail>(`/api/supervision/${id}`)

describe('answers', () => {
  it('are given with evidence, returned, given again and accepted; the order keeps them all', async () => {
    const order = await anOrder()
    const lead = await server.as(LEAD)
    const photo = await lead.photo()
    server.clock.set('2023-09-22T02:00:00Z')
    const first = await actOn(server, LEAD, order.id, 'answer', { reason: '已安排清运', photos: [photo] })
    expect([first.body.state, first.body.dueAt, first.body.answers[0]?.photos]).toEqual(['answered', null, [photo]])
    const returned = await actOn(server, 'supervisor', order.id, 'return', { reason: '请附完成时间' })
    // 10:00 and 4 working hours.
    expect([returned.body.state, returned.body.dueAt]).toEqual(['returned', '2023-09-22T08:00:00.000Z'])
    await actOn(server, DEPARTMENT, order.id, 'answer', { reason: '今日 16 时前完成' })
    const done = (await actOn(server, 'office_lead', order.id, 'accept')).body
    expect([done.state, done.ended]).toEqual(['accepted', 'accepted'])
    expect(done.answers.map(({ text, result, note }) => [text, result, note])).toEqual([
      ['已安排清运', 'returned', '请附完成时间'],
      ['今日 16 时前完成', 'accepted', null],
    ])
    expect(done.history.map((record) => [record.event, record.role])).toEqual([
      ['issue', 'supervisor'],
      ['answer', 'dept_lead'],
      ['return', 'supervisor'],
      ['answer', 'dept_operator'],
      ['accept', 'office_lead'],
    ])
    server.clock.set('2023-09-22T01:00:00Z')
  })

  const refusals: [string, string][] = [
    ['supervisor', 'answer'],
    ['leader', 'answer'],
    [LEAD, 'accept'],
    [LEAD, 'return'],
    [LEAD, 'close'],
    ['dispatcher', 'close'],
    ['supervisor', 'decide'],
  ]
  it.each(refusals)('%s may not %s', async (account, event) => {
    const order = await anOrder()
    const answer = await actOn(server, account, order.id, event, { reason: '试' })
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'not_allowed' }])
    expect((await read('supervisor', order.id)).body.version).toBe(order.version)
  })

  it.each(['lapse', 'escalate'])('nobody fires %s by hand', async (event) => {
    const order = await anOrder()
    expect((await actOn(server, 'office_lead', order.id, event)).body).toMatchObject({ code: 'illegal_transition' })
  })

  it('another department does not even see the order', async () => {
    const order = await anOrder()
    expect((await read('dept_lead.san-350206001', order.id)).status).toBe(404)
    expect((await actOn(server, 'dept_lead.san-350206001', order.id, 'answer', { reason: '试' })).status).toBe(404)
  })

  it('a street supervisor may not touch an order of the office', async () => {
    const order = await anOrder({ kind: 'leader' })
    const answer = await actOn(server, 'street_supervisor', order.id, 'close', { reason: '试' })
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'condition_not_met' }])
  })

  it('wants words, known photographs, the right state and version', async () => {
    const order = await anOrder()
    expect((await actOn(server, LEAD, order.id, 'answer', { reason: '  ' })).body).toMatchObject({ code: 'condition_not_met' })
    expect((await actOn(server, LEAD, order.id, 'answer', { reason: '好', photos: [newId()] })).body).toMatchObject({
      errors: [{ field: 'photos', rule: 'unknown_file' }],
    })
    expect((await actOn(server, 'supervisor', order.id, 'accept')).body).toMatchObject({ code: 'illegal_transition', state: 'issued' })
    expect((await actOn(server, LEAD, order.id, 'answer', { reason: '好', version: 9 })).body).toMatchObject({ code: 'stale_version' })
    expect((await actOn(server, 'supervisor', order.id, 'nothing')).status).toBe(404)
  })

  it('takes the same answer twice as once, and one of two at once', async () => {
    const order = await anOrder()
    const lead = await server.as(LEAD)
    const send = (event: string, key: string, reason = '已处理') =>
      lead.post<OrderDetail>(`/api/supervision/${order.id}/actions/${event}`, { reason }, { 'idempotency-key': key })
    const key = newId()
    await send('answer', key)
    const again = await send('answer', key)
    expect([again.status, again.headers['idempotent-replay'], again.body.answers.length]).toEqual([200, 'true', 1])
    expect((await send('close', key)).body).toMatchObject({ code: 'idempotency_key_reused' })
    const second = await anOrder()
    const both = await Promise.all(
      [LEAD, DEPARTMENT].map((account) => actOn(server, account, second.id, 'answer', { reason: '已办', version: 1 })),
    )
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  })

  it('a manual order that nobody answers rises, in its own kind', async () => {
    const order = await anOrder({ kind: 'media' })
    server.clock.set('2023-09-22T07:00:00Z')
    await server.settle()
    const media = async () =>
      (await ordersOf(server, order.caseId)).filter((one) => one.kind === 'media').map((one) => [one.level, one.state])
    expect(await media()).toEqual([[2, 'issued']])
    server.clock.set('2023-09-22T07:00:01Z')
    await server.settle()
    expect(await media()).toEqual([
      [2, 'escalated'],
      [3, 'issued'],
    ])
    server.clock.set('2023-09-22T01:00:00Z')
  })
})
