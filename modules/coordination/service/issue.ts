/** A person issues an order: supervisor or commission office, at a level within the right of the post (Q2-02). */
import { may } from '#kernel/access/actor.ts'
import { type Placed, scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, defineProblem, keyReused, notAllowed, notFound } from '#kernel/problem.ts'
import { canSee, caseById, caseProcedure, conditionNotMet, placed, type UrbanCase } from '#modules/cases/index.ts'
import { type IssueRights, type Level, MANUAL_KINDS, type NewOrder } from '../contract.ts'
import { highestLevel, LEVEL_RULES, MANUAL_KIND_RULES } from '../rules.ts'
import { openOrdersOf, orderById, type SupervisionOrder, unitExists } from '../store.ts'
import { raiseOrder } from './raise.ts'

export const orderOpen = defineProblem(
  'order_open',
  409,
  '该案件已有同类、不低于此级别的督办在办',
  'The case has an open order of this kind at this level or above',
)

/** The highest level the asker's posts reach for something in this place. */
export function rightOf(ctx: Ctx, place: Placed): 0 | Level {
  return highestLevel(scopeFor(ctx.actor, 'supervision.issue', place), scopeFor(ctx.actor, 'supervision.escalate', place))
}

export async function issueOrder(ctx: Ctx, input: NewOrder): Promise<{ order: SupervisionOrder; replayed: boolean }> {
  const aCase = await caseById(ctx.db, input.caseId)
  if (!aCase || !canSee(ctx, aCase)) throw notFound()
  const scope = scopeFor(ctx.actor, 'supervision.issue', placed(aCase))
  if (!scope) throw await refused(ctx, aCase, { zh: '不在您的管辖范围', en: 'It lies outside your area' })
  const id = ctx.requestKey ? derivedId('supervision', aCase.id, ctx.actor.id, ctx.requestKey) : newId()
  const known = await orderById(ctx.db, id)
  if (known) return replay(known, input)
  const level = await levelFor(ctx, aCase, input)
  const unitCode = await unitFor(ctx, aCase, input)
  const lower = (await openOrdersOf(ctx.db, aCase.id)).find((order) => order.kind === input.kind)
  // The same request sent twice at once: the other one was a moment earlier.
  if (lower?.id === id) return replay(lower, input)
  if (lower && lower.level >= level) throw orderOpen({ extra: { orderId: lower.id, level: lower.level } })
  const asked = { kind: input.kind, level, trigger: 'manual' as const, reason: input.reason.trim(), unitCode, arisesAt: ctx.now() }
  try {
    const raising = { id, aCase, ...asked, clockOrdinal: null, caseDueAt: null }
    return { order: await raiseOrder(ctx, raising, lower, scope.role), replayed: false }
  } catch (error) {
    const first = await orderById(ctx.db, id)
    if (first) return replay(first, input)
    throw violates(error, 'supervision_order_open') ? orderOpen() : error
  }
}

/** The same request again: the first order stands, whatever became of it. */
function replay(order: SupervisionOrder, input: NewOrder): { order: SupervisionOrder; replayed: boolean } {
  if (order.kind !== input.kind || order.reason !== input.reason.trim()) throw keyReused()
  return { order, replayed: true }
}

async function levelFor(ctx: Ctx, aCase: UrbanCase, { kind, level }: NewOrder): Promise<Level> {
  const { level: usual, lowest } = MANUAL_KIND_RULES[kind]
  const chosen = isLevel(level) ? level : usual
  if (chosen < lowest)
    throw badField('level', 'below_kind', `此类督办不低于${LEVEL_RULES[lowest].title.zh}`, `This kind begins at level ${lowest}`)
  if (chosen > rightOf(ctx, placed(aCase)))
    throw await refused(ctx, aCase, { zh: '督办级别超出您的权限', en: 'The level is beyond your right' })
  return chosen
}

const isLevel = (level: number | undefined): level is Level => level !== undefined && level in LEVEL_RULES

async function unitFor(ctx: Ctx, aCase: UrbanCase, input: NewOrder): Promise<string> {
  if (input.unitCode !== undefined && !(await unitExists(ctx.db, input.unitCode)))
    throw badField('unitCode', 'unknown_unit', '没有这个单位', 'There is no such unit')
  const unitCode = input.unitCode ?? aCase.unitCode
  const missing = [
    ...(caseProcedure.states[aCase.state].terminal ? [{ zh: '案件在办', en: 'The case is open' }] : []),
    ...(aCase.caseCode === null ? [{ zh: '案件已立案', en: 'The case is filed' }] : []),
    ...(unitCode === null ? [{ zh: '案件已派遣，或指定答复单位', en: 'The case is with a department, or a unit is named' }] : []),
  ]
  if (missing.length === 0 && unitCode !== null) return unitCode
  throw conditionNotMet({
    detail: { zh: missing.map((one) => one.zh).join('；'), en: missing.map((one) => one.en).join('; ') },
    errors: missing.map((message) => ({ field: '', rule: 'condition', message })),
  })
}

async function refused(ctx: Ctx, aCase: UrbanCase, detail: { zh: string; en: string }) {
  await audit(ctx, { action: 'supervision.issue', objectType: 'case', objectId: aCase.id, result: 'refused' })
  return notAllowed({ extra: { permission: 'supervision.issue' }, ...(may(ctx.actor, 'supervision.issue') ? { detail } : {}) })
}

/** What the asker may issue for a case, and what is open already. */
export async function issueRights(ctx: Ctx, caseId: string): Promise<IssueRights> {
  const aCase = await caseById(ctx.db, caseId)
  if (!aCase || !canSee(ctx, aCase)) throw notFound()
  const open = await openOrdersOf(ctx.db, caseId)
  const kinds = MANUAL_KINDS.map((kind) => ({
    kind,
    ...MANUAL_KIND_RULES[kind],
    openLevel: open.find((order) => order.kind === kind)?.level ?? null,
  }))
  return { highest: rightOf(ctx, placed(aCase)), kinds, unitCode: aCase.unitCode }
}
