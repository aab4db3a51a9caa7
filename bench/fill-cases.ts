/**
 * Believable cases in bulk: the same for the same count and date. One in a hundred is open, most of these young; the
 * rest are closed, spread over 334 days, all districts, streets, duty grids, matters and departments.
 */

import { SYSTEM } from '#kernel/access/actor.ts'
import { type Database, openDatabase } from '#kernel/db/database.ts'
import { insertMany, raw, sql } from '#kernel/db/sql.ts'
import { type FlowRecord, type HistoryHead, headAfter, NO_HISTORY, nextRecord } from '#kernel/history/record.ts'
import { makeKinds } from './support/case-kinds.ts'
import { progress } from './support/turns.ts'

const DAYS = 334
/** Of all cases; the youngest eight in a thousand, and two in a thousand of any age. */
const YOUNG_OPEN = 0.008
const OLD_OPEN = 0.0021
const STEP = 100_000
const WITH_HISTORY = 500

interface Index {
  name: string
  definition: string
}

/** Writes `count` cases up to `end`. Indexes are made anew afterwards, which is far quicker. */
export async function fillCases(url: string, count: number, end: Date): Promise<void> {
  const db = openDatabase(url, 2)
  try {
    await makeKinds(db, Math.min(60_000, count))
    await db.query(sql`create or replace function bench_share(i bigint, salt bigint) returns float8 immutable parallel safe language sql
      as 'select (hashint8extended(i, salt) & 2147483647) / 2147483648.0'`)
    const indexes = await dropIndexes(db)
    for (let from = 1; from <= count; from += STEP) {
      await insertCases(db, from, Math.min(count, from + STEP - 1), count, end)
      progress(`${Math.min(count, from + STEP - 1)} of ${count} cases`)
    }
    await db.query(sql`insert into field_task (id, case_id, kind, ordered_by, ordered_at)
      select md5('task ' || id)::uuid, id, case state when 'checking' then 'check' else 'verify' end, reported_by, reported_at
      from urban_case where state in ('checking', 'verifying')`)
    await writeHistories(db)
    progress('making the indexes')
    for (const { definition } of indexes) await db.query(raw(definition))
    for (const table of ['urban_case', 'field_task', 'flow_record']) await db.query(raw(`vacuum analyze ${table}`))
  } finally {
    await db.close()
  }
}

async function dropIndexes(db: Database): Promise<Index[]> {
  const indexes = await db.query<Index>(sql`select indexname as name, indexdef as definition from pg_indexes
    where schemaname = 'public' and tablename = 'urban_case' and indexname <> 'urban_case_pkey'`)
  for (const { name } of indexes) await db.query(raw(`drop index ${name}`))
  return indexes
}

/** Where an open case stands: upper bounds of a share, in the order of the loop. */
const STATES = `case when s < 0.04 then 'reported' when s < 0.08 then 'verifying' when s < 0.11 then 'pending_filing'
  when s < 0.16 then 'pending_dispatch' when s < 0.30 then 'dispatched' when s < 0.78 then 'handling' when s < 0.84 then 'disposed'
  when s < 0.94 then 'checking' else 'pending_closure' end`

const SOURCES = `case when o < 0.62 then 'collector' when o < 0.78 then 'hotline12345' when o < 0.90 then 'citizen_app'
  when o < 0.97 then 'video_patrol' else 'sensor' end`

const CLOCK_KINDS = `case state when 'reported' then 'accept' when 'verifying' then 'verify' when 'pending_filing' then 'filing'
  when 'pending_dispatch' then 'dispatch' when 'disposed' then 'checkOrder' when 'checking' then 'check'
  when 'pending_closure' then 'close' else 'disposal' end`

async function insertCases(db: Database, from: number, to: number, count: number, end: Date): Promise<void> {
  const kinds = sql`(select count(*) from bench_kind)`
  await db.query(sql`
    with drawn as (
      select i, (${end}::timestamptz - (${count}::bigint - i) * ${DAYS}::float8 / ${count}::float8 * interval '1 day') as reported_at,
        i > ${count}::float8 * ${1 - YOUNG_OPEN}::float8 or bench_share(i, 1) < ${OLD_OPEN}::float8 as is_open,
        bench_share(i, 2) as s, bench_share(i, 3) as o, bench_share(i, 4) as d, bench_share(i, 5) as w,
        floor(bench_share(i, 6) * ${kinds})::int as kind
      from generate_series(${from}::bigint, ${to}::bigint) i
    ), made as (
      select *, case when is_open then ${raw(STATES)} else 'closed' end as state, ${raw(SOURCES)} as source,
        ${end}::timestamptz + (d - 0.25) * interval '3 days' as due from drawn
    ), placed as (
      select m.*, k.*, m.state not in ('reported', 'verifying', 'pending_filing') as filed,
        m.state not in ('reported', 'verifying', 'pending_filing', 'pending_dispatch') as sent,
        m.state in ('disposed', 'checking', 'pending_closure', 'closed') as done
      from made m join bench_kind k on k.n = m.kind
    )
    insert into urban_case (id, case_code, state, version, procedure_version, source, edition, matter_code, condition_no, description, summary, address,
      lon, lat, morton, district_code, street_code, community_code, duty_grid_code, unit_grid_code, unit_code, urgent, round, limit_amount, limit_unit,
      handbook_version, verified, verify_count, dispatch_count, reported_by, reported_at, filed_at, dispatched_at, signed_at, disposed_at, closed_at,
      closure_kind, on_time, clock_kind, clock_started_at, due_at, yellow_at, history_seq, history_hash, updated_at, search)
    select md5('case ' || i)::uuid,
      case when filed then to_char(reported_at, 'YYYYMMDD') || district_code || lpad((i % 100000)::text, 5, '0') end,
      state, 5, 1, source, 'GBT47678.5-2026', matter_code, case when filed then 1 end, description, left(description, 120), address,
      lon, lat, morton, district_code, street_code, community_code, duty_grid_code, unit_grid_code, case when sent then unit_code end, w < 0.02, 1,
      case when sent then 2 end, case when sent then 'work_day' end, case when sent then 1 end, source <> 'collector', 0, case when sent then 1 else 0 end,
      md5('reporter ' || (kind % 500))::uuid, reported_at, case when filed then reported_at + interval '12 minutes' end,
      case when sent then reported_at + interval '20 minutes' end, case when done then reported_at + interval '1 hour' end,
      case when done then reported_at + (1 + 40 * w) * interval '1 hour' end, case when state = 'closed' then reported_at + (3 + 44 * w) * interval '1 hour' end,
      case when state = 'closed' then 'normal' end, case when done then d < 0.95 end,
      case when is_open then ${raw(CLOCK_KINDS)} end, case when is_open then reported_at end, case when is_open then due end,
      case when is_open then due - interval '8 hours' end, 0, '', reported_at, search
    from placed`)
}

const LOOP = [
  ['submit', 'draft', 'reported'],
  ['forward', 'reported', 'pending_filing'],
  ['file', 'pending_filing', 'pending_dispatch'],
  ['dispatch', 'pending_dispatch', 'dispatched'],
  ['sign', 'dispatched', 'handling'],
  ['dispose', 'handling', 'disposed'],
  ['orderCheck', 'disposed', 'checking'],
  ['checkPass', 'checking', 'pending_closure'],
  ['close', 'pending_closure', 'closed'],
] as const

/** A sample of the closed cases has a whole chain of history. */
async function writeHistories(db: Database): Promise<void> {
  const cases = await db.query<{ id: string; reportedAt: Date }>(
    sql`select id, reported_at from urban_case where state = 'closed' order by reported_at desc limit ${WITH_HISTORY}`,
  )
  for (const { id, reportedAt } of cases) {
    const records: FlowRecord[] = []
    let head: HistoryHead = NO_HISTORY
    for (const [index, [event, fromState, toState]] of LOOP.entries()) {
      const at = new Date(reportedAt.getTime() + index * 1_200_000)
      const record = nextRecord(id, head, { procedure: 'case', event, fromState, toState, actor: SYSTEM, role: 'system', at })
      records.push(record)
      head = headAfter(record)
    }
    await insertMany(db, 'flow_record', records)
    await db.query(sql`update urban_case set history_seq = ${head.historySeq}, history_hash = ${head.historyHash} where id = ${id}`)
  }
}
