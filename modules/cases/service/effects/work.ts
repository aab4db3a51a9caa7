/** Work inside the department: who has it, what came of it (CL §2, T15b). The clock of the case runs on. */
import { changed } from '#kernel/db/change.ts'
import { sql } from '#kernel/db/sql.ts'
import { badField } from '#kernel/problem.ts'
import { photosAdded, type UrbanCase } from '../../store.ts'
import type { Doing, Effect } from './effect.ts'

/** The work is nobody's any more: done, returned or ended. */
export const NOBODYS = { handlerId: null, innerDueAt: null, resultAt: null } as const satisfies Partial<UrbanCase>

export function assignHandler({ row, input, gathered, at }: Doing): Effect {
  const { handler } = gathered
  if (!handler) throw badField('handlerId', 'required', '请选择处置人员', 'Choose a handler')
  const innerDueAt = input.innerDueAt ? new Date(input.innerDueAt) : null
  return {
    changes: { handlerId: handler.id, innerDueAt, resultAt: null },
    writes: [
      changed(
        'assignment',
        {
          ...{ handlerId: handler.id, handlerName: handler.name, assignedAt: at, handlerNote: input.note ?? null },
          ...{ innerDueAt, resultAt: null, resultNote: null },
        },
        { caseId: row.id, endedAt: null },
      ),
    ],
    payload: { handlerId: handler.id, handlerName: handler.name, note: input.note ?? null, innerDueAt: innerDueAt?.toISOString() ?? null },
  }
}

/** Whoever tells a result has done the work, asked to or not. */
export function reportResult({ ctx, row, input, at }: Doing): Effect {
  const photos = input.photos ?? []
  return {
    changes: { handlerId: row.handlerId ?? ctx.actor.id, handledBy: ctx.actor.id, resultAt: at },
    writes: [
      ...photosAdded(row.id, photos, 'after', at, ctx.actor),
      changed(
        'assignment',
        { handlerId: ctx.actor.id, handlerName: ctx.actor.name, resultAt: at, resultNote: input.note ?? null },
        { caseId: row.id, endedAt: null },
      ),
    ],
    payload: { photos, note: input.note ?? null },
  }
}

export function disposeReject({ row }: Doing): Effect {
  return {
    changes: { resultAt: null },
    writes: [sql`update assignment set result_at = null, sent_back = sent_back + 1 where case_id = ${row.id} and ended_at is null`],
    payload: { handlerId: row.handlerId },
  }
}
