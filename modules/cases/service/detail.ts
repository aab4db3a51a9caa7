/** One case with everything that belongs to it, as the asker may see it. */
import { inScope, scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { AssignmentTable } from '#kernel/db/tables.gen.ts'
import { notFound } from '#kernel/problem.ts'
import { type AllowedAction, actionsFrom } from '#kernel/procedure/definition.ts'
import { clocksView } from '#kernel/procedure/view.ts'
import { historyOf } from '#kernel/register/routes.ts'
import { calendarOf } from '#modules/catalogue/index.ts'
import type { Action, CaseDetail } from '../contract.ts'
import { CaseRowShape } from '../contract.ts'
import { caseProcedure } from '../procedure/index.ts'
import { effectiveDue, maskedPhone } from '../rules.ts'
import { caseById, clocksOf, shortCodeOf, standingOf, type UrbanCase } from '../store.ts'
import { gather } from './facts.ts'
import { canSee, placed } from './fire.ts'
import { procedureOf } from './held.ts'
import { missedReportsOf } from './missed-report.ts'
import { readsFrom } from './reads.ts'
import { askable } from './requests/askable.ts'
import { requestsOfCase } from './requests/view.ts'

export async function caseDetail(ctx: Ctx, id: string): Promise<CaseDetail> {
  const row = await caseById(ctx.db, id)
  if (!row || !canSee(ctx, row)) throw notFound()
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const [{ clocks, gathered }, reports, photos, assignments, requests, history, mergedCases, missedReports] = await ctx.db.together(
    (reads) =>
      Promise.all([
        Promise.all([clocksOf(reads, id), standingOf(reads, id)]).then(async ([clocks, standing]) => ({
          clocks,
          gathered: await gather(ctx, readsFrom(reads), { row, clocks, standing, events: [], input: {} }),
        })),
        reportsOf(reads, ctx, row),
        photosOf(reads, id),
        assignmentsOf(reads, id),
        requestsOfCase(reads, ctx, row),
        historyOf(reads, id),
        mergedInto(reads, id),
        missedReportsOf(reads, id),
      ]),
  )
  const { allowed, blocked } = actionsFrom(procedure, row.state, gathered.facts, {
    actorId: ctx.actor.id,
    at: ctx.now(),
    may: (permission) => scopeFor(ctx.actor, permission, placed(row)) !== undefined,
  })
  return {
    ...caseRow(row),
    description: row.description,
    limit: row.limitUnit === null ? null : { amount: Number(row.limitAmount), unit: row.limitUnit },
    handbook: gathered.entry ? { ...gathered.entry } : null,
    suggestedUnit: gathered.routing,
    reports,
    photos,
    tasks: gathered.standing.tasks.map((task) => ({
      ...task,
      orderedAt: task.orderedAt.toISOString(),
      answeredAt: task.answeredAt?.toISOString() ?? null,
    })),
    assignments,
    clocks: await clocksView(caseProcedure, clocks, (version) => calendarOf(ctx, version), ctx.now()),
    requests,
    askable: askable(ctx, procedure, row, gathered),
    mergedCases,
    missedReports,
    history: history.map((record) => ({ ...record, title: titleOf(record.event) })),
    actions: allowed.map(actionView),
    blocked,
  }
}

async function mergedInto(db: Queryable, id: string): Promise<CaseDetail['mergedCases']> {
  const rows = await db.query<{ id: string; caseCode: string | null; summary: string; reportedAt: Date }>(
    sql`select id, case_code, summary, reported_at from urban_case where merged_into = ${id} order by reported_at`,
    { prepared: true },
  )
  return rows.map((row) => ({ ...row, reportedAt: row.reportedAt.toISOString() }))
}

const ROW_KEYS: readonly string[] = Object.keys(CaseRowShape.properties)

/** The row as lists show it, times as text. */
export function caseRow(row: UrbanCase): CaseDetail {
  const entries = Object.entries(row)
    .filter(([key]) => ROW_KEYS.includes(key))
    .map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value])
  const generated = { effectiveDueAt: effectiveDue(row)?.toISOString() ?? null, shortCode: shortCodeOf(row.id) }
  // Checked border: the keys are those of the shape, and the serialiser checks the rest.
  return { ...Object.fromEntries(entries), ...generated } as CaseDetail
}

export function actionView<E extends string>(action: AllowedAction<E>): Action {
  return { ...action, input: action.input }
}

function titleOf(event: string) {
  return (
    caseProcedure.transitions.find((transition) => transition.event === event)?.title ?? EXTRA_TITLES[event] ?? { zh: event, en: event }
  )
}

const EXTRA_TITLES: Record<string, { zh: string; en: string }> = {
  recalculated: { zh: '日历调整，截止时间顺延', en: 'Calendar changed, deadline later' },
  extended: { zh: '延期', en: 'Extended' },
  mergedIn: { zh: '并入一件', en: 'Another case merged in' },
  mergeUndone: { zh: '并入案件已拆出', en: 'A merge undone' },
  modePaused: { zh: '应急期间暂停计时', en: 'Clock rests in the emergency' },
  modeResumed: { zh: '应急结束恢复计时', en: 'Clock runs again after the emergency' },
  pauseReviewed: { zh: '挂账复核', en: 'Suspension reviewed' },
  revisited: { zh: '市民回访', en: 'Citizen asked' },
  rechecked: { zh: '复核抽查', en: 'Looked at again' },
  linked: { zh: '关联重复发生', en: 'Linked as recurrence' },
  replyWritten: { zh: '拟写答复', en: 'Reply written' },
  replyApproved: { zh: '答复审批通过', en: 'Reply approved' },
  replyReturned: { zh: '答复退回修改', en: 'Reply returned' },
  photoAdded: { zh: '上传处置照片', en: 'Photographs added' },
}

async function reportsOf(db: Queryable, ctx: Ctx, row: UrbanCase): Promise<CaseDetail['reports']> {
  const reports = await db.query<{
    id: string
    source: UrbanCase['source']
    description: string
    at: Date
    photos: string[]
    reporterName: string | null
    reporterPhone: string | null
  }>(
    sql`select id, source, description, at, photos, reporter_name, reporter_phone from report
    where case_id = any(array(select ${row.id}::uuid union all select id from urban_case where merged_into = ${row.id})) order by at`,
    { prepared: true },
  )
  const maySeeWho = inScope(ctx.actor, 'case.accept', placed(row))
  return reports.map((report) => ({
    ...report,
    at: report.at.toISOString(),
    reporterName: maySeeWho ? report.reporterName : null,
    reporterPhone: maskedPhone(report.reporterPhone),
  }))
}

async function photosOf(db: Queryable, caseId: string): Promise<CaseDetail['photos']> {
  const photos = await db.query<{ id: string; stage: CaseDetail['photos'][number]['stage']; at: Date; by: string }>(
    sql`select file_id as id, stage, at, by_name as by from case_photo where case_id = ${caseId} order by at`,
    { prepared: true },
  )
  return photos.map((photo) => ({ ...photo, at: photo.at.toISOString() }))
}

async function assignmentsOf(db: Queryable, caseId: string): Promise<CaseDetail['assignments']> {
  const rows = await db.query<Omit<AssignmentTable, 'caseId'>>(
    sql`select id, unit_code, round, at, signed_at, ended_at, ended, handler_id, handler_name, assigned_at, handler_note, inner_due_at, result_at, result_note, sent_back
      from assignment where case_id = ${caseId} order by at`,
    { prepared: true },
  )
  const text = (at: Date | null) => at?.toISOString() ?? null
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    signedAt: text(row.signedAt),
    endedAt: text(row.endedAt),
    assignedAt: text(row.assignedAt),
    innerDueAt: text(row.innerDueAt),
    resultAt: text(row.resultAt),
  }))
}
