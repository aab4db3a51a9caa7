/** What a citizen is answered in free words: written by one, approved by another, only then sent (CL §12). */
import { inScope, scopeFor } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Queryable, violates } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import type { CaseReplyTable } from '#kernel/db/tables.gen.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { badField, defineProblem, keyReused, notAllowed, notFound } from '#kernel/problem.ts'
import type { Reply } from '../contract.ts'
import { caseById, type UrbanCase } from '../store.ts'
import { annotate } from './annotate.ts'
import { canSee, conditionNotMet, placed } from './fire.ts'

export const replyWaits = defineProblem('reply_waits', 409, '已有答复待审批', 'A reply is already waiting for approval')
export const replyDecided = defineProblem('reply_decided', 409, '该答复已审批', 'The reply was decided already')
const NO_PHONE = { zh: '上报人留有联系电话', en: 'A reporter left a telephone number' }
const NOT_THE_WRITER = { zh: '拟写人不得审批自己的答复', en: 'Who wrote the reply may not approve it' }

export async function openReply(db: Queryable, caseId: string): Promise<CaseReplyTable | undefined> {
  return (await db.query<CaseReplyTable>(sql`select * from case_reply where case_id = ${caseId} and state = 'to_approve'`))[0]
}

export async function replyById(db: Queryable, id: string): Promise<CaseReplyTable | undefined> {
  return (await db.query<CaseReplyTable>(sql`select * from case_reply where id = ${id}`))[0]
}

export async function repliesOf(ctx: Ctx, caseId: string): Promise<Reply[]> {
  await seen(ctx, caseId)
  const rows = await ctx.db.query<CaseReplyTable>(sql`select * from case_reply where case_id = ${caseId} order by written_at desc, id desc`)
  return rows.map(replyView)
}

export function replyView({ writtenAt, decidedAt, state, writtenBy: _by, decidedBy: _decider, ...row }: CaseReplyTable): Reply {
  return {
    ...row,
    state: state === 'approved' || state === 'returned' ? state : 'to_approve',
    writtenAt: writtenAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

async function seen(ctx: Ctx, caseId: string): Promise<UrbanCase> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  return row
}

export async function writeReply(ctx: Ctx, caseId: string, text: string): Promise<{ reply: Reply; replayed: boolean }> {
  const row = await seen(ctx, caseId)
  const scope = scopeFor(ctx.actor, 'reply.write', placed(row))
  if (!scope) throw await refused(ctx, caseId, 'write')
  const id = ctx.requestKey ? derivedId('reply', caseId, ctx.actor.id, ctx.requestKey) : newId()
  const known = await replyById(ctx.db, id)
  if (known) return replay(known, text)
  if (!(await hasPhone(ctx.db, caseId)))
    throw conditionNotMet({ detail: NO_PHONE, errors: [{ field: '', rule: 'condition', message: NO_PHONE }] })
  if (await openReply(ctx.db, caseId)) throw replyWaits()
  const reply = { id, caseId, text, state: 'to_approve', writtenBy: ctx.actor.id, writtenName: ctx.actor.name, writtenAt: ctx.now() }
  try {
    await annotate(ctx, caseId, async (subject) => {
      subject.writes.push(insertInto('case_reply', reply))
      return { event: 'replyWritten', role: scope.role, payload: { replyId: id, text }, news: { replyId: id } }
    })
  } catch (error) {
    const first = await replyById(ctx.db, id)
    if (first) return replay(first, text)
    throw violates(error, 'case_reply_one_open') ? replyWaits() : error
  }
  ctx.announce()
  return { reply: replyView({ ...reply, decidedBy: null, decidedName: null, decidedAt: null, note: null }), replayed: false }
}

function replay(known: CaseReplyTable, text: string) {
  if (known.text !== text) throw keyReused()
  return { reply: replyView(known), replayed: true }
}

async function hasPhone(db: Queryable, caseId: string): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from report where reporter_phone <> '' and case_id = any(array(select ${caseId}::uuid union all select id from urban_case where merged_into = ${caseId})) limit 1`,
  )
  return rows.length > 0
}

export type ReplyDecision = 'approved' | 'returned'

/** The same decision again changes nothing. */
export async function decideReply(ctx: Ctx, id: string, decision: ReplyDecision, note: string | null): Promise<Reply> {
  const reply = await replyById(ctx.db, id)
  if (!reply) throw notFound()
  const row = await seen(ctx, reply.caseId)
  const scope = scopeFor(ctx.actor, 'reply.approve', placed(row))
  if (!scope) throw await refused(ctx, reply.caseId, 'approve')
  if (reply.writtenBy === ctx.actor.id)
    throw conditionNotMet({ detail: NOT_THE_WRITER, errors: [{ field: '', rule: 'condition', message: NOT_THE_WRITER }] })
  if (decision === 'returned' && !note) throw badField('note', 'required', '退回须说明理由', 'Say why it is returned')
  const event = decision === 'approved' ? 'replyApproved' : 'replyReturned'
  await annotate(ctx, reply.caseId, async (subject) => {
    const now = await replyById(ctx.db, id)
    if (now?.state === decision) return null
    if (now?.state !== 'to_approve') throw replyDecided()
    subject.writes.push(sql`update case_reply set state = ${decision}, note = ${note}, decided_by = ${ctx.actor.id}, decided_name = ${ctx.actor.name},
      decided_at = ${ctx.now()} where id = ${id} and state = 'to_approve'`)
    return { event, role: scope.role, reason: note, payload: { replyId: id }, news: { replyId: id } }
  })
  ctx.announce()
  const decided = await replyById(ctx.db, id)
  return replyView(decided ?? reply)
}

async function refused(ctx: Ctx, caseId: string, what: string) {
  await audit(ctx, { action: `reply.${what}`, objectType: 'case', objectId: caseId, result: 'refused' })
  return notAllowed({ extra: { permission: `reply.${what}` } })
}

/** What the screen offers. */
export function replyRights(ctx: Ctx, row: UrbanCase): { write: boolean; approve: boolean } {
  return { write: inScope(ctx.actor, 'reply.write', placed(row)), approve: inScope(ctx.actor, 'reply.approve', placed(row)) }
}
