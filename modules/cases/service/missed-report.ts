/**
 * Missed reports (漏报, CL §12): somebody else found a problem in a duty grid not later than 24 hours after its collector
 * was there. Of a patrol only its signs are known: what the collector reported from the grid or answered on the spot in it.
 */
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import type { MissedReportTable } from '#kernel/db/tables.gen.ts'
import { areasOf } from '#modules/grid/index.ts'
import { collectorsOf } from '#modules/identity/index.ts'
import type { CaseDetail } from '../contract.ts'
import { caseById, type UrbanCase } from '../store.ts'

const WITHIN_MS = 24 * 3_600_000

/** Looks at a case that has just been filed; answers how many collectors missed it. Harmless when repeated. */
export async function noteMissedReports(ctx: Ctx, caseId: string): Promise<number> {
  const row = await caseById(ctx.db, caseId)
  if (!row?.dutyGridCode || row.filedAt === null || aroseLater(row)) return 0
  const collectors = await collectorsOf(ctx.db, row.dutyGridCode)
  // Found by the grid's own collectors it is no miss of theirs.
  if (collectors.length === 0 || collectors.some(({ id }) => id === row.reportedBy)) return 0
  const ids = collectors.map(({ id }) => id)
  const signs = await lastSigns(ctx, row, ids)
  for (const sign of signs) {
    const collectorName = collectors.find(({ id }) => id === sign.collectorId)?.name ?? ''
    const missed = { ...sign, caseId, collectorName, dutyGridCode: row.dutyGridCode, foundAt: row.reportedAt }
    await ctx.db.query(sql`${insertInto('missed_report', missed)} on conflict (case_id, collector_id) do nothing`)
  }
  return signs.length
}

/** The same problem had been closed there within the day: it came back, and was not there to be seen. */
const aroseLater = ({ recurrenceOf }: UrbanCase) => recurrenceOf !== null

type Sign = Pick<MissedReportTable, 'collectorId' | 'seenAt' | 'seenBy' | 'seenCaseId'>

/** The newest sign of each collector from inside the grid, in the day before the problem was found. */
async function lastSigns(ctx: Ctx, row: UrbanCase, collectors: readonly string[]): Promise<Sign[]> {
  const { locate } = await areasOf(ctx)
  const newest = new Map<string, Sign>()
  for (const { lon, lat, ...sign } of await signsBefore(ctx.db, row, collectors)) {
    const inside = lon !== null && lat !== null && locate(lon, lat)?.dutyGridCode === row.dutyGridCode
    if (inside && !newest.has(sign.collectorId)) newest.set(sign.collectorId, sign)
  }
  return [...newest.values()]
}

/** Newest first. An answer that says "false" or "not done" may be given without a place, and then proves nothing. */
async function signsBefore(db: Queryable, { id, dutyGridCode, reportedAt }: UrbanCase, collectors: readonly string[]) {
  const [since, who] = [new Date(reportedAt.getTime() - WITHIN_MS), sql`any(${collectors}::uuid[])`]
  return db.query<Sign & { lon: number | null; lat: number | null }>(
    sql`select * from (
      select reported_by as collector_id, reported_at as seen_at, 'report' as seen_by, id as seen_case_id, lon, lat from urban_case
        where duty_grid_code = ${dutyGridCode} and reported_at >= ${since} and reported_by = ${who} and source = 'collector'
      union all select t.collector_id, t.answered_at, t.kind, t.case_id, (f.payload->'point'->>'lon')::float8, (f.payload->'point'->>'lat')::float8
        from field_task t join flow_record f on f.subject_id = t.case_id and f.actor_id = t.collector_id and f.at = t.answered_at
        where t.collector_id = ${who} and t.answered_at >= ${since}
      union all select k.collector_id, k.answered_at, 'recheck', k.case_id, c.lon, c.lat from recheck k join urban_case c on c.id = k.case_id
        where k.collector_id = ${who} and k.answered_at >= ${since}
    ) sign where seen_at <= ${reportedAt} and seen_case_id <> ${id} order by seen_at desc, seen_case_id`,
    { prepared: true },
  )
}

export async function missedReportsOf(db: Queryable, caseId: string): Promise<CaseDetail['missedReports']> {
  const rows = await db.query<Omit<CaseDetail['missedReports'][number], 'seenAt'> & { seenAt: Date }>(
    sql`select collector_id, collector_name, seen_at, seen_by, seen_case_id from fact_missed_report where case_id = ${caseId} order by seen_at desc, collector_id`,
    { prepared: true },
  )
  return rows.map((row) => ({ ...row, seenAt: row.seenAt.toISOString() }))
}
