import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { personId } from '../../tests/support/test-city.ts'
import { multipart, startTestServer, type TestServer } from '../../tests/support/test-server.ts'
import type { Me } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const signIn = (account: string, password: string, code?: string) =>
  server.http.inject({ method: 'POST', url: '/api/session', payload: { account, password, ...(code ? { code } : {}) } })

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and a token for programs', async () => {
    const answer = await signIn('acceptor', 'Cityloop-2026')
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/^cityloop_session=.*HttpOnly; SameSite=Lax$/)
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    const me = await server.http.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect(me.json<Me>().posts[0]?.role).toBe('acceptor')
  })

  it('says the same for a wrong password and an unknown account', async () => {
    const wrong = (await signIn('leader', 'wrong')).json<ProblemDocument>()
    const unknown = (await signIn('nobody', 'wrong')).json<ProblemDocument>()
    expect([wrong.code, wrong.title]).toEqual([unknown.code, unknown.title])
  })

  it('locks after five failures in a quarter of an hour, for half an hour (ST §14)', async () => {
    for (let i = 0; i < 5; i++) await signIn('dispatcher2', 'wrong')
    expect((await signIn('dispatcher2', 'Cityloop-2026')).statusCode).toBe(401)
    server.clock.pass(31)
    expect((await signIn('dispatcher2', 'Cityloop-2026')).statusCode).toBe(200)
  })

  it('ends the session on the server when signing out', async () => {
    const { token } = (await signIn('leader', 'Cityloop-2026')).json<{ token: string }>()
    const headers = { authorization: `Bearer ${token}` }
    expect((await server.http.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(200)
    expect((await server.http.inject({ method: 'GET', url: '/api/session', headers })).statusCode).toBe(401)
  })

  it('hides the demo accounts outside demo mode', async () => {
    const real = await startTestServer({ env: { CITYLOOP_DEMO: 'false' } })
    expect((await real.stranger.get('/api/demo-accounts')).status).toBe(404)
    await real.stop()
    expect((await server.stranger.get<unknown[]>('/api/demo-accounts')).body.length).toBeGreaterThan(10)
  })
})

describe('second factor', () => {
  it('is asked for once enrolled, and a wrong code is refused', async () => {
    const leader = await server.as('office_lead')
    const { secret } = (await leader.post<{ secret: string }>('/api/session/second-factor')).body
    const code = () =>
      new TOTP({ secret: Secret.fromBase32(secret), issuer: 'CityLoop' }).generate({ timestamp: server.clock.now().getTime() })
    expect((await leader.post<ProblemDocument>('/api/session/second-factor/confirm', { code: '000000' })).status).toBe(422)
    expect((await leader.post('/api/session/second-factor/confirm', { code: code() })).status).toBe(200)
    expect((await signIn('office_lead', 'Cityloop-2026')).json<ProblemDocument>().code).toBe('second_factor_required')
    expect((await signIn('office_lead', 'Cityloop-2026', code())).statusCode).toBe(200)
  })

  it('is demanded of administrators outside demo mode before anything else', async () => {
    const real = await startTestServer({ env: { CITYLOOP_REQUIRE_TOTP: 'true' } })
    const admin = await real.as('sys_admin')
    const me = (await admin.get<Me>('/api/session')).body
    expect([me.enrolSecondFactor, me.permissions]).toEqual([true, []])
    expect((await admin.get('/api/units')).status).toBe(403)
    await real.stop()
  })
})

describe('administration', () => {
  it('keeps the three administrators apart (ST §14)', async () => {
    const security = await server.as('security_admin')
    const post = { role: 'audit_admin', unitCode: 'CENTRE', regionCode: '350200', regionLevel: 'city' }
    const answer = await security.post<ProblemDocument>(`/api/people/${personId('sys_admin')}/posts`, post)
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
    const other = await server.as('sys_admin')
    expect((await other.post(`/api/people/${personId('leader')}/posts`, post)).status).toBe(403)
  })

  it('makes an account only with a strong password, once per name', async () => {
    const security = await server.as('security_admin')
    const url = `/api/people/${personId('leader')}/accounts`
    expect((await security.post<ProblemDocument>(url, { account: 'new.one', password: 'short' })).body.errors?.[0]?.rule).toBe(
      'weak_password',
    )
    expect((await security.post(url, { account: 'new.one', password: 'Long-enough-1' })).status).toBe(201)
    expect((await security.post<ProblemDocument>(url, { account: 'new.one', password: 'Long-enough-1' })).body.errors?.[0]?.rule).toBe(
      'unique',
    )
    expect((await signIn('new.one', 'Long-enough-1')).statusCode).toBe(200)
  })

  it('refuses the last five passwords', async () => {
    const { token } = (await signIn('new.one', 'Long-enough-1')).json<{ token: string }>()
    const change = (body: object, bearer: string) =>
      server.http.inject({ method: 'POST', url: '/api/session/password', payload: body, headers: { authorization: `Bearer ${bearer}` } })
    const reused = await change({ old: 'Long-enough-1', new: 'Long-enough-1' }, token)
    expect(reused.json<ProblemDocument>().errors?.[0]?.rule).toBe('reused_password')
    server.clock.pass(1)
    expect((await change({ old: 'Long-enough-1', new: 'Another-one-2' }, token)).statusCode).toBe(200)
    expect((await signIn('new.one', 'Another-one-2')).statusCode).toBe(200)
  })

  it('lets a street supervise but not command (Q2-02)', async () => {
    const me = (await (await server.as('street_supervisor')).get<Me>('/api/session')).body
    expect(me.permissions).toContain('case.supervise')
    expect(me.permissions).not.toContain('case.overrideDispatch')
  })

  it('writes sign-ins and refusals into the audit trail, which only the audit administrator reads', async () => {
    const auditor = await server.as('audit_admin')
    const rows = (await auditor.get<{ rows: { action: string; result: string }[] }>('/api/audit?action=sign_in')).body.rows
    expect(rows.map((row) => row.result)).toEqual(expect.arrayContaining(['done', 'refused']))
    expect((await (await server.as('sys_admin')).get('/api/audit')).status).toBe(403)
    await expect(server.platform.db.query(sql`update audit_entry set action = 'x'`)).rejects.toThrow(/permission denied/)
  })
})

describe('the register of units', () => {
  const unit = {
    code: 'NEW-1',
    name: '新单位',
    nameEn: 'New unit',
    kind: 'team',
    parentCode: 'GOV',
    regionCode: '350203',
    regionLevel: 'district',
    trades: ['sanitation'],
  }

  it('creates, changes with the version last seen, retires, and keeps the history', async () => {
    const admin = await server.as('sys_admin')
    const made = (await admin.post<{ id: string; version: number }>('/api/units', unit)).body
    const changed = await admin.patch<{ version: number; name: string }>(`/api/units/${made.id}`, { version: 1, name: '改名' })
    expect([changed.body.version, changed.body.name]).toEqual([2, '改名'])
    expect((await admin.patch<ProblemDocument>(`/api/units/${made.id}`, { version: 1, name: '又改' })).body.code).toBe('stale_version')
    expect((await admin.post(`/api/units/${made.id}/retire`, { reason: '撤销' })).status).toBe(200)
    const history = (await admin.get<{ event: string }[]>(`/api/units/${made.id}/history`)).body
    expect(history.map((record) => record.event)).toEqual(['created', 'changed', 'retired'])
  })

  it('refuses a code twice, a loop of parents, and whoever may not', async () => {
    const admin = await server.as('sys_admin')
    expect((await admin.post<ProblemDocument>('/api/units', { ...unit, code: 'CENTRE' })).body.errors?.[0]?.rule).toBe('unique')
    const gov = (await admin.get<{ rows: { id: string }[] }>('/api/units?code=GOV')).body.rows[0]
    const loop = await admin.patch<ProblemDocument>(`/api/units/${gov?.id}`, { version: 1, parentCode: 'CENTRE' })
    expect(loop.body.errors?.[0]?.rule).toBe('loop')
    expect((await (await server.as('acceptor')).post('/api/units', { ...unit, code: 'X-1' })).status).toBe(403)
  })

  it('imports a file, names each bad row with line, column and reason, and loads the good ones or none', async () => {
    const admin = await server.as('sys_admin')
    const csv = [
      '单位代码,名称,英文名称,类别,上级单位,辖区,层级,行业',
      'IMP-1,一号,One,作业队伍,GOV,350203,区级,环境卫生',
      'IMP 2,坏代码,Two,作业队伍,GOV,350203,区级,',
      'IMP-3,三号,Three,没有此类,GOV,350203,区级,',
    ].join('\n')
    const file = multipart('units.csv', 'text/csv', Buffer.from(csv))
    const strict = await admin.post<{ written: number }>('/api/units/import?onlyIfAllGood=true', file.payload, file.headers)
    expect(strict.body.written).toBe(0)
    const loose = await admin.post<{ read: number; written: number; refused: { line: number; column: string }[] }>(
      '/api/units/import',
      file.payload,
      file.headers,
    )
    expect([loose.body.read, loose.body.written]).toEqual([3, 1])
    expect(loose.body.refused.map((one) => [one.line, one.column])).toEqual([
      [3, 'code'],
      [4, 'kind'],
    ])
    const found = (await admin.get<{ rows: { trades: string[] }[] }>('/api/units?code=IMP-1')).body.rows[0]
    expect(found?.trades).toEqual(['sanitation'])
  })
})
