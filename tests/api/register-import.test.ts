/** Import of any register: all rows at once, repeats harmless, every refused row with its reason. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { historyOwners } from '#apps/server/app.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { verifyHistory } from '#kernel/history/verify.ts'
import type { ProblemDocument } from '#kernel/problem.ts'
import { type ImportReport, importRows, importStopped } from '#kernel/register/import.ts'
import { unitsOf } from '#modules/cases/service/held.ts'
import { sanitationOf } from '../support/test-city.ts'
import { multipart, startTestServer, type TestServer } from '../support/test-server.ts'

const COLUMNS = ['code', 'name', 'kind', 'state', 'purpose', 'lon', 'lat', 'ownerUnitCode', 'noticeSign', 'installedOn'] as const
type Line = Record<(typeof COLUMNS)[number], string>

const OWNER = sanitationOf('350203001')
/** Each test has cameras of its own: history is not taken back. */
let series = 0
const aLine = (at: number, more: Partial<Line> = {}): Line => ({
  ...{
    code: `3502030000132${String(series + at).padStart(7, '0')}`,
    name: `路口${at}`,
    kind: '球机',
    state: 'online',
    purpose: '公共安全',
  },
  ...{ lon: (118.001 + (at % 370) * 0.0001).toFixed(5), lat: '24.411', ownerUnitCode: OWNER, noticeSign: '是', installedOn: '2021-05-01' },
  ...more,
})
const lines = (count: number, from = 1) => Array.from({ length: count }, (_, index) => aLine(from + index))
const asCsv = (rows: readonly Line[]) => `${[COLUMNS.join(), ...rows.map((row) => COLUMNS.map((key) => row[key]).join())].join('\n')}\n`

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { CITYLOOP_MAX_IMPORT_MB: '4' } })
})
afterAll(() => server.stop())
beforeEach(async () => {
  series += 100_000
  await server.platform.db.query(sql`delete from camera`)
  await server.platform.db.query(sql`delete from outbox`)
})

interface How {
  account?: string
  words?: string
  name?: string
  register?: string
  headers?: Record<string, string>
}

async function importing(
  content: string | Buffer,
  { account = 'sys_admin', words = '', name = 'a.csv', register = 'cameras', headers = {} }: How = {},
) {
  const form = multipart(name, 'text/csv', Buffer.from(content))
  return (await server.as(account)).post<ImportReport & ProblemDocument>(`/api/${register}/import?${words}`, form.payload, {
    ...form.headers,
    ...headers,
  })
}
const report = async (content: string | Buffer, how?: How) => (await importing(content, how)).body
const stored = async () => (await server.platform.db.query<{ n: number }>(sql`select count(*)::int as n from camera`))[0]?.n

describe('an import', () => {
  it('writes every row with the beginning of its history, and one piece of news for all', async () => {
    expect(await report(asCsv(lines(6000)))).toEqual({ read: 6000, accepted: 6000, known: 0, written: 6000, refusedRows: 0, refused: [] })
    const news = await server.platform.db.query(sql`select topic, payload from outbox`)
    expect(news).toEqual([{ topic: 'cameras.imported', payload: { rows: 6000 } }])
    const { findings, records } = await verifyHistory(server.platform.db, historyOwners(), () => undefined)
    expect([findings, records >= 6000]).toEqual([[], true])
    const admin = await server.as('sys_admin')
    const { rows } = (await admin.get<{ rows: { id: string; kind: string }[] }>(`/api/cameras?code=${aLine(5999).code}`)).body
    expect(rows[0]).toMatchObject({ kind: 'ptz', districtCode: '350203', noticeSign: true, installedOn: '2021-05-01' })
    const history = (await admin.get<{ event: string }[]>(`/api/cameras/${rows[0]?.id}/history`)).body
    expect(history.map(({ event }) => event)).toEqual(['created'])
  })

  it('of the same file twice knows every row and writes none', async () => {
    const file = asCsv(lines(50))
    await report(file)
    expect(await report(file)).toEqual({ read: 50, accepted: 0, known: 50, written: 0, refusedRows: 0, refused: [] })
    expect(await server.platform.db.query(sql`select topic from outbox`)).toHaveLength(1)
    expect(await report(asCsv(lines(60)), { words: 'onlyIfAllGood=true' })).toMatchObject({ accepted: 10, known: 50, written: 10 })
  })

  it('of the same file by two at once writes every row once', async () => {
    const file = asCsv(lines(300))
    const both = await Promise.all([report(file), report(file, { account: 'grid_admin' })])
    expect(both.map(({ written, known }) => [written, known]).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual([
      [0, 300],
      [300, 0],
    ])
  })

  it('names each refused row with line, column and reason, and takes the others', async () => {
    await report(asCsv(lines(2)))
    const admin = await server.as('sys_admin')
    const second = (await admin.get<{ rows: { id: string }[] }>(`/api/cameras?code=${aLine(2).code}`)).body.rows[0]
    await admin.post(`/api/cameras/${second?.id}/retire`, { reason: '拆除' })
    const rows = [
      aLine(1, { name: '另一个名称' }),
      aLine(2),
      aLine(3),
      aLine(3),
      aLine(4, { code: '35020300001180000004' }),
      aLine(5, { ownerUnitCode: 'NOBODY' }),
      aLine(6, { noticeSign: '也许' }),
      aLine(7, { lon: '100' }),
      aLine(8, { name: '', kind: '' }),
    ]
    const { refused, ...counts } = await report(asCsv(rows))
    expect(counts).toEqual({ read: 9, accepted: 1, known: 0, written: 1, refusedRows: 8 })
    expect(refused.toSorted((a, b) => a.line - b.line)).toEqual([
      { line: 2, column: 'code', reason: `“${aLine(1).code}”已登记且内容不同，请在该条目上修改` },
      { line: 3, column: 'code', reason: `“${aLine(2).code}”已停用，不能再次导入` },
      { line: 5, column: 'code', reason: `“${aLine(3).code}”已在第 4 行出现` },
      { line: 6, column: 'code', reason: '类型编码（第11至13位）118 是网络录像机，不是摄像机，应为132' },
      { line: 7, column: 'ownerUnitCode', reason: '单位中没有“NOBODY”' },
      { line: 8, column: 'noticeSign', reason: '类型不正确' },
      { line: 9, column: 'lon', reason: '不在本市网格内' },
      { line: 10, column: 'name', reason: expect.any(String) },
      { line: 10, column: 'kind', reason: expect.any(String) },
    ])
  })

  it('writes nothing where all were wanted and one is bad, even in the last handful; nor when it only looks', async () => {
    const rows = [...lines(6000), aLine(6001, { code: '1' })]
    expect(await report(asCsv(rows), { words: 'onlyIfAllGood=true' })).toMatchObject({ accepted: 6000, written: 0, refusedRows: 1 })
    expect(await report(asCsv(rows), { words: 'dryRun=true' })).toMatchObject({ accepted: 6000, written: 0, refusedRows: 1 })
    expect([await stored(), await server.platform.db.query(sql`select 1 from outbox`)]).toEqual([0, []])
  })

  it('writes only in the region of the post, and is for nobody else', async () => {
    const rows = [aLine(1), aLine(2, { lon: '118.06' })]
    const own = await report(asCsv(rows), { account: 'district_grid_admin' })
    expect(own).toMatchObject({ written: 1, refused: [{ line: 3, column: 'row', reason: '您的岗位没有此项权限' }] })
    for (const account of ['acceptor', 'leader', 'security_admin']) expect((await importing(asCsv(rows), { account })).status).toBe(403)
  })
})

describe('a file', () => {
  it('larger than allowed is refused with the limit', async () => {
    const { status, body } = await importing(Buffer.alloc(4.5 * 1024 * 1024, 'x'))
    expect([status, body]).toMatchObject([413, { code: 'too_large', detail: '文件最大 4 MB' }])
  })

  it('that is missing, empty or no table is refused', async () => {
    expect((await importing('')).body.errors).toMatchObject([{ field: 'file', rule: 'empty' }])
    expect((await importing('not a workbook', { name: 'a.xlsx' })).body.errors).toMatchObject([{ field: 'file', rule: 'unreadable' }])
  })

  it('may be a workbook, where dates are dates', async () => {
    const row = { ...aLine(1), installedOn: '' }
    const cells = COLUMNS.map((key) =>
      key === 'installedOn' ? { value: new Date('2021-05-01'), type: Date, format: 'yyyy-mm-dd' } : row[key],
    )
    const workbook = await writeXlsxFile([[...COLUMNS], cells]).toBuffer()
    expect(await report(workbook, { name: 'a.XLSX' })).toMatchObject({ written: 1, refused: [] })
    expect(await server.platform.db.query(sql`select installed_on from camera`)).toEqual([{ installedOn: '2021-05-01' }])
  })

  it('may come in the old Chinese encoding, with semicolons', async () => {
    const head = Buffer.from('code;name;kind;state;purpose;lon;lat;ownerUnitCode;noticeSign\n')
    // 中山路 and 是 in GB18030.
    const row = [
      `${aLine(1).code};`,
      Buffer.from('d6d0c9bdc2b7', 'hex'),
      `;dome;online;flood;118.01;24.41;${OWNER};`,
      Buffer.from('cac7', 'hex'),
    ]
    expect(await report(Buffer.concat([head, ...row.map((part) => Buffer.from(part))]))).toMatchObject({ written: 1 })
    expect(await server.platform.db.query(sql`select name, notice_sign from camera`)).toEqual([{ name: '中山路', noticeSign: true }])
  })
})

describe('how far it is', () => {
  const LINES = { accept: 'application/x-ndjson' }
  const told = (text: string): Record<string, { read?: number; share?: number; written?: number }>[] =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('is told line by line, the report last', async () => {
    const { text, headers } = await importing(asCsv(lines(12_000)), { headers: LINES })
    expect(headers['content-type']).toBe('application/x-ndjson')
    const [first, second, third, last] = told(text)
    expect([first?.progress?.read, second?.progress?.read, third?.progress?.read]).toEqual([5000, 10_000, 12_000])
    expect([(first?.progress?.share ?? 1) < 1, third?.progress?.share, last?.report?.written]).toEqual([true, 1, 12_000])
  })

  it('ends with a problem where there is one', async () => {
    const { text } = await importing('not a workbook', { name: 'a.xlsx', headers: LINES })
    expect(told(text)).toMatchObject([{ problem: { code: 'invalid_input', status: 422 } }])
  })

  it('leaves nothing where it is stopped while rows are on their way to the database', async () => {
    const path = join(server.platform.settings.dataFolder, 'stopped.csv')
    writeFileSync(path, asCsv(lines(20_000).map((row, at) => (at % 2 ? row : { ...row, installedOn: '' }))))
    const stop = new AbortController()
    const register = server.platform.modules.flatMap(({ registers = [] }) => registers).find(({ name }) => name === 'cameras')
    if (!register) throw new Error('no register')
    const importing = importRows(
      asActor(server.platform, SYSTEM),
      register,
      { path, name: 'stopped.csv' },
      {
        ...{ onlyIfAllGood: true, dryRun: false, signal: stop.signal },
        progress: ({ read }) => read === 10_000 && stop.abort(importStopped()),
      },
    )
    await expect(importing).rejects.toMatchObject({ code: 'import_stopped' })
    expect(await report(asCsv(lines(1, 50_000)))).toMatchObject({ written: 1 })
    expect(await stored()).toBe(1)
  })

  it('who hangs up stops it: nothing stays, and the next import goes on', async () => {
    await server.http.listen({ port: 0, host: '127.0.0.1' })
    const session = await server.http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { account: 'sys_admin', password: 'Cityloop-2026' },
    })
    const { token } = session.json<{ token: string }>()
    const file = asCsv(lines(24_000))
    const form = multipart('a.csv', 'text/csv', Buffer.from(file))
    const headers = { ...form.headers, ...LINES, authorization: `Bearer ${token}` }
    const asking = request(`${server.http.listeningOrigin}/api/cameras/import`, { method: 'POST', headers })
    asking.end(form.payload)
    const [answer]: IncomingMessage[] = await once(asking, 'response')
    const [begun]: Buffer[] = answer ? await once(answer, 'data') : []
    expect(String(begun)).toContain('"read":5000')
    asking.destroy()
    // Waits for the one before, as imports of a register go one at a time.
    expect(await report(asCsv(lines(1, 30_000)))).toMatchObject({ written: 1 })
    expect(await stored()).toBe(1)
  })
})

describe('other registers', () => {
  it('who keeps a register in memory hears of an import', async () => {
    expect((await unitsOf(server.platform)).codes.has('IMPORT-1')).toBe(false)
    const head = '单位代码,名称,英文名称,类别,上级单位,辖区,层级,行业'
    const rows = ['IMPORT-1,一队,One,作业队伍,GOV,350203,区级,环境卫生', 'IMPORT-2,二队,Two,作业队伍,NOBODY,350203,区级,环境卫生']
    const { written, refused } = await report([head, ...rows].join('\n'), { register: 'units' })
    expect([written, refused]).toEqual([1, [{ line: 3, column: 'parentCode', reason: expect.any(String) }]])
    await server.settle()
    await expect.poll(async () => (await unitsOf(server.platform)).codes.has('IMPORT-1')).toBe(true)
  })

  it('people, who have no code, are known by all that is said of them', async () => {
    const file = '姓名,电话,语言\n张三,0592-0001,中文\n李四,,中文\n张三,0592-0001,中文\n'
    expect(await report(file, { register: 'people' })).toMatchObject({
      written: 2,
      refused: [{ line: 4, column: 'row', reason: '与第 2 行完全相同' }],
    })
    expect(await report(file.split('\n').slice(0, 3).join('\n'), { register: 'people' })).toMatchObject({
      known: 2,
      written: 0,
      refused: [],
    })
  })
})
