import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemDocument } from '#kernel/problem.ts'
import { aReport, fire, STEPS } from '../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { Entry } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('the catalogue', () => {
  it('answers the edition in force, complete', async () => {
    const classes = (await (await server.as('acceptor')).get<{ kind: string; origin: string }[]>('/api/catalogue/classes')).body
    const standard = classes.filter((one) => one.origin === 'standard')
    expect([standard.filter((one) => one.kind === 'component').length, standard.filter((one) => one.kind === 'matter').length]).toEqual([
      153, 250,
    ])
  })

  it('keeps the edition of 2013 for history', async () => {
    const classes = (await (await server.as('acceptor')).get<unknown[]>('/api/catalogue/classes?edition=GBT30428.2-2013')).body
    expect(classes.length).toBeGreaterThan(100)
  })

  it('has a handbook entry for every matter', async () => {
    const user = await server.as('acceptor')
    const matters = (await user.get<{ major: string; minor: string }[]>('/api/catalogue/classes?kind=matter')).body
    const entries = new Set((await user.get<{ rows: { matter: string }[] }>('/api/handbook?limit=1000')).body.rows.map((row) => row.matter))
    expect(matters.filter(({ major, minor }) => !entries.has(`${major}-${minor}`))).toEqual([])
  })
})

describe('the handbook', () => {
  it('a new limit touches only new dispatches (R7)', async () => {
    const admin = await server.as('sys_admin')
    const { caseId } = await aReport(server, { matter: '06-012' })
    for (const name of ['forward', 'file', 'dispatch'] as const) await STEPS[name](server, caseId)
    const row = (await admin.get<{ rows: { id: string; version: number; limitAmount: number }[] }>('/api/handbook?code=06-012%231')).body
      .rows[0]
    expect((await admin.patch(`/api/handbook/${row?.id}`, { version: row?.version, limitAmount: 6 })).status).toBe(200)
    const { caseId: later } = await aReport(server, { matter: '06-012' })
    for (const name of ['forward', 'file'] as const) await STEPS[name](server, later)
    const dispatched = await fire(server, 'dispatcher', later, 'dispatch')
    const old = (await (await server.as('dispatcher')).get<{ limit: { amount: number } }>(`/api/cases/${caseId}`)).body
    expect([old.limit.amount, dispatched.limit?.amount]).toEqual([2, 6])
  })

  it('refuses an entry for an unknown matter, a code that is not its parts, and whoever may not', async () => {
    const admin = await server.as('sys_admin')
    const entry = {
      code: '06-777#1',
      matter: '06-777',
      conditionNo: 1,
      conditionZh: '条件',
      conditionEn: 'condition',
      limitAmount: 1,
      limitUnit: 'work_hour',
      closingZh: '结案',
      closingEn: 'closing',
      trade: 'sanitation',
      level: 'street',
      safetyCritical: false,
      areaMatter: false,
      simpleFlow: false,
      fastFlow: false,
      informativeClose: false,
      source: 'city',
    }
    expect((await admin.post<ProblemDocument>('/api/handbook', entry)).body.errors?.[0]?.rule).toBe('unknown_matter')
    expect((await admin.post<ProblemDocument>('/api/handbook', { ...entry, matter: '06-010' })).body.errors?.[0]?.rule).toBe(
      'code_of_parts',
    )
    expect((await (await server.as('dispatcher')).post('/api/handbook', entry)).status).toBe(403)
  })

  it('answers the conditions of a matter with limit and closing condition', async () => {
    const entries = (await (await server.as('acceptor')).get<Entry[]>('/api/catalogue/handbook/01-001')).body
    expect(entries[0]).toMatchObject({ limit: { amount: 2, unit: 'urgent_hour' }, fastFlow: true })
  })
})

describe('calendars', () => {
  it('shows the years with what is provisional', async () => {
    const { years } = (await (await server.as('acceptor')).get<{ years: { year: number; status: string }[] }>('/api/calendars/current'))
      .body
    expect(years.find((year) => year.year === 2023)?.status).toBe('approved')
    expect(years.map((year) => year.year)).toEqual([2023, 2024, 2025, 2026, 2027])
  })

  it('moves the deadline of a running clock later when a closure day is declared, with a record, and never earlier (R14)', async () => {
    const { caseId } = await aReport(server)
    for (const name of ['forward', 'file', 'dispatch'] as const) await STEPS[name](server, caseId)
    const read = async () =>
      (await (await server.as('dispatcher')).get<{ dueAt: string; history: { event: string }[] }>(`/api/cases/${caseId}`)).body
    expect((await read()).dueAt).toBe('2023-09-22T07:00:00.000Z')
    const admin = await server.as('sys_admin')
    const { years } = (await admin.get<{ years: { year: number; holidays: object[] }[] }>('/api/calendars/current')).body
    const year = years.find((one) => one.year === 2023)
    const closure = { date: '2023-09-22', workday: false, reason: '台风停工' }
    expect((await admin.put('/api/calendars/years/2023', { ...year, overrides: [closure] })).status).toBe(200)
    await server.settle()
    expect((await read()).dueAt).toBe('2023-09-25T04:00:00.000Z')
    server.clock.pass(1)
    expect((await admin.put('/api/calendars/years/2023', { ...year, overrides: [] })).status).toBe(200)
    await server.settle()
    const after = await read()
    expect([after.dueAt, after.history.filter((record) => record.event === 'recalculated').length]).toEqual(['2023-09-25T04:00:00.000Z', 1])
    server.clock.pass(1)
  })

  it('publishes a year and new clocks count by it; only the system administrator may', async () => {
    const year = {
      year: 2023,
      status: 'approved',
      source: '本市公告',
      holidays: [{ date: '2023-09-22', name: '台风停工' }],
      makeupWorkdays: [],
    }
    expect((await (await server.as('grid_admin')).put('/api/calendars/years/2023', year)).status).toBe(403)
    const admin = await server.as('sys_admin')
    expect((await admin.put<ProblemDocument>('/api/calendars/years/2024', year)).status).toBe(422)
    expect((await admin.put('/api/calendars/years/2023', year)).status).toBe(200)
    const { caseId } = await aReport(server)
    for (const name of ['forward', 'file'] as const) await STEPS[name](server, caseId)
    // Friday 22 September is now off: four working hours end on Monday at noon.
    expect((await STEPS.dispatch(server, caseId)).dueAt).toBe('2023-09-25T04:00:00.000Z')
  })
})
