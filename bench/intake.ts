/**
 * Reports per second: over HTTP, located among the 4513 duty grids of Xiamen, checked for duplicates, filed, routed,
 * clock started, history chained, on disk. The baseline inserts the very same rows with the bare driver, each report's
 * in one transaction, over as many connections.
 */
import sharp from 'sharp'
import { loadPack } from '#cities/index.ts'
import type { CityPack } from '#cities/pack.ts'
import { newId } from '#kernel/id.ts'
import { oneOf, randomFrom } from '#kernel/random.ts'
import { competentUnits } from '#modules/cases/rules.ts'
import { HANDBOOK_DEFAULTS } from '#modules/catalogue/handbook-defaults.ts'
import type { BenchResult } from './result.ts'
import { type Bed, makeBed, type Program, requestText, signIn, startProgramOn } from './support/bed.ts'
import { type CaseCopy, insertsOf, readCases } from './support/copies.ts'
import type { HttpJob, HttpReport } from './support/http-load.ts'
import type { SqlJob, SqlReport } from './support/sql-load.ts'
import { inTurns, progress } from './support/turns.ts'
import { startWorker } from './support/worker.ts'

const SCALES = { small: { rounds: 5, reports: 1500 }, full: { rounds: 15, reports: 3000 } }
const CONCURRENCY = 8
const BASELINE = 'bare INSERT of the same rows, one transaction per report, 8 connections'
/** What a case that went all the way says. */
const DISPATCHED = '"state":"dispatched"'

const NOTES = ['已设置临时警示', '影响行人通行', '紧邻学校门口，存在安全隐患', '市民多次反映', '夜间光线不足', '请尽快处理']

interface Spot {
  matter: string
  lon: number
  lat: number
  address: string
  description: string
}

/** Spots in unit grids, each with a fast matter that one unit answers for: no two are near each other. */
export function* spotsOf(pack: CityPack): Generator<Spot> {
  const random = randomFrom(11)
  const units = pack
    .units()
    .map((unit) => ({
      ...unit,
      regionLevel: pack.regions().find((region) => region.code === unit.regionCode)?.level ?? ('city' as const),
      rank: 0,
    }))
  const fast = HANDBOOK_DEFAULTS.filter((entry) => entry.fastFlow && entry.conditionNo === 1)
  const names = new Map(pack.regions().map((region) => [region.code, region.name]))
  for (const entry of fast) {
    for (const grid of pack.unitGrids()) {
      const [districtCode, streetCode] = [grid.communityCode.slice(0, 6), grid.communityCode.slice(0, 9)]
      const place = { districtCode, streetCode, communityCode: grid.communityCode }
      const [owner, other] = competentUnits(units, entry.trade, place)
      if (!owner || owner.regionLevel === other?.regionLevel) continue
      const ring = grid.geometry.coordinates[0]?.slice(1) ?? []
      const [lon, lat] = [0, 1].map((axis) => ring.reduce((sum, at) => sum + (at[axis] ?? 0), 0) / ring.length)
      if (lon === undefined || lat === undefined) continue
      const address = `${names.get(streetCode) ?? ''}${names.get(grid.communityCode) ?? ''}${Math.ceil(random() * 300)}号`
      const description = `${address}旁${entry.condition.zh}，${oneOf(random, NOTES)}`
      yield { matter: `${entry.major}-${entry.minor}`, lon, lat, address, description }
    }
  }
}

async function uploadPhoto(port: number, token: string): Promise<string> {
  const background = { r: 90, g: 120, b: 80 }
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'photo.jpg')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`http://127.0.0.1:${port}/api/files`, { method: 'POST', headers, body: form })
  const { id }: { id: string } = await answer.json()
  return id
}

/** Sends reports to a running program. */
export interface Reporter {
  /** Files so many reports and answers their cases. */
  send(count: number): Promise<HttpReport>
  stop(): void
}

export async function startReporter(port: number, spots: Generator<Spot>): Promise<Reporter> {
  const token = await signIn(port, 'collector')
  const photo = await uploadPhoto(port, token)
  const load = startWorker<HttpJob, HttpReport>(new URL('./support/http-load.ts', import.meta.url))
  return {
    send(count) {
      const requests = Array.from({ length: count }, () => {
        const spot = spots.next()
        if (spot.done) throw new Error('no spot is left')
        const { lon, lat, ...report } = spot.value
        const body = { id: newId(), source: 'collector', ...report, point: { lon, lat }, photos: [photo] }
        return requestText('POST', '/api/reports', token, body)
      })
      return load.run({ port, requests, concurrency: CONCURRENCY, status: 201, expect: DISPATCHED })
    },
    stop: () => load.stop(),
  }
}

/** The rows of real reports; news included, as no relay is there yet to take it. */
async function captured(bed: Bed, spots: Generator<Spot>, count: number): Promise<CaseCopy[]> {
  const program = await startProgramOn(bed, 'server')
  const reporter = await startReporter(program.port, spots)
  const { bodies } = await reporter.send(count)
  const caseIds = bodies.map((body): { caseId: string } => JSON.parse(body)).map(({ caseId }) => caseId)
  reporter.stop()
  await program.stop()
  return readCases(bed.url, caseIds)
}

async function measure(bed: Bed, program: Program, copies: CaseCopy[], spots: Generator<Spot>, scale: 'small' | 'full') {
  const { rounds, reports } = SCALES[scale]
  const reporter = await startReporter(program.port, spots)
  const bare = startWorker<SqlJob, SqlReport>(new URL('./support/sql-load.ts', import.meta.url))
  const product = async (count: number) => (await reporter.send(count)).perSecond
  const baseline = async (count: number) => {
    const groups = Array.from({ length: count }, (_, index) => insertsOf(copies[index % copies.length] ?? []))
    const job = { url: bed.url, groups, concurrency: CONCURRENCY, transaction: true }
    return (await bare.run(job)).perSecond
  }
  await product(reports / 2)
  await baseline(reports / 2)
  const compared = await inTurns(
    rounds,
    async (round) => {
      const rate = await product(reports)
      progress(`round ${round + 1} of ${rounds}: ${Math.round(rate)} reports/s`)
      return rate
    },
    async (round) => {
      const rate = await baseline(reports)
      progress(`round ${round + 1} of ${rounds}: ${Math.round(rate)}/s bare`)
      return rate
    },
  )
  reporter.stop()
  bare.stop()
  return { ...compared, n: rounds * reports }
}

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const spots = spotsOf(await loadPack('350200'))
  const bed = await makeBed('intake')
  try {
    const copies = await captured(bed, spots, 1000)
    progress(`a report writes ${copies[0]?.reduce((sum, { rows }) => sum + rows.length, 0)} rows`)
    const program = await startProgramOn(bed, 'server,worker')
    const measured = await measure(bed, program, copies, spots, scale)
    await program.stop()
    return [{ bench: 'intake', metric: 'per_s', unit: '1/s', baseline: BASELINE, ...measured }]
  } finally {
    await bed.stop()
  }
}
