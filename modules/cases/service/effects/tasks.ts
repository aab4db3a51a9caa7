/** Field tasks of collectors: verification and check (CL §5). */
import { added, changed } from '#kernel/db/change.ts'
import { newId } from '#kernel/id.ts'
import { badField } from '#kernel/problem.ts'
import { photosAdded, type UrbanCase } from '../../store.ts'
import type { Doing, Effect } from './effect.ts'

export async function orderTask(
  { ctx, row, input, gathered, at, reads }: Doing,
  kind: 'verify' | 'check',
  changes: Partial<UrbanCase>,
): Promise<Effect> {
  const collectors = row.dutyGridCode === null ? [] : await reads.collectorsOf(row.dutyGridCode)
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
  return { changes, writes: [added('field_task', task)], payload: { collector: chosen?.id ?? null }, chargedPerson: chosen?.id ?? null }
}

export function answerTask({ ctx, row, input, gathered, at }: Doing, result: string, stage: string, changes: Partial<UrbanCase>): Effect {
  const task = gathered.standing.tasks.at(-1)
  const photos = input.photos ?? []
  const collector = task?.collectorId ? {} : { collectorId: ctx.actor.id, collectorName: ctx.actor.name }
  const answer = { answeredAt: at, result, note: input.note ?? input.reason ?? null, photos, ...collector }
  return {
    changes,
    writes: [changed('field_task', answer, { id: task?.id ?? row.id }), ...photosAdded(row.id, photos, stage, at, ctx.actor)],
    payload: { photos, ...(input.point ? { point: input.point } : {}) },
  }
}

export async function reassignTask({ row, gathered, reads }: Doing): Promise<Effect> {
  const task = gathered.standing.tasks.at(-1)
  const collectors = row.dutyGridCode === null ? [] : await reads.collectorsOf(row.dutyGridCode)
  // Somebody else of the grid; where there is nobody else, whoever answers first.
  const other = collectors.find((one) => one.id !== task?.collectorId)
  const release = changed('field_task', { collectorId: other?.id ?? null, collectorName: other?.name ?? null }, { id: task?.id ?? row.id })
  return { writes: [release], payload: { late: task?.collectorId ?? null, collector: other?.id ?? null }, chargedPerson: other?.id ?? null }
}
