import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { verifyHistory } from '#kernel/history/verify.ts'
import { aCaseAfter } from '../../tests/support/journey.ts'
import { actOn, issue, LEAD, told } from '../../tests/support/supervision.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { BulletinRow, LevelCount, OrderDetail, OrderRow } from './contract.ts'

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

describe('the director meeting', () => {
  it('has every order of level 4 on its agenda, and settles it with owner and date', async () => {
    const order = await anOrder({ level: 4 }, 'office_lead')
    expect(order.agenda).toMatchObject({ state: 'open', meeting: 'director', unitCode: 'SAN-350203001' })
    const half = await actOn(server, 'office_lead', order.id, 'decide', { reason: '由市政负责', ownerUnit: 'CITY-WORKS' })
    expect([half.status, half.body]).toMatchObject([422, { code: 'condition_not_met' }])
    const unknown = await actOn(server, 'office_lead', order.id, 'decide', { reason: '定', ownerUnit: 'NOBODY', dueOn: '2023-10-15' })
    expect(unknown.body).toMatchObject({ errors: [{ field: 'ownerUnit' }] })
    const decision = { reason: '由市政负责，限期整改', ownerUnit: 'CITY-WORKS', dueOn: '2023-10-15' }
    const decided = (await actOn(server, 'office_lead', order.id, 'decide', decision)).body
    expect([decided.state, decided.ended, decided.agenda]).toMatchObject([
      'closed',
      'decided',
      { state: 'decided', decision: decision.reason, ownerUnit: 'CITY-WORKS', dueOn: '2023-10-15' },
    ])
    const bulletin = await (await server.as('leader')).get<{ rows: BulletinRow[] }>('/api/supervision-bulletin')
    expect(bulletin.body.rows.find((row) => row.id === order.id)).toMatchObject({ agendaState: 'decided', unanswered: 0 })
  })

  it('decides nothing that is not before it', async () => {
    const order = await anOrder()
    const answer = await actOn(server, 'office_lead', order.id, 'decide', { reason: '定', ownerUnit: 'CITY-WORKS', dueOn: '2023-10-15' })
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'condition_not_met' }])
  })

  it.each(['/api/agenda', '/api/supervision-bulletin'])('departments do not read %s', async (url) => {
    expect((await (await server.as(LEAD)).get(url)).status).toBe(403)
  })
})

describe('the board', () => {
  it('pages, filters, counts and exports alike', async () => {
    await anOrder({ kind: 'assessment' })
    await anOrder({ kind: 'assessment', level: 3 })
    const supervisor = await server.as('supervisor')
    const list = async (query: string) =>
      (await supervisor.get<{ rows: OrderRow[]; next: string | null }>(`/api/supervision?${query}`)).body
    const first = await list('kind=assessment&open=true&limit=1')
    const second = await list(`kind=assessment&open=true&limit=1&after=${first.next}`)
    expect(new Set([first.rows[0]?.id, second.rows[0]?.id]).size).toBe(2)
    const levels = (await supervisor.get<LevelCount[]>('/api/supervision/levels?kind=assessment')).body
    expect(levels.map((one) => [one.level, one.open])).toEqual([
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 0],
    ])
    expect((await list('kind=assessment&open=true&level=3')).rows).toHaveLength(1)
    const csv = await supervisor.get('/api/supervision/export?format=csv&kind=assessment')
    expect(csv.text).toContain('L3 城管办督办')
    expect(csv.text.trim().split('\n')).toHaveLength(3)
    const audited = await server.platform.db.query(sql`select 1 from audit_entry where action = 'export' and object_type = 'supervision'`)
    expect(audited.length).toBe(1)
  })

  it('shows a department its own orders only', async () => {
    const { body } = await (await server.as(LEAD)).get<{ rows: OrderRow[] }>('/api/supervision')
    expect(new Set(body.rows.map((row) => row.unitCode))).toEqual(new Set(['SAN-350203001']))
    const other = await (await server.as('dept_lead.san-350206001')).get<{ rows: OrderRow[] }>('/api/supervision')
    expect(other.body.rows).toEqual([])
  })
})

describe('figures', () => {
  interface Measured {
    values: { numerator: number; denominator: number | null; value: number | null }[]
    list: { url: string; filters: Record<string, string> }
  }
  beforeAll(async () => {
    await actOn(server, LEAD, (await anOrder()).id, 'answer', { reason: '已办' })
  })
  const period = 'from=2023-09-20T00:00:00Z&to=2023-09-30T00:00:00Z'

  it.each(['supervision_open', 'supervision_answered_on_time'])('%s equals the list it opens', async (id) => {
    const leader = await server.as('leader')
    const { values, list } = (await leader.get<Measured>(`/api/metrics/${id}?${period}`)).body
    const words = new URLSearchParams(list.filters).toString()
    const { count } = (await leader.get<{ count: number }>(`/api${list.url}/count?${words}`)).body
    expect(values[0]?.numerator).toBe(count)
    expect(count).toBeGreaterThan(0)
  })

  it('an order answered late counts against, one settled before its answer was due not at all', async () => {
    const own = await startTestServer({ at: '2023-09-22T01:00:00Z' })
    try {
      const rate = async () =>
        (await (await own.as('leader')).get<Measured>(`/api/metrics/supervision_answered_on_time?${period}`)).body.values[0]
      const order = async () => (await issue(own, 'supervisor', await aCaseAfter(own, 'sign'))).body
      const [onTime, never, closed] = [await order(), await order(), await order()]
      await actOn(own, LEAD, onTime.id, 'answer', { reason: '已办' })
      await actOn(own, 'supervisor', closed.id, 'close', { reason: '误发' })
      expect(await rate()).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
      own.clock.set('2023-09-22T07:00:01Z')
      await own.settle()
      expect((await told(own, never.caseId)).some((line) => line === 'L3 unanswered issued')).toBe(true)
    } finally {
      await own.stop()
    }
  })
})

it('history of every order is one unbroken chain that ends on its row', async () => {
  const result = await verifyHistory(server.platform.db, [{ procedure: 'supervision', table: 'supervision_order' }], () => undefined)
  expect(result.findings).toEqual([])
  expect(result.records).toBeGreaterThan(8)
})
