/** A request as its reader may see and decide it. */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { actionsFrom } from '#kernel/procedure/definition.ts'
import type { CaseRequest } from '../../contract.ts'
import { REQUEST_RULES } from '../../request-procedure.ts'
import type { UrbanCase } from '../../store.ts'
import type { RequestRow } from '../effects/index.ts'
import { placed } from '../fire.ts'
import { procedureOfRequest, requestsOf } from './load.ts'

export function requestView(ctx: Ctx, row: RequestRow, { row: aCase }: { row: UrbanCase }): CaseRequest {
  const place = { ...placed(aCase), unitCode: row.unitCode }
  const { allowed } = actionsFrom(procedureOfRequest(row), row.state, row, {
    actorId: ctx.actor.id,
    at: ctx.now(),
    may: (permission) => scopeFor(ctx.actor, permission, place) !== undefined,
  })
  const { id, caseId, kind, state, version, reason, reasonKind, suggestedUnit, measure, leader, photos, unitCode } = row
  return {
    ...{ id, caseId, kind, state, version, reason, reasonKind, suggestedUnit, measure, leader, photos, unitCode },
    reasonKindTitle: REQUEST_RULES[kind].reasonKinds?.[reasonKind ?? ''] ?? null,
    untilAt: row.untilAt?.toISOString() ?? null,
    requestedBy: row.requestedName,
    requestedAt: row.requestedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    caseCode: aCase.caseCode,
    actions: allowed.map((action) => ({ ...action, input: action.input })),
  }
}

export async function requestsOfCase(db: Queryable, ctx: Ctx, aCase: UrbanCase): Promise<CaseRequest[]> {
  return (await requestsOf(db, aCase.id)).map((row) => requestView(ctx, row, { row: aCase }))
}
