/**
 * Simulated time. Each life is an asynchronous function that sleeps `until` an instant; lives wake in the order of time,
 * a few at once. What a life does between two sleeps happens at the instant it woke.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import FlatQueue from 'flatqueue'

export interface Time {
  /** For the platform: the instant of whoever asks, or of the window's end. */
  now(): Date
  until(at: number): Promise<void>
  /** Starts a life; it counts as awake until its first sleep. */
  begin(at: number, life: () => Promise<void>): void
  /** Lets everything before `end` happen. */
  runTo(end: number): Promise<void>
  asleep(): number
  /** The first error that a life ended with. */
  failure(): unknown
}

export function makeTime(start: number, together: number): Time {
  const moment = new AsyncLocalStorage<{ at: number }>()
  const dormitory = makeDormitory(together)
  let base = start
  let failure: unknown

  return {
    now: () => new Date(moment.getStore()?.at ?? base),
    asleep: dormitory.asleep,
    failure: () => failure,
    async until(at) {
      const mine = moment.getStore()
      if (!mine) throw new Error('only a life can sleep')
      if (at <= mine.at) return
      const slept = dormitory.sleep(at)
      dormitory.fellAsleep()
      await slept
      mine.at = at
    },
    begin(at, life) {
      const run = async () => {
        await dormitory.sleep(at)
        await life()
      }
      moment
        .run({ at }, run)
        .catch((error: unknown) => {
          failure ??= error
        })
        .finally(dormitory.fellAsleep)
    },
    async runTo(end) {
      await dormitory.wakeAll(end)
      base = end
    },
  }
}

/** Who sleeps until when; at most `together` are awake at once. */
function makeDormitory(together: number) {
  const sleepers = new FlatQueue<() => void>()
  let awake = 0
  let rest: (() => void) | null = null
  return {
    asleep: () => sleepers.length,
    sleep: (at: number): Promise<void> => new Promise((wake) => sleepers.push(wake, at)),
    fellAsleep() {
      awake--
      rest?.()
    },
    /** Wakes everybody whose time comes before `end`, in order, and waits until nobody is awake. */
    async wakeAll(end: number): Promise<void> {
      for (;;) {
        const next = sleepers.peekValue()
        const due = next !== undefined && next < end
        if (!due && awake === 0) return
        if (due && awake < together) {
          awake++
          sleepers.pop()?.()
          continue
        }
        await new Promise<void>((resolve) => {
          rest = resolve
        })
      }
    },
  }
}
