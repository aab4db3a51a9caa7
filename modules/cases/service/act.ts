/** One event on one case, by one person: who may, what holds, what changes, all of it or nothing. */

import { may } from '#kernel/access/actor.ts'
import { inScope, scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { defineProblem, keyReused, notAllowed, notFound, staleVersion } from '#kernel/problem.ts'
import { type Attempt, transitionFor, unmet } from '#kernel/procedure/definition.ts'
import { advance, loadedSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import type { ActInput } from '../contract.ts'
import { CASE_EVENTS, type CaseTransition } from '../procedure/index.ts'
import { caseById, clocksOf, standingOf, type UrbanCase } from '../store.ts'
import { effectOf } from './effects.ts'
import { type Gathered, gather } from './facts.ts'
import { type CaseProcedure, procedureOf } from './held.ts'

export const illegalTransition = defineProblem(
  'illegal_transition',
  409,
  '案件当前状态不能进行此操作',
  'The case is not in a state for this',
)
export const conditionNotMet = defineProblem('condition_not_met', 422, '还有条件未满足', 'Conditions are missing')

/** Fires an event. Answers false when this very request was done before. */
export async function act(ctx: Ctx, caseId: string, event: string, input: ActInput): Promise<boolean> {
  if (!CASE_EVENTS.some((one) => one === event)) throw notFound()
  const requestKey = input.requestKey ?? ctx.requestKey
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!row || !canSee(ctx, row)) throw notFound()
  if (requestKey && (await isReplay(ctx, caseId, requestKey, event))) return false
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const role = await roleFor(ctx, procedure, row, event)
  if (input.version !== undefined && input.version !== row.version)
    throw staleVersion({ extra: { state: row.state, version: row.version } })
  const transition = transitionFor(procedure, row.state, event)
  if (!transition || (transition.system && ctx.actor.kind !== 'system')) throw illegalTransition({ extra: { state: row.state, event } })
  const subject = loadedSubject(row, clocks)
  const gathered = await gather(ctx, ctx.db, row, [transition.event], input, await standingOf(ctx.db, caseId))
  await fire(ctx, procedure, subject, transition, { input, role, requestKey, gathered })
  subject.events.push({ topic: 'case.changed', subjectId: caseId, payload: newsOf(subject.row, event), deliverAt: ctx.now() })
  await save(ctx.db, procedure.table, subject)
  ctx.announce()
  return true
}

interface Shot {
  input: ActInput
  role: string
  requestKey: string | null
  gathered: Gathered
}

/** Checks the conditions and moves the case in memory. */
export async function fire(
  ctx: Ctx,
  procedure: CaseProcedure,
  subject: Subject<UrbanCase>,
  transition: CaseTransition,
  { input, role, requestKey, gathered }: Shot,
): Promise<void> {
  const at = ctx.now()
  const { row } = subject
  const reason = input.reason?.trim() || null
  const attempt: Attempt = { actorId: ctx.actor.id, at, reason, input }
  const missing = unmet(procedure, transition, gathered.facts, attempt, true)
  if (transition.reason === 'required' && reason === null) missing.push({ zh: '填写理由', en: 'Give a reason' })
  if (missing.length > 0) throw notMet(missing)
  const effect = await effectOf(transition.event, { ctx, row, input, gathered, at })
  const rule = transition.starts ? procedure.clocks[transition.starts] : undefined
  const { chargedUnit, chargedPerson } = effect
  const start = rule ? { rule, limit: effect.limit ?? rule.limit, chargedUnit, chargedPerson } : undefined
  const firing = {
    procedure: procedure.name,
    actor: ctx.actor,
    role,
    at,
    reason,
    payload: effect.payload ?? {},
    requestKey,
    calendar: await currentCalendar(ctx),
  }
  advance(subject, transition, firing, effect.changes ?? {}, start)
  if (transition.event === 'dispose') row.onTime = wasOnTime(subject)
  subject.writes.push(...(effect.writes ?? []))
}

/** On time if every round was (R10). */
function wasOnTime(subject: Subject<UrbanCase>): boolean {
  return subject.clocks.filter(({ row }) => row.kind === 'disposal').every(({ row }) => row.onTime === true)
}

function notMet(missing: { zh: string; en: string }[]) {
  return conditionNotMet({
    detail: { zh: missing.map((one) => one.zh).join('；'), en: missing.map((one) => one.en).join('; ') },
    errors: missing.map((message) => ({ field: '', rule: 'condition', message })),
  })
}

/** What screens are told: enough to know whether it concerns them. */
export function newsOf(row: UrbanCase, event: string): Record<string, unknown> {
  const { caseCode, state, districtCode, streetCode, communityCode, dutyGridCode, unitCode, reportedBy } = row
  return { event, caseCode, state, districtCode, streetCode, communityCode, dutyGridCode, unitCode, ownerId: reportedBy }
}

export function placed(row: UrbanCase) {
  return { ...row, ownerId: row.reportedBy }
}

export function canSee(ctx: Ctx, row: UrbanCase): boolean {
  return inScope(ctx.actor, 'case.read', placed(row)) || inScope(ctx.actor, 'case.readOwn', placed(row))
}

async function isReplay(ctx: Ctx, caseId: string, requestKey: string, event: string): Promise<boolean> {
  const rows = await ctx.db.query<{ event: string }>(
    sql`select event from flow_record where subject_id = ${caseId} and request_key = ${requestKey}`,
    { prepared: true },
  )
  const known = rows[0]
  if (known && known.event !== event) throw keyReused()
  return known !== undefined
}

/** The role in which the asker may fire the event; refused before anything about the state is told. */
async function roleFor(ctx: Ctx, procedure: CaseProcedure, row: UrbanCase, event: string): Promise<string> {
  const permission = procedure.transitions.find((transition) => transition.event === event)?.permission
  if (permission === undefined) throw illegalTransition({ extra: { event } })
  const scope = scopeFor(ctx.actor, permission, placed(row))
  if (scope) return scope.role
  await audit(ctx, { action: `case.${event}`, objectType: 'case', objectId: row.id, result: 'refused' })
  throw notAllowed({
    extra: { permission },
    ...(may(ctx.actor, permission) ? { detail: { zh: '不在您的管辖范围', en: 'It lies outside your area' } } : {}),
  })
}
