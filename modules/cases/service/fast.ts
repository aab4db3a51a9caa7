/** Fast flow (CL §11, T30): urgent faults with one owner go straight to that owner, in the transaction of the report. */

import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { Problem } from '#kernel/problem.ts'
import { copyOf, type Subject } from '#kernel/procedure/subject.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { competentUnits } from '../rules.ts'
import type { UrbanCase } from '../store.ts'
import { conditionNotMet, fire } from './act.ts'
import { type CaseProcedure, unitsOf } from './held.ts'

/**
 * Runs T06, T07 and T10 as the platform itself when the matter, the source and the owner allow it. Where a condition
 * of the table lacks (a duplicate nearby, nobody in post), the case waits for the acceptor as any other.
 */
export async function fastPath(ctx: Ctx, procedure: CaseProcedure, subject: Subject<UrbanCase>): Promise<Subject<UrbanCase>> {
  const { row } = subject
  if (row.matterCode === null || row.lon === null || row.lat === null) return subject
  if (!procedure.transitions.some((transition) => transition.event === 'fastDispatch')) return subject
  const entry = (await entriesOf(ctx, row.matterCode))[0]
  if (!entry?.fastFlow || !['collector', 'sensor', 'video_patrol'].includes(row.source)) return subject
  const owners = competentUnits((await unitsOf(ctx)).ofTrade(entry.trade), entry.trade, row)
  const owner = owners[0]
  const unique = owner !== undefined && owners.filter((unit) => unit.regionLevel === owner.regionLevel).length === 1
  if (!unique) return subject
  const steps: [CaseEvent, Record<string, unknown>][] = [
    ['forward', {}],
    ['file', { conditionNo: entry.conditionNo }],
    ['dispatch', { unitCode: owner.code }],
  ]
  const system = asActor(ctx, SYSTEM)
  const fast = copyOf(subject)
  fast.row.fast = true
  try {
    for (const [event, input] of steps) {
      const transition = procedure.transitions.find((one) => one.event === event)
      if (transition) await fire(system, procedure, fast, transition, { input, role: 'system', requestKey: null })
    }
    return fast
  } catch (error) {
    if (error instanceof Problem && error.code === conditionNotMet().code) return subject
    throw error
  }
}
