/** The census as a register and on the map, through the API. */
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellOf, KEY_ZOOM } from '#kernel/geo/morton.ts'
import { startTestServer, type TestServer } from '../../tests/support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const AUTHORITY = { authorityUnitCode: '12350200MB00000001', authorityUnitName: '市政园林局' }

let sequence = 0
function aComponent(more: Record<string, unknown> = {}) {
  sequence++
  return {
    code: `35020301002${String(sequence).padStart(6, '0')}`,
    name: '污水井盖',
    status: 'intact',
    lon: 118.0105 + sequence * 0.0004,
    lat: 24.4105,
    ...AUTHORITY,
    initialDate: '2023-05-01',
    ...more,
  }
}

type Row = { id: string; code: string; version: number; [field: string]: unknown }

async function registered(more: Record<string, unknown> = {}): Promise<Row> {
  const answer = await (await server.as('grid_admin')).post<Row>('/api/components', aComponent(more))
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  return answer.body
}

describe('the register', () => {
  it('resolves the place once and takes the class from the code', async () => {
    expect(await registered()).toMatchObject({
      classCode: '01-002',
      edition: 'GBT47678.5-2026',
      districtCode: '350203',
      streetCode: '350203001',
      unitGridCode: expect.stringMatching(/^350203001001\d{3}$/),
      nearDuplicateOf: null,
    })
  })

  it.each([
    ['code', { code: '35020301099000001' }, 'unknown_class'],
    ['code', { code: '3502030100200000' }, null],
    ['code', { code: '05020301002000001' }, 'region'],
    ['authorityUnitCode', { authorityUnitCode: '12350200MB00000002' }, 'check_character'],
    ['lon', { lon: 100 }, 'outside_city'],
    ['status', { status: 'fine' }, 'enum'],
    ['initialDate', { initialDate: 'yesterday' }, 'format'],
  ])('refuses a wrong %s: %o', async (field, more, rule) => {
    const answer = await (await server.as('grid_admin')).post<{ errors?: { field: string; rule: string }[] }>(
      '/api/components',
      aComponent(more),
    )
    expect(answer.status).toBe(422)
    expect(answer.body.errors?.[0]).toMatchObject({ field, ...(rule ? { rule } : {}) })
  })

  it('takes a code of the 2013 edition as well', async () => {
    expect(await registered({ code: '3502030102000001' })).toMatchObject({ classCode: '01-02', edition: 'GBT30428.2-2013' })
  })

  it('flags another of the class within half a metre, and only of the class', async () => {
    const first = await registered({ lon: 118.012, lat: 24.412 })
    expect((await registered({ lon: 118.012003, lat: 24.412 })).nearDuplicateOf).toBe(first.id)
    expect((await registered({ lon: 118.01202, lat: 24.412 })).nearDuplicateOf).toBeNull()
    const otherClass = aComponent({ lon: 118.012, lat: 24.412, code: '35020301003000001', name: '雨水井盖' })
    expect((await (await server.as('grid_admin')).post<Row>('/api/components', otherClass)).body.nearDuplicateOf).toBeNull()
  })

  it('wants the date of a change, keeps the history, and refuses to move across a district', async () => {
    const admin = await server.as('grid_admin')
    const { id, version } = await registered()
    const undated = await admin.patch<{ errors: { field: string }[] }>(`/api/components/${id}`, { version, status: 'damaged' })
    expect([undated.status, undated.body.errors[0]?.field]).toEqual([422, 'changeDate'])
    expect((await admin.patch(`/api/components/${id}`, { version, status: 'damaged', changeDate: '2023-09-22' })).status).toBe(200)
    const moved = await admin.patch<{ errors: { rule: string }[] }>(`/api/components/${id}`, {
      version: 2,
      lon: 118.06,
      changeDate: '2023-09-23',
    })
    expect(moved.body.errors[0]?.rule).toBe('other_district')
    const history = (await admin.get<{ event: string }[]>(`/api/components/${id}/history`)).body
    expect(history.map(({ event }) => event)).toEqual(['created', 'changed'])
  })

  it('is written by nobody else', async () => {
    for (const account of ['acceptor', 'dispatcher', 'dept_operator.city-works', 'collector.350203.1'])
      expect([account, (await (await server.as(account)).post('/api/components', aComponent())).status]).toEqual([account, 403])
  })

  it('answers the same row to a repeat, and takes a code once', async () => {
    const admin = await server.as('grid_admin')
    const row = { ...aComponent(), id: '0190a000-0000-7000-8000-000000000001' }
    const [first, again] = [await admin.post<Row>('/api/components', row), await admin.post<Row>('/api/components', row)]
    expect([again.body.id, again.body.version]).toEqual([first.body.id, 1])
    const same = await admin.post<{ errors: { field: string; rule: string }[] }>('/api/components', aComponent({ code: row.code }))
    expect(same.body.errors[0]).toMatchObject({ field: 'code', rule: 'unique' })
  })
})

describe('replacing', () => {
  /** Sequences lie apart, so that the next free one is free. */
  let poles = 0
  const aPole = (more: Record<string, unknown> = {}) => registered({ code: `35020301030${String(++poles * 10).padStart(6, '0')}`, ...more })
  const replacement = { initialDate: '2023-09-22', reason: '车辆撞毁，原址更换' }

  it('retires the old one and begins the new one in one step, with the next free code', async () => {
    const admin = await server.as('grid_admin')
    const old = await aPole({ lon: 118.03, lat: 24.43, ownerUnitName: '产权单位' })
    const key = { 'idempotency-key': 'replace-1' }
    const answer = await admin.post<Row>(`/api/components/${old.id}/replace`, { ...replacement, version: 1 }, key)
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { previousId: old.id, status: 'intact', lon: 118.03, ownerUnitName: '产权单位', classCode: '01-030', initialDate: '2023-09-22' },
    ])
    expect(answer.body.code.slice(0, 11)).toBe(old.code.slice(0, 11))
    expect(Number(answer.body.code)).toBeGreaterThan(Number(old.code))
    const again = await admin.post<Row>(`/api/components/${old.id}/replace`, { ...replacement, version: 1 }, key)
    expect(again.body.id).toBe(answer.body.id)
    expect((await admin.get<Row>(`/api/components/${old.id}`)).body.retiredAt).not.toBeNull()
    const events = async (id: string) =>
      (await admin.get<{ event: string }[]>(`/api/components/${id}/history`)).body.map(({ event }) => event)
    expect([await events(old.id), await events(answer.body.id)]).toEqual([['created', 'retired'], ['created']])
    const late = await admin.post(`/api/components/${old.id}/replace`, { ...replacement, version: 2 })
    expect(late.status).toBe(409)
  })

  it('changes nothing where the new one cannot be', async () => {
    const admin = await server.as('grid_admin')
    const [old, other] = [await aPole(), await aPole()]
    for (const wrong of [{ code: other.code }, { lon: 100 }, { code: '35020301099000001' }]) {
      const answer = await admin.post(`/api/components/${old.id}/replace`, { ...replacement, version: 1, ...wrong })
      expect([wrong, answer.status]).toEqual([wrong, 422])
    }
    expect((await admin.post(`/api/components/${old.id}/replace`, { ...replacement, version: 7 })).status).toBe(409)
    expect((await admin.get<Row>(`/api/components/${old.id}`)).body).toMatchObject({ version: 1, retiredAt: null })
  })

  it('takes the code of the other district when moved across the border', async () => {
    const admin = await server.as('grid_admin')
    const old = await aPole()
    const answer = await admin.post<Row>(`/api/components/${old.id}/replace`, { ...replacement, version: 1, lon: 118.05 })
    expect(answer.body).toMatchObject({ districtCode: '350206', code: '35020601030000001', previousId: old.id })
  })

  it('is done by nobody else', async () => {
    const { id } = await aPole()
    for (const account of ['acceptor', 'dept_operator.city-works', 'collector.350203.1'])
      expect((await (await server.as(account)).post(`/api/components/${id}/replace`, { ...replacement, version: 1 })).status).toBe(403)
    const [other] = (await (await server.as('grid_admin')).get<{ rows: Row[] }>('/api/components?districtCode=350206')).body.rows
    const district = await server.as('district_grid_admin')
    expect((await district.post(`/api/components/${other?.id}/replace`, { ...replacement, version: 1 })).status).toBe(403)
  })
})

describe('classes in use', () => {
  it('are counted with the geometry they come in', async () => {
    const classes = (
      await (await server.as('acceptor')).get<{ classCode: string; count: number; kinds: string[] }[]>('/api/component-classes')
    ).body
    expect(classes.find(({ classCode }) => classCode === '01-003')).toMatchObject({ count: 1, kinds: ['point'] })
  })
})

interface Seen {
  status: number
  etag: string
  count: number
  codes: string[]
}

async function tile(zoom: number, query = '', account = 'acceptor', etag = ''): Promise<Seen> {
  const { x, y } = cellOf(118.0105, 24.4105)
  const [column, row] = [x, y].map((cell) => Math.floor(cell / 2 ** (KEY_ZOOM - zoom)))
  const session = await server.http.inject({ method: 'POST', url: '/api/session', payload: { account, password: 'Cityloop-2026' } })
  const answer = await server.http.inject({
    url: `/api/layers/components/tiles/${zoom}/${column}/${row}${query}`,
    headers: { authorization: `Bearer ${session.json().token}`, ...(etag ? { 'if-none-match': etag } : {}) },
  })
  const layer = answer.statusCode === 200 ? new VectorTile(new PbfReader(answer.rawPayload)).layers.components : undefined
  const features = Array.from({ length: layer?.length ?? 0 }, (_, at) => layer?.feature(at).properties ?? {})
  return {
    status: answer.statusCode,
    etag: String(answer.headers.etag),
    count: features.reduce((sum, { count }) => sum + Number(count ?? 1), 0),
    codes: features.map(({ code }) => String(code)),
  }
}

describe('tiles', () => {
  it('counts what the list counts, filtered as the list is', async () => {
    const admin = await server.as('grid_admin')
    const total = async (query: string) =>
      (await admin.get<{ rows: unknown[] }>(`/api/components?limit=500&retiredAt=null${query}`)).body.rows.length
    expect((await tile(8)).count).toBe(await total(''))
    expect((await tile(8, '?status=damaged')).count).toBe(await total('&status=damaged'))
    expect((await tile(8, '?class=01-003&district=350203')).count).toBe(1)
    expect((await tile(8, '?class=09-999')).count).toBe(0)
  })

  it('shows a change in the next tile, and answers 304 while nothing changed', async () => {
    const before = await tile(17)
    expect((await tile(17, '', 'acceptor', before.etag)).status).toBe(304)
    const fresh = await registered({ lon: 118.0105, lat: 24.4105 })
    await server.settle()
    await expect.poll(async () => (await tile(17, '', 'acceptor', before.etag)).codes).toContain(fresh.code)
    await (await server.as('grid_admin')).post(`/api/components/${fresh.id}/retire`, { reason: '拆除' })
    await server.settle()
    await expect.poll(async () => (await tile(17)).codes).not.toContain(fresh.code)
  })

  it('are shown to those who may see components', async () => {
    expect((await server.http.inject({ url: '/api/layers/components/tiles/0/0/0' })).statusCode).toBe(401)
    const strange = await (await server.as('acceptor')).get('/api/layers/components/tiles/2/9/0')
    expect(strange.status).toBe(422)
  })
})
