/** For programs that step the clock themselves: everything that is due now happens before the call returns. */
import type { Platform } from '../ctx.ts'
import { grouped } from '../grouped.ts'
import { reactor } from './jobs.ts'
import { type OutboxRow, relayOnce } from './relay.ts'
import { runWaiting } from './tasks.ts'

/** Subjects whose news are worked on side by side, as the queues do; those of one subject stay in order. */
const LANES = 8

/** Rings due alarms, passes on all news and lets every reaction run, also those that follow; answers how many there were. */
export async function drain(platform: Platform): Promise<number> {
  const react = reactor(platform)
  let total = 0
  for (let before = -1; before < total; ) {
    before = total
    const events: OutboxRow[] = []
    const enqueue = async (_tx: unknown, due: OutboxRow[]) => void events.push(...due)
    const moved = await relayOnce({ db: platform.db, log: platform.log, now: platform.now, enqueue })
    const subjects = grouped(events, (event) => event.subjectId).values()
    const lane = async () => {
      for (const news of subjects) for (const event of news) await react(event)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    total += moved + (await runWaiting(platform, new AbortController().signal))
  }
  return total
}
