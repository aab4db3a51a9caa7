/** After closing: citizens are asked, some cases looked at once more, what was wrong becomes a new case (CL §11, §12). */
import { createHash } from 'node:crypto'
import { inScope } from '#kernel/access/scope.ts'
import { computeDeadline, type Limit } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import type { RecheckTable } from '#kernel/db/tables.gen.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { derivedId } from '#kernel/id.ts'
import { badField, defineProblem, notAllowed, notFound } from '#kernel/problem.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { collectorsOf } from '#modules/identity/index.ts'
import type { REVISIT_ANSWERS, RecheckAnswer } from '../contract.ts'
import { caseById, photoTimes, type UrbanCase } from '../store.ts'
import { annotate } from './annotate.ts'
import { unknownPhoto } from './facts.ts'
import { canSee, placed } from './fire.ts'
import { submitReport } from './submit.ts'

export const alreadyAnswered = defineProblem('already_answered', 409, '已经答复过', 'It has been answered already')

const CITIZEN_SOURCES: readonly string[] = ['citizen_app', 'hotline12345', 'media']
/** CL §12: a citizen is asked within three working days, a doubt looked into within one. */
const REVISIT_WITHIN: Limit = { amount: 3, unit: 'work_day' }
const DOUBT_WITHIN: Limit = { amount: 1, unit: 'work_day' }
/** One in twenty of the cases a collector handled on the spot (CL §11). */
const SELF_HANDLED_SHARE = 0.05
/** One in fifty of the week's closed cases (CL §12). */
const RANDOM_SHARE = 0.02

/** What a closing brings with it. Harmless when repeated. */
export async function followClosing(ctx: Ctx, caseId: string): Promise<void> {
  const row = await caseById(ctx.db, caseId)
  if (row?.state !== 'closed' || !row.closedAt) return
  if (isAskedAbout(row)) await openRevisit(ctx, row, row.closedAt)
  if (isLookedAtAgain(row)) await orderRecheck(ctx, row, 'self_handled')
}

const isAskedAbout = ({ source }: UrbanCase) => CITIZEN_SOURCES.includes(source)
const isLookedAtAgain = ({ id, selfHandled }: UrbanCase) => selfHandled && isDrawn(id, SELF_HANDLED_SHARE)

/** Whether its closing brings anything with it. */
export const hasFollowUp = (row: UrbanCase): boolean => isAskedAbout(row) || isLookedAtAgain(row)

async function openRevisit(ctx: Ctx, row: UrbanCase, closedAt: Date): Promise<void> {
  const dueAt = await within(ctx, closedAt, REVISIT_WITHIN)
  await ctx.db.query(sql`${insertInto('revisit', { caseId: row.id, dueAt })} on conflict (case_id) do nothing`)
}

async function within(ctx: Ctx, from: Date, limit: Limit): Promise<Date> {
  return new Date(computeDeadline(await currentCalendar(ctx), from.getTime(), limit).deadline)
}

/** A lot that falls the same way whenever it is drawn. */
export function isDrawn(id: string, share: number): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32 < share
}

export async function answerRevisit(
  ctx: Ctx,
  caseId: string,
  answer: (typeof REVISIT_ANSWERS)[number],
  note: string | null,
): Promise<void> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  if (!inScope(ctx.actor, 'revisit.answer', placed(row))) throw notAllowed()
  const given = { answer, note, answeredAt: ctx.now(), answeredBy: ctx.actor.id, answeredName: ctx.actor.name }
  const { answeredAt, answeredBy, answeredName } = given
  const doubtDueAt = answer === 'dissatisfied' ? await within(ctx, answeredAt, DOUBT_WITHIN) : null
  // Who did not pick up the telephone may be called again.
  const written =
    await ctx.db.query(sql`update revisit set answer = ${answer}, note = ${note}, answered_at = ${answeredAt}, answered_by = ${answeredBy},
    answered_name = ${answeredName}, doubt_due_at = ${doubtDueAt} where case_id = ${caseId} and (answer is null or answer = 'no_answer') returning 1`)
  if (written.length === 0) await refuse(ctx, caseId, answer)
  const remark = { event: 'revisited', role: 'acceptor', payload: { answer, note }, requestKey: ctx.requestKey }
  if (written.length > 0)
    await annotate(ctx, caseId, async () => ({ ...remark, changes: { citizenDissatisfied: answer === 'dissatisfied' } }))
  ctx.announce()
}

async function refuse(ctx: Ctx, caseId: string, answer: string): Promise<void> {
  const known = (await ctx.db.query<{ answer: string }>(sql`select answer from revisit where case_id = ${caseId}`))[0]
  if (!known) throw notFound()
  if (known.answer !== answer) throw alreadyAnswered()
}

/** The supervisor sends somebody to look again (CL §12). */
export async function orderRecheckBy(ctx: Ctx, caseId: string): Promise<void> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  if (!inScope(ctx.actor, 'case.supervise', placed(row))) throw notAllowed()
  if (row.state !== 'closed') throw badField('caseId', 'not_closed', '只有已结案件可以复核', 'Only a closed case is looked at again')
  await orderRecheck(ctx, row, row.citizenDissatisfied ? 'dissatisfied' : 'random')
  ctx.announce()
}

async function orderRecheck(ctx: Ctx, row: UrbanCase, kind: RecheckTable['kind']): Promise<void> {
  const collectors = row.dutyGridCode === null ? [] : await collectorsOf(ctx.db, row.dutyGridCode)
  // Whoever checked or handled it before does not judge it again where there is somebody else.
  const chosen = collectors.find((one) => one.id !== row.handledBy) ?? null
  const id = derivedId('recheck', row.id, kind, row.closedAt?.toISOString() ?? '')
  const task = { id, caseId: row.id, kind, collectorId: chosen?.id ?? null, collectorName: chosen?.name ?? null, orderedAt: ctx.now() }
  await ctx.db.query(sql`${insertInto('recheck', task)} on conflict (id) do nothing`)
}

/** Draws a fiftieth of the cases closed in the week before. */
export async function drawRechecks(ctx: Ctx): Promise<number> {
  const now = ctx.now()
  const since = new Date(now.getTime() - 7 * 86_400_000)
  const rows = await ctx.db.query<{ id: string }>(
    sql`select id from urban_case where closed_at >= ${since} and closed_at < ${now} and state = 'closed' and closure_kind in ('normal', 'self_handled')`,
  )
  const drawn = rows.filter(({ id }) => isDrawn(`weekly ${id}`, RANDOM_SHARE))
  for (const { id } of drawn) {
    const row = await caseById(ctx.db, id)
    if (row) await orderRecheck(ctx, row, 'random')
  }
  return drawn.length
}

/** Good: nothing more. Bad: a flag on the old case, and the problem comes back as a new one. */
export async function answerRecheck(ctx: Ctx, id: string, answer: RecheckAnswer): Promise<{ newCaseId: string | null }> {
  const task = (await ctx.db.query<RecheckTable>(sql`select * from recheck where id = ${id}`))[0]
  const row = task ? await caseById(ctx.db, task.caseId) : undefined
  if (!task || !row || !canSee(ctx, row)) throw notFound()
  if (!inScope(ctx.actor, 'case.answerTask', placed(row)) || (task.collectorId !== null && task.collectorId !== ctx.actor.id))
    throw notAllowed()
  await checkEvidence(ctx, task, row, answer)
  if (task.answeredAt) return replayed(task, answer)
  const newCaseId = answer.found === 'bad' ? await reopenAsNew(ctx, task, row, answer) : null
  await ctx.db.query(sql`update recheck set answered_at = ${ctx.now()}, found = ${answer.found}, note = ${answer.note ?? null}, photos = ${answer.photos}::uuid[],
    collector_id = ${ctx.actor.id}, collector_name = ${ctx.actor.name}, new_case_id = ${newCaseId} where id = ${id} and answered_at is null`)
  await annotate(ctx, row.id, async (subject) => ({
    event: 'rechecked',
    role: 'collector',
    payload: { recheckId: id, kind: task.kind, found: answer.found, newCaseId },
    changes: answer.found === 'good' ? {} : { falseClosure: task.kind !== 'dissatisfied' || subject.row.falseClosure },
  }))
  ctx.announce()
  return { newCaseId }
}

function replayed(task: RecheckTable, { found }: RecheckAnswer) {
  if (task.found !== found) throw alreadyAnswered()
  return { newCaseId: task.newCaseId }
}

const PLACE_TOLERANCE_M = 50

async function checkEvidence(ctx: Ctx, task: RecheckTable, row: UrbanCase, { photos, point }: RecheckAnswer): Promise<void> {
  const known = await photoTimes(ctx.db, photos)
  if (known.length !== new Set(photos).size) throw unknownPhoto()
  if (!known.some((photo) => photo.at >= task.orderedAt))
    throw badField('photos', 'after_order', '照片须在任务下达后拍摄', 'A photograph has to be taken after the order')
  if (row.lon !== null && row.lat !== null && metresBetween(point, { lon: row.lon, lat: row.lat }) > PLACE_TOLERANCE_M)
    throw badField('point', 'at_place', `位置须在现场 ${PLACE_TOLERANCE_M} 米内`, `Within ${PLACE_TOLERANCE_M} m of the place`)
}

async function reopenAsNew(ctx: Ctx, task: RecheckTable, row: UrbanCase, { photos, note }: RecheckAnswer): Promise<string> {
  const { caseId } = await submitReport(ctx, {
    id: derivedId('recheck-report', task.id),
    source: 'collector',
    matter: row.matterCode,
    description: note ? `${note}（${row.description}）` : row.description,
    point: row.lon !== null && row.lat !== null ? { lon: row.lon, lat: row.lat } : null,
    address: row.address,
    photos,
  })
  const link = { event: 'linked', payload: { recurrenceOf: row.id, caseCode: row.caseCode }, changes: { recurrenceOf: row.id } }
  await annotate(ctx, caseId, async (subject) => (subject.row.recurrenceOf === row.id ? null : link))
  return caseId
}
