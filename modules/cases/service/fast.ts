/** Fast flow (CL §11, T30): urgent faults with one owner go straight to that owner, in the transaction of the report. */

import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { Problem } from '#kernel/problem.ts'
import { copyOf, type Subject } from '#kernel/procedure/subject.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { competentUnits } from '../rules.ts'
import type { UrbanCase } from '../store.ts'
import type { Gathered } from './facts.ts'
import { conditionNotMet, fire } from './fire.ts'
import { type CaseProcedure, unitsOf } from './held.ts'

/** How a report may take the fast way: its condition of the handbook and the one unit that answers for it. */
export interface FastWay {
  conditionNo: number
  unitCode: string
}

/** Null where matter, source or the number of owners do not allow it. */
export async function fastWay(ctx: Ctx, procedure: CaseProcedure, row: UrbanCase): Promise<FastWay | null> {
  if (row.matterCode === null || row.lon === null || row.lat === null) return null
  if (!procedure.transitions.some((transition) => transition.event === 'fastDispatch')) return null
  const entry = (await entriesOf(ctx, row.matterCode))[0]
  if (!entry?.fastFlow || !['collector', 'sensor', 'video_patrol'].includes(row.source)) return null
  const [owner, other] = competentUnits((await unitsOf(ctx)).ofTrade(entry.trade), entry.trade, row)
  if (!owner || owner.regionLevel === other?.regionLevel) return null
  return { conditionNo: entry.conditionNo, unitCode: owner.code }
}

/**
 * Runs T06, T07 and T10 as the platform itself. Where a condition of the table lacks (a duplicate nearby, nobody in
 * post), the case waits for the acceptor as any other.
 */
export async function fastPath(
  ctx: Ctx,
  procedure: CaseProcedure,
  subject: Subject<UrbanCase>,
  { conditionNo, unitCode }: FastWay,
  gathered: Gathered,
): Promise<Subject<UrbanCase>> {
  const steps: [CaseEvent, Record<string, unknown>][] = [
    ['forward', {}],
    ['file', { conditionNo }],
    ['dispatch', { unitCode }],
  ]
  const system = asActor(ctx, SYSTEM)
  const fast = copyOf(subject)
  fast.row.fast = true
  try {
    for (const [event, input] of steps) {
      const transition = procedure.transitions.find((one) => one.event === event)
      if (transition) await fire(system, procedure, fast, transition, { input, role: 'system', requestKey: null, gathered })
    }
    return fast
  } catch (error) {
    if (error instanceof Problem && error.code === conditionNotMet().code) return subject
    throw error
  }
}
