/** Field tasks of collectors: verification and check (CL §5). */
import { insertInto, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { badField } from '#kernel/problem.ts'
import { collectorsOf } from '#modules/identity/index.ts'
import { insertPhotos, type UrbanCase } from '../../store.ts'
import type { Doing, Effect } from './effect.ts'

export async function orderTask(
  { ctx, row, input, gathered, at }: Doing,
  kind: 'verify' | 'check',
  changes: Partial<UrbanCase>,
): Promise<Effect> {
  const collectors = row.dutyGridCode === null ? [] : await collectorsOf(ctx.db, row.dutyGridCode)
  const able = collectors.filter((one) => kind === 'verify' || one.id !== gathered.facts.handledBy)
  const chosen = input.collectorId ? { id: input.collectorId, name: able.find((one) => one.id === input.collectorId)?.name ?? '' } : able[0]
  if (input.collectorId && !able.some((one) => one.id === input.collectorId))
    throw badField('collectorId', 'not_of_grid', '该采集员不在本责任网格', 'This collector does not patrol the duty grid')
  const task = {
    id: newId(),
    caseId: row.id,
    kind,
    collectorId: chosen?.id ?? null,
    collectorName: chosen?.name ?? null,
    orderedBy: ctx.actor.id,
    orderedAt: at,
  }
  return {
    changes,
    writes: [insertInto('field_task', task)],
    payload: { collector: chosen?.id ?? null },
    chargedPerson: chosen?.id ?? null,
  }
}

export function answerTask({ ctx, row, input, gathered, at }: Doing, result: string, stage: string, changes: Partial<UrbanCase>): Effect {
  const task = gathered.standing.tasks.at(-1)
  const photos = input.photos ?? []
  const answer = sql`update field_task set answered_at = ${at}, result = ${result}, note = ${input.note ?? input.reason ?? null}, photos = ${photos}::uuid[],
    collector_id = coalesce(collector_id, ${ctx.actor.id}), collector_name = coalesce(collector_name, ${ctx.actor.name}) where id = ${task?.id ?? row.id}`
  return {
    changes,
    writes: [answer, ...(photos.length > 0 ? [insertPhotos(row.id, photos, stage, at, ctx.actor)] : [])],
    payload: { photos, ...(input.point ? { point: input.point } : {}) },
  }
}

export async function reassignTask({ ctx, row, gathered }: Doing): Promise<Effect> {
  const task = gathered.standing.tasks.at(-1)
  const collectors = row.dutyGridCode === null ? [] : await collectorsOf(ctx.db, row.dutyGridCode)
  // Somebody else of the grid; where there is nobody else, whoever answers first.
  const other = collectors.find((one) => one.id !== task?.collectorId)
  const release = sql`update field_task set collector_id = ${other?.id ?? null}, collector_name = ${other?.name ?? null} where id = ${task?.id ?? row.id}`
  return { writes: [release], payload: { late: task?.collectorId ?? null, collector: other?.id ?? null }, chargedPerson: other?.id ?? null }
}
