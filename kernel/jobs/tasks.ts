/** Runs long tasks: one process at a time holds each, by a lock that ends with its connection, so another goes on at once. */
import { SYSTEM } from '../access/actor.ts'
import { asActor, type Platform } from '../ctx.ts'
import type { LongTask } from '../module.ts'

export interface Tasks {
  /** Asks running tasks to end at their next safe point and waits for them. */
  stop(): Promise<void>
}

const LOOK_MS = 1000
const FAULT_MS = 5000

export function startTasks(platform: Platform): Tasks {
  const ending = new AbortController()
  let wake = () => {}
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const loop = async () => {
    while (!ending.signal.aborted) {
      const ran = await runWaiting(platform, ending.signal).catch((error: unknown) => {
        platform.log.error({ error }, 'a long task failed, trying again')
        return -1
      })
      if (ran <= 0 && !ending.signal.aborted) await pause(ran < 0 ? FAULT_MS : LOOK_MS)
    }
  }
  const running = loop()
  return {
    async stop() {
      ending.abort()
      wake()
      await running
    },
  }
}

/** Everything that waits and that no other process holds, one after another; answers how many there were. */
export async function runWaiting(platform: Platform, signal: AbortSignal): Promise<number> {
  let ran = 0
  const faults: unknown[] = []
  for (const task of platform.modules.flatMap((module) => module.tasks ?? [])) {
    for (const id of await task.waiting(platform)) {
      if (signal.aborted) return ran
      const worked = await runAlone(platform, task, id, signal).catch((error: unknown) => void faults.push(error))
      if (worked) ran++
    }
  }
  if (faults.length > 0) throw faults[0]
  return ran
}

async function runAlone(platform: Platform, task: LongTask, id: string, signal: AbortSignal): Promise<boolean> {
  const holder = await platform.db.connect()
  // A lock never outlives the work: unless it was given back, its connection ends with it.
  let locked = true
  const lost = () => undefined
  holder.once('error', lost)
  try {
    const { rows } = await holder.query('select pg_try_advisory_lock(hashtext($1), hashtext($2)) as held', [task.name, id])
    locked = rows[0]?.held === true
    if (!locked) return false
    await task.run(asActor(platform, SYSTEM), id, signal)
    await holder.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', [task.name, id])
    locked = false
    return true
  } finally {
    holder.removeListener('error', lost)
    holder.release(locked)
  }
}
