/** Orders that the clock raises by itself (CL §13). Everything here may be repeated: each level of a deadline arises once. */
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { insertInto } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import type { ClockRow } from '#kernel/procedure/subject.ts'
import { caseById, caseProcedure, clocksOf, type UrbanCase } from '#modules/cases/index.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import type { Level, Trigger } from '../contract.ts'
import {
  type CaseStanding,
  isReworkedTwice,
  lapseOf,
  levelsDue,
  nextLevel,
  nextOverdueInstant,
  silenceCounts,
  TRIGGER_TITLES,
  timeoutInstants,
} from '../rules.ts'
import { answerClocksOf, highestRaised, openOrdersOf, orderById, type SupervisionOrder } from '../store.ts'
import { type Raising, raiseOrder, saveOrder, settled } from './raise.ts'

export const TIMER = 'timer.supervision'

interface Found {
  aCase: UrbanCase
  disposal: ClockRow | undefined
  standing: CaseStanding
}

async function findCase(ctx: Ctx, caseId: string): Promise<Found | null> {
  const [aCase, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!aCase) return null
  const disposal = clocks.filter((clock) => clock.kind === 'disposal').at(-1)
  const unstopped = disposal !== undefined && disposal.stoppedAt === null
  const standing: CaseStanding = {
    open: !caseProcedure.states[aCase.state].terminal,
    ordinal: disposal?.ordinal ?? 0,
    running: unstopped && disposal.deadlineAt !== null,
    paused: unstopped && disposal.deadlineAt === null,
    yellowAt: disposal?.yellowAt ?? null,
    deadline: disposal?.deadlineAt ?? null,
  }
  return { aCase, disposal, standing }
}

/** Raises what the disposal clock has reached by now, lowest level first, and sets the timer for what comes next. */
export async function catchUp(ctx: Ctx, caseId: string): Promise<void> {
  const found = await findCase(ctx, caseId)
  const { disposal, standing } = found ?? {}
  if (!found || !disposal?.deadlineAt || !standing?.open || !standing.running) return
  const now = ctx.now().getTime()
  const deadline = disposal.deadlineAt
  const instants = timeoutInstants(disposal.state, await currentCalendar(ctx))
  if (!instants) return
  const raised = await highestRaised(ctx.db, caseId, disposal.ordinal, deadline)
  for (const level of levelsDue(instants, raised, now)) {
    const trigger = level === 1 ? 'yellow' : level === 2 ? 'red' : 'overdue'
    await raiseTimeout(ctx, found, { level, trigger, arisesAt: new Date(instants[level] ?? now), ordinal: disposal.ordinal, deadline })
  }
  const next = now > deadline.getTime() ? nextOverdueInstant(instants, now) : null
  if (next) {
    const payload = { ordinal: disposal.ordinal, level: next.level, deadlineAt: deadline.toISOString() }
    await ctx.db.query(insertInto('outbox', { topic: TIMER, subjectId: caseId, payload, deliverAt: new Date(next.at) }))
  }
}

interface Arisen {
  level: Level
  trigger: Trigger
  arisesAt: Date
  ordinal: number
  /** Null for an order that is not about a deadline. */
  deadline: Date | null
}

/** Raises a level unless it was raised for this deadline before, or a higher one is open. */
async function raiseTimeout(ctx: Ctx, { aCase, disposal }: Found, arisen: Arisen): Promise<void> {
  const { level, trigger, arisesAt, ordinal, deadline } = arisen
  const unitCode = aCase.unitCode ?? disposal?.chargedUnit
  const open = (await openOrdersOf(ctx.db, aCase.id)).find((order) => order.kind === 'timeout')
  if (!unitCode || (open && open.level >= level)) return
  const basis = deadline?.toISOString() ?? trigger
  await raiseOnce(ctx, open, {
    id: derivedId('supervision', aCase.id, String(ordinal), basis, String(level)),
    aCase,
    kind: 'timeout',
    level,
    trigger,
    reason: TRIGGER_TITLES[trigger].zh,
    unitCode,
    arisesAt,
    clockOrdinal: ordinal,
    caseDueAt: deadline,
  })
}

async function raiseOnce(ctx: Ctx, lower: SupervisionOrder | undefined, raising: Raising): Promise<void> {
  if (await orderById(ctx.db, raising.id)) return
  try {
    await raiseOrder(asActor(ctx, SYSTEM), raising, lower, 'system')
  } catch (error) {
    // Another worker raised it in the same moment.
    if (!violates(error, 'supervision_order_pkey')) throw error
  }
}

/** The answer is overdue: the next level arises, as long as the ground of the order stands. */
export async function raiseUnanswered(ctx: Ctx, orderId: string, ordinal: number): Promise<void> {
  const order = await orderById(ctx.db, orderId)
  const level = order && nextLevel(order.level)
  if (!order || !level || (order.state !== 'issued' && order.state !== 'returned')) return
  const clock = (await answerClocksOf(ctx.db, orderId)).find((one) => one.ordinal === ordinal && one.stoppedAt === null)
  if (!clock?.deadlineAt || ctx.now() <= clock.deadlineAt) return
  const found = await findCase(ctx, order.caseId)
  if (!found || !silenceCounts(order, found.standing, ctx.now())) return
  const arisesAt = new Date(clock.deadlineAt.getTime() + 1000)
  if (order.kind === 'timeout' && order.clockOrdinal !== null) {
    const arisen: Arisen = { level, trigger: 'unanswered', arisesAt, ordinal: order.clockOrdinal, deadline: order.caseDueAt }
    return raiseTimeout(ctx, found, arisen)
  }
  const { kind, reason, unitCode, clockOrdinal, caseDueAt } = order
  const id = derivedId('supervision', 'unanswered', orderId)
  await raiseOnce(ctx, order, {
    id,
    aCase: found.aCase,
    kind,
    level,
    trigger: 'unanswered',
    reason,
    unitCode,
    arisesAt,
    clockOrdinal,
    caseDueAt,
  })
}

/** A case that comes back from its check a second time is an order of the office (CL §13). */
export async function raiseRework(ctx: Ctx, caseId: string): Promise<void> {
  const found = await findCase(ctx, caseId)
  if (!found?.disposal || !found.standing.running || !isReworkedTwice(found.aCase.round)) return
  const { ordinal, startedAt: arisesAt } = found.disposal
  await raiseTimeout(ctx, found, { level: 3, trigger: 'rework', arisesAt, ordinal, deadline: null })
}

/** Ends the orders of a case whose ground is gone: it closed, rests, began anew, or its deadline moved. */
export async function endLapsed(ctx: Ctx, caseId: string): Promise<void> {
  const open = await openOrdersOf(ctx.db, caseId)
  if (open.length === 0) return
  const found = await findCase(ctx, caseId)
  if (!found) return
  const system = asActor(ctx, SYSTEM)
  for (const order of open) {
    const ended = lapseOf(order, found.standing, ctx.now())
    if (ended) await saveOrder(ctx.db, await settled(system, order, 'lapse', ended, 'system'))
  }
  ctx.announce()
}
