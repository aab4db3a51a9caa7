/** T18d: what the check found is another problem; it becomes a case of its own, linked to this one. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { caseById, standingOf } from '../store.ts'
import { submitReport } from './submit.ts'

/** Harmless when repeated: the new report's id follows from the old task. */
export async function reportNewProblem(ctx: Ctx, caseId: string): Promise<void> {
  const row = await caseById(ctx.db, caseId)
  const task = (await standingOf(ctx.db, caseId)).tasks.at(-1)
  if (!row || !task) return
  const said = await ctx.db.query<{ reason: string | null; payload: { note?: string | null } }>(
    sql`select reason, payload from flow_record where subject_id = ${caseId} and event = 'newProblem' order by seq desc limit 1`,
  )
  const description = said[0]?.payload.note || said[0]?.reason || task.note
  await submitReport(ctx, {
    id: derivedId('new-problem', task.id),
    source: 'transfer',
    description: description || row.description,
    point: row.lon !== null && row.lat !== null ? { lon: row.lon, lat: row.lat } : null,
    ...(row.lon === null && row.districtCode ? { districtCode: row.districtCode } : {}),
    address: row.address,
    photos: task.photos,
    externalCode: row.caseCode ?? '',
  })
}
