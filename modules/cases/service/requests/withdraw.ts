/** A case that has ended has nothing open to decide. */
import type { Ctx } from '#kernel/ctx.ts'
import { loadedSubject, save } from '#kernel/procedure/subject.ts'
import { caseById } from '../../store.ts'
import { openRequest } from './load.ts'
import { moveRequest } from './move.ts'

export async function withdrawOpen(ctx: Ctx, caseId: string): Promise<void> {
  const [row, aCase] = await Promise.all([openRequest(ctx.db, caseId), caseById(ctx.db, caseId)])
  if (!row || !aCase || row.kind === 'appeal') return
  const request = loadedSubject(row, [])
  await moveRequest(ctx, request, 'withdraw', 'system', '案件已结束', aCase)
  await save(ctx.db, 'case_request', request)
}
