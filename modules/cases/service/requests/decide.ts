/** Approvals one after another; with the last one the case itself moves, in the same transaction (CL §8). */
import { may } from '#kernel/access/actor.ts'
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notAllowed, notFound, staleVersion } from '#kernel/problem.ts'
import { transitionFor, unmet } from '#kernel/procedure/definition.ts'
import { loadedSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import type { ActInput, CaseRequest } from '../../contract.ts'
import type { CaseEvent } from '../../procedure/index.ts'
import { REQUEST_RULES, type RequestEvent } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import type { RequestRow } from '../effects/index.ts'
import { gather, requestFact } from '../facts.ts'
import { fire, illegalTransition, notMet, placed, tell } from '../fire.ts'
import { procedureOf } from '../held.ts'
import { readsFrom } from '../reads.ts'
import { isReplay } from '../replay.ts'
import { type CaseInHand, caseInHand, maySee, procedureOfRequest, requestById } from './load.ts'
import { moveRequest } from './move.ts'
import { requestView } from './view.ts'

export interface Decision {
  reason?: string
  version?: number
}

const VERBS: readonly RequestEvent[] = ['approve', 'reject', 'withdraw']

export async function decideRequest(ctx: Ctx, id: string, verb: string, input: Decision): Promise<CaseRequest> {
  const event = VERBS.find((one) => one === verb)
  const row = await requestById(ctx.db, id)
  if (!row || !event) throw notFound()
  const hand = await caseInHand(ctx, row.caseId, row.unitCode)
  if (ctx.requestKey && (await isReplay(ctx, id, ctx.requestKey, event))) return requestView(ctx, row, hand)
  const role = roleFor(ctx, row, event, hand.row)
  if (input.version !== undefined && input.version !== row.version)
    throw staleVersion({ extra: { state: row.state, version: row.version } })
  checkDecision(ctx, row, event, input)
  const request = loadedSubject(row, [])
  const step = await moveRequest(ctx, request, event, role, input.reason?.trim() || null, hand.row)
  const moved = await moveCase(ctx, hand, row, step.to, role, input)
  await ctx.db.transaction(async (tx) => {
    await save(tx, 'case_request', request)
    for (const subject of moved) await save(tx, 'urban_case', subject)
  })
  ctx.announce()
  return requestView(ctx, request.row, hand)
}

/** Who may never decide is told so; whose turn it is not yet learns that the request is elsewhere. */
function roleFor(ctx: Ctx, row: RequestRow, event: RequestEvent, aCase: UrbanCase): string {
  const procedure = procedureOfRequest(row)
  const place = { ...placed(aCase), unitCode: row.unitCode }
  const ways = procedure.transitions.filter((one) => one.event === event)
  if (!ways.some((one) => scopeFor(ctx.actor, one.permission, place))) throw notAllowed({ extra: { permission: ways[0]?.permission } })
  const step = transitionFor(procedure, row.state, event)
  const scope = step && scopeFor(ctx.actor, step.permission, place)
  if (!scope) throw illegalTransition({ extra: { state: row.state, event } })
  return scope.role
}

function checkDecision(ctx: Ctx, row: RequestRow, event: RequestEvent, { reason = '' }: Decision): void {
  const procedure = procedureOfRequest(row)
  const step = transitionFor(procedure, row.state, event)
  if (!step) return
  const attempt = { actorId: ctx.actor.id, at: ctx.now(), reason, input: {} }
  const missing = unmet(procedure, step, row, attempt, true)
  if (step.reason === 'required' && reason.trim() === '') missing.push({ zh: '填写理由', en: 'Give a reason' })
  if (missing.length > 0) throw notMet(missing)
}

/** The event of the case that follows from the decision, where one does. */
async function moveCase(ctx: Ctx, hand: CaseInHand, request: RequestRow, to: string | null, role: string, { reason }: Decision) {
  const rule = REQUEST_RULES[request.kind]
  const event = to === 'approved' ? rule.event : to === 'rejected' ? rule.rejectEvent : undefined
  if (!event || !stillThere(hand.row, event, rule.rejectEvent)) return []
  return moveBy(ctx, hand, request, event, role, { reason: reason ?? request.reason })
}

/** A refusal of what is over anyway is only that. */
function stillThere(row: UrbanCase, event: CaseEvent, rejectEvent: CaseEvent | undefined): boolean {
  return event !== rejectEvent || ['dispatched', 'handling'].includes(row.state)
}

async function moveBy(
  ctx: Ctx,
  { row, clocks, standing, subject }: CaseInHand,
  request: RequestRow,
  event: CaseEvent,
  role: string,
  given: ActInput,
): Promise<Subject<UrbanCase>[]> {
  const procedure = await procedureOf(ctx, row.procedureVersion)
  const transition = transitionFor(procedure, row.state, event)
  if (!transition) throw illegalTransition({ extra: { state: row.state, event } })
  const input: ActInput = { ...given, ...(request.reasonKind ? { reasonKind: request.reasonKind } : {}) }
  // Of the open requests the case still counts this one, which is decided here and now.
  const others = standing.requests.filter((one) => one.requestedAt.getTime() !== request.requestedAt.getTime())
  const gathered = await gather(ctx, readsFrom(ctx.db), {
    row,
    clocks,
    standing: { ...standing, requests: others },
    events: [event],
    input,
    request: requestFact(request),
  })
  const more = await fire(ctx, procedure, subject, transition, { input, role, requestKey: null, gathered, request })
  tell(subject, event, ctx.now())
  return [subject, ...more]
}

export async function getRequest(ctx: Ctx, id: string): Promise<CaseRequest> {
  const row = await requestById(ctx.db, id)
  if (!row) throw notFound()
  const hand = await caseInHand(ctx, row.caseId, row.unitCode)
  if (!maySee(ctx, hand.row, row.unitCode) || !may(ctx.actor, 'request.read')) throw notFound()
  return requestView(ctx, row, hand)
}
