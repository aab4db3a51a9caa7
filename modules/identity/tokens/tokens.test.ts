import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { aReport } from '../../../tests/support/journey.ts'
import { personId } from '../../../tests/support/test-city.ts'
import { startTestServer, type TestServer } from '../../../tests/support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-09-22T01:00:00Z' })
})
afterAll(() => server.stop())

const READER = { name: 'QGIS', permissions: ['component.read'], expiresOn: '2023-12-31', readOnly: true }
const GEO = '/api/ogc/collections'

async function lent(account: string, more: object = {}): Promise<{ id: string; token: string }> {
  const answer = await (await server.as(account)).post<{ id: string; token: string }>('/api/tokens', { ...READER, ...more })
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([201, expect.any(String)])
  return answer.body
}

const ask = (url: string, authorization: string, method: 'GET' | 'POST' = 'GET') =>
  server.http.inject({ method, url, headers: { authorization }, ...(method === 'POST' ? { payload: {} } : {}) })
const bearer = async (url: string, token: string, method: 'GET' | 'POST' = 'GET') => (await ask(url, `Bearer ${token}`, method)).statusCode
const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

describe('a token', () => {
  it('opens what was lent, as bearer and as password, and nothing else', async () => {
    const { token } = await lent('office_lead')
    expect(await bearer(`${GEO}/components/items`, token)).toBe(200)
    expect((await ask(`${GEO}/components/items`, basic('anything', token))).statusCode).toBe(200)
    expect(await bearer('/api/components', token)).toBe(200)
    expect(await bearer('/api/layers/components/tilejson', token)).toBe(200)
    expect((await ask(`${GEO}`, `Bearer ${token}`)).json<{ collections: { id: string }[] }>().collections.map(({ id }) => id)).toEqual([
      'components',
    ])
    for (const url of [`${GEO}/cases/items`, `${GEO}/duty-grids/items`, '/api/cases', '/api/people', '/api/tokens'])
      expect([url, await bearer(url, token)]).toEqual([url, 403])
  })

  it('is no sign-in: what every account may do is closed to it', async () => {
    const { token } = await lent('office_lead', { readOnly: false })
    for (const url of ['/api/session', '/api/notices', '/api/live', '/api/roles'])
      expect([url, await bearer(url, token)]).toEqual([url, 403])
    expect(await bearer('/api/session/password', token, 'POST')).toBe(403)
    expect((await server.http.inject({ method: 'GET', url: `/api/ogc?token=${token}` })).statusCode).toBe(401)
  })

  it('for reading does not write; for writing does what was lent and says who it was', async () => {
    const component = {
      code: '35020301002000001',
      name: '污水井盖',
      status: 'intact',
      lon: 118.0105,
      lat: 24.4105,
      authorityUnitCode: '12350200MB00000001',
      authorityUnitName: '市政园林局',
      initialDate: '2023-05-01',
    }
    const add = (token: string) =>
      server.http.inject({ method: 'POST', url: '/api/components', payload: component, headers: { authorization: `Bearer ${token}` } })
    const permissions = ['component.read', 'component.write']
    expect((await add((await lent('grid_admin', { permissions })).token)).statusCode).toBe(403)
    const made = await add((await lent('grid_admin', { permissions, readOnly: false })).token)
    expect(made.statusCode).toBe(201)
    const history = await (await server.as('grid_admin')).get<{ actorName: string }[]>(
      `/api/components/${made.json<{ id: string }>().id}/history`,
    )
    expect(history.body[0]?.actorName).toBe('人员grid_admin · QGIS')
  })

  it('sees no more rows than its owner', async () => {
    await aReport(server)
    const count = async (account: string) => {
      const { token } = await lent(account, { permissions: ['case.read'] })
      return (await ask(`${GEO}/cases/items`, `Bearer ${token}`)).json<{ numberMatched: number }>().numberMatched
    }
    expect([await count('shift_leader'), await count('dept_lead.san-350206001')]).toEqual([1, 0])
  })

  it('is shown once, kept as a hash, listed with its last use, and by its owner only', async () => {
    const { id, token } = await lent('supervisor')
    await bearer(`${GEO}/components/items`, token)
    const listed = await (await server.as('supervisor')).get<{ id: string; hint: string; lastUsedAt: string | null }[]>('/api/tokens')
    expect(listed.body.find((one) => one.id === id)).toMatchObject({
      hint: token.slice(-4),
      lastUsedAt: '2023-09-22T01:00:00.000Z',
      revokedAt: null,
    })
    expect(listed.text).not.toContain(token)
    const kept = await server.platform.db.query(sql`select * from access_token`)
    expect(JSON.stringify(kept)).not.toContain(token)
    expect((await (await server.as('office_lead')).get('/api/tokens')).text).not.toContain(id)
    expect((await (await server.as('office_lead')).post(`/api/tokens/${id}/revoke`)).status).toBe(404)
  })

  it('ends when revoked, at once; a repeat changes nothing; both are in the audit trail', async () => {
    const { id, token } = await lent('supervisor')
    const owner = await server.as('supervisor')
    expect(await bearer(GEO, token)).toBe(200)
    expect([(await owner.post(`/api/tokens/${id}/revoke`)).status, (await owner.post(`/api/tokens/${id}/revoke`)).status]).toEqual([
      200, 200,
    ])
    expect(await bearer(GEO, token)).toBe(401)
    const entries = (await (await server.as('audit_admin')).get<{ rows: { action: string }[] }>(`/api/audit?objectId=${id}`)).body.rows
    expect(entries.map(({ action }) => action)).toEqual(['token.revoke', 'token.create'])
  })

  it('ends with its last day', async () => {
    const { token } = await lent('sys_admin', { expiresOn: '2023-09-22' })
    expect(await bearer(GEO, token)).toBe(200)
    server.clock.set('2023-09-22T16:00:00Z')
    expect(await bearer(GEO, token)).toBe(401)
    server.clock.set('2023-09-22T01:00:00Z')
  })

  it('falls silent with its owner: locked, disabled, without the post, gone', async () => {
    const { token } = await lent('dept_lead.san-350203001')
    const owner = personId('dept_lead.san-350203001')
    const url = `${GEO}/components/items`
    for (let i = 0; i < 5; i++)
      await server.http.inject({ method: 'POST', url: '/api/session', payload: { account: 'dept_lead.san-350203001', password: 'wrong' } })
    expect(await bearer(url, token)).toBe(401)
    server.clock.pass(31)
    expect(await bearer(url, token)).toBe(200)
    const security = await server.as('security_admin')
    const account = (await security.get<{ id: string }[]>(`/api/people/${owner}/accounts`)).body[0]
    await security.post(`/api/accounts/${account?.id}/disable`)
    expect(await bearer(url, token)).toBe(401)
    await security.post(`/api/accounts/${account?.id}/unlock`)
    expect(await bearer(url, token)).toBe(200)
    const post = (await security.get<{ id: string }[]>(`/api/people/${owner}/posts`)).body[0]
    await security.delete(`/api/posts/${post?.id}`)
    expect(await bearer(url, token)).toBe(403)
    await server.platform.db.query(sql`update person set retired_at = ${server.clock.now()} where id = ${owner}`)
    expect(await bearer(url, token)).toBe(401)
  })

  it.each<[object, string, string]>([
    [{ permissions: ['case.dispatch'] }, 'permissions', 'not_yours'],
    [{ permissions: ['token.create'] }, 'permissions', 'not_yours'],
    [{ permissions: [] }, 'permissions', 'min_items'],
    [{ name: ' ' }, 'name', 'pattern'],
    [{ expiresOn: '2023-09-21' }, 'expiresOn', 'past'],
    [{ expiresOn: '2024-09-23' }, 'expiresOn', 'too_far'],
  ])('with %o is refused: %s %s', async (more, field, rule) => {
    const answer = await (await server.as('grid_admin')).post<ProblemDocument>('/api/tokens', { ...READER, ...more })
    expect([answer.status, answer.body.errors?.[0]]).toMatchObject([422, { field, rule }])
  })

  it('is made by whoever may and in a session only; a repeat with the same id makes no second', async () => {
    expect((await server.stranger.post('/api/tokens', READER)).status).toBe(401)
    expect((await (await server.as('acceptor')).post('/api/tokens', READER)).status).toBe(403)
    const id = newId()
    await lent('grid_admin', { id })
    expect((await (await server.as('grid_admin')).post('/api/tokens', { ...READER, id })).status).toBe(409)
    expect((await server.platform.db.query(sql`select 1 from access_token where id = ${id}`)).length).toBe(1)
    expect((await ask('/api/ogc', basic('x', 'Cityloop-2026'))).statusCode).toBe(401)
    expect(await bearer('/api/ogc', 'cityloop_wrong')).toBe(401)
  })
})
