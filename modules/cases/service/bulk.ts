/** The same step for several cases: each is one act with its own conditions; what one refuses does not hold up the others. */
import type { Static } from 'typebox'
import type { Ctx } from '#kernel/ctx.ts'
import { Problem } from '#kernel/problem.ts'
import type { BulkAct, BulkOutcome } from '../contract.ts'
import { act, rehearse } from './act.ts'

/** What would become of each, and why not; changes nothing. */
export async function rehearseAll(ctx: Ctx, event: string, { ids, reason }: Static<typeof BulkAct>): Promise<BulkOutcome> {
  const outcomes: BulkOutcome = []
  for (const id of new Set(ids)) outcomes.push(await outcomeOf(id, () => rehearse(ctx, id, event, reason ? { reason } : {})))
  return outcomes
}

export async function actOnAll(ctx: Ctx, event: string, { ids, reason }: Static<typeof BulkAct>): Promise<BulkOutcome> {
  const outcomes: BulkOutcome = []
  for (const id of new Set(ids)) {
    const own = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey}:${id}` }
    outcomes.push(await outcomeOf(id, () => act(own, id, event, reason ? { reason } : {})))
  }
  return outcomes
}

async function outcomeOf(id: string, verb: () => Promise<unknown>): Promise<BulkOutcome[number]> {
  try {
    await verb()
    return { id, done: true, code: null, message: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return { id, done: false, code: error.code, message: error.details.detail ?? error.title }
  }
}
