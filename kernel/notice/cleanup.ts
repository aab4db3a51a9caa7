/** What was told long ago is no longer kept: notices with their deliveries and attempts, and what simulators took in. */
import type { Ctx } from '../ctx.ts'
import { sql } from '../db/sql.ts'
import type { ScheduledJob } from '../module.ts'

/** Few enough that nobody waits for a lock; deliveries and attempts go with their notice. */
const BATCH = 500

export interface Cleaned {
  notices: number
  simulated: number
}

/** One batch after another until nothing old is left. What is still on its way stays, however old. */
export async function cleanNotices(ctx: Ctx, batch = BATCH): Promise<Cleaned> {
  const before = new Date(ctx.now().getTime() - ctx.settings.noticeDays * 86_400_000)
  const notices = await untilNone(batch, () => dropNotices(ctx, before, batch))
  const simulated = await untilNone(batch, () => dropSimulated(ctx, before, batch))
  return { notices, simulated }
}

async function untilNone(batch: number, drop: () => Promise<number>): Promise<number> {
  let all = 0
  for (;;) {
    const dropped = await drop()
    all += dropped
    if (dropped < batch) return all
  }
}

/** A notice that somebody works on meanwhile is locked, and left for the next night. */
async function dropNotices(ctx: Ctx, before: Date, batch: number): Promise<number> {
  const dropped = await ctx.db.query(sql`
    delete from notice where id in (
      select n.id from notice n where n.made_at < ${before} and not exists (
        select 1 from notice_delivery d where d.notice_id = n.id and (d.state in ('queued', 'sending', 'failed') or d.settled_at >= ${before}))
      order by n.made_at limit ${batch} for update skip locked
    ) returning 1`)
  return dropped.length
}

async function dropSimulated(ctx: Ctx, before: Date, batch: number): Promise<number> {
  const dropped = await ctx.db.query(sql`
    delete from simulated_message where id in (select id from simulated_message where received_at < ${before} limit ${batch}) returning 1`)
  return dropped.length
}

export const noticeSchedule: readonly ScheduledJob[] = [
  { name: 'notice.clean', cron: '30 3 * * *', run: async (ctx) => void ctx.log.info(await cleanNotices(ctx), 'old notices dropped') },
]
