/** Every row of CL §7.2 again, through the API: dispatched at that instant, the deadline as shown to the asker. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CalendarData, CN_CALENDAR } from '#kernel/clock/index.ts'
import { WORKED_EXAMPLES, type WorkedExample, xiamen } from '#kernel/clock/worked-examples.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import type { CaseDetail, CaseRequest } from '#modules/cases/contract.ts'
import { aReport, COLLECTOR, DEPARTMENT, fire, STEPS } from '../support/journey.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const LEAD = 'dept_lead.san-350203001'
let server: TestServer

/** A city with these hours and this way of counting days. */
async function cityWith(hours: Pick<WorkedExample, 'profileId' | 'mode'>): Promise<void> {
  server = await startTestServer({ at: '2023-01-03T01:00:00Z' })
  await countBy(hours)
}

const local = (text: string) => new Date(xiamen(text)).toISOString()
const moment = (text: string) => server.clock.set(local(text))

async function countBy({ profileId, mode = 'WORKING_TIME' }: Pick<WorkedExample, 'profileId' | 'mode'>): Promise<void> {
  const version = `${profileId ?? 'W1'} ${mode}`
  const periods = profileId ? [{ profileId, from: '2000-01-01', to: null }] : CN_CALENDAR.periods
  const data: CalendarData = { ...CN_CALENDAR, version, profileVersion: version, mode, periods }
  const { db } = server.platform
  await db.query(sql`update calendar_version set current = false where current`)
  await db.query(insertInto('calendar_version', { version, data, current: true, madeAt: server.clock.now(), madeBy: 'test', note: '' }))
  await db.query(
    insertInto('outbox', { topic: 'calendar.changed', subjectId: crypto.randomUUID(), payload: {}, deliverAt: server.clock.now() }),
  )
  await server.settle()
}

async function limitTo(amount: number, unit: string): Promise<void> {
  const admin = await server.as('sys_admin')
  const { rows } = (await admin.get<{ rows: { id: string; version: number }[] }>('/api/handbook?matter=06-010')).body
  const answer = await admin.patch(`/api/handbook/${rows[0]?.id}`, { version: rows[0]?.version, limitAmount: amount, limitUnit: unit })
  expect(answer.status, answer.text).toBe(200)
}

async function dispatched(): Promise<CaseDetail> {
  const { caseId } = await aReport(server)
  await STEPS.forward(server, caseId)
  await STEPS.file(server, caseId)
  return STEPS.dispatch(server, caseId)
}

async function granted(caseId: string, input: object): Promise<void> {
  const clerk = await server.as(DEPARTMENT)
  const asked = await clerk.post<CaseRequest>(`/api/cases/${caseId}/requests`, input)
  expect(asked.status, asked.text).toBe(201)
  for (const account of [LEAD, 'dispatcher']) {
    const answer = await (await server.as(account)).post(`/api/requests/${asked.body.id}/actions/approve`)
    expect(answer.status, answer.text).toBe(200)
  }
}

const shown = async (caseId: string) => (await (await server.as('dispatcher')).get<CaseDetail>(`/api/cases/${caseId}`)).body.dueAt

/** Pauses come as suspensions that the dispatcher ends, extensions as requests granted at their time. */
async function live(example: WorkedExample, caseId: string): Promise<void> {
  const { pause, extension } = example
  if (!pause && !extension) return
  await STEPS.sign(server, caseId)
  if (pause) {
    moment(pause[0])
    const photos = [await (await server.as(DEPARTMENT)).photo()]
    const until = new Date(xiamen(pause[1]) + 40 * 86_400_000).toISOString()
    const asked = { kind: 'suspension', reason: '示例', reasonKind: 'technical', leader: '示例', measure: '围挡', photos, untilAt: until }
    await granted(caseId, asked)
    moment(pause[1])
    await fire(server, 'dispatcher', caseId, 'resume', { reason: '恢复' })
  }
  if (extension) {
    moment(extension.at)
    await granted(caseId, { kind: 'extension', reason: '示例' })
  }
}

const DISPOSAL = WORKED_EXAMPLES.filter(({ unit }) => unit !== 'minute')

async function check(example: WorkedExample): Promise<void> {
  moment(example.start)
  await limitTo(example.amount, example.unit)
  const aCase = await dispatched()
  await live(example, aCase.id)
  expect(await shown(aCase.id)).toBe(local(example.deadline))
}

describe.each([{}, { profileId: 'W2' }, { mode: 'END_OF_DAY' as const }])('in a city with %o', (hours) => {
  beforeAll(() => cityWith(hours))
  afterAll(() => server.stop())
  const rows = DISPOSAL.filter(({ profileId, mode }) => profileId === hours.profileId && mode === hours.mode)
  it.each(rows)('row $row: $start + $amount $unit is due $deadline', check)
})

describe('rows that are more than a dispatch', () => {
  beforeAll(() => cityWith({}))
  afterAll(() => server.stop())

  it('row 45: a verification ordered at 17:50 is due at 18:20, outside office hours', async () => {
    moment('2023-12-14 17:50')
    const { caseId } = await aReport(server, { description: '存疑的问题' })
    const ordered = await fire(server, 'acceptor', caseId, 'orderVerify', { reason: '照片不清' })
    expect(ordered.dueAt).toBe(local('2023-12-14 18:20'))
  })

  it('row 40: a failed check gives a second round with the full limit; row 42: 1.5 working hours over is red', async () => {
    moment('2023-12-13 10:00')
    await limitTo(1, 'work_day')
    const { id } = await dispatched()
    await STEPS.sign(server, id)
    moment('2023-12-13 17:00')
    await STEPS.dispose(server, id)
    await STEPS.orderCheck(server, id)
    moment('2023-12-14 09:30')
    const photos = [await (await server.as(COLLECTOR)).photo()]
    await fire(server, COLLECTOR, id, 'checkFail', { reason: '未清净', photos })
    const again = await fire(server, 'acceptor', id, 'confirmRework')
    expect([again.round, again.dueAt]).toEqual([2, local('2023-12-15 09:30')])
    moment('2023-09-28 17:30')
    await limitTo(4, 'work_hour')
    const late = await dispatched()
    await STEPS.sign(server, late.id)
    moment('2023-10-07 15:00')
    const done = await STEPS.dispose(server, late.id)
    expect(done.clocks.find((clock) => clock.kind === 'disposal')?.onTime).toBe(false)
  })

  it('a year whose notice is not out is marked provisional', async () => {
    moment('2031-06-02 09:00')
    await limitTo(1, 'work_day')
    const aCase = await dispatched()
    expect(aCase.clocks.find((clock) => clock.kind === 'disposal')?.provisional).toBe(true)
  })
})
