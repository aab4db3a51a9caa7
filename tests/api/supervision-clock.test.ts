/** Orders that the clock raises: exact instants, once each, whatever happens in between (CL §13). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { type Clock, pauseClock, resumeClock } from '#kernel/clock/index.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { loadedSubject, replaceClock, save } from '#kernel/procedure/subject.ts'
import { type CaseState, caseById, clocksOf } from '#modules/cases/index.ts'
import { calendarOf } from '#modules/catalogue/index.ts'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { catchUp } from '#modules/coordination/service/timeouts.ts'
import { aCaseAfter, COLLECTOR, DEPARTMENT, fire, STEPS } from '../support/journey.ts'
import { actOn, LEAD, ordersOf, told } from '../support/supervision.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

// A Friday, 09:00 in Xiamen: 4 working hours end at 15:00.
const START = '2023-09-22T01:00:00Z'
const YELLOW = '2023-09-22T06:12:01.000Z'
const RED = '2023-09-22T07:00:01.000Z'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: START })
})
afterAll(() => server.stop())
beforeEach(async () => {
  // Cases of earlier tests would ring as well.
  await server.platform.db.query(sql`update clock set next_alarm_at = null`)
  await server.platform.db.query(sql`delete from outbox`)
  server.clock.set(START)
})

async function at(instant: string): Promise<void> {
  server.clock.set(instant)
  await server.settle()
}

const secondBefore = (instant: string) => new Date(Date.parse(instant) - 1000).toISOString()

describe('by the clock alone', () => {
  it('an order rises from level 1 to 4, each at its second and not one earlier', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    const steps: [string, string][] = [
      [YELLOW, 'L1 yellow issued'],
      [RED, 'L2 red issued'],
      // 4 working hours from Friday 15:00:01 end on Monday 09:00:01; unanswered from the next second.
      ['2023-09-25T01:00:02.000Z', 'L3 unanswered issued'],
      // 2 working days from Monday 09:00:02 end on Wednesday 09:00:02.
      ['2023-09-27T01:00:03.000Z', 'L4 unanswered issued'],
    ]
    const seen: string[] = []
    for (const [instant, arisen] of steps) {
      await at(secondBefore(instant))
      expect(await told(server, caseId)).toEqual(seen)
      await at(instant)
      const escalated = seen.pop()
      if (escalated) seen.push(`${escalated.replace('issued', 'escalated')} escalated`)
      seen.push(arisen)
      expect(await told(server, caseId)).toEqual(seen)
      const newest = (await ordersOf(server, caseId)).at(-1)
      expect([newest?.arisesAt, newest?.issuedAt]).toEqual([instant, instant])
    }
    const orders = await ordersOf(server, caseId)
    expect(orders.map((order) => order.answerDueAt)).toEqual([null, '2023-09-25T01:00:01.000Z', '2023-09-27T01:00:02.000Z', null])
    const agenda = await (await server.as('office_lead')).get<{ rows: { caseId: string; state: string }[] }>(`/api/agenda?caseId=${caseId}`)
    expect(agenda.body.rows.map((row) => row.state)).toEqual(['open'])
    await at('2023-12-01T01:00:00Z')
    expect(await told(server, caseId)).toEqual(seen)
  })

  it('level 3 and 4 rise by the overdue amount where the orders were answered', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at(RED)
    const [, second] = await ordersOf(server, caseId)
    server.clock.set('2023-09-22T07:30:00Z')
    await actOn(server, LEAD, second?.id ?? '', 'answer', { reason: '机械故障，正在抢修' })
    await actOn(server, 'supervisor', second?.id ?? '', 'accept')
    const byOverdue = '2023-09-25T07:00:00.000Z'
    await at(secondBefore(byOverdue))
    expect(await told(server, caseId)).toEqual(['L1 yellow escalated escalated', 'L2 red accepted accepted'])
    await at(byOverdue)
    const third = (await ordersOf(server, caseId)).at(-1)
    expect([third?.level, third?.trigger, third?.arisesAt]).toEqual([3, 'overdue', byOverdue])
    await actOn(server, LEAD, third?.id ?? '', 'answer', { reason: '已调备用车辆' })
    const fourth = '2023-09-27T07:00:00.000Z'
    await at(secondBefore(fourth))
    expect((await ordersOf(server, caseId)).at(-1)?.state).toBe('answered')
    await at(fourth)
    expect((await told(server, caseId)).slice(2)).toEqual(['L3 overdue escalated escalated', 'L4 overdue issued'])
  })

  it('a platform that was down over all of them raises each once, in order, and none twice', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at('2023-10-20T01:00:00Z')
    const expected = ['L1 yellow escalated escalated', 'L2 red escalated escalated', 'L3 overdue escalated escalated', 'L4 overdue issued']
    expect(await told(server, caseId)).toEqual(expected)
    expect((await ordersOf(server, caseId)).map((order) => order.arisesAt)).toEqual([
      YELLOW,
      RED,
      '2023-09-25T07:00:00.000Z',
      '2023-09-27T07:00:00.000Z',
    ])
    const ctx = asActor(server.platform, SYSTEM)
    await Promise.all(Array.from({ length: 5 }, () => catchUp(ctx, caseId)))
    await at('2023-11-20T01:00:00Z')
    expect(await told(server, caseId)).toEqual(expected)
  })

  it('two workers that hear the same light raise one order', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    server.clock.set(YELLOW)
    const ctx = asActor(server.platform, SYSTEM)
    await Promise.allSettled(Array.from({ length: 8 }, () => catchUp(ctx, caseId)))
    expect(await told(server, caseId)).toEqual(['L1 yellow issued'])
  })
})

async function setClock(caseId: string, state: CaseState, change: (clock: Clock) => Promise<Clock>): Promise<void> {
  const { db } = server.platform
  const row = await caseById(db, caseId)
  if (!row) throw new Error('no case')
  const subject = loadedSubject(row, await clocksOf(db, caseId))
  const clock = subject.clocks.find((one) => one.row.kind === 'disposal')
  if (!clock) throw new Error('no disposal clock')
  const next = await change(clock.row.state)
  replaceClock(subject, 'disposal', () => next)
  subject.row.state = state
  subject.events.push({ topic: 'case.changed', subjectId: caseId, payload: { event: state }, deliverAt: server.clock.now() })
  await save(db, 'urban_case', subject)
}

const calendar = (clock: Clock) => calendarOf(server.platform, clock.calendarVersion)

describe('what the department is not to blame for', () => {
  it('a suspended case raises none, and its reminder ends; resumed it goes on with what was left', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at(YELLOW)
    server.clock.set('2023-09-22T06:30:00Z')
    await setClock(caseId, 'suspended', async (clock) => pauseClock(clock, await calendar(clock), server.clock.now().getTime()))
    await at('2023-12-01T01:00:00Z')
    expect(await told(server, caseId)).toEqual(['L1 yellow closed paused'])
    // A Monday 08:00, half an hour left.
    server.clock.set('2023-12-04T00:00:00Z')
    await setClock(caseId, 'handling', async (clock) => resumeClock(clock, await calendar(clock), server.clock.now().getTime()))
    await at('2023-12-04T00:30:00Z')
    expect((await told(server, caseId)).slice(1)).toEqual(['L1 yellow issued'])
    await at('2023-12-04T00:30:01Z')
    expect((await told(server, caseId)).slice(1)).toEqual(['L1 yellow escalated escalated', 'L2 red issued'])
  })

  it('a case suspended before its first light never has an order', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await setClock(caseId, 'deferred', async (clock) => pauseClock(clock, await calendar(clock), server.clock.now().getTime()))
    await at('2023-12-01T01:00:00Z')
    await catchUp(asActor(server.platform, SYSTEM), caseId)
    expect(await ordersOf(server, caseId)).toEqual([])
  })

  it('an extension approved late ends the order, and the old timer finds nothing to do', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    server.clock.set('2023-09-22T06:50:00Z')
    const asked = await (await server.as(DEPARTMENT)).post<{ id: string }>(`/api/cases/${caseId}/requests`, { reason: '需要吊车' })
    await at(RED)
    server.clock.set('2023-09-22T07:30:00Z')
    await (await server.as(LEAD)).post(`/api/requests/${asked.body.id}/actions/approve`)
    await (await server.as('dispatcher')).post(`/api/requests/${asked.body.id}/actions/approve`)
    await server.settle()
    expect(await told(server, caseId)).toEqual(['L1 yellow escalated escalated', 'L2 red closed deadline_moved'])
    // The new deadline is Monday 09:00, of which four fifths end on Friday 17:24.
    await at('2023-09-22T09:24:01Z')
    await at('2023-09-25T01:00:01Z')
    // Monday 15:00 was level 3 of the first deadline; of the second it is Tuesday 09:00.
    await at('2023-09-25T07:00:00Z')
    const rest = (await told(server, caseId)).slice(2)
    expect(rest).toEqual(['L1 yellow escalated escalated', 'L2 red issued'])
  })

  it('an order of a case that waits for its check does not rise by silence', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at(RED)
    await STEPS.dispose(server, caseId)
    await at('2023-10-20T01:00:00Z')
    expect((await told(server, caseId)).at(-1)).toBe('L2 red issued')
  })

  it('a reminder ends with the disposal', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at(YELLOW)
    await STEPS.dispose(server, caseId)
    await server.settle()
    expect(await told(server, caseId)).toEqual(['L1 yellow closed disposed'])
  })
})

async function rework(caseId: string): Promise<void> {
  await fire(server, 'acceptor', caseId, 'orderCheck')
  const collector = await server.as(COLLECTOR)
  await fire(server, COLLECTOR, caseId, 'checkFail', { photos: [await collector.photo()], reason: '仍有垃圾' })
  await fire(server, 'acceptor', caseId, 'confirmRework')
  await server.settle()
}

describe('rework', () => {
  it('ends the orders of the round before, and the second makes an order of the office', async () => {
    const caseId = await aCaseAfter(server, 'sign')
    await at(RED)
    await STEPS.dispose(server, caseId)
    await rework(caseId)
    expect((await told(server, caseId)).at(-1)).toBe('L2 red closed new_round')
    await STEPS.dispose(server, caseId)
    const instant = server.clock.now().toISOString()
    await rework(caseId)
    const order = (await ordersOf(server, caseId)).at(-1)
    expect([order?.level, order?.kind, order?.trigger, order?.state, order?.arisesAt]).toEqual([3, 'timeout', 'rework', 'issued', instant])
  })
})

it('a storm day declared later moves an answer that is owed, and is written down (R14)', async () => {
  const own = await startTestServer({ at: START })
  try {
    const caseId = await aCaseAfter(own, 'sign')
    own.clock.set(RED)
    await own.settle()
    const admin = await own.as('sys_admin')
    const published = await admin.get<{ years: { year: number }[] }>('/api/calendars/current')
    const year = published.body.years.find((one) => one.year === 2023)
    const storm = { date: '2023-09-25', workday: false, reason: '台风停工' }
    const answer = await admin.put('/api/calendars/years/2023', { ...year, overrides: [storm], note: '台风' })
    expect(answer.status, answer.text).toBe(200)
    await own.settle()
    const moved = (await ordersOf(own, caseId)).at(-1)
    expect([moved?.level, moved?.dueAt, moved?.answerDueAt]).toEqual([2, '2023-09-26T01:00:01.000Z', '2023-09-26T01:00:01.000Z'])
    const detail = await (await own.as('supervisor')).get<OrderDetail>(`/api/supervision/${moved?.id}`)
    expect(detail.body.history.map((record) => record.event)).toEqual(['issue', 'recalculated'])
    own.clock.set('2023-09-26T01:00:01Z')
    await own.settle()
    expect((await told(own, caseId)).at(-1)).toBe('L2 red issued')
    own.clock.set('2023-09-26T01:00:02Z')
    await own.settle()
    expect((await told(own, caseId)).at(-1)).toBe('L3 unanswered issued')
  } finally {
    await own.stop()
  }
})
