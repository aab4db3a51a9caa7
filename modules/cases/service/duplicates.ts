/** The same problem told twice: found at intake, proposed with its reason, decided by people (CL §9). */
import { inScope } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { badField, notAllowed, notFound } from '#kernel/problem.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import type { DuplicateProposal } from '../contract.ts'
import { duplicateRadius, SAME_TEXT, similarity, TEXT_RADIUS_M } from '../rules.ts'
import { caseById, type UrbanCase } from '../store.ts'
import { canSee, placed } from './fire.ts'
import { type CaseReads, masterOf, readsFrom } from './reads.ts'

/** Looks for masters of a new case; answers how many were proposed. Harmless when repeated. */
export async function proposeDuplicates(ctx: Ctx, caseId: string, reads = readsFrom(ctx.db)): Promise<number> {
  const row = await caseById(ctx.db, caseId)
  const proposals = row ? await candidatesOf(ctx, row, reads) : []
  if (!row) return 0
  for (const proposal of proposals) await propose(ctx, row, proposal)
  if (proposals.length > 0) await ctx.db.query(insertInto('outbox', newsOfProposal(ctx, row)))
  return proposals.length
}

export interface Candidate {
  masterId: string
  kind: 'component' | 'matter' | 'text'
  metres: number | null
  similarity: number
}

/** States in which a case may still be merged into another. */
export const EARLY: readonly unknown[] = ['reported', 'verifying', 'pending_filing', 'pending_dispatch']

/** What an early case may be the same as; later it is too late to merge. */
export async function candidatesOf(ctx: Ctx, row: UrbanCase, reads: CaseReads): Promise<Candidate[]> {
  if (!EARLY.includes(row.state)) return []
  const same = row.componentCode === null ? [] : await reads.openCasesOfComponent(row.componentCode, row.matterCode)
  const around = row.lon === null || row.lat === null ? [] : await reads.openCasesAround({ lon: row.lon, lat: row.lat }, TEXT_RADIUS_M)
  const entry = row.matterCode === null ? undefined : (await entriesOf(ctx, row.matterCode))[0]
  const radius = duplicateRadius(entry?.areaMatter ?? false)
  const found = new Map<string, Candidate>()
  for (const other of [...same.map((one) => ({ ...one, metres: null })), ...around]) {
    if (other.id === row.id || found.has(other.id) || other.reportedAt >= row.reportedAt) continue
    const alike = similarity(row.description, other.description)
    const kind = kindOf(row, other, radius, alike)
    if (kind) found.set(other.id, { masterId: other.id, kind, metres: other.metres, similarity: alike })
  }
  return [...found.values()]
}

interface Other {
  matterCode: string | null
  componentCode: string | null
  metres: number | null
}

/** The tests of CL §9 in order; the same words nearby count even under another matter, or before one is chosen. */
function kindOf(row: UrbanCase, other: Other, radius: number, alike: number): Candidate['kind'] | null {
  const sameMatter = row.matterCode !== null && row.matterCode === other.matterCode
  if (sameMatter && row.componentCode !== null && row.componentCode === other.componentCode) return 'component'
  if (sameMatter && other.metres !== null && other.metres <= radius) return 'matter'
  return alike >= SAME_TEXT && other.metres !== null ? 'text' : null
}

export function proposalRow(ctx: Ctx, row: UrbanCase, candidate: Candidate & { note?: string | null }) {
  return { caseId: row.id, ...candidate, proposedBy: ctx.actor.id, proposedName: ctx.actor.name, proposedAt: ctx.now() }
}

async function propose(ctx: Ctx, row: UrbanCase, candidate: Candidate & { note?: string | null }): Promise<void> {
  await ctx.db.query(sql`${insertInto('duplicate_proposal', proposalRow(ctx, row, candidate))} on conflict (case_id, master_id) do nothing`)
}

function newsOfProposal(ctx: Ctx, { id, caseCode, districtCode, streetCode, communityCode, state }: UrbanCase) {
  const payload = { event: 'duplicateProposed', caseCode, districtCode, streetCode, communityCode, state }
  return { topic: 'case.changed', subjectId: id, payload, deliverAt: ctx.now() }
}

/** An acceptor sees what the platform did not. */
export async function proposeByHand(ctx: Ctx, caseId: string, masterId: string, note: string | null): Promise<DuplicateProposal[]> {
  const row = await seen(ctx, caseId)
  const master = await masterOf(readsFrom(ctx.db), masterId)
  if (!master || !canSee(ctx, master)) throw badField('masterId', 'unknown_case', '没有这个案件', 'There is no such case')
  if (master.id === row.id) throw badField('masterId', 'itself', '不能并入自己', 'A case is not merged into itself')
  const metres = row.lon === null || row.lat === null || master.lon === null || master.lat === null ? null : round(row, master)
  const sameComponent = row.componentCode !== null && row.componentCode === master.componentCode
  const alike = similarity(row.description, master.description)
  await propose(ctx, row, { masterId: master.id, kind: sameComponent ? 'component' : 'matter', metres, similarity: alike, note })
  await ctx.db.query(
    sql`update duplicate_proposal set decision = null, decided_at = null, decided_by = null
      where case_id = ${row.id} and master_id = ${master.id} and decision = 'dismissed'`,
  )
  await ctx.db.query(insertInto('outbox', newsOfProposal(ctx, row)))
  ctx.announce()
  return proposalsOf(ctx, caseId)
}

function round(one: UrbanCase, other: UrbanCase): number {
  return Math.round(metresBetween({ lon: one.lon ?? 0, lat: one.lat ?? 0 }, { lon: other.lon ?? 0, lat: other.lat ?? 0 }) * 10) / 10
}

/** Looked at, and another problem. */
export async function dismissDuplicate(ctx: Ctx, caseId: string, masterId: string): Promise<DuplicateProposal[]> {
  const row = await seen(ctx, caseId)
  if (!inScope(ctx.actor, 'case.accept', placed(row)) && !inScope(ctx.actor, 'case.merge', placed(row))) throw notAllowed()
  const changed = await ctx.db.query(
    sql`update duplicate_proposal set decision = 'dismissed', decided_at = ${ctx.now()}, decided_by = ${ctx.actor.id}
      where case_id = ${caseId} and master_id = ${masterId} and decision is distinct from 'merged' returning 1`,
  )
  if (changed.length === 0) throw notFound()
  await ctx.db.query(insertInto('outbox', newsOfProposal(ctx, row)))
  ctx.announce()
  return proposalsOf(ctx, caseId)
}

export async function proposalsOf(ctx: Ctx, caseId: string): Promise<DuplicateProposal[]> {
  await seen(ctx, caseId)
  const rows = await ctx.db.query<Omit<DuplicateProposal, 'proposedAt' | 'reportedAt'> & { proposedAt: Date; reportedAt: Date }>(
    sql`select p.master_id, p.kind, p.metres, p.similarity, p.note, p.proposed_name, p.proposed_at, p.decision,
      c.case_code, c.summary, c.state, c.matter_code, c.address, c.lon, c.lat, c.reported_at
      from duplicate_proposal p join urban_case c on c.id = p.master_id where p.case_id = ${caseId} order by p.similarity desc, p.proposed_at`,
  )
  return rows.map((row) => ({ ...row, proposedAt: row.proposedAt.toISOString(), reportedAt: row.reportedAt.toISOString() }))
}

async function seen(ctx: Ctx, caseId: string): Promise<UrbanCase> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  return row
}
