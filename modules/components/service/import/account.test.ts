/** What a census amounts to: classes as in the file, and nothing without a unit grid that is not listed as such. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import type { ImportRow, Preview } from '#modules/components/contract.ts'
import { aCensus, asCsv } from '../../../../tests/support/census.ts'
import { multipart, startTestServer, type TestServer, type User } from '../../../../tests/support/test-server.ts'

const IMPORTS = '/api/component-imports'

let server: TestServer
let admin: User
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.as('grid_admin')
})
afterAll(() => server.stop())

async function imported(content: string): Promise<ImportRow> {
  const form = multipart('census.csv', 'text/csv', Buffer.from(content))
  const { id } = (await admin.post<ImportRow>(IMPORTS, form.payload, form.headers)).body
  const { crs, mapping } = (await admin.post<Preview>(`${IMPORTS}/${id}/preview`)).body
  await admin.post(`${IMPORTS}/${id}/start`, { crs, mapping })
  await server.settle()
  return (await admin.get<ImportRow>(`${IMPORTS}/${id}`)).body
}

/** A square of the city where nobody drew unit grids. */
async function undrawn(): Promise<string | undefined> {
  const { db, now } = server.platform
  const code = await unitGridThere()
  await db.query(sql`update unit_grid set retired_at = now() where code = ${code}`)
  await db.query(insertInto('outbox', { topic: 'duty-grids.changed', subjectId: newId(), payload: {}, deliverAt: now() }))
  await server.settle()
  return code
}

async function unitGridThere(): Promise<string | undefined> {
  const { body } = await admin.get<{ unitGrid: { code: string } | null }>('/api/grid/locate?lon=118.0015&lat=24.4015')
  return body.unitGrid?.code
}

it('counts per class what the file held, and lists every component without a unit grid', async () => {
  const code = await undrawn()
  await expect.poll(unitGridThere).not.toBe(code)
  const file = { '01-001': aCensus(700, '001'), '01-002': aCensus(300, '002').slice(0, 211), '01-037': aCensus(300, '037').slice(71, 112) }
  const done = await imported(asCsv(Object.values(file).flat()))
  expect(done).toMatchObject({ state: 'done', refused: 0, written: 700 + 211 + 41 })
  const classes = (await admin.get<{ classCode: string; count: number }[]>('/api/component-classes')).body
  expect(Object.fromEntries(classes.map(({ classCode, count }) => [classCode, count]))).toEqual(
    Object.fromEntries(Object.entries(file).map(([classCode, rows]) => [classCode, rows.length])),
  )
  const listed = await admin.get<{ rows: { lon: number; lat: number; unitGridCode: null }[]; next: string | null }>(
    `/api/components?importId=${done.id}&unitGridCode=null&limit=200`,
  )
  expect(listed.body.next).toBeNull()
  expect(done.withoutGrid).toBeGreaterThan(0)
  expect(listed.body.rows).toHaveLength(done.withoutGrid)
  const { db } = server.platform
  const [counted] = await db.query(sql`select count(*)::int as without from component where unit_grid_code is null`)
  expect(counted).toEqual({ without: done.withoutGrid })
})
