/** A handler puts photographs of the result on the case; the clerk then reports it done (T15). */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { notAllowed, notFound } from '#kernel/problem.ts'
import { loadedSubject, save } from '#kernel/procedure/subject.ts'
import { caseById, clocksOf, photosAdded, photoTimes } from '../store.ts'
import { unknownPhoto } from './facts.ts'
import { canSee, illegalTransition, newsOf, placed } from './fire.ts'

export async function addResultPhotos(ctx: Ctx, caseId: string, { photos, note }: { photos: string[]; note?: string }): Promise<void> {
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!row || !canSee(ctx, row)) throw notFound()
  const scope = scopeFor(ctx.actor, 'case.uploadResult', placed(row))
  if (!scope) throw notAllowed()
  if (row.state !== 'handling') throw illegalTransition({ extra: { state: row.state } })
  if ((await photoTimes(ctx.db, photos)).length !== new Set(photos).size) throw unknownPhoto()
  const subject = loadedSubject(row, clocks)
  const at = ctx.now()
  const record = nextRecord(caseId, row, {
    procedure: 'case',
    event: 'photoAdded',
    fromState: row.state,
    toState: row.state,
    actor: ctx.actor,
    role: scope.role,
    at,
    payload: { photos, note: note ?? null },
    requestKey: ctx.requestKey,
  })
  subject.records.push(record)
  Object.assign(subject.row, headAfter(record), { handledBy: ctx.actor.id, updatedAt: at })
  subject.writes.push(...photosAdded(caseId, photos, 'after', at, ctx.actor))
  subject.events.push({ topic: 'case.changed', subjectId: caseId, payload: newsOf(row, 'photoAdded'), deliverAt: at })
  await save(ctx.db, 'urban_case', subject)
  ctx.announce()
}
