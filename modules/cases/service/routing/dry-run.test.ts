import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCaseAfter } from '../../../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../../../tests/support/test-server.ts'
import type { CaseDetail, DryRunOutcome } from '../../contract.ts'

const STATION = 'SAN-350203001'
const ENTRY = '06-010#1'

let server: TestServer
let ids: string[]
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
  await aCaseAfter(server, 'dispatch')
  server.clock.set('2023-11-10T01:00:00Z')
  ids = [await aCaseAfter(server, 'dispatch'), await aCaseAfter(server, 'sign')]
  // Another matter, another district: neither is the rule's business.
  await aCaseAfter(server, 'dispatch', { matter: '06-013', description: '路面破损' })
  server.clock.pass(60)
})
afterAll(() => server.stop())

interface Row {
  id: string
  unitCode: string
}
const tryRule = async (body: object, account = 'sys_admin') => (await server.as(account)).post<DryRunOutcome>('/api/routing/dry-run', body)
const moved = async (words: string) =>
  (await (await server.as('sys_admin')).get<{ rows: Row[]; next: string | null }>(`/api/routing/moved?${words}`)).body
const entryRow = async () => {
  const { body } = await (await server.as('sys_admin')).get<{ rows: { id: string; version: number; level: string; trade: string }[] }>(
    `/api/handbook?code=${encodeURIComponent(ENTRY)}`,
  )
  return body.rows[0]
}

describe('a changed entry of the handbook', () => {
  it('shows which cases of last month would have gone elsewhere, and changes nothing', async () => {
    const before = await entryRow()
    const { body } = await tryRule({ entry: ENTRY, level: 'city' })
    expect(body).toMatchObject({ cases: 3, touched: 2, moved: 2, from: '2023-10-10T02:00:00.000Z' })
    expect(body.moves).toEqual([{ before: STATION, after: 'CITY-WORKS', cases: 2, asAfter: 0 }])
    expect(await entryRow()).toEqual(before)
  })

  it('looks at another period when asked, and finds nothing moved by a rule that stays', async () => {
    const { body } = await tryRule({ entry: ENTRY, level: 'city', from: '2023-09-01T00:00:00Z', to: '2023-10-01T00:00:00Z' })
    expect(body).toMatchObject({ cases: 1, moved: 1 })
    expect((await tryRule({ entry: ENTRY })).body).toMatchObject({ touched: 2, moved: 0, moves: [] })
  })

  it('lists the cases page by page, by move, and as a file', async () => {
    const words = `entry=${encodeURIComponent(ENTRY)}&level=city`
    const first = await moved(`${words}&limit=1`)
    const second = await moved(`${words}&limit=1&after=${first.next}`)
    expect([...first.rows, ...second.rows].map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
    expect(second.next).toBeNull()
    expect((await moved(`${words}&was=${STATION}&becomes=CITY-WORKS`)).rows).toHaveLength(2)
    expect((await moved(`${words}&was=none`)).rows).toEqual([])
    const file = await (await server.as('sys_admin')).get(`/api/routing/moved/export?format=csv&${words}`)
    expect(file.text.trim().split('\n')).toHaveLength(3)
  })

  it('says beforehand where the next case will go', async () => {
    const told = (await tryRule({ entry: ENTRY, level: 'city' })).body.moves[0]?.after
    const row = await entryRow()
    const admin = await server.as('sys_admin')
    const change = (level: string, version: number | undefined) =>
      admin.patch<{ version: number }>(`/api/handbook/${row?.id}`, { version, level })
    const changed = await change('city', row?.version)
    expect(changed.status).toBe(200)
    const next = await aCaseAfter(server, 'dispatch')
    const aCase = (await (await server.as('dispatcher')).get<CaseDetail>(`/api/cases/${next}`)).body
    expect(aCase.unitCode).toBe(told)
    const dispatched = aCase.history.find((record) => record.event === 'dispatch')
    expect(dispatched?.payload.why).toMatchObject({ zh: `指挥手册 ${ENTRY}：由该处的市级主管部门办理` })
    expect((await change(row?.level ?? '', changed.body.version)).status).toBe(200)
  })
})

describe('changed trades of a unit', () => {
  it('send its cases to who is left', async () => {
    const { body } = await tryRule({ unit: STATION, trades: [] })
    expect(body.moved).toBe(body.moves.reduce((sum, move) => sum + move.cases, 0))
    expect(body.moves[0]).toMatchObject({ before: STATION, after: 'CITY-WORKS' })
  })

  it('name nowhere where nobody is left', async () => {
    const { body } = await tryRule({ unit: 'CITY-WORKS', trades: ['sanitation'] })
    expect(body.moves).toContainEqual({ before: 'CITY-WORKS', after: null, cases: 1, asAfter: 0 })
    expect((await moved('unit=CITY-WORKS&trades=sanitation&becomes=none')).rows).toMatchObject([{ unitCode: 'CITY-WORKS' }])
  })
})

describe('who may try', () => {
  it.each(['dispatcher', 'acceptor', 'dept_lead.city-works', 'grid_admin', 'audit_admin'])('not %s', async (account) => {
    expect((await tryRule({ entry: ENTRY, level: 'city' }, account)).status).toBe(403)
    const list = await (await server.as(account)).get(`/api/routing/moved?entry=${encodeURIComponent(ENTRY)}`)
    expect(list.status).toBe(403)
  })

  it('nobody who is not signed in', async () => {
    expect((await server.stranger.post('/api/routing/dry-run', { entry: ENTRY })).status).toBe(401)
  })

  it.each([
    [{}, 'entry', 'one_of'],
    [{ entry: ENTRY, unit: STATION }, 'entry', 'one_of'],
    [{ entry: '06-010#77' }, 'entry', 'unknown_entry'],
    [{ entry: ENTRY, trade: 'piracy' }, 'trade', 'unknown_trade'],
    [{ unit: 'NOBODY', trades: [] }, 'unit', 'unknown_unit'],
    [{ unit: STATION }, 'trades', 'required'],
  ])('a rule that is none is refused: %o', async (body, field, rule) => {
    const answer = await tryRule(body)
    expect([answer.status, answer.body]).toMatchObject([422, { errors: [{ field, rule }] }])
  })
})
