/** What the platform does by itself, at simulated times: reactions to news, timers, scheduled jobs. */
import { CronExpressionParser } from 'cron-parser'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Platform } from '#kernel/ctx.ts'
import { drain } from '#kernel/jobs/drain.ts'
import { tidy } from '#kernel/jobs/relay.ts'

export interface Turn {
  /** Rings alarms, tells news, runs what is due until then; answers how many pieces of news. */
  until(end: number): Promise<number>
}

const ZONE = 'Asia/Shanghai'
const TIDY_MS = 3_600_000

export function turnOf(platform: Platform, start: number): Turn {
  const jobs = platform.modules.flatMap((module) => module.schedule ?? []).filter((job) => !job.housekeeping)
  const plans = jobs.map((job) => ({
    job,
    times: CronExpressionParser.parse(job.cron, { currentDate: new Date(start), tz: ZONE }),
    next: 0,
  }))
  for (const plan of plans) plan.next = plan.times.next().getTime()
  let tidied = start
  return {
    async until(end) {
      for (const plan of plans)
        for (; plan.next < end; plan.next = plan.times.next().getTime()) await plan.job.run(asActor(platform, SYSTEM))
      if (end - tidied >= TIDY_MS) {
        await tidy(platform.db)
        tidied = end
      }
      return drain(platform)
    },
  }
}
