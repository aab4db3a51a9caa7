/** A census file as a clerk handles it, through the API: handed in, looked at, written, refused rows named, taken back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { historyOwners } from '#apps/server/app.ts'
import { verifyHistory } from '#kernel/history/verify.ts'
import { newId } from '#kernel/id.ts'
import type { ImportRow, Preview } from '#modules/components/contract.ts'
import { aCensus, asCsv } from '../../../../tests/support/census.ts'
import { multipart, startTestServer, type TestServer, type User } from '../../../../tests/support/test-server.ts'

let server: TestServer
let admin: User
beforeAll(async () => {
  server = await startTestServer({ env: { CITYLOOP_MAX_IMPORT_MB: '3' } })
  admin = await server.as('grid_admin')
})
afterAll(() => server.stop())

const IMPORTS = '/api/component-imports'

async function handIn(content: Buffer | string, by = admin, headers: Record<string, string> = {}) {
  const form = multipart('census.csv', 'text/csv', Buffer.from(content))
  return by.post<ImportRow>(IMPORTS, form.payload, { ...form.headers, ...headers })
}

async function started(content: Buffer | string, by = admin): Promise<string> {
  const received = await handIn(content, by)
  expect([received.status, received.text.slice(0, 300)]).toEqual([201, expect.any(String)])
  const { id } = received.body
  const { crs, mapping } = (await by.post<Preview>(`${IMPORTS}/${id}/preview`)).body
  const answer = await by.post<ImportRow>(`${IMPORTS}/${id}/start`, { crs, mapping })
  expect([answer.status, answer.body.state]).toEqual([200, 'running'])
  return id
}

async function imported(content: Buffer | string, by = admin): Promise<ImportRow> {
  const id = await started(content, by)
  await server.settle()
  return (await by.get<ImportRow>(`${IMPORTS}/${id}`)).body
}

type Refusals = { rows: { line: number; field: string; reason: { zh: string; en: string }; raw: string }[]; next: string | null }

describe('a census of 5 000 rows with 20 bad ones', () => {
  const rows = aCensus(5000, '001')
  const BAD: [field: string, change: Record<string, unknown>][] = [
    ['code', { code: '35020301099000001' }],
    ['code', { code: '3502' }],
    ['code', { code: '05020301002000001' }],
    ['code', { code: '' }],
    ['code', { code: rows[0]?.code }],
    ['name', { name: '' }],
    ['name', { name: '井'.repeat(31) }],
    ['authorityUnitCode', { authorityUnitCode: '12350200MB00000002' }],
    ['authorityUnitCode', { authorityUnitCode: '' }],
    ['authorityUnitName', { authorityUnitName: '' }],
    ['ownerUnitCode', { ownerUnitCode: 'X' }],
    ['status', { status: '还行' }],
    ['initialDate', { initialDate: '2023-02-30' }],
    ['initialDate', { initialDate: '' }],
    ['changeDate', { changeDate: '昨天' }],
    ['dataSource', { dataSource: 'x'.repeat(31) }],
    ['remark', { remark: 'x'.repeat(1001) }],
    ['lon', { lon: 100 }],
    ['lon', { lon: '' }],
    ['lon', { lon: 'east', lat: 'north' }],
  ]
  const bad = BAD.map(([field, change], index) => ({ field, line: 7 + index * 200, change }))
  for (const { line, change } of bad) Object.assign(rows[line - 2] ?? {}, change)
  let done: ImportRow

  it('is written but for those, and each is named with line, field and reason', async () => {
    done = await imported(asCsv(rows))
    expect(done).toMatchObject({ state: 'done', read: 5000, written: 4980, refused: 20, share: 1, error: null })
    const { body } = await admin.get<Refusals>(`${IMPORTS}/${done.id}/refusals?limit=100`)
    expect(body.rows.map(({ line, field }) => [line, field])).toEqual(bad.map(({ line, field }) => [line, field]))
    for (const { reason, raw } of body.rows)
      expect([reason.zh, reason.en, raw]).toEqual([/./, /./, /./].map((any) => expect.stringMatching(any)))
    const first = await admin.get<Refusals>(`${IMPORTS}/${done.id}/refusals?limit=7`)
    const second = await admin.get<Refusals>(`${IMPORTS}/${done.id}/refusals?limit=100&after=${first.body.next}`)
    expect([...first.body.rows, ...second.body.rows].map(({ line }) => line)).toEqual(bad.map(({ line }) => line))
  })

  it('hands out what was refused as CSV in the language of the reader', async () => {
    const read = async (language: string) => {
      const session = await server.http.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account: 'grid_admin', password: 'Cityloop-2026' },
      })
      const headers = { authorization: `Bearer ${session.json().token}`, 'accept-language': language }
      return (await server.http.inject({ url: `${IMPORTS}/${done.id}/refusals/export`, headers })).body
    }
    expect(await read('zh-CN')).toMatch(/行号,字段,原因,原始行\n7,部件标识码,目录中没有部件小类 01-099,"?35020301099000001/)
    expect(await read('en')).toMatch(/Line,Field,Reason,Row as it stood\n7,Component id,The catalogue has no component class 01-099/)
  })

  it('has its own chained history, on which that of its rows stands', async () => {
    const history = (
      await admin.get<{ event: string; actorName: string; payload: Record<string, unknown> }[]>(`${IMPORTS}/${done.id}/history`)
    ).body
    expect(history.map(({ event, actorName }) => [event, actorName])).toEqual([
      ['received', '人员grid_admin'],
      ['started', '人员grid_admin'],
      ['done', 'system'],
    ])
    expect(history.at(-1)?.payload).toMatchObject({ fileSha256: done.fileSha256, written: 4980, refused: 20 })
    expect((await verifyHistory(server.platform.db, historyOwners(), () => undefined)).findings).toEqual([])
  })

  it('gives its codes once', async () => {
    const again = await imported(asCsv(rows))
    expect(again).toMatchObject({ state: 'done', written: 0, refused: 5000, fileSha256: done.fileSha256 })
  })

  it('is taken back as a whole, but for what was changed since', async () => {
    const { rows: some } = (await admin.get<{ rows: { id: string; version: number }[] }>(`/api/components?limit=2&importId=${done.id}`))
      .body
    for (const { id, version } of some) await admin.patch(`/api/components/${id}`, { version, status: 'damaged', changeDate: '2023-09-22' })
    const ordered = await admin.post<ImportRow>(`${IMPORTS}/${done.id}/rollback`, { reason: '测绘坐标有误' })
    expect([ordered.status, ordered.body.state]).toEqual([200, 'rolling_back'])
    await server.settle()
    const after = (await admin.get<ImportRow>(`${IMPORTS}/${done.id}`)).body
    expect(after).toMatchObject({ state: 'rolled_back', rolledBack: 4978, kept: 2 })
    const left = (await admin.get<{ rows: { id: string }[] }>(`/api/components?importId=${done.id}`)).body.rows
    expect(left.map(({ id }) => id).toSorted()).toEqual(some.map(({ id }) => id).toSorted())
    const repeat = await admin.post<ImportRow>(`${IMPORTS}/${done.id}/rollback`, { reason: '再来一次' })
    expect([repeat.status, repeat.body.state, repeat.body.rolledBack]).toEqual([200, 'rolled_back', 4978])
    expect((await verifyHistory(server.platform.db, historyOwners(), () => undefined)).findings).toEqual([])
  })
})

describe('what a file brings', () => {
  it('flags the later of two of a class within half a metre, and counts it', async () => {
    const [one = {}, two, three] = aCensus(3, '002')
    const near = [
      one,
      { ...two, lon: one.lon, lat: Number(one.lat) + 0.000003 },
      { ...three, lon: one.lon, lat: Number(one.lat) + 0.00001 },
    ]
    const done = await imported(asCsv(near))
    expect(done).toMatchObject({ written: 3, nearDuplicates: 1 })
    const { rows } = (await admin.get<{ rows: { code: string; nearDuplicateOf: string | null }[] }>(`/api/components?importId=${done.id}`))
      .body
    expect(rows.map(({ nearDuplicateOf }) => nearDuplicateOf !== null)).toEqual([false, true, false])
    // Another file, another of them; the flags of both go when the first goes.
    const second = await imported(asCsv([{ ...aCensus(4, '002')[3], lon: one.lon, lat: one.lat }]))
    expect(second.nearDuplicates).toBe(1)
    await admin.post(`${IMPORTS}/${done.id}/rollback`, { reason: '重复' })
    await server.settle()
    const kept = (await admin.get<{ rows: { nearDuplicateOf: string | null }[] }>(`/api/components?importId=${second.id}`)).body.rows
    expect(kept.map(({ nearDuplicateOf }) => nearDuplicateOf)).toEqual([null])
  })

  it('shows how the first rows would be read, with another reading as well', async () => {
    const { id } = (await handIn(asCsv(aCensus(30, '003')))).body
    const guessed = (await admin.post<Preview>(`${IMPORTS}/${id}/preview`)).body
    expect(guessed).toMatchObject({ crs: 'cgcs2000', missing: [], shapes: false })
    expect(guessed.rows).toHaveLength(20)
    expect(guessed.rows[0]).toMatchObject({ line: 2, kind: 'point', faults: [], unitGridCode: expect.stringMatching(/^350203/) })
    const wrong = (await admin.post<Preview>(`${IMPORTS}/${id}/preview`, { crs: 'gk117', mapping: { code: 'GLBJMC' } })).body
    expect(wrong.missing).toEqual(['name', 'authorityUnitCode', 'authorityUnitName', 'initialDate', 'lon', 'lat'])
    expect(wrong.rows[0]?.faults.map(({ field }) => field)).toEqual(expect.arrayContaining(['code', 'lon']))
  })

  it('is read from other names of columns once people say which', async () => {
    const text = asCsv(aCensus(5, '004')).replace('GLBJBSM', '编号')
    const { id } = (await handIn(text)).body
    const { crs, mapping, missing } = (await admin.post<Preview>(`${IMPORTS}/${id}/preview`)).body
    expect(missing).toEqual(['code'])
    const refused = await admin.post<{ errors: { field: string; rule: string }[] }>(`${IMPORTS}/${id}/start`, { crs, mapping })
    expect([refused.status, refused.body.errors[0]]).toEqual([422, expect.objectContaining({ field: 'mapping', rule: 'required' })])
    const invented = await admin.post<{ errors: { rule: string }[] }>(`${IMPORTS}/${id}/start`, {
      crs,
      mapping: { ...mapping, code: '没有' },
    })
    expect([invented.status, invented.body.errors[0]?.rule]).toEqual([422, 'unknown_column'])
    expect((await admin.post(`${IMPORTS}/${id}/start`, { crs, mapping: { ...mapping, code: '编号' } })).status).toBe(200)
    await server.settle()
    expect((await admin.get<ImportRow>(`${IMPORTS}/${id}`)).body.written).toBe(5)
  })

  it('may be GB18030 with semicolons', async () => {
    const { execFileSync } = await import('node:child_process')
    const text = asCsv(aCensus(5, '005')).replaceAll(',', ';')
    expect((await imported(execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: text }))).written).toBe(5)
  })
})

describe('who and when', () => {
  it('is for those who may write components, in their own area', async () => {
    const content = asCsv(aCensus(4, '006'))
    for (const account of ['acceptor', 'dispatcher', 'leader', 'collector.350203.1']) {
      const other = await server.as(account)
      expect([account, (await handIn(content, other)).status]).toEqual([account, 403])
      for (const path of ['start', 'cancel', 'rollback', 'preview'])
        expect([account, path, (await other.post(`${IMPORTS}/${newId()}/${path}`, {})).status]).toEqual([account, path, 403])
      expect((await other.get(IMPORTS)).status).toBe(403)
    }
    expect((await handIn(content, server.stranger)).status).toBe(401)
    const district = await server.as('district_grid_admin')
    const rows = aCensus(4, '006')
    const own = await imported(
      asCsv([...rows.slice(0, 2), ...rows.slice(2).map((row) => ({ ...row, lon: Number(row.lon) + 0.04 }))]),
      district,
    )
    expect(own).toMatchObject({ written: 2, refused: 2 })
    const theirs = (await handIn(content)).body
    expect((await district.get(`${IMPORTS}/${theirs.id}`)).status).toBe(404)
    expect((await district.get<ImportRow[]>(IMPORTS)).body.map(({ id }) => id)).toEqual([own.id])
    expect((await admin.get<ImportRow>(`${IMPORTS}/${own.id}`)).status).toBe(200)
  })

  it('meets the first when sent again', async () => {
    const key = { 'idempotency-key': newId() }
    const content = asCsv(aCensus(3, '007'))
    const [first, again] = [await handIn(content, admin, key), await handIn(content, admin, key)]
    expect(again.body.id).toBe(first.body.id)
    const reading = (({ crs, mapping }) => ({ crs, mapping }))((await admin.post<Preview>(`${IMPORTS}/${first.body.id}/preview`)).body)
    const url = `${IMPORTS}/${first.body.id}/start`
    expect([(await admin.post(url, reading)).status, (await admin.post(url, reading)).status]).toEqual([200, 200])
    await server.settle()
    const late = await admin.post<{ code: string }>(url, reading)
    expect([late.status, late.body.code]).toEqual([409, 'import_state'])
    expect((await admin.get<ImportRow>(`${IMPORTS}/${first.body.id}`)).body).toMatchObject({ state: 'done', written: 3 })
  })

  it('stops when cancelled, and stays stopped', async () => {
    const id = await started(asCsv(aCensus(50, '008')))
    const [stopped, again] = [
      await admin.post<ImportRow>(`${IMPORTS}/${id}/cancel`),
      await admin.post<ImportRow>(`${IMPORTS}/${id}/cancel`),
    ]
    expect([stopped.body.state, again.body.state]).toEqual(['cancelled', 'cancelled'])
    await server.settle()
    expect((await admin.get<ImportRow>(`${IMPORTS}/${id}`)).body).toMatchObject({ state: 'cancelled', written: 0 })
    expect((await admin.post(`${IMPORTS}/${id}/start`, { crs: 'cgcs2000', mapping: {} })).status).toBe(409)
  })

  it.each([
    ['an empty file', ''],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['a zip cut short', Buffer.from('PK\u0003\u0004 and then nothing')],
    ['half a GeoJSON', '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Poi'],
    ['a database of nothing', Buffer.concat([Buffer.from('SQLite format 3\u0000'), Buffer.alloc(200)])],
    ['one word', 'hello'],
  ])('refuses %s and keeps no import of it', async (_name, content) => {
    const before = (await admin.get<ImportRow[]>(IMPORTS)).body.length
    const answer = await handIn(content)
    expect([answer.status, answer.body]).toEqual([422, expect.objectContaining({ code: 'census_file', detail: expect.any(String) })])
    expect((await admin.get<ImportRow[]>(IMPORTS)).body).toHaveLength(before)
  })

  it('refuses a file beyond the size the installation takes', async () => {
    expect((await handIn(`a,b\n${'x'.repeat(4 * 1024 * 1024)}`)).status).toBe(413)
  })

  it('ends as failed, with the reason, where the file breaks off later', async () => {
    const done = await imported(`${asCsv(aCensus(2500, '009'))}"35020301009000099,never closed`)
    expect(done).toMatchObject({
      state: 'failed',
      error: { zh: expect.stringContaining('不是 CSV'), en: expect.stringContaining('no CSV') },
    })
    await admin.post(`${IMPORTS}/${done.id}/rollback`, { reason: '文件损坏' })
    await server.settle()
    expect((await admin.get<ImportRow>(`${IMPORTS}/${done.id}`)).body.state).toBe('rolled_back')
  })
})
