/** The same step for several cases: each is one act with its own conditions; what one refuses does not hold up the others. */
import type { Static } from 'typebox'
import type { Ctx } from '#kernel/ctx.ts'
import { Problem } from '#kernel/problem.ts'
import type { BulkAct, BulkOutcome } from '../contract.ts'
import { act } from './act.ts'

export async function actOnAll(ctx: Ctx, event: string, { ids, reason }: Static<typeof BulkAct>): Promise<BulkOutcome> {
  const outcomes: BulkOutcome = []
  for (const id of new Set(ids)) {
    const own = { ...ctx, requestKey: ctx.requestKey && `${ctx.requestKey}:${id}` }
    outcomes.push(await actOnOne(own, id, event, reason ? { reason } : {}))
  }
  return outcomes
}

async function actOnOne(ctx: Ctx, id: string, event: string, input: { reason?: string }): Promise<BulkOutcome[number]> {
  try {
    await act(ctx, id, event, input)
    return { id, done: true, code: null, message: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    return { id, done: false, code: error.code, message: error.details.detail ?? error.title }
  }
}
