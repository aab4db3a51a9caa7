import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { aReport, COLLECTOR, MATTER } from '../support/journey.ts'
import { PLACE } from '../support/test-city.ts'
import { multipart, startTestServer, type TestServer, type User } from '../support/test-server.ts'

let server: TestServer
let collector: User
beforeAll(async () => {
  server = await startTestServer()
  collector = await server.as(COLLECTOR)
})
afterAll(() => server.stop())

async function written(): Promise<number> {
  const rows = await server.platform.db.query<{ n: number }>(
    sql`select (select count(*) from report) + (select count(*) from urban_case) + (select count(*) from flow_record where procedure = 'case') + (select count(*) from outbox) as n`,
  )
  return rows[0]?.n ?? 0
}

const report = (changes: object) => ({ source: 'hotline12345', matter: MATTER, description: '垃圾', point: PLACE, ...changes })

describe('a report that cannot be taken', () => {
  const bad: [string, object, string, string][] = [
    ['an unknown matter', { matter: '06-777' }, 'matter', 'unknown_matter'],
    ['a matter in the wrong form', { matter: 'rubbish' }, 'matter', 'pattern'],
    ['a point in the sea', { point: { lon: 118.5, lat: 24.0 } }, 'point', 'outside_city'],
    ['a point off the globe', { point: { lon: 200, lat: 24 } }, 'point.lon', 'maximum'],
    ['no description', { description: '' }, 'description', 'min_length'],
    ['ten thousand characters', { description: '长'.repeat(10_000) }, 'description', 'max_length'],
    ['an unknown source', { source: 'rumour' }, 'source', 'enum'],
    ['an unknown field', { colour: 'blue' }, 'colour', 'additional_properties'],
    ['a photograph that was never uploaded', { photos: [newId()] }, 'photos', 'unknown_file'],
    ['a district that does not exist', { point: null, districtCode: '999999' }, 'districtCode', 'unknown_region'],
  ]
  it.each(bad)('%s is refused with field and rule, and nothing is written', async (_name, changes, field, rule) => {
    const acceptor = await server.as('acceptor')
    const before = await written()
    const answer = await acceptor.post<ProblemDocument>('/api/reports', report(changes))
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.body.errors?.map((error) => [error.field, error.rule])).toContainEqual([field, rule])
    expect(await written()).toBe(before)
  })

  it('a point shifted by a map service is refused with the likely system', async () => {
    const acceptor = await server.as('acceptor')
    const swapped = await acceptor.post<ProblemDocument>('/api/reports', report({ point: { lon: PLACE.lat, lat: 61 } }))
    expect(swapped.body.code).toBe('point_outside_city')
    const shifted = { lon: 118.0005 + 0.08 + 0.0005, lat: PLACE.lat }
    const answer = await acceptor.post<ProblemDocument>('/api/reports', report({ point: shifted }))
    expect([answer.body.code, answer.body.likelySystem]).toEqual(['point_outside_city', 'GCJ-02'])
  })

  it('a collector without a photograph is told which condition is missing', async () => {
    const answer = await collector.post<ProblemDocument>('/api/reports', report({ source: 'collector' }))
    expect([answer.status, answer.body.code]).toEqual([422, 'condition_not_met'])
  })
})

describe('a body that is no report at all', () => {
  it('malformed JSON is a 400 problem', async () => {
    const answer = await server.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: '{"account": ',
      headers: { 'content-type': 'application/json' },
    })
    expect([answer.statusCode, answer.json<ProblemDocument>().code]).toEqual([400, 'malformed_body'])
  })

  it('another content type is refused', async () => {
    const answer = await server.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: '<a/>',
      headers: { 'content-type': 'text/xml' },
    })
    expect([answer.statusCode, answer.json<ProblemDocument>().code]).toEqual([415, 'unsupported_media_type'])
  })

  it('a body over the limit is refused before it is read', async () => {
    const answer = await collector.post<ProblemDocument>('/api/reports', report({ description: 'x'.repeat(1_200_000) }))
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large'])
  })

  it('an upload of 50 MB is refused and leaves no file', async () => {
    const { payload, headers } = multipart('big.jpg', 'image/jpeg', Buffer.alloc(50 * 1024 * 1024, 1))
    const answer = await collector.post<ProblemDocument>('/api/files', payload, headers)
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large'])
    expect(await server.platform.db.query(sql`select 1 from stored_file where bytes > 10000000`)).toHaveLength(0)
  })

  it('a picture that is none, and a program, are refused', async () => {
    const broken = multipart('a.jpg', 'image/jpeg', Buffer.from('no picture'))
    expect((await collector.post<ProblemDocument>('/api/files', broken.payload, broken.headers)).body.code).toBe('unreadable_image')
    const program = multipart('a.exe', 'application/x-msdownload', Buffer.from('MZ'))
    expect((await collector.post<ProblemDocument>('/api/files', program.payload, program.headers)).body.code).toBe('file_type_refused')
  })
})

describe('hostile text', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is meant as it stands
  it.each(["'; drop table urban_case; --", '<script>alert(1)</script>', '${jndi:ldap://x}', '\u202eevil'])(
    '%s is kept as text, nothing more',
    async (text) => {
      const { caseId } = await aReport(server, { description: text, address: text })
      const acceptor = await server.as('acceptor')
      const aCase = (await acceptor.get<{ description: string }>(`/api/cases/${caseId}`)).body
      expect(aCase.description).toBe(text)
      const found = await acceptor.get<{ rows: unknown[] }>(`/api/cases?q=${encodeURIComponent(text)}`)
      expect(found.status).toBe(200)
      expect((await acceptor.get(`/api/cases?sort=${encodeURIComponent(text)}`)).status).toBe(422)
      expect((await acceptor.get(`/api/cases?state=${encodeURIComponent(text)}`)).status).toBe(200)
    },
  )

  it('a formula in a description stays text in the exported sheet', async () => {
    await aReport(server, { description: '=HYPERLINK("http://x")' })
    const acceptor = await server.as('acceptor')
    const csv = await acceptor.get('/api/cases/export?format=csv')
    expect(csv.text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  })
})

describe('the wrong person', () => {
  it('a stranger is asked to sign in, on every route that is not public', async () => {
    const { paths } = (await server.stranger.get<{ paths: Record<string, Record<string, { security?: unknown[] }>> }>('/api/openapi.json'))
      .body
    const guarded = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, route]) => route.security?.length !== 0)
        .map(([method]) => [method, path] as const),
    )
    expect(guarded.length).toBeGreaterThan(40)
    for (const [method, path] of guarded) {
      const url = path.replace(/\{[^}]+\}/g, newId())
      const answer = await server.http.inject({ method: method.toUpperCase() as 'GET', url, ...(method === 'get' ? {} : { payload: {} }) })
      expect([method, path, answer.statusCode]).toEqual([method, path, 401])
    }
  })

  it('a forged or ended session is told apart from none', async () => {
    const forged = await server.http.inject({ method: 'GET', url: '/api/cases', headers: { authorization: 'Bearer nonsense' } })
    expect([forged.statusCode, forged.json<ProblemDocument>().code]).toEqual([401, 'session_expired'])
    const signedIn = await server.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 'leader', password: 'Cityloop-2026' },
    })
    const headers = { authorization: `Bearer ${signedIn.json<{ token: string }>().token}` }
    expect((await server.http.inject({ method: 'GET', url: '/api/cases', headers })).statusCode).toBe(200)
    server.clock.pass(9 * 60)
    const later = await server.http.inject({ method: 'GET', url: '/api/cases', headers })
    expect(later.json<ProblemDocument>().code).toBe('session_expired')
    server.clock.pass(-9 * 60)
  })

  it('speaks the language of the caller', async () => {
    const english = await server.http.inject({ method: 'GET', url: '/api/cases', headers: { 'accept-language': 'en-GB,en' } })
    const chinese = await server.http.inject({ method: 'GET', url: '/api/cases' })
    expect([english.json<ProblemDocument>().title, chinese.json<ProblemDocument>().title]).toEqual(['Please sign in', '请先登录'])
  })
})
