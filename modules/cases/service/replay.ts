import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { keyReused } from '#kernel/problem.ts'

/** Whether this very request was carried out before; the same key for another event is refused (design D7). */
export async function isReplay(ctx: Ctx, subjectId: string, requestKey: string, event: string): Promise<boolean> {
  const rows = await ctx.db.query<{ event: string }>(
    sql`select event from flow_record where subject_id = ${subjectId} and request_key = ${requestKey}`,
    { prepared: true },
  )
  const known = rows[0]
  if (known && known.event !== event) throw keyReused()
  return known !== undefined
}
