/** A fact about a case that moves nothing: a flow record and what changes with it, retried when somebody acts meanwhile. */
import type { Ctx } from '#kernel/ctx.ts'
import { headAfter, nextRecord } from '#kernel/history/record.ts'
import { Problem } from '#kernel/problem.ts'
import { loadedSubject, type Subject, save } from '#kernel/procedure/subject.ts'
import { caseById, clocksOf, type UrbanCase } from '../store.ts'
import { tell } from './fire.ts'

export interface Remark {
  event: string
  role?: string
  reason?: string | null
  changes?: Partial<UrbanCase>
  payload?: Record<string, unknown>
  requestKey?: string | null
  /** What those who react need beside the usual news. */
  news?: Record<string, unknown>
}

/** `look` may leave the case alone by answering null; it is asked again after a collision. */
export async function annotate(ctx: Ctx, caseId: string, look: (subject: Subject<UrbanCase>) => Promise<Remark | null>): Promise<boolean> {
  const [row, clocks] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId)])
  if (!row) return false
  const subject = loadedSubject(row, clocks)
  const remark = await look(subject)
  if (!remark) return false
  const at = ctx.now()
  const record = nextRecord(caseId, row, {
    procedure: 'case',
    event: remark.event,
    fromState: row.state,
    toState: row.state,
    actor: ctx.actor,
    role: remark.role ?? 'system',
    at,
    reason: remark.reason ?? null,
    payload: remark.payload ?? {},
    requestKey: remark.requestKey ?? null,
  })
  subject.records.push(record)
  Object.assign(subject.row, remark.changes ?? {}, headAfter(record), { updatedAt: at })
  tell(subject, remark.event, at, remark.news)
  try {
    await save(ctx.db, 'urban_case', subject)
    return true
  } catch (error) {
    // Somebody acted on the case in the same moment: once more with what it is now.
    if (error instanceof Problem && error.code === 'stale_version') return annotate(ctx, caseId, look)
    throw error
  }
}
