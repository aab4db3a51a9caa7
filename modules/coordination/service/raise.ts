/** An order comes into being, by a rule or by a person; a lower one of its kind ends with it. */
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { insertInto } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { advance, loadedSubject, newSubject, runningClock, type Subject, save } from '#kernel/procedure/subject.ts'
import type { UrbanCase } from '#modules/cases/index.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import type { Ending, Kind, Level, Trigger } from '../contract.ts'
import { type OrderEvent, supervision, transitionOf } from '../procedures.ts'
import { LEVEL_RULES } from '../rules.ts'
import { answerClocksOf, type SupervisionOrder, withdrawAgenda } from '../store.ts'

export interface Raising {
  id: string
  aCase: UrbanCase
  kind: Kind
  level: Level
  trigger: Trigger
  reason: string
  unitCode: string
  arisesAt: Date
  clockOrdinal: number | null
  caseDueAt: Date | null
}

/** Writes the new order, and the end of the lower one it follows, as one change. */
export async function raiseOrder(ctx: Ctx, raising: Raising, lower: SupervisionOrder | undefined, role: string): Promise<SupervisionOrder> {
  const order = await newOrder(ctx, raising, lower, role)
  const before = lower ? await settled(ctx, lower, 'escalate', 'escalated', role, { by: order.row.id, level: raising.level }) : null
  await ctx.db.transaction(async (tx) => {
    if (before) await saveOrder(tx, before)
    await saveOrder(tx, order)
  })
  ctx.announce()
  return order.row
}

export async function saveOrder(db: Queryable, order: Subject<SupervisionOrder>): Promise<void> {
  await save(db, supervision.table, order)
}

async function newOrder(ctx: Ctx, raising: Raising, lower: SupervisionOrder | undefined, role: string): Promise<Subject<SupervisionOrder>> {
  const { aCase, id, ...asked } = raising
  const at = ctx.now()
  const order = newSubject<SupervisionOrder>(
    {
      id,
      ...asked,
      caseId: aCase.id,
      caseCode: aCase.caseCode ?? '',
      matterCode: aCase.matterCode,
      summary: aCase.summary,
      followsId: lower?.id ?? null,
      districtCode: aCase.districtCode,
      streetCode: aCase.streetCode,
      communityCode: aCase.communityCode,
      dutyGridCode: aCase.dutyGridCode,
      issuedBy: ctx.actor.id,
      issuedName: ctx.actor.name,
      issuedAt: at,
      answerDueAt: null,
      answeredAt: null,
      answeredBy: null,
      settledAt: null,
      ended: null,
    },
    supervision.initial,
    at,
  )
  const { kind, level, trigger, arisesAt, unitCode, reason } = raising
  const payload = { caseId: aCase.id, kind, level, trigger, arisesAt: arisesAt.toISOString(), unitCode, follows: lower?.id ?? null }
  await move(ctx, order, 'issue', { role, reason, payload })
  order.row.answerDueAt = order.row.dueAt
  if (level === 4) order.writes.push(insertInto('agenda_item', agendaItem(order.row)))
  return order
}

/** Level 4 comes before the director meeting (CL §13). */
function agendaItem(order: SupervisionOrder) {
  const { id: orderId, caseId, caseCode, kind, unitCode, districtCode, streetCode, caseDueAt, issuedAt: addedAt, summary: title } = order
  const id = derivedId('agenda', orderId)
  return {
    id,
    meeting: 'director',
    orderId,
    caseId,
    caseCode,
    title,
    kind,
    unitCode,
    districtCode,
    streetCode,
    state: 'open',
    caseDueAt,
    addedAt,
  }
}

/** The order ended: by its successor, with its case, or because its ground is gone. */
export async function settled(
  ctx: Ctx,
  row: SupervisionOrder,
  event: 'escalate' | 'lapse',
  ended: Ending,
  role: string,
  payload: Record<string, unknown> = {},
): Promise<Subject<SupervisionOrder>> {
  const order = loadedSubject(row, await answerClocksOf(ctx.db, row.id))
  await move(ctx, order, event, { role, reason: null, payload: { ended, ...payload } }, { ended, settledAt: ctx.now() })
  if (row.level === 4) order.writes.push(withdrawAgenda(row.id))
  return order
}

interface Move {
  role: string
  reason: string | null
  payload: Record<string, unknown>
  requestKey?: string | null
}

/** One step of the order's procedure in memory: history, answer clock, news. */
export async function move(
  ctx: Ctx,
  order: Subject<SupervisionOrder>,
  event: OrderEvent,
  given: Move,
  changes: Partial<SupervisionOrder> = {},
): Promise<void> {
  const transition = transitionOf(event)
  const rule = transition.starts ? supervision.clocks[transition.starts] : undefined
  const { level, unitCode } = order.row
  const start = rule ? { rule, limit: LEVEL_RULES[level].answerWithin, chargedUnit: unitCode } : undefined
  const firing = { procedure: supervision.name, actor: ctx.actor, at: ctx.now(), calendar: await currentCalendar(ctx), ...given }
  advance(order, transition, firing, changes, start)
  order.events.push({ topic: 'supervision.changed', subjectId: order.row.id, payload: newsOf(order.row, event), deliverAt: ctx.now() })
}

/** What screens are told: enough to know whether it concerns them. */
export function newsOf(row: SupervisionOrder, event: string): Record<string, unknown> {
  const { caseId, kind, level, state, unitCode, districtCode, streetCode, communityCode, dutyGridCode, historySeq: seq } = row
  return { event, seq, caseId, kind, level, state, unitCode, districtCode, streetCode, communityCode, dutyGridCode }
}

/** Until when the answer that is owed now is due. */
export function answerDeadline(order: Subject<SupervisionOrder>): Date | null {
  return runningClock(order, 'answer')?.deadlineAt ?? null
}
