/** What was told long ago goes, a batch at a time; what is still on its way stays. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { scheduleOf } from '#kernel/jobs/jobs.ts'
import { cleanNotices } from '#kernel/notice/cleanup.ts'
import { parseSettings } from '#kernel/settings.ts'
import { fire } from '../support/journey.ts'
import { aCall, inbox } from '../support/notices.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

const DAY = 24 * 60
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ at: '2023-11-06T01:00:00Z', env: { CITYLOOP_NOTICE_DAYS: '90' } })
})
afterAll(() => server.stop())

async function rejected(phone: string): Promise<string> {
  const caseId = await aCall(server, phone)
  await fire(server, 'acceptor', caseId, 'reject', { reasonKind: 'outside_area' })
  await server.settle()
  return caseId
}
const count = async (table: 'notice' | 'notice_delivery' | 'notice_attempt' | 'simulated_message') => {
  const texts = {
    notice: sql`select count(*)::int as n from notice`,
    notice_delivery: sql`select count(*)::int as n from notice_delivery`,
    notice_attempt: sql`select count(*)::int as n from notice_attempt`,
    simulated_message: sql`select count(*)::int as n from simulated_message`,
  }
  return (await server.platform.db.query<{ n: number }>(texts[table]))[0]?.n
}
const all = () => Promise.all([count('notice'), count('notice_delivery'), count('notice_attempt'), count('simulated_message')])
const clean = (batch: number) => cleanNotices(asActor(server.platform, SYSTEM), batch)

it('drops what is older than the setting in batches, leaves the young and the unfinished, and a repeat drops nothing', async () => {
  for (let i = 0; i < 5; i++) await rejected(`1390000000${i}`)
  const stuck = await rejected('13900000009')
  await server.platform.db.query(sql`update notice_delivery set state = 'failed', settled_at = null, next_at = ${new Date('2030-01-01')}
    where notice_id in (select id from notice where subject_id = ${stuck})`)
  expect(await all()).toEqual([6, 6, 6, 6])
  server.clock.pass(91 * DAY)
  const young = await rejected('13900000008')
  expect(await clean(2)).toEqual({ notices: 5, simulated: 6 })
  expect(await all()).toEqual([2, 2, 2, 1])
  const left = await server.platform.db.query<{ subjectId: string }>(sql`select subject_id from notice order by made_at`)
  expect(left.map((row) => row.subjectId)).toEqual([stuck, young])
  expect(await clean(2)).toEqual({ notices: 0, simulated: 0 })
})

it('is a job of the night, and of staff the inbox forgets as well', async () => {
  expect(scheduleOf(server.platform.modules).map((job) => job.name)).toContain('notice.clean')
  await server.platform.db.query(sql`insert into notice (id, kind, dedupe_key, recipient_key, recipient_id, recipient, language, subject_id, severity,
      title_zh, title_en, body_zh, body_en, worded, template_version, link, in_app, made_at)
    select gen_random_uuid(), 'case.task', 'x', a.person_id::text, a.person_id, '', 'zh-CN', a.person_id, 'info', '旧', 'old', '', '', '{}', 0, '', true, ${server.clock.now()}
    from account a where a.login = 'acceptor'`)
  expect(await inbox(server, 'acceptor')).toHaveLength(1)
  server.clock.pass(91 * DAY)
  await clean(500)
  expect(await inbox(server, 'acceptor')).toEqual([])
})

it('keeps a year unless told otherwise, and no less than thirty days', () => {
  expect(parseSettings({}).noticeDays).toBe(365)
  expect(() => parseSettings({ CITYLOOP_NOTICE_DAYS: '7' })).toThrow('CITYLOOP_NOTICE_DAYS')
})
