/**
 * A thousand subscribed screens: from the sending of a report to the last screen that was told of its case, one change
 * at a time.
 */
import { loadPack } from '#cities/index.ts'
import { newId } from '#kernel/id.ts'
import { spotsOf } from './intake.ts'
import type { BenchResult } from './result.ts'
import { makeBed, requestText, signIn, startProgramOn } from './support/bed.ts'
import type { LiveJob, LiveReport } from './support/live-screens.ts'
import { progress, quantile } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { screens: 1000, changes: 40 }, full: { screens: 1000, changes: 200 } }
/** Between two changes, so that news of one does not travel with that of another. */
const REST_MS = 50
/** The first changes also warm caches. */
const WARM = 5

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { screens, changes } = SCALES[scale]
  const bed = await makeBed('live')
  const program = await startProgramOn(bed, 'server,worker')
  const watchers = startWorker<LiveJob, LiveReport>(new URL('./support/live-screens.ts', import.meta.url))
  try {
    const token = await signIn(program.port, 'dispatcher')
    const request = requestText('GET', '/api/live', token)
    await watchers.run({ kind: 'open', port: program.port, requests: Array.from({ length: screens }, () => request) })
    progress(`${screens} screens are listening`)
    const reporter = await signIn(program.port, 'acceptor')
    const spots = spotsOf(await loadPack('350200'))
    const [first, last]: number[][] = [[], []]
    for (let number = -WARM; number < changes; number++) {
      const spot = spots.next().value
      if (!spot) throw new Error('no more places')
      const { sentAt, report } = await change(program.port, reporter, spot, watchers)
      if (number < 0) continue
      first?.push(report.firstAt - sentAt)
      last?.push(report.lastAt - sentAt)
      await new Promise((resolve) => setTimeout(resolve, REST_MS))
    }
    return [resultOf('p95_ms', last ?? [], first ?? [], 0.95), resultOf('median_ms', last ?? [], first ?? [], 0.5)]
  } finally {
    watchers.stop()
    await program.stop()
    await bed.stop()
  }
}

type Spot = typeof spotsOf extends (...args: never) => Generator<infer S> ? S : never

/** One report, and the moment the last screen knows of it. */
async function change(
  port: number,
  token: string,
  { lon, lat, ...spot }: Spot,
  watchers: ReturnType<typeof startWorker<LiveJob, LiveReport>>,
) {
  const body = { id: newId(), source: 'hotline12345', point: { lon, lat }, ...spot }
  const sentAt = Date.now()
  const answer = await fetch(`http://127.0.0.1:${port}/api/reports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { caseId }: { caseId?: string } = await answer.json()
  if (!caseId) throw new Error(`a report was refused: ${answer.status}`)
  return { sentAt, report: await watchers.run({ kind: 'await', text: caseId }) }
}

function resultOf(metric: string, last: number[], first: number[], share: number): BenchResult {
  const [value, baselineValue] = [quantile(last, share), quantile(first, share)]
  const baseline = 'the first screen that was told of the same change'
  return { bench: 'live', metric, value, unit: 'ms', baseline, baselineValue, ratio: value / baselineValue, n: last.length }
}
