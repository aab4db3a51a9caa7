/** Turns lights: finds clocks whose next alarm is due and announces it, once, whoever restarts in between. */
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'

const BATCH = 500

/** Announces `clock.yellow` and `clock.red`; returns how many. */
export async function ringAlarms(db: Database, now: Date): Promise<number> {
  const rung = await db.query(
    sql`with due as (
      select subject_id, kind, ordinal from clock where next_alarm_at <= ${now}
      order by next_alarm_at limit ${BATCH} for update skip locked
    ), turned as (
      update clock c set next_alarm_at = case when ${now} <= c.deadline_at then c.deadline_at + interval '1 second' end
      from due where c.subject_id = due.subject_id and c.kind = due.kind and c.ordinal = due.ordinal
      returning c.*
    ), told as (
      insert into outbox (topic, subject_id, payload, deliver_at)
      select case when ${now} <= deadline_at then 'clock.yellow' else 'clock.red' end, subject_id,
        jsonb_build_object('kind', kind, 'ordinal', ordinal, 'deadlineAt', deadline_at, 'chargedUnit', charged_unit), ${now}::timestamptz
      from turned
    ) select 1 as rung from turned`,
    { prepared: true },
  )
  return rung.length
}

/** After a load that told nobody: every light that is on is announced once, by whoever runs next. */
export async function ringAllAgain(db: Database): Promise<void> {
  await db.query(sql`update clock set next_alarm_at = coalesce(yellow_at, deadline_at) where stopped_at is null`)
}
