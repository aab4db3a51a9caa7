/** Field tasks of collectors: verification and check (CL §5). */
import type { Ctx } from '#kernel/ctx.ts'
import { added, changed } from '#kernel/db/change.ts'
import { newId } from '#kernel/id.ts'
import { badField } from '#kernel/problem.ts'
import { areasOf } from '#modules/grid/index.ts'
import { photosAdded, type UrbanCase } from '../../store.ts'
import type { CaseReads } from '../reads.ts'
import type { Doing, Effect } from './effect.ts'

export async function orderTask(
  { ctx, row, input, gathered, at, reads }: Doing,
  kind: 'verify' | 'check',
  changes: Partial<UrbanCase>,
): Promise<Effect> {
  const able = (await collectorsIn(reads, row.dutyGridCode)).filter((one) => kind === 'verify' || one.id !== gathered.facts.handledBy)
  const chosen = input.collectorId ? await named(ctx, reads, row, able, input.collectorId) : able[0]
  const task = {
    id: newId(),
    caseId: row.id,
    kind,
    collectorId: chosen?.id ?? null,
    collectorName: chosen?.name ?? null,
    orderedBy: ctx.actor.id,
    orderedAt: at,
  }
  const collectorId = chosen?.id ?? null
  return {
    changes: { ...changes, collectorId },
    writes: [added('field_task', task)],
    payload: { collector: collectorId },
    chargedPerson: collectorId,
  }
}

const collectorsIn = async (reads: CaseReads, dutyGridCode: string | null): Promise<{ id: string; name: string }[]> =>
  dutyGridCode === null ? [] : reads.collectorsOf(dutyGridCode)

/** Somebody of the grid, or of one beside it where the own ones are away. */
async function named(ctx: Ctx, reads: CaseReads, { dutyGridCode }: UrbanCase, own: readonly { id: string; name: string }[], id: string) {
  const here = own.find((one) => one.id === id)
  if (here) return here
  const beside = dutyGridCode === null ? [] : (await areasOf(ctx)).neighbours(dutyGridCode)
  const lists = await Promise.all(beside.map((code) => reads.collectorsOf(code)))
  const there = lists.flat().find((one) => one.id === id)
  if (there) return there
  throw badField(
    'collectorId',
    'not_of_grid',
    '该采集员不在本责任网格或相邻网格',
    'This collector patrols neither the duty grid nor one beside it',
  )
}

export function answerTask({ ctx, row, input, gathered, at }: Doing, result: string, stage: string, changes: Partial<UrbanCase>): Effect {
  const task = gathered.standing.tasks.at(-1)
  const photos = input.photos ?? []
  const collector = task?.collectorId ? {} : { collectorId: ctx.actor.id, collectorName: ctx.actor.name }
  const answer = { answeredAt: at, result, note: input.note ?? input.reason ?? null, photos, ...collector }
  return {
    changes: { ...changes, collectorId: null },
    writes: [changed('field_task', answer, { id: task?.id ?? row.id }), ...photosAdded(row.id, photos, stage, at, ctx.actor)],
    payload: { photos, ...(input.point ? { point: input.point } : {}) },
  }
}

export async function reassignTask({ row, gathered, reads }: Doing): Promise<Effect> {
  const task = gathered.standing.tasks.at(-1)
  const collectors = await collectorsIn(reads, row.dutyGridCode)
  // Somebody else of the grid; where there is nobody else, whoever answers first.
  const other = collectors.find((one) => one.id !== task?.collectorId)
  const release = changed('field_task', { collectorId: other?.id ?? null, collectorName: other?.name ?? null }, { id: task?.id ?? row.id })
  return {
    changes: { collectorId: other?.id ?? null },
    writes: [release],
    payload: { late: task?.collectorId ?? null, collector: other?.id ?? null },
    chargedPerson: other?.id ?? null,
  }
}
