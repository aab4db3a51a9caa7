/**
 * Small writes that come within a few milliseconds go in one statement: one round trip and one flush to disk for all of
 * them. Whoever hands one in is answered when it is committed, never before.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Gathered<I, R> {
  /** Answers what came of it, once it is on disk. */
  add(item: I): Promise<R>
  /** When everything handed in until now is written, or has failed. */
  settled(): Promise<void>
}

export interface GatherOptions {
  /** How long the first waits for others. */
  waitMs: number
  /** Items in one statement. */
  most: number
}

interface Waiting<I, R> {
  item: I
  done(result: R): void
  failed(error: unknown): void
}

/** `write` answers one result for each item, in their order, and must be harmless when repeated. */
export function gather<I, R>(write: (items: readonly I[]) => Promise<readonly R[]>, { waitMs, most }: GatherOptions): Gathered<I, R> {
  const waiting: Waiting<I, R>[] = []
  const open = new Set<Promise<R>>()
  let working = false

  /** What comes meanwhile waits for the next turn: one statement at a time keeps them full. */
  async function work(): Promise<void> {
    working = true
    while (waiting.length > 0) {
      if (waiting.length < most) await sleep(waitMs)
      await writeAll(write, waiting.splice(0, most))
    }
    working = false
  }

  return {
    add(item) {
      const answer = new Promise<R>((done, failed) => void waiting.push({ item, done, failed }))
      open.add(answer)
      const forget = () => void open.delete(answer)
      answer.then(forget, forget)
      if (!working) void work()
      return answer
    },
    settled: async () => void (await Promise.allSettled(open)),
  }
}

async function writeAll<I, R>(write: (items: readonly I[]) => Promise<readonly R[]>, taken: readonly Waiting<I, R>[]): Promise<void> {
  try {
    const results = await write(taken.map(({ item }) => item))
    if (results.length !== taken.length) throw new Error(`${taken.length} items were written with ${results.length} results`)
    for (const [index, result] of results.entries()) taken[index]?.done(result)
  } catch (error) {
    // Nobody fails for the fault of another: those that came together are tried one by one.
    if (taken.length === 1) taken[0]?.failed(error)
    else for (const one of taken) await writeAll(write, [one])
  }
}
