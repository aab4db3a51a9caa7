/** What is kept in memory is read once, again after news, and again after a reading that failed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../tests/support/test-server.ts'
import type { Platform } from './ctx.ts'
import { insertInto, sql } from './db/sql.ts'
import { newId } from './id.ts'
import { remembered } from './remembered.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

it('reads once for many, anew after news of its topic and when told to forget', async () => {
  let reads = 0
  const value = remembered(async ({ db }) => {
    reads++
    return (await db.query<{ n: number }>(sql`select 7 as n`))[0]?.n
  }, 'thing.changed')
  expect(await Promise.all([value(server.platform), value(server.platform)])).toEqual([7, 7])
  expect(reads).toBe(1)
  const news = (topic: string) => insertInto('outbox', { topic, subjectId: newId(), payload: {}, deliverAt: server.clock.now() })
  await server.platform.db.query(news('other.changed'))
  await server.platform.db.query(news('thing.changed'))
  await server.settle()
  await expect.poll(() => value(server.platform).then(() => reads)).toBe(2)
  value.forget(server.platform)
  await value(server.platform)
  expect(reads).toBe(3)
})

it('does not keep a failure: the database may be back a moment later', async () => {
  let broken = true
  const db: Platform['db'] = {
    ...server.platform.db,
    query: (statement, options) => (broken ? Promise.reject(new Error('gone')) : server.platform.db.query(statement, options)),
  }
  const value = remembered((platform) => platform.db.query(sql`select 1 as n`))
  const platform = { ...server.platform, db }
  await expect(value(platform)).rejects.toThrow('gone')
  broken = false
  expect(await value(platform)).toEqual([{ n: 1 }])
})
