/** `npm run bench -- <name> [--scale small|full]`: each result one line of JSON, progress beside it. */
import { parseArgs } from 'node:util'
import type { BenchResult } from './result.ts'

type Run = (options: { scale: 'small' | 'full' }) => Promise<BenchResult[]>

/** Loaded only when asked for: each brings much of the program with it. */
const BENCHES: Record<string, () => Promise<{ run: Run }>> = {
  intake: () => import('./intake.ts'),
  read: () => import('./read.ts'),
  list: () => import('./list.ts'),
  locate: () => import('./locate.ts'),
  deadline: () => import('./deadline.ts'),
  live: () => import('./live.ts'),
  'import-components': () => import('./import-components.ts'),
  tiles: () => import('./tiles.ts'),
  map: () => import('./map.ts'),
  features: () => import('./features.ts'),
  positions: () => import('./positions.ts'),
  start: () => import('./start.ts'),
  geocode: () => import('./geocode.ts'),
}

function explain(): never {
  const names = Object.keys(BENCHES).join(', ')
  process.stderr.write(`usage: npm run bench -- <name> [--scale small|full]\nnames: ${names}\n`)
  process.exit(2)
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { scale: { type: 'string', default: 'small' } } })
const { scale } = values
const bench = BENCHES[positionals[0] ?? '']
if (!bench || (scale !== 'small' && scale !== 'full')) explain()

const { run } = await bench()
for (const result of await run({ scale })) process.stdout.write(`${JSON.stringify(result)}\n`)
