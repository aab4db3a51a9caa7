/** One event on one case, by one person: who may, what holds, what changes, all of it or nothing. */
import { may } from '#kernel/access/actor.ts'
import { scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notAllowed, notFound, staleVersion } from '#kernel/problem.ts'
import { transitionFor } from '#kernel/procedure/definition.ts'
import { type ClockRow, loadedSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import type { ActInput } from '../contract.ts'
import { CASE_EVENTS, type CaseTransition } from '../procedure/index.ts'
import { caseById, clocksOf, type Standing, standingOf, type UrbanCase } from '../store.ts'
import { gather } from './facts.ts'
import { canSee, checkConditions, fire, illegalTransition, placed, tell } from './fire.ts'
import { type CaseProcedure, procedureOf } from './held.ts'
import { type CaseReads, readsFrom } from './reads.ts'
import { isReplay } from './replay.ts'
import { actByRequest } from './requests/by-event.ts'

/** Fires an event. Answers false when this very request was done before. */
export async function act(ctx: Ctx, caseId: string, event: string, input: ActInput): Promise<boolean> {
  const requestKey = input.requestKey ?? ctx.requestKey
  const { row, clocks } = await seen(ctx, caseId, event)
  if (requestKey && (await isReplay(ctx, caseId, requestKey, event))) return false
  const way = await wayOf(ctx, row, event, input)
  if (way.transition.via) return actByRequest({ ...ctx, requestKey }, row, way.transition.via, input)
  const standing = await standingOf(ctx.db, caseId)
  await saveAll(ctx, way.procedure.table, await step(ctx, way, { row, clocks, standing }, { input, requestKey }))
  ctx.announce()
  return true
}

interface Way {
  procedure: CaseProcedure
  transition: CaseTransition
  role: string
}

/** The row of the table that an event takes now, and in which role; refused where there is none. */
export async function wayOf(ctx: Ctx, row: UrbanCase, event: string, input: ActInput): Promise<Way> {
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const role = await roleFor(ctx, procedure, row, event)
  return { procedure, transition: stepOf(ctx, procedure, row, event, input), role }
}

export interface Known {
  row: UrbanCase
  clocks: ClockRow[]
  standing: Standing
}

/** The step in memory; answers the case and those that move with it, ready to be written. */
export async function step(
  ctx: Ctx,
  { procedure, transition, role }: Way,
  { row, clocks, standing }: Known,
  { input, requestKey = null, reads = readsFrom(ctx.db) }: { input: ActInput; requestKey?: string | null; reads?: CaseReads },
): Promise<Subject<UrbanCase>[]> {
  const subject = loadedSubject(row, clocks)
  const gathered = await gather(ctx, reads, { row, clocks, standing, events: [transition.event], input })
  const others = await fire(ctx, procedure, subject, transition, { input, role, requestKey, gathered, reads })
  tell(subject, transition.event, ctx.now())
  return [subject, ...others]
}

/** Throws what the event would be refused with now, and changes nothing. */
export async function rehearse(ctx: Ctx, caseId: string, event: string, input: ActInput): Promise<void> {
  const { row, clocks } = await seen(ctx, caseId, event)
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const permission = procedure.transitions.find((transition) => transition.event === event)?.permission
  if (permission === undefined) throw illegalTransition({ extra: { event } })
  if (!scopeFor(ctx.actor, permission, placed(row))) throw notAllowed({ extra: { permission } })
  const transition = stepOf(ctx, procedure, row, event, input)
  if (transition.via) throw illegalTransition({ extra: { event } })
  const standing = await standingOf(ctx.db, caseId)
  const gathered = await gather(ctx, readsFrom(ctx.db), { row, clocks, standing, events: [transition.event], input })
  checkConditions(procedure, transition, gathered, { actorId: ctx.actor.id, at: ctx.now(), reason: input.reason?.trim() || null, input })
}

async function seen(ctx: Ctx, caseId: string, event: string) {
  if (!CASE_EVENTS.some((one) => one === event)) throw notFound()
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!row || !canSee(ctx, row)) throw notFound()
  return { row, clocks }
}

function stepOf(ctx: Ctx, procedure: CaseProcedure, row: UrbanCase, event: string, input: ActInput): CaseTransition {
  if (input.version !== undefined && input.version !== row.version)
    throw staleVersion({ extra: { state: row.state, version: row.version } })
  const transition = transitionFor(procedure, row.state, event)
  const bySystem = transition?.system === true && ctx.actor.kind !== 'system'
  if (!transition || transition.runs || bySystem) throw illegalTransition({ extra: { state: row.state, event } })
  return transition
}

/** One statement for one case; a transaction where several move together. */
export async function saveAll(ctx: Ctx, table: string, subjects: Subject<UrbanCase>[]): Promise<void> {
  const [only, ...more] = subjects
  if (only && more.length === 0) return save(ctx.db, table, only)
  await ctx.db.transaction(async (tx) => {
    for (const subject of subjects) await save(tx, table, subject)
  })
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
