import { parse } from 'csv-parse/sync'
import type { FeatureCollection } from 'geojson'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { scheduleOf } from '#kernel/jobs/jobs.ts'
import type { AroundKind } from '#kernel/layer/surroundings.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { areasOf } from '#modules/grid/index.ts'
import { personActor } from '#modules/identity/index.ts'
import { PLACE, personId, QUARTERS, sanitationOf } from '../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { Fix, FixesTaken, OwnPosition } from './contract.ts'
import { sharePlace } from './service/share.ts'

const START = '2023-09-22T01:00:00Z'
const COLLECTOR = 'collector.350203.1'
const HANDLER = `handler.${sanitationOf('350203001')}`.toLowerCase()
const NOWHERE = { lon: 117, lat: 24 }
const ELSEWHERE = { lon: 118.06, lat: 24.41 }

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: START })
})
afterAll(() => server.stop())
beforeEach(async () => {
  server.clock.set(START)
  await server.platform.db.query(sql`delete from position`)
})

/** A fix of so many minutes ago. */
const fix = (minutes = 0, place: Partial<Fix> = {}): Fix => ({
  at: new Date(server.clock.now().getTime() - minutes * 60_000).toISOString(),
  ...PLACE,
  ...place,
})
const share = async (account: string, ...fixes: object[]) => (await server.as(account)).post<FixesTaken>('/api/positions', { fixes })
const mine = async (account: string) => (await (await server.as(account)).get<OwnPosition>('/api/positions/mine')).body.position
const stop = async (account: string) => (await server.as(account)).delete('/api/positions/mine')
const WINDOW = `bbox=${PLACE.lon - 0.1},${PLACE.lat - 0.1},${PLACE.lon + 0.1},${PLACE.lat + 0.1}&zoom=12`
const shown = async (account: string) =>
  (await (await server.as(account)).get<FeatureCollection>(`/api/layers/positions/features?${WINDOW}`)).body.features
const namesFor = async (account: string) => (await shown(account)).map(({ properties }) => properties?.title).toSorted()
const audited = async () =>
  server.platform.db.query<{ action: string; detail: object }>(
    sql`select action, detail from audit_entry where action like 'position.%' and at >= ${new Date(START)} order by id`,
  )
async function runJob(name: string): Promise<void> {
  await scheduleOf(server.platform.modules)
    .find((job) => job.name === name)
    ?.run(asActor(server.platform, SYSTEM))
}

describe('sharing the own place', () => {
  it('puts the newest of several fixes on the map, and says of each other why not', async () => {
    const { status, body } = await share(
      COLLECTOR,
      fix(3),
      fix(1, { lat: PLACE.lat + 0.001, accuracyM: 12.5 }),
      fix(-5),
      fix(25 * 60),
      fix(0, NOWHERE),
      fix(2),
    )
    expect([status, body]).toEqual([
      200,
      {
        taken: 1,
        others: [
          { index: 0, reason: 'not_newer' },
          { index: 2, reason: 'future' },
          { index: 3, reason: 'too_old' },
          { index: 4, reason: 'outside_city' },
          { index: 5, reason: 'not_newer' },
        ],
      },
    ])
    expect(await mine(COLLECTOR)).toEqual({
      ...{ lon: PLACE.lon, lat: PLACE.lat + 0.001, accuracyM: 12.5 },
      ...{ at: '2023-09-22T00:59:00.000Z', receivedAt: '2023-09-22T01:00:00.000Z' },
    })
    expect(await shown('dispatcher')).toMatchObject([
      {
        id: personId(COLLECTOR),
        geometry: { coordinates: [PLACE.lon, PLACE.lat + 0.001] },
        properties: { title: `人员${COLLECTOR}`, note: '单位COLLECTORS', page: `/registers/people/${personId(COLLECTOR)}`, faint: false },
      },
    ])
  })

  it('a repeat and an older fix that comes late change nothing', async () => {
    const newest = fix(0, ELSEWHERE)
    expect((await share(COLLECTOR, newest)).body.taken).toBe(1)
    const before = await mine(COLLECTOR)
    server.clock.pass(1)
    for (const late of [newest, fix(10)])
      expect((await share(COLLECTOR, late)).body).toEqual({ taken: 0, others: [{ index: 0, reason: 'not_newer' }] })
    expect(await mine(COLLECTOR)).toEqual(before)
  })

  it('of many at the same time the newest stays, whatever the order', async () => {
    const fixes = [4, 1, 3, 0, 2].map((minutes) => fix(minutes, { lon: PLACE.lon + minutes / 1000 }))
    const answers = await Promise.all(fixes.map((one) => share(COLLECTOR, one)))
    expect((await mine(COLLECTOR))?.at).toBe(START.replace('Z', '.000Z'))
    expect(answers.map(({ body }) => body.taken)[3]).toBe(1)
  })

  it('people who share in one moment do not meet', async () => {
    const people = QUARTERS.flatMap(({ district }) => [1, 2, 3, 4].map((number) => `collector.${district}.${number}`))
    const answers = await Promise.all(people.map((account) => share(account, fix())))
    expect(answers.map(({ body }) => body.taken)).toEqual(people.map(() => 1))
    expect(await namesFor('leader')).toEqual(people.map((account) => `人员${account}`).toSorted())
  })

  it('stopping removes the row at once, and whatever was on its way', async () => {
    await share(COLLECTOR, fix(1))
    const { platform } = server
    const actor = await personActor(platform, { id: personId(COLLECTOR), name: COLLECTOR }, new Date())
    const late = sharePlace(asActor(platform, actor), [fix()])
    // From here on it waits to be written.
    await areasOf(platform)
    const answer = await stop(COLLECTOR)
    expect([answer.status, answer.body, (await late).taken]).toEqual([200, { stopped: true }, 1])
    expect([await mine(COLLECTOR), await shown('dispatcher')]).toEqual([null, []])
    expect((await stop(COLLECTOR)).body).toEqual({ stopped: false })
    expect(await server.platform.db.query(sql`select 1 from position`)).toEqual([])
  })

  it('audits that sharing began and ended, and no place', async () => {
    const known = (await audited()).length
    await share(COLLECTOR, fix(1))
    await share(COLLECTOR, fix())
    await stop(COLLECTOR)
    await stop(COLLECTOR)
    expect((await audited()).slice(known)).toEqual([
      { action: 'position.share', detail: {} },
      { action: 'position.stop', detail: {} },
    ])
  })

  const malformed: [string, object][] = [
    ['no fix', { fixes: [] }],
    ['too many', { fixes: Array.from({ length: 201 }, () => ({ at: START, ...PLACE })) }],
    ['no time', { fixes: [PLACE] }],
    ['no instant', { fixes: [{ at: 'yesterday', ...PLACE }] }],
    ['a leap second', { fixes: [{ at: '2016-12-31T23:59:60Z', ...PLACE }] }],
    ['a place off the earth', { fixes: [{ at: START, lon: 118, lat: 95 }] }],
    ['a negative accuracy', { fixes: [{ at: START, ...PLACE, accuracyM: -1 }] }],
    ['somebody else', { fixes: [{ at: START, ...PLACE, personId: personId(HANDLER) }] }],
    ['a single fix', { at: START, ...PLACE }],
  ]
  it.each(malformed)('refuses a body with %s as a whole', async (_what, body) => {
    const answer = await (await server.as(COLLECTOR)).post<ProblemDocument>('/api/positions', body)
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid_input'])
    expect(await mine(COLLECTOR)).toBeNull()
  })
})

describe('who may', () => {
  it('share: collectors and handlers; nobody else', async () => {
    expect((await share(HANDLER, fix())).body.taken).toBe(1)
    for (const account of ['dispatcher', 'leader', 'acceptor', 'sys_admin', `dept_lead.${sanitationOf('350203001')}`.toLowerCase()]) {
      const refused = await share(account, fix())
      expect([account, refused.status, (await stop(account)).status]).toEqual([account, 403, 403])
    }
    expect((await server.stranger.post('/api/positions', { fixes: [fix()] })).status).toBe(401)
    expect((await server.stranger.delete('/api/positions/mine')).status).toBe(401)
  })

  it('see: the centre, in its region; those who share see no other', async () => {
    await share(COLLECTOR, fix())
    await share('collector.350206.1', fix(0, ELSEWHERE))
    const both = [`人员${COLLECTOR}`, '人员collector.350206.1']
    for (const account of ['acceptor', 'shift_leader', 'dispatcher', 'supervisor', 'office_lead', 'leader'])
      expect([account, await namesFor(account)]).toEqual([account, both])
    expect(await namesFor('district_dispatcher')).toEqual([`人员${COLLECTOR}`])
    for (const account of [COLLECTOR, HANDLER, 'sys_admin', 'security_admin', 'audit_admin', 'grid_admin']) {
      const refused = await (await server.as(account)).get<ProblemDocument>(`/api/layers/positions/features?${WINDOW}`)
      expect([account, refused.status]).toEqual([account, 403])
    }
    expect((await mine(COLLECTOR))?.lon).toBe(PLACE.lon)
    expect((await server.stranger.get(`/api/layers/positions/features?${WINDOW}`)).status).toBe(401)
  })

  it('see: a department its own people alone', async () => {
    await share(COLLECTOR, fix())
    await share(HANDLER, fix())
    for (const role of ['dept_operator', 'dept_lead'])
      expect(await namesFor(`${role}.${sanitationOf('350203001')}`.toLowerCase())).toEqual([`人员${HANDLER}`])
    expect(await namesFor(`dept_lead.${sanitationOf('350206001')}`.toLowerCase())).toEqual([])
  })

  it('a person with several posts is there once, and no more when the post has ended', async () => {
    const { db } = server.platform
    const copy = (
      role: string,
    ) => sql`insert into post (id, person_id, role, unit_code, region_code, region_level, duty_grid_code, created_at)
      select gen_random_uuid(), person_id, ${role}, unit_code, region_code, region_level, duty_grid_code, now() from post
      where person_id = ${personId(COLLECTOR)} and role = 'collector' limit 1`
    await db.query(copy('collector'))
    await db.query(copy('handler'))
    await share(COLLECTOR, fix())
    expect(await namesFor('dispatcher')).toEqual([`人员${COLLECTOR}`])
    await db.query(sql`update post set valid_to = current_date where person_id = ${personId(COLLECTOR)} and role = 'collector'`)
    expect(await namesFor('dispatcher')).toEqual([])
    await db.query(sql`delete from post where person_id = ${personId(COLLECTOR)} and (role = 'handler' or valid_to is null)`)
    await db.query(sql`update post set valid_to = null where person_id = ${personId(COLLECTOR)}`)
  })
})

describe('where people are', () => {
  it('grows faint after a quarter of an hour and is dropped after twelve hours', async () => {
    await share(COLLECTOR, fix())
    server.clock.pass(16)
    expect((await shown('dispatcher'))[0]?.properties?.faint).toBe(true)
    server.clock.pass(12 * 60 - 17)
    await runJob('command.drop-positions')
    expect(await shown('dispatcher')).toHaveLength(1)
    server.clock.pass(2)
    await runJob('command.drop-positions')
    expect(await server.platform.db.query(sql`select 1 from position`)).toEqual([])
  })

  it('is a kind of what surrounds a point, with exact distances', async () => {
    const places = [3, 1, 2].map((step) => ({ lon: PLACE.lon + step * 0.0007, lat: PLACE.lat + step * 0.0003 }))
    for (const [index, place] of places.entries()) await share(`collector.350203.${index + 1}`, fix(0, place))
    const around = `/api/surroundings?lon=${PLACE.lon}&lat=${PLACE.lat}&kinds=positions`
    const { body } = await (await server.as('dispatcher')).get<AroundKind[]>(`${around}&metres=200`)
    const expected = places.map((place) => Math.round(metresBetween(PLACE, place) * 10) / 10).toSorted((a, b) => a - b)
    expect(body[0]?.count).toBe(2)
    expect(body[0]?.rows.map(({ title, metres }) => [title, metres])).toEqual([
      ['人员collector.350203.2', expected[0]],
      ['人员collector.350203.3', expected[1]],
    ])
    expect(body[0]?.rows[0]?.facts).toMatchObject({ role: 'collector', unitName: '单位COLLECTORS' })
    expect((await (await server.as(COLLECTOR)).get(around)).status).toBe(403)
  })

  it('leaves the platform as no open data: no collection, no file of a GIS, no place in a table, no token for programs', async () => {
    await share(COLLECTOR, fix())
    const leader = await server.as('leader')
    const { body } = await leader.get<{ collections: { id: string }[] }>('/api/ogc/collections')
    expect(body.collections.map(({ id }) => id)).not.toContain('positions')
    expect((await leader.get('/api/ogc/collections/positions/items')).status).toBe(404)
    const shape = { kind: 'circle', centre: [PLACE.lon, PLACE.lat], metres: 500 }
    expect((await leader.post('/api/layers/positions/inside/export', { shape, format: 'gpkg' })).status).toBe(422)
    const csv: string[][] = parse((await leader.post('/api/layers/positions/inside/export', { shape, format: 'csv' })).text, { bom: true })
    expect(csv.map((cells) => cells.length)).toEqual([4, 4])
    expect(csv.flat().some((cell) => cell.includes('118.'))).toBe(false)
    const supervisor = await server.as('supervisor')
    const token = { name: '大屏', permissions: ['position.read'], expiresOn: '2023-10-01', readOnly: true }
    expect((await supervisor.post('/api/tokens', token)).status).toBe(422)
  })
})

describe('a demo city', () => {
  const WALKER = 'collector.350203.2'
  beforeEach(() => server.platform.db.query(sql`update account set demo = login <> ${WALKER}`))

  it('people nobody signs in as walk in their own duty grid', async () => {
    await runJob('command.demo-walk')
    const [first] = await shown('dispatcher')
    server.clock.pass(5)
    await runJob('command.demo-walk')
    const [second, ...others] = await shown('dispatcher')
    expect([first?.id, second?.id, others]).toEqual([personId(WALKER), personId(WALKER), []])
    expect(second?.geometry).not.toEqual(first?.geometry)
    expect(await server.platform.db.query(sql`select duty_grid_code, demo from position`)).toEqual([
      { dutyGridCode: '350203001001D002', demo: true },
    ])
    expect(await mine(WALKER)).toBeNull()
  })

  it('what a person shares takes the place of it and stays for a quarter of an hour', async () => {
    await runJob('command.demo-walk')
    expect((await share(WALKER, fix(10, ELSEWHERE))).body.taken).toBe(1)
    await runJob('command.demo-walk')
    expect(await mine(WALKER)).toMatchObject(ELSEWHERE)
    server.clock.pass(6)
    await runJob('command.demo-walk')
    expect(await mine(WALKER)).toBeNull()
    expect(await shown('dispatcher')).toHaveLength(1)
  })

  it('nobody walks outside of demo mode', async () => {
    const { platform } = server
    const job = scheduleOf(platform.modules).find(({ name }) => name === 'command.demo-walk')
    await job?.run(asActor({ ...platform, settings: { ...platform.settings, demo: false } }, SYSTEM))
    expect(await platform.db.query(sql`select 1 from position`)).toEqual([])
  })
})
