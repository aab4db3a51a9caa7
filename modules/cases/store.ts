/** The module's SQL. */

import { createHash } from 'node:crypto'
import { addedIfNew, type Change } from '#kernel/db/change.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import type { UrbanCaseTable } from '#kernel/db/tables.gen.ts'
import { type LonLat, metresBetween } from '#kernel/geo/distance.ts'
import { rangesAround } from '#kernel/geo/morton.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import type { CaseState, RequestKind, RequestState, Source } from './contract.ts'
import type { RoutedUnit } from './rules.ts'

/** The row as the schema has it, with the words of the contract where the column is plain text. */
export type UrbanCase = Omit<UrbanCaseTable, 'open' | 'effectiveDueAt' | 'shortCode' | 'state' | 'source'> & {
  state: CaseState
  source: Source
}

/** Everything but the generated columns. */
const COLUMNS = sql`id, case_code, state, version, procedure_version, source, edition, matter_code, condition_no, description, summary, address, lon, lat, morton,
  district_code, street_code, community_code, duty_grid_code, unit_grid_code, unit_code, urgent, fast, round, limit_amount, limit_unit, handbook_version,
  verified, verify_count, dispatch_count, component_code, merged_into, recurrence_of, self_handled, void_kind, closed_by, exempt, extend_count, suspend_count,
  defer_count, stage, second_amount, second_unit, mode_pause_id, ticket_due_at, ticket_answer_by, accurate_dispatch, false_closure, citizen_dissatisfied,
  reported_by, accepted_by, handled_by, handler_id, inner_due_at, result_at, collector_id, external_code, reported_at, filed_at, dispatched_at, signed_at, disposed_at,
  closed_at, closure_kind, on_time, clock_kind, clock_started_at, due_at, yellow_at, history_seq, history_hash, updated_at, search`

export async function caseById(db: Queryable, id: string): Promise<UrbanCase | undefined> {
  return (await db.query<UrbanCase>(sql`select ${COLUMNS} from urban_case where id = ${id}`, { prepared: true }))[0]
}

/** As the generated column has it. */
export function shortCodeOf(caseId: string): string {
  return createHash('sha256')
    .update(Buffer.from(caseId.replaceAll('-', ''), 'hex'))
    .digest('hex')
    .slice(0, 10)
    .toUpperCase()
}

export async function clocksOf(db: Queryable, subjectId: string): Promise<ClockRow[]> {
  return db.query<ClockRow>(sql`select * from clock where subject_id = ${subjectId} order by started_at, ordinal`, { prepared: true })
}

export interface FieldTask {
  id: string
  kind: 'verify' | 'check'
  collectorId: string | null
  collectorName: string | null
  orderedAt: Date
  answeredAt: Date | null
  result: 'true' | 'false' | 'pass' | 'fail' | null
  note: string | null
  photos: string[]
}

/** What the conditions look at beside the case itself. */
export interface Standing {
  /** False while the case is still being taken in. */
  stored: boolean
  tasks: FieldTask[]
  afterPhotos: number
  requests: RequestStanding[]
  returnedUnits: string[]
}

export interface RequestStanding {
  kind: RequestKind
  state: RequestState
  unitCode: string
  requestedAt: Date
  untilAt: Date | null
  reasonKind: string | null
  measure: string | null
  leader: string | null
  suggestedUnit: string | null
  photos: string[]
}

export const NOTHING_YET: Standing = { stored: false, tasks: [], afterPhotos: 0, requests: [], returnedUnits: [] }

/** In one question to the database. */
export async function standingOf(db: Queryable, caseId: string): Promise<Standing> {
  const rows = await db.query<{
    tasks: (Omit<FieldTask, 'orderedAt' | 'answeredAt'> & { orderedAt: string; answeredAt: string | null })[]
    afterPhotos: number
    requests: (Omit<RequestStanding, 'requestedAt' | 'untilAt'> & { requestedAt: string; untilAt: string | null })[]
    returnedUnits: string[] | null
  }>(
    sql`select
      (select coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'collectorId', collector_id, 'collectorName', collector_name, 'orderedAt', ordered_at,
        'answeredAt', answered_at, 'result', result, 'note', note, 'photos', photos) order by ordered_at, id), '[]') from field_task where case_id = ${caseId}) as tasks,
      (select count(*)::int from case_photo where case_id = ${caseId} and stage = 'after') as after_photos,
      (select coalesce(json_agg(json_build_object('kind', kind, 'state', state, 'unitCode', unit_code, 'requestedAt', requested_at, 'untilAt', until_at,
        'reasonKind', reason_kind, 'measure', measure, 'leader', leader, 'suggestedUnit', suggested_unit, 'photos', photos) order by requested_at, id), '[]')
        from case_request where case_id = ${caseId}) as requests,
      (select array_agg(unit_code) from assignment where case_id = ${caseId} and ended = 'returned') as returned_units`,
    { prepared: true },
  )
  const row = rows[0]
  return {
    stored: true,
    tasks: (row?.tasks ?? []).map((task) => ({
      ...task,
      orderedAt: new Date(task.orderedAt),
      answeredAt: task.answeredAt ? new Date(task.answeredAt) : null,
    })),
    afterPhotos: row?.afterPhotos ?? 0,
    requests: (row?.requests ?? []).map((request) => ({
      ...request,
      requestedAt: new Date(request.requestedAt),
      untilAt: request.untilAt ? new Date(request.untilAt) : null,
    })),
    returnedUnits: row?.returnedUnits ?? [],
  }
}

export interface Similar {
  caseId: string
  caseCode: string | null
  summary: string
  state: string
  metres: number
  reportedAt: string
}

/**
 * Open cases of the same matter within so many metres, nearest first (CL §9). The inner limit makes it one short
 * range of the index per cell, whatever the planner knows: a young table has no statistics yet.
 */
export async function openCasesNear(
  db: Queryable,
  matter: string,
  point: LonLat,
  metres: number,
  except: string | null,
): Promise<Similar[]> {
  const ranges = rangesAround(point.lon, point.lat, metres)
  const rows = await db.query<{
    id: string
    caseCode: string | null
    summary: string
    state: string
    lon: number
    lat: number
    reportedAt: Date
  }>(
    sql`select c.id, c.case_code, c.summary, c.state, c.lon, c.lat, c.reported_at from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      cross join lateral (select * from urban_case where open and matter_code = ${matter} and morton between r.lo and r.hi limit 200) c limit 200`,
    { prepared: true },
  )
  return rows
    .filter((row) => row.id !== except)
    .map((row) => ({
      caseId: row.id,
      caseCode: row.caseCode,
      summary: row.summary,
      state: row.state,
      metres: Math.round(metresBetween(point, row) * 10) / 10,
      reportedAt: row.reportedAt.toISOString(),
    }))
    .filter((row) => row.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres)
}

export async function openPause(db: Queryable, caseId: string): Promise<{ id: string; kind: 'suspension' | 'deferral' } | undefined> {
  const rows = await db.query<{ id: string; kind: 'suspension' | 'deferral' }>(
    sql`select id, kind from case_pause where case_id = ${caseId} and ended_at is null order by started_at desc limit 1`,
  )
  return rows[0]
}

export type OfComponent = Pick<UrbanCase, 'id' | 'matterCode' | 'componentCode' | 'description' | 'reportedAt'>

export interface Around extends OfComponent {
  metres: number
}

export async function openCasesOfComponent(db: Queryable, componentCode: string, matter: string | null): Promise<OfComponent[]> {
  return db.query(
    sql`select id, matter_code, component_code, description, reported_at from urban_case
      where component_code = ${componentCode} and matter_code = ${matter} and open order by reported_at limit 20`,
  )
}

/** Open cases of any matter within so many metres. */
export async function openCasesAround(db: Queryable, point: LonLat, metres: number): Promise<Around[]> {
  const ranges = rangesAround(point.lon, point.lat, metres)
  const rows = await db.query<Omit<Around, 'metres'> & { lon: number; lat: number }>(
    sql`select c.id, c.matter_code, c.component_code, c.description, c.reported_at, c.lon, c.lat
      from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      cross join lateral (select * from urban_case where morton between r.lo and r.hi and open order by reported_at limit 100) c`,
    { prepared: true },
  )
  return rows.map((row) => ({ ...row, metres: Math.round(metresBetween(point, row) * 10) / 10 })).filter((row) => row.metres <= metres)
}

/** When the problem was first photographed; for the half hour of self-handling (CL §11). */
export async function firstPhotographed(db: Queryable, caseId: string): Promise<Date | null> {
  const rows = await db.query<{ at: Date | null }>(
    sql`select min(coalesce(f.captured_at, f.created_at)) as at from case_photo p join stored_file f on f.id = p.file_id where p.case_id = ${caseId} and p.stage = 'before'`,
    { prepared: true },
  )
  return rows[0]?.at ?? null
}

export async function isProposed(db: Queryable, caseId: string, masterIds: readonly string[]): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from duplicate_proposal where case_id = ${caseId} and master_id = any(${masterIds}::uuid[]) and decision is distinct from 'dismissed'`,
  )
  return rows.length > 0
}

/**
 * The newest case of the same matter at the place that was closed not longer ago than given (CL §9, recurrence). Written so
 * that only the index of closed places serves it: in a young table the planner would take that of times, and read the day.
 */
export async function closedNear(db: Queryable, matter: string, point: LonLat, metres: number, since: Date): Promise<string | null> {
  const ranges = rangesAround(point.lon, point.lat, metres)
  const rows = await db.query<{ id: string; lon: number; lat: number }>(
    sql`select c.id, c.lon, c.lat from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      cross join lateral (select id, lon, lat, closed_at from urban_case where state = 'closed' and matter_code = ${matter}
        and morton between r.lo and r.hi and (closed_at >= ${since}) is true limit 50) c order by c.closed_at desc`,
    { prepared: true },
  )
  return rows.find((row) => metresBetween(point, row) <= metres)?.id ?? null
}

export async function unitsInUse(db: Queryable): Promise<RoutedUnit[]> {
  return db.query<RoutedUnit>(sql`select code, name, name_en, region_code, region_level, trades, rank from fact_unit`)
}

/** Next free block of sequence numbers of a day and region. */
export async function takeCodeBlock(db: Queryable, day: string, region: string, size: number): Promise<number> {
  const rows = await db.query<{ next: number }>(
    sql`insert into case_code_block (day, region, next) values (${day}, ${region}, ${1 + size})
    on conflict (day, region) do update set next = case_code_block.next + ${size} returning next`,
    { prepared: true },
  )
  return (rows[0]?.next ?? 1 + size) - size
}

/** Rows of a window given as key ranges. */
export async function photoTimes(db: Queryable, ids: readonly string[]): Promise<{ id: string; at: Date }[]> {
  if (ids.length === 0) return []
  return db.query(sql`select id, coalesce(captured_at, created_at) as at from stored_file where id = any(${ids}::uuid[])`, {
    prepared: true,
  })
}

/** No photograph, no write. */
export function photosAdded(
  caseId: string,
  photos: readonly string[],
  stage: string,
  at: Date,
  by: { id: string; name: string },
): Change[] {
  if (photos.length === 0) return []
  return [
    addedIfNew(
      'case_photo',
      ['caseId', 'fileId', 'stage'],
      photos.map((fileId) => ({ caseId, fileId, stage, at, byId: by.id, byName: by.name })),
    ),
  ]
}

/** Newest first. The scope speaks of the case as `c`. */
export async function componentPhotos(db: Queryable, componentCode: string, scope: Sql): Promise<string[]> {
  const rows = await db.query<{ fileId: string }>(sql`select p.file_id from urban_case c join case_photo p on p.case_id = c.id
    where c.component_code = ${componentCode} and ${scope} order by p.at desc limit 60`)
  return [...new Set(rows.map(({ fileId }) => fileId))]
}

/** Among the latest cases that name a component: one picture a class. A code is region 6, major 2, minor 2 or 3, sequence 6. */
export async function classPhotos(db: Queryable, scope: Sql): Promise<{ classCode: string; fileId: string }[]> {
  return db.query(sql`
    with latest as (select c.id, substr(c.component_code, 7, 2) || '-' || substr(c.component_code, 9, length(c.component_code) - 14) as class_code
      from urban_case c where c.component_code is not null and ${scope} order by c.reported_at desc limit 5000)
    select distinct on (l.class_code) l.class_code, p.file_id from latest l join case_photo p on p.case_id = l.id
    order by l.class_code, p.at desc`)
}
