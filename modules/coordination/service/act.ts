/** One event on one order, by one person: answer, accept, return, close, decide. */
import { may } from '#kernel/access/actor.ts'
import { inScope, scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { badField, keyReused, notAllowed, notFound, staleVersion } from '#kernel/problem.ts'
import { transitionFor, unmet } from '#kernel/procedure/definition.ts'
import { loadedSubject, type Subject } from '#kernel/procedure/subject.ts'
import { conditionNotMet, illegalTransition, photoTimes, unknownPhoto } from '#modules/cases/index.ts'
import type { OrderActInput } from '../contract.ts'
import { ORDER_EVENTS, type OrderEvent, type OrderFacts, type OrderTransition, supervision } from '../procedures.ts'
import {
  agendaOf,
  answerClocksOf,
  decideAgenda,
  insertAnswer,
  orderById,
  requestEventOf,
  reviewAnswer,
  type SupervisionOrder,
  unitExists,
  withdrawAgenda,
} from '../store.ts'
import { rightOf } from './issue.ts'
import { move, saveOrder } from './raise.ts'

export function canSeeOrder(ctx: Ctx, order: SupervisionOrder): boolean {
  return inScope(ctx.actor, 'supervision.read', order)
}

export async function factsOf(ctx: Ctx, order: SupervisionOrder): Promise<OrderFacts> {
  const agenda = order.level === 4 ? await agendaOf(ctx.db, order.id) : undefined
  return { level: order.level, answeredBy: order.answeredBy, right: rightOf(ctx, order), onAgenda: agenda?.state === 'open' }
}

/** Fires an event. Answers false when this very request was done before. */
export async function actOnOrder(ctx: Ctx, id: string, event: string, input: OrderActInput): Promise<boolean> {
  const row = await orderById(ctx.db, id)
  if (!row || !canSeeOrder(ctx, row)) throw notFound()
  const known = ctx.requestKey ? await requestEventOf(ctx.db, id, ctx.requestKey) : undefined
  if (known !== undefined && known !== event) throw keyReused()
  if (known !== undefined) return false
  const role = await roleFor(ctx, row, eventOf(event))
  if (input.version !== undefined && input.version !== row.version)
    throw staleVersion({ extra: { state: row.state, version: row.version } })
  const transition = transitionFor(supervision, row.state, event)
  if (!transition || transition.system) throw illegalTransition({ extra: { state: row.state, event } })
  await check(ctx, row, transition, input)
  const order = loadedSubject(row, await answerClocksOf(ctx.db, id))
  await fire(ctx, order, transition, input, role)
  await saveOrder(ctx.db, order)
  ctx.announce()
  return true
}

function eventOf(text: string): OrderEvent {
  const event = ORDER_EVENTS.find((one) => one === text)
  if (!event) throw notFound()
  return event
}

async function roleFor(ctx: Ctx, row: SupervisionOrder, event: OrderEvent): Promise<string> {
  const permission = supervision.transitions.find((transition) => transition.event === event)?.permission ?? ''
  const scope = scopeFor(ctx.actor, permission, row)
  if (scope) return scope.role
  await audit(ctx, { action: `supervision.${event}`, objectType: 'supervision', objectId: row.id, result: 'refused' })
  throw notAllowed({
    extra: { permission },
    ...(may(ctx.actor, permission) ? { detail: { zh: '不在您的管辖范围', en: 'It lies outside your area' } } : {}),
  })
}

async function check(ctx: Ctx, row: SupervisionOrder, transition: OrderTransition, input: OrderActInput): Promise<void> {
  const attempt = { actorId: ctx.actor.id, at: ctx.now(), reason: input.reason?.trim() || null, input }
  const missing = unmet(supervision, transition, await factsOf(ctx, row), attempt, true)
  if (transition.reason === 'required' && attempt.reason === null) missing.push(REASON_WORDS[transition.event] ?? REASON)
  if (missing.length > 0) {
    throw conditionNotMet({
      detail: { zh: missing.map((one) => one.zh).join('；'), en: missing.map((one) => one.en).join('; ') },
      errors: missing.map((message) => ({ field: '', rule: 'condition', message })),
    })
  }
  const photos = input.photos ?? []
  if ((await photoTimes(ctx.db, photos)).length !== new Set(photos).size) throw unknownPhoto()
  if (input.ownerUnit !== undefined && !(await unitExists(ctx.db, input.ownerUnit)))
    throw badField('ownerUnit', 'unknown_unit', '没有这个单位', 'There is no such unit')
}

const REASON = { zh: '填写理由', en: 'Give a reason' }
const REASON_WORDS: Partial<Record<OrderEvent, { zh: string; en: string }>> = {
  answer: { zh: '填写答复内容', en: 'Write the answer' },
  decide: { zh: '填写议定事项', en: 'Write the decision' },
}

async function fire(
  ctx: Ctx,
  order: Subject<SupervisionOrder>,
  transition: OrderTransition,
  input: OrderActInput,
  role: string,
): Promise<void> {
  const at = ctx.now()
  const { row } = order
  const reason = input.reason?.trim() || null
  const changes = changesOf(ctx, row, transition.event)
  const { photos, ownerUnit, dueOn } = input
  const payload = { photos, ownerUnit, dueOn, ...(changes.ended ? { ended: changes.ended } : {}) }
  await move(ctx, order, transition.event, { role, reason, payload, requestKey: ctx.requestKey }, changes)
  switch (transition.event) {
    case 'answer':
      order.writes.push(insertAnswer({ orderId: row.id, text: reason ?? '', photos: photos ?? [], by: ctx.actor, at }))
      break
    case 'accept':
    case 'return':
      order.writes.push(reviewAnswer(row.id, transition.event === 'accept' ? 'accepted' : 'returned', ctx.actor.name, at, reason))
      break
    case 'decide':
      order.writes.push(
        decideAgenda(row.id, { text: reason ?? '', ownerUnit: ownerUnit ?? '', dueOn: dueOn ?? '', by: ctx.actor.name, at }),
      )
      break
  }
  if (row.level === 4 && (transition.event === 'accept' || transition.event === 'close')) order.writes.push(withdrawAgenda(row.id))
}

/** What each event changes besides state, history and clock. */
function changesOf(ctx: Ctx, row: SupervisionOrder, event: OrderEvent): Partial<SupervisionOrder> {
  const settledAt = ctx.now()
  switch (event) {
    case 'answer':
      return { answeredAt: row.answeredAt ?? ctx.now(), answeredBy: ctx.actor.id }
    case 'accept':
      return { ended: 'accepted', settledAt }
    case 'close':
      return { ended: 'withdrawn', settledAt }
    case 'decide':
      return { ended: 'decided', settledAt }
    default:
      return {}
  }
}
