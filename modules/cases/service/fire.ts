/** One step of a case in memory: conditions, effect, history, clocks. Writing it down is the caller's. */
import { inScope } from '#kernel/access/scope.ts'
import { pauseClock } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { defineProblem } from '#kernel/problem.ts'
import { type Attempt, unmet } from '#kernel/procedure/definition.ts'
import { advance, replaceClock, runningClock, type Subject } from '#kernel/procedure/subject.ts'
import type { Titles } from '#kernel/titles.ts'
import { calendarOf, currentCalendar } from '#modules/catalogue/index.ts'
import type { ActInput } from '../contract.ts'
import type { CaseTransition } from '../procedure/index.ts'
import type { UrbanCase } from '../store.ts'
import { type Effect, effectOf, type RequestRow } from './effects/index.ts'
import type { Gathered } from './facts.ts'
import { type CaseProcedure, modePauseFor } from './held.ts'
import { type CaseReads, readsFrom } from './reads.ts'

export const illegalTransition = defineProblem(
  'illegal_transition',
  409,
  '案件当前状态不能进行此操作',
  'The case is not in a state for this',
)
export const conditionNotMet = defineProblem('condition_not_met', 422, '还有条件未满足', 'Conditions are missing')

export interface Shot {
  input: ActInput
  role: string
  requestKey: string | null
  gathered: Gathered
  /** The request that is asked for or decided by this step. */
  request?: RequestRow
  /** Where effects look for other rows; the database, unless a load keeps its cases in memory. */
  reads?: CaseReads
}

/** Checks the conditions and moves the case; answers other cases that move with it. */
export async function fire(
  ctx: Ctx,
  procedure: CaseProcedure,
  subject: Subject<UrbanCase>,
  transition: CaseTransition,
  { input, role, requestKey, gathered, request, reads = readsFrom(ctx.db) }: Shot,
): Promise<Subject<UrbanCase>[]> {
  const at = ctx.now()
  const reason = input.reason?.trim() || null
  checkConditions(procedure, transition, gathered, { actorId: ctx.actor.id, at, reason, input })
  const effect = await effectOf(transition.event, { ctx, row: subject.row, input, gathered, at, request, reads })
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
  if (effect.uncharged) uncharge(subject)
  await turnClock(ctx, subject, effect)
  if (start?.rule.kind === 'disposal') await restInEmergency(ctx, subject, gathered)
  if (transition.event === 'dispose' || transition.event === 'informativeClose') subject.row.onTime = wasOnTime(subject)
  subject.writes.push(...(effect.writes ?? []))
  subject.events.push(...(effect.events ?? []))
  return effect.others ?? []
}

export function checkConditions(procedure: CaseProcedure, transition: CaseTransition, { facts }: Gathered, attempt: Attempt): void {
  const missing = unmet(procedure, transition, facts, attempt, true)
  if (transition.reason === 'required' && attempt.reason === null) missing.push({ zh: '填写理由', en: 'Give a reason' })
  if (missing.length > 0) throw notMet(missing)
}

/** A pause, a resumption or an extension of the disposal clock, by the calendar that the clock runs on. */
async function turnClock(ctx: Ctx, subject: Subject<UrbanCase>, { clock }: Effect): Promise<void> {
  const running = runningClock(subject, 'disposal')
  if (!clock || !running) return
  const calendar = await calendarOf(ctx, running.state.calendarVersion)
  replaceClock(subject, 'disposal', (state) => clock(state, calendar))
}

/** What starts while an order lets the ordinary clocks of the area rest, rests too (CL §15). */
async function restInEmergency(ctx: Ctx, subject: Subject<UrbanCase>, { facts }: Gathered): Promise<void> {
  if (facts.safetyCritical) return
  const order = await modePauseFor(ctx, subject.row)
  if (!order) return
  subject.row.modePauseId = order.id
  await turnClock(ctx, subject, { clock: (clock, calendar) => pauseClock(clock, calendar, ctx.now().getTime(), order.name) })
}

/** A department that rightly returns a case is not charged for the time it had it (T13). */
function uncharge(subject: Subject<UrbanCase>): void {
  const entry = subject.clocks.findLast(({ row }) => row.kind === 'disposal')
  if (entry) Object.assign(entry.row, { chargedUnit: null, chargedPerson: null, onTime: null })
}

/** On time if every round and stage was, of the departments that are charged (R10). */
function wasOnTime(subject: Subject<UrbanCase>): boolean {
  const charged = subject.clocks.filter(({ row }) => row.kind === 'disposal' && row.chargedUnit !== null)
  return charged.every(({ row }) => row.onTime === true)
}

export function notMet(missing: Titles[]) {
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

export function tell(subject: Subject<UrbanCase>, event: string, at: Date, more: Record<string, unknown> = {}): void {
  const payload = { ...newsOf(subject.row, event), ...more }
  subject.events.push({ topic: 'case.changed', subjectId: subject.row.id, payload, deliverAt: at })
}

export function placed(row: UrbanCase) {
  return { ...row, ownerId: row.reportedBy, assigneeId: row.collectorId }
}

export function canSee(ctx: Ctx, row: UrbanCase): boolean {
  return inScope(ctx.actor, 'case.read', placed(row)) || inScope(ctx.actor, 'case.readOwn', placed(row))
}
