/** The engine's SQL. */
import type { Ctx } from '../ctx.ts'
import type { Queryable } from '../db/database.ts'
import { insertInto, snake, sql } from '../db/sql.ts'
import type { NoticeDeliveryTable, NoticeTable, NoticeTemplateTable, PushDeviceTable } from '../db/tables.gen.ts'
import type { Language } from '../titles.ts'
import type { Channel, NoticeDefinition, OutsideChannel, TextPair } from './definition.ts'
import type { Quiet } from './quiet.ts'

export type NoticeRow = Omit<NoticeTable, 'language' | 'worded' | 'facts'> & {
  language: Language
  worded: Record<'zh' | 'en', Record<string, string>>
  facts: Record<string, unknown>
}

export type DeliveryRow = Omit<NoticeDeliveryTable, 'channel'> & { channel: OutsideChannel }

/** A timer of the outbox: it only says that it is time to look. */
export const DELIVERY_TIMER = 'timer.notice-delivery'

export const deliveryTimer = (id: string, at: Date) =>
  insertInto('outbox', { topic: DELIVERY_TIMER, subjectId: id, payload: {}, deliverAt: at })

export async function noticeById(db: Queryable, id: string): Promise<NoticeRow | undefined> {
  return (await db.query<NoticeRow>(sql`select * from notice where id = ${id}`))[0]
}

/** Writes what was not told yet, in one statement: rows, ways out with their timers, news for the screens. Answers how many were new. */
export async function writeNotices(
  ctx: Ctx,
  notices: readonly NoticeRow[],
  deliveriesOf: (noticeId: string) => readonly DeliveryRow[],
): Promise<number> {
  const deliveries = notices.flatMap(({ id }) => deliveriesOf(id))
  const timers = deliveries.flatMap(({ id, noticeId, nextAt }) => (nextAt ? [{ noticeId, ...timerRow(id, nextAt) }] : []))
  const arrivals = notices.filter(({ inApp }) => inApp).map((notice) => ({ noticeId: notice.id, ...arrival(notice) }))
  const rows = await ctx.db.query<{ told: number }>(
    sql`with told as (
        insert into notice select * from json_populate_recordset(null::notice, ${asJson(notices)}::json)
        on conflict (recipient_key, kind, dedupe_key) do nothing returning id
      ), ways as (
        insert into notice_delivery select d.* from json_populate_recordset(null::notice_delivery, ${asJson(deliveries)}::json) d
        join told on told.id = d.notice_id
      ), news as (
        insert into outbox (topic, subject_id, payload, deliver_at) select n.topic, n.subject_id, n.payload, n.deliver_at
        from json_to_recordset(${asJson([...timers, ...arrivals])}::json)
          as n(notice_id uuid, topic text, subject_id uuid, payload jsonb, deliver_at timestamptz)
        join told on told.id = n.notice_id
      ) select count(*)::int as told from told`,
    { prepared: true },
  )
  return rows[0]?.told ?? 0
}

/** Rows under the names of their columns. */
function asJson(rows: readonly object[]): string {
  return JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value]))))
}

const timerRow = (subjectId: string, deliverAt: Date) => ({ topic: DELIVERY_TIMER, subjectId, payload: {}, deliverAt })

function arrival({ id, recipientId, kind, severity, madeAt }: NoticeRow) {
  return { topic: 'notice.arrived', subjectId: id, payload: { personId: recipientId, kind, severity }, deliverAt: madeAt }
}

/** Of these keys, the ones already told: the usual answer to a repeated event, without making the rows again. */
export async function toldAlready(db: Queryable, kind: string, key: string): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ recipientKey: string }>(sql`select recipient_key from notice where kind = ${kind} and dedupe_key = ${key}`)
  return new Set(rows.map((row) => row.recipientKey))
}

export interface Preference {
  personId: string
  channels: Channel[]
}

export async function preferencesFor(db: Queryable, kind: string, people: readonly string[]): Promise<Map<string, Channel[]>> {
  const rows = await db.query<Preference>(
    sql`select person_id, channels from notice_preference where kind = ${kind} and person_id = any(${people}::uuid[])`,
    { prepared: true },
  )
  return new Map(rows.map((row) => [row.personId, row.channels]))
}

export async function quietFor(db: Queryable, people: readonly string[]): Promise<Map<string, Quiet>> {
  const rows = await db.query<Quiet & { personId: string }>(sql`select * from notice_quiet where person_id = any(${people}::uuid[])`, {
    prepared: true,
  })
  return new Map(rows.map((row) => [row.personId, row]))
}

export async function devicesFor(db: Queryable, people: readonly string[]): Promise<PushDeviceTable[]> {
  return db.query<PushDeviceTable>(
    sql`select * from push_device where person_id = any(${people}::uuid[]) and ended_at is null order by added_at`,
    { prepared: true },
  )
}

/** The text that holds now: the newest of the administrators, or the shipped one as version 0 or as they chose. */
export async function textNow(db: Queryable, definition: NoticeDefinition): Promise<{ text: TextPair; version: number }> {
  const [own] = await db.query<NoticeTemplateTable>(
    sql`select * from notice_template where kind = ${definition.kind} order by version desc limit 1`,
    { prepared: true },
  )
  if (!own || own.shipped) return { text: definition.text, version: own?.version ?? 0 }
  return { text: { title: { zh: own.titleZh, en: own.titleEn }, body: { zh: own.bodyZh, en: own.bodyEn } }, version: own.version }
}
