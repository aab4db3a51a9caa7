/** Fast flow (CL §11, T30): urgent faults with one owner go straight to that owner, in the transaction of the report. */

import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { Subject } from '#kernel/procedure/subject.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import { hasActivePost } from '#modules/identity/index.ts'
import type { CaseEvent } from '../procedure.ts'
import { competentUnits, duplicateRadius } from '../rules.ts'
import { openCasesNear, type UrbanCase } from '../store.ts'
import { fire } from './act.ts'
import { type CaseProcedure, unitsOf } from './held.ts'

/** Runs T06, T07 and T10 as the platform itself when the matter, the source and the owner allow it. */
export async function fastPath(
  ctx: Ctx,
  procedure: CaseProcedure,
  subject: Subject<UrbanCase>,
): Promise<void> {
  const { row } = subject
  if (row.matterCode === null || row.lon === null || row.lat === null) return
  if (!procedure.transitions.some((transition) => transition.event === 'fastDispatch')) return
  const entry = (await entriesOf(ctx, row.matterCode))[0]
  if (!entry?.fastFlow || !['collector', 'sensor', 'video_patrol'].includes(row.source)) return
  const owners = competentUnits(await unitsOf(ctx), entry.trade, row)
  const owner = owners[0]
  const unique =
    owner !== undefined && owners.filter((unit) => unit.regionLevel === owner.regionLevel).length === 1
  if (!unique || !(await hasActivePost(ctx.db, owner.code, 'dept_operator'))) return
  const similar = await openCasesNear(
    ctx.db,
    row.matterCode,
    { lon: row.lon, lat: row.lat },
    duplicateRadius(entry.areaMatter),
    row.id,
  )
  if (similar.length > 0) return
  const system = asActor(ctx, SYSTEM)
  row.fast = true
  const steps: [CaseEvent, Record<string, unknown>][] = [
    ['forward', {}],
    ['file', { conditionNo: entry.conditionNo }],
    ['dispatch', { unitCode: owner.code }],
  ]
  for (const [event, input] of steps) {
    const transition = procedure.transitions.find((one) => one.event === event)
    if (transition)
      await fire(system, procedure, subject, transition, { input, role: 'system', requestKey: null })
  }
}
