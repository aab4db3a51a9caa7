import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPlatform } from '#apps/server/platform.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { raw, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { aCaseAfter, aReport, fire, nextPlace } from '../../../../tests/support/journey.ts'
import { startTestServer, type TestServer } from '../../../../tests/support/test-server.ts'
import type { Suggestion, Suggestions } from '../../contract.ts'
import { currentModel } from './held.ts'
import { trainMonthly, trainSuggestions } from './train.ts'

const TOPICS = [
  { matter: '06-010', unit: 'SAN-350203001', texts: ['人行道上有散落垃圾', '垃圾成堆无人清理', '路边暴露垃圾发臭', '有人乱倒垃圾袋'] },
  { matter: '01-037', unit: 'CITY-WORKS', texts: ['路灯不亮', '整条街路灯熄灭', '灯杆上的灯坏了不亮', 'street light is out'] },
  { matter: '06-013', unit: 'CITY-WORKS', texts: ['路面有坑洞', '道路破损不平', '路面塌了一个坑', '车行道坑洼积水'] },
]

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const system = () => asActor(server.platform, SYSTEM)
const train = (changes: object = {}) =>
  trainSuggestions(system(), { until: server.clock.now(), withOpen: false, publish: false, ...changes })

/** Closed cases of the past: one that went the whole way, again and again with other words. */
async function closedCases(count: number, day: string): Promise<void> {
  const id = await aCaseAfter(server, 'close')
  const columns = await server.platform.db.query<{ name: string }>(
    sql`select column_name as name from information_schema.columns where table_name = 'urban_case' and is_generated = 'NEVER' order by ordinal_position`,
  )
  const names = columns.map(({ name }) => `"${name}"`).join()
  for (let index = 0; index < count; index++) {
    const topic = TOPICS[index % TOPICS.length]
    const text = `${topic?.texts[Math.floor(index / 3) % 4]}，第${index}次反映`
    const at = new Date(Date.parse(day) + index * 60_000).toISOString()
    const changed = { id: newId(), description: text, matter_code: topic?.matter, unit_code: topic?.unit, reported_at: at, case_code: null }
    await server.platform.db.query(
      sql`insert into urban_case (${raw(names)}) select ${raw(names)} from (select (jsonb_populate_record(c, ${JSON.stringify(changed)}::jsonb)).* from urban_case c where id = ${id}) made`,
    )
  }
}

const suggest = async (account: string, body: object) => (await server.as(account)).post<Suggestion>('/api/reports/suggest', body)
const overview = async () => (await (await server.as('sys_admin')).get<Suggestions>('/api/suggestions')).body

describe('before a model is published', () => {
  it('says honestly that there is nothing to suggest', async () => {
    expect((await suggest('acceptor', { description: '路灯不亮' })).body).toEqual({ model: null, matters: [], units: [] })
    expect((await suggest('acceptor', { description: '' })).status).toBe(422)
  })

  it('refuses to learn from too few cases, and the monthly run waits for more', async () => {
    await expect(train()).rejects.toMatchObject({ code: 'too_few_cases' })
    expect(await trainMonthly(system())).toBeNull()
  })
})

describe('a model of the city’s own cases', () => {
  beforeAll(async () => {
    await closedCases(150, '2023-08-01T00:00:00Z')
    expect(await train()).toMatchObject({ version: 1, cases: 150, published: 'first' })
    await server.settle()
  })

  it('tells matter and unit with words and the handbook as reasons', async () => {
    const { body } = await suggest('acceptor', { description: '小区门口路灯不亮，请修', point: nextPlace() })
    expect(body.model).toMatchObject({ version: 1 })
    expect(body.matters[0]).toMatchObject({ code: '01-037', words: expect.arrayContaining([expect.stringContaining('灯')]) })
    expect(body.matters[0]?.confidence).toBeGreaterThan(0.6)
    const { body: rubbish } = await suggest('acceptor', { description: '有散落垃圾', point: nextPlace() })
    expect(rubbish.units[0]).toMatchObject({
      code: 'SAN-350203001',
      from: 'both',
      reason: { zh: expect.stringContaining('指挥手册 06-010#1') },
    })
    expect((await suggest('acceptor', { description: 'the street light is broken' })).body.matters[0]?.code).toBe('01-037')
  })

  it('reads the text also of a place outside the city', async () => {
    const { body } = await suggest('acceptor', { description: '路面有坑洞', point: { lon: 1, lat: 1 } })
    expect(body.matters[0]?.code).toBe('06-013')
  })

  it('speaks about a case to those who see it', async () => {
    const { caseId } = await aReport(server, { matter: null, description: '人行道垃圾成堆' })
    const { body } = await (await server.as('acceptor')).get<Suggestion>(`/api/cases/${caseId}/suggestion`)
    expect(body.matters[0]?.code).toBe('06-010')
    expect((await (await server.as('dept_operator.city-works')).get(`/api/cases/${caseId}/suggestion`)).status).toBe(404)
  })

  it('is heard of by every other process', async () => {
    const other = await startPlatform({ ...server.platform, databaseUrl: server.databaseUrl, work: false })
    expect(await currentModel(other.platform)).toMatchObject({ version: 1 })
    await train({ publish: true })
    await server.settle()
    await expect.poll(async () => (await currentModel(other.platform))?.version).toBe(2)
    await other.stop()
  })

  it.each([
    ['dept_operator.city-works', 'post', '/api/reports/suggest'],
    ['acceptor', 'get', '/api/suggestions'],
    ['dispatcher', 'post', '/api/suggestions/1/publish'],
    ['audit_admin', 'post', '/api/suggestions/1/publish'],
  ] as const)('%s may not %s %s', async (account, method, url) => {
    const user = await server.as(account)
    const answer = method === 'get' ? await user.get(url) : await user.post(url, { description: '路灯', reason: '试' })
    expect(answer.status).toBe(403)
  })
})

describe('going back', () => {
  it('puts an earlier version into force, with the audit trail knowing; a repeat changes nothing', async () => {
    const admin = await server.as('sys_admin')
    const back = (key: string, version = 1) =>
      admin.post<Suggestions>(`/api/suggestions/${version}/publish`, { reason: '新版误判较多' }, { 'idempotency-key': key })
    const first = await back('go-back')
    expect(first.body.models.find((model) => model.current)?.version).toBe(1)
    expect(first.body.publications[0]).toMatchObject({ version: 1, kind: 'by_hand', reason: '新版误判较多' })
    await back('forward', 2)
    const repeat = await back('go-back')
    expect(repeat.headers['idempotent-replay']).toBe('true')
    expect(repeat.body.models.find((model) => model.current)?.version).toBe(2)
    const trail = await server.platform.db.query(
      sql`select detail from audit_entry where action = 'suggestion_model.publish' and object_id = '1'`,
    )
    expect(trail.at(-1)).toMatchObject({ detail: { version: 1, before: 2, kind: 'by_hand' } })
    expect((await admin.post('/api/suggestions/99/publish', { reason: '无' })).status).toBe(404)
    expect((await admin.post('/api/suggestions/1/publish', { reason: '' })).status).toBe(422)
  })

  it('rewrites nothing: models, publications and outcomes are only added to', async () => {
    for (const table of ['suggestion_model', 'suggestion_publication', 'suggestion_outcome'])
      await expect(
        server.platform.db.query(raw(`update ${table} set at = now()`.replace('suggestion_model set at', 'suggestion_model set made_at'))),
      ).rejects.toThrow(/permission denied/)
  })
})

describe('what people choose', () => {
  it('is kept against what was suggested, once, and corrections weigh in the next training', async () => {
    const { caseId } = await aReport(server, { description: '路灯不亮，杆子也倒了', matter: null })
    await fire(server, 'acceptor', caseId, 'forward', { matter: '06-013' })
    await server.settle()
    await server.settle()
    const rows = await server.platform.db.query(
      sql`select target, suggested, chosen, model_version from suggestion_outcome where case_id = ${caseId}`,
    )
    expect(rows).toEqual([{ target: 'matter', suggested: expect.any(Array), chosen: '06-013', modelVersion: 2 }])
    expect(rows[0]).toMatchObject({ suggested: expect.arrayContaining(['01-037']) })
    const { inUse } = await overview()
    expect(inUse.find(({ target, version }) => target === 'matter' && version === 2)?.confusions).toContainEqual({
      actual: '06-013',
      given: '01-037',
      cases: 1,
    })
    server.clock.pass(1)
    // The case is far from closed, yet what the acceptor corrected is learnt from.
    expect(await train()).toMatchObject({ version: 3, corrected: 1, published: null, verdict: expect.stringContaining('new to model 2') })
  })

  it('counts the unit at dispatch too', async () => {
    const caseId = await aCaseAfter(server, 'dispatch')
    await server.settle()
    const rows = await server.platform.db.query(
      sql`select target, chosen from suggestion_outcome where case_id = ${caseId} order by target`,
    )
    expect(rows).toEqual([
      { target: 'matter', chosen: '06-010' },
      { target: 'unit', chosen: 'SAN-350203001' },
    ])
  })

  it('makes the monthly run train and keep the better model', async () => {
    await closedCases(320, '2023-09-22T02:00:00Z')
    server.clock.set('2023-10-01T00:00:00Z')
    const trained = await trainMonthly(system())
    expect(trained).toMatchObject({ version: 4, verdict: expect.stringContaining('new to both') })
    const { models } = await overview()
    expect(models.find(({ current }) => current)?.version).toBe(trained?.published === 'better' ? 4 : 2)
    expect(await trainMonthly(system())).toBeNull()
  })
})
