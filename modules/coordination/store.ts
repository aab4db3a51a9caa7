/** The module's SQL. */
import type { Queryable } from '#kernel/db/database.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import type { AgendaItemTable, SupervisionAnswerTable, SupervisionOrderTable } from '#kernel/db/tables.gen.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import type { Ending, Kind, Level, OrderState, Trigger } from './contract.ts'

/** The row as the schema has it, with the words of the contract where the column is plain text. */
export type SupervisionOrder = Omit<SupervisionOrderTable, 'open' | 'kind' | 'level' | 'state' | 'trigger' | 'ended'> & {
  kind: Kind
  level: Level
  state: OrderState
  trigger: Trigger
  ended: Ending | null
}

/** Everything but the generated column `open`. */
const COLUMNS = sql`id, case_id, case_code, matter_code, summary, kind, level, state, version, trigger, reason, arises_at, clock_ordinal, case_due_at,
  follows_id, unit_code, district_code, street_code, community_code, duty_grid_code, issued_by, issued_name, issued_at, answer_due_at, answered_at,
  answered_by, settled_at, ended, clock_kind, clock_started_at, due_at, yellow_at, history_seq, history_hash, updated_at`

export async function orderById(db: Queryable, id: string): Promise<SupervisionOrder | undefined> {
  return (await db.query<SupervisionOrder>(sql`select ${COLUMNS} from supervision_order where id = ${id}`, { prepared: true }))[0]
}

export async function openOrdersOf(db: Queryable, caseId: string): Promise<SupervisionOrder[]> {
  return db.query<SupervisionOrder>(sql`select ${COLUMNS} from supervision_order where case_id = ${caseId} and open`, { prepared: true })
}

export async function ordersOf(db: Queryable, caseId: string): Promise<SupervisionOrder[]> {
  return db.query<SupervisionOrder>(sql`select ${COLUMNS} from supervision_order where case_id = ${caseId} order by issued_at, level`)
}

/** Of the timeout orders about one deadline, the highest level so far, settled or not. */
export async function highestRaised(db: Queryable, caseId: string, ordinal: number, deadline: Date): Promise<number> {
  const rows = await db.query<{ level: number | null }>(
    sql`select max(level) as level from supervision_order
      where case_id = ${caseId} and kind = 'timeout' and clock_ordinal = ${ordinal} and case_due_at = ${deadline}`,
    { prepared: true },
  )
  return rows[0]?.level ?? 0
}

export async function answersOf(db: Queryable, orderId: string): Promise<SupervisionAnswerTable[]> {
  return db.query<SupervisionAnswerTable>(sql`select * from supervision_answer where order_id = ${orderId} order by ordinal`)
}

export async function agendaOf(db: Queryable, orderId: string): Promise<AgendaItemTable | undefined> {
  return (await db.query<AgendaItemTable>(sql`select * from agenda_item where order_id = ${orderId}`))[0]
}

/** The next answer of an order. */
export function insertAnswer(answer: {
  orderId: string
  text: string
  photos: readonly string[]
  by: { id: string; name: string }
  at: Date
}): Sql {
  const { orderId, text, photos, by, at } = answer
  return sql`insert into supervision_answer (order_id, ordinal, text, photos, by_id, by_name, at)
    select ${orderId}::uuid, 1 + coalesce(max(ordinal), 0), ${text}, ${photos}::uuid[], ${by.id}::uuid, ${by.name}, ${at}::timestamptz
    from supervision_answer where order_id = ${orderId}::uuid`
}

/** What came of the answer that waited for review. */
export function reviewAnswer(orderId: string, result: 'accepted' | 'returned', by: string, at: Date, note: string | null): Sql {
  return sql`update supervision_answer set result = ${result}, reviewed_name = ${by}, reviewed_at = ${at}, note = ${note}
    where order_id = ${orderId} and result is null`
}

/** An order settled before the meeting takes its item off the agenda. */
export function withdrawAgenda(orderId: string): Sql {
  return sql`update agenda_item set state = 'withdrawn' where order_id = ${orderId} and state = 'open'`
}

export function decideAgenda(orderId: string, decision: { text: string; ownerUnit: string; dueOn: string; by: string; at: Date }): Sql {
  return sql`update agenda_item set state = 'decided', decision = ${decision.text}, owner_unit = ${decision.ownerUnit}, due_on = ${decision.dueOn}::date,
    decided_name = ${decision.by}, decided_at = ${decision.at} where order_id = ${orderId}`
}

export async function requestEventOf(db: Queryable, orderId: string, requestKey: string): Promise<string | undefined> {
  const rows = await db.query<{ event: string }>(
    sql`select event from flow_record where subject_id = ${orderId} and request_key = ${requestKey}`,
    { prepared: true },
  )
  return rows[0]?.event
}

export async function unitExists(db: Queryable, code: string): Promise<boolean> {
  return (await db.query(sql`select 1 from fact_unit where code = ${code}`)).length > 0
}

/** Answer clocks still running by the days of another calendar version. */
export async function clocksOfOtherDays(db: Queryable, version: string): Promise<{ orderId: string }[]> {
  return db.query(sql`select c.subject_id as order_id from clock c join supervision_order o on o.id = c.subject_id
    where c.kind = 'answer' and c.stopped_at is null and c.state->>'calendarVersion' <> ${version}`)
}

export async function answerClocksOf(db: Queryable, orderId: string): Promise<ClockRow[]> {
  return db.query<ClockRow>(sql`select * from clock where subject_id = ${orderId} order by ordinal`, { prepared: true })
}
