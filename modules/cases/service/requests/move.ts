/** A request goes one step along its way; its history is chained like that of a case. */
import type { Ctx } from '#kernel/ctx.ts'
import { advance, type Subject } from '#kernel/procedure/subject.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import type { RequestEvent, RequestTransition } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import type { RequestRow } from '../effects/index.ts'
import { illegalTransition, newsOf } from '../fire.ts'
import { procedureOfRequest } from './load.ts'

export async function moveRequest(
  ctx: Ctx,
  request: Subject<RequestRow>,
  event: RequestEvent,
  role: string,
  reason: string | null,
  aCase: UrbanCase,
): Promise<RequestTransition> {
  const { transitions, states } = procedureOfRequest(request.row)
  const step = transitions.find((one) => one.event === event && (event === 'submit' || one.from.includes(request.row.state)))
  if (!step) throw illegalTransition({ extra: { state: request.row.state, event } })
  const firing = {
    procedure: 'case_request',
    actor: ctx.actor,
    role,
    at: ctx.now(),
    reason,
    payload: { caseId: aCase.id, kind: request.row.kind },
    requestKey: ctx.requestKey,
    calendar: await currentCalendar(ctx),
  }
  advance(request, step, firing)
  if (event === 'approve') request.row.decidedBy = [...request.row.decidedBy, ctx.actor.id]
  if (states[request.row.state].terminal) request.row.decidedAt = ctx.now()
  const payload = {
    ...newsOf(aCase, `request.${event}`),
    kind: request.row.kind,
    requestId: request.row.id,
    askedUnit: request.row.unitCode,
  }
  request.events.push({ topic: 'request.changed', subjectId: aCase.id, payload, deliverAt: ctx.now() })
  return step
}
