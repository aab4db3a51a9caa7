import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

/** Doubles each number, a little later; refuses whatever is written together with 13. */
function doubling(statements: number[][], delayMs = 5) {
  return gather(
    async (items: readonly number[]) => {
      statements.push([...items])
      await sleep(delayMs)
      if (items.includes(13)) throw new Error('unlucky')
      return items.map((item) => item * 2)
    },
    { waitMs: 3, most: 4 },
  )
}

describe('gathered writes', () => {
  it('what comes together is one statement, and each is answered with its own result', async () => {
    const statements: number[][] = []
    const numbers = doubling(statements)
    expect(await Promise.all([1, 2, 3].map(numbers.add))).toEqual([2, 4, 6])
    expect(statements).toEqual([[1, 2, 3]])
  })

  it('what comes while a statement runs goes with the next, so many at most', async () => {
    const statements: number[][] = []
    const numbers = doubling(statements, 20)
    const first = numbers.add(0)
    await sleep(10)
    const others = [1, 2, 3, 4, 5, 6].map(numbers.add)
    expect(await Promise.all([first, ...others])).toEqual([0, 2, 4, 6, 8, 10, 12])
    expect(statements).toEqual([[0], [1, 2, 3, 4], [5, 6]])
  })

  it('is answered only after the statement has ended', async () => {
    const numbers = doubling([], 30)
    const begun = performance.now()
    await numbers.add(1)
    expect(performance.now() - begun).toBeGreaterThanOrEqual(28)
  })

  it('one that cannot be written fails alone, and the next go on', async () => {
    const numbers = doubling([])
    const results = await Promise.allSettled([1, 13, 3].map(numbers.add))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await numbers.add(4)).toBe(8)
  })

  it('settled waits for all that was handed in before, and for nothing after it', async () => {
    const numbers = doubling([], 10)
    const done: number[] = []
    for (const one of [1, 13, 3])
      numbers.add(one).then(
        () => done.push(one),
        () => done.push(-one),
      )
    await numbers.settled()
    expect(done.toSorted((a, b) => a - b)).toEqual([-13, 1, 3])
    await numbers.settled()
  })
})
