/**
 * The program from a fresh data folder until its first page and a sign-in are answered, database and demo city
 * included; then the same folder once more. No baseline: the goals are times.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchResult } from './result.ts'
import { signIn, startProgram } from './support/bed.ts'
import { median, progress } from './support/turns.ts'

const ROUNDS = { small: 1, full: 3 }
/** Both are goals in milliseconds (design §6). */
const GOALS = { first_ms: 40_000, second_ms: 5_000 }

/** From the moment the command is given to the first page, and to the first sign-in where the city is new. */
async function startOnce(folder: string, withSignIn: boolean): Promise<number> {
  const begun = performance.now()
  const program = await startProgram({ CITYLOOP_DATA: folder }, 'http://localhost')
  const page = await fetch(`http://127.0.0.1:${program.port}/`, { headers: { accept: 'text/html' } })
  // Without a built web there is no page; the program's own word stands for it.
  if (!page.ok) await fetch(`http://127.0.0.1:${program.port}/healthz`)
  await page.text()
  if (withSignIn) await signIn(program.port, 'acceptor')
  const took = performance.now() - begun
  await program.stop()
  return took
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const times: Record<keyof typeof GOALS, number[]> = { first_ms: [], second_ms: [] }
  for (let round = 0; round < ROUNDS[scale]; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'cityloop-bench-start-'))
    try {
      times.first_ms.push(await startOnce(folder, true))
      times.second_ms.push(await startOnce(folder, false), await startOnce(folder, false))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    progress(`round ${round + 1}: first ${times.first_ms.at(-1)?.toFixed(0)} ms`)
  }
  return (['first_ms', 'second_ms'] as const).map((metric) => {
    const [value, goal] = [median(times[metric]), GOALS[metric]]
    const n = times[metric].length
    return { bench: 'start', metric, value, unit: 'ms', baseline: 'the goal', baselineValue: goal, ratio: value / goal, n }
  })
}
