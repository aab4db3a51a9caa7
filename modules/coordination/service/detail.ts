/** One order with everything that belongs to it, as the asker may see it. */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { actionsFrom } from '#kernel/procedure/definition.ts'
import { clocksView } from '#kernel/procedure/view.ts'
import { historyOf } from '#kernel/register/routes.ts'
import { canSee, caseById } from '#modules/cases/index.ts'
import { calendarOf } from '#modules/catalogue/index.ts'
import { type AgendaRow, AgendaRowShape, type OrderDetail, type OrderRow, OrderRowShape } from '../contract.ts'
import { ORDER_EVENTS, supervision, transitionOf } from '../procedures.ts'
import { LEVEL_RULES } from '../rules.ts'
import { agendaOf, answerClocksOf, answersOf, orderById, ordersOf, type SupervisionOrder } from '../store.ts'
import { canSeeOrder, factsOf } from './act.ts'

export async function orderDetail(ctx: Ctx, id: string): Promise<OrderDetail> {
  const row = await orderById(ctx.db, id)
  if (!row || !canSeeOrder(ctx, row)) throw notFound()
  const [facts, answers, clocks, agenda, chain, history, aCase] = await Promise.all([
    factsOf(ctx, row),
    answersOf(ctx.db, id),
    answerClocksOf(ctx.db, id),
    agendaOf(ctx.db, id),
    ordersOf(ctx.db, row.caseId),
    historyOf(ctx.db, id),
    caseOf(ctx, row.caseId),
  ])
  const { allowed, blocked } = actionsFrom(supervision, row.state, facts, {
    actorId: ctx.actor.id,
    at: ctx.now(),
    may: (permission) => scopeFor(ctx.actor, permission, row) !== undefined,
  })
  return {
    ...orderRow(row),
    addressees: [...LEVEL_RULES[row.level].to],
    case: aCase,
    answers: answers.map((answer) => ({
      ...answer,
      result: answer.result === 'accepted' || answer.result === 'returned' ? answer.result : null,
      at: answer.at.toISOString(),
      reviewedAt: answer.reviewedAt?.toISOString() ?? null,
    })),
    clocks: await clocksView(supervision, clocks, (version) => calendarOf(ctx, version), ctx.now()),
    agenda: agenda ? picked<AgendaRow>(agenda, AgendaRowShape) : null,
    chain: chain.map(({ id: one, kind, level, state, issuedAt, ended }) => ({
      id: one,
      kind,
      level,
      state,
      ended,
      issuedAt: issuedAt.toISOString(),
    })),
    history: history.map((record) => ({ ...record, title: titleOf(record.event) })),
    actions: allowed,
    blocked,
  }
}

/** The row as lists show it, times as text. */
export function orderRow(row: SupervisionOrder): OrderRow {
  return picked<OrderRow>(row, OrderRowShape)
}

function picked<T>(row: object, shape: { properties: object }): T {
  const keys = Object.keys(shape.properties)
  const entries = Object.entries(row)
    .filter(([key]) => keys.includes(key))
    .map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value])
  // Checked border: the keys are those of the shape, and the serialiser checks the rest.
  return Object.fromEntries(entries) as T
}

async function caseOf(ctx: Ctx, caseId: string): Promise<OrderDetail['case']> {
  const aCase = await caseById(ctx.db, caseId)
  if (!aCase || !canSee(ctx, aCase)) return null
  const { id, state, address, round, limitUnit, clockKind } = aCase
  return {
    id,
    state,
    address,
    round,
    limitUnit,
    clockKind,
    clockStartedAt: aCase.clockStartedAt?.toISOString() ?? null,
    yellowAt: aCase.yellowAt?.toISOString() ?? null,
    dueAt: aCase.dueAt?.toISOString() ?? null,
  }
}

function titleOf(event: string) {
  const known = ORDER_EVENTS.find((one) => one === event)
  if (known) return transitionOf(known).title
  return event === 'recalculated' ? { zh: '日历调整，答复期限顺延', en: 'Calendar changed, answer due later' } : { zh: event, en: event }
}
