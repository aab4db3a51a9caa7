/** A request with its case, and the way it has to go. */
import { scopeFor } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { notFound } from '#kernel/problem.ts'
import { type ClockRow, loadedSubject, type Subject } from '#kernel/procedure/subject.ts'
import type { RequestKind } from '../../contract.ts'
import { isLong, type RequestProcedure, requestProcedure } from '../../request-procedure.ts'
import { caseById, clocksOf, type Standing, standingOf, type UrbanCase } from '../../store.ts'
import type { RequestRow } from '../effects/index.ts'
import { canSee } from '../fire.ts'

export interface CaseInHand {
  row: UrbanCase
  clocks: ClockRow[]
  standing: Standing
  subject: Subject<UrbanCase>
}

/** `askedBy`: the unit of the request, which follows it even when the case is no longer theirs. */
export async function caseInHand(ctx: Ctx, caseId: string, askedBy?: string): Promise<CaseInHand> {
  const [row, clocks, standing] = await Promise.all([caseById(ctx.db, caseId), clocksOf(ctx.db, caseId), standingOf(ctx.db, caseId)])
  if (!row || !maySee(ctx, row, askedBy)) throw notFound()
  return { row, clocks, standing, subject: loadedSubject(row, clocks) }
}

export function maySee(ctx: Ctx, row: UrbanCase, askedBy?: string): boolean {
  if (canSee(ctx, row)) return true
  return askedBy !== undefined && scopeFor(ctx.actor, 'request.read', { unitCode: askedBy }) !== undefined
}

export function procedureOfRequest({ kind, requestedAt, untilAt }: Pick<RequestRow, 'kind' | 'requestedAt' | 'untilAt'>): RequestProcedure {
  return requestProcedure(kind, isLong(kind, requestedAt, untilAt))
}

export async function requestById(db: Queryable, id: string): Promise<RequestRow | undefined> {
  return (await db.query<RequestRow>(sql`select * from case_request where id = ${id}`))[0]
}

export async function requestsOf(db: Queryable, caseId: string): Promise<RequestRow[]> {
  return db.query<RequestRow>(sql`select * from case_request where case_id = ${caseId} order by requested_at`, { prepared: true })
}

export async function openRequest(db: Queryable, caseId: string, kind?: RequestKind): Promise<RequestRow | undefined> {
  const rows = await requestsOf(db, caseId)
  return rows.find((row) => row.decidedAt === null && (kind === undefined || row.kind === kind))
}
