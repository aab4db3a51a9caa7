/**
 * The census of a whole city: read, checked (code, class, units, dates, status, place), located in five levels, written
 * with all indexes and its account, near duplicates flagged. The baseline is COPY of the very same rows into the same table with the same indexes, from a file.
 */
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { MODULES } from '#apps/server/app.ts'
import { loadCity } from '#apps/server/load-city.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { loadPack } from '#cities/index.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { runWaiting } from '#kernel/jobs/tasks.ts'
import { parseSettings } from '#kernel/settings.ts'
import { getImport, previewImport, receiveImport, startImport } from '#modules/components/index.ts'
import type { BenchResult } from './result.ts'
import { makeBed } from './support/bed.ts'
import { censusFile } from './support/census-file.ts'
import { progress } from './support/turns.ts'

const SCALES = { small: 200_000, full: 2_810_000 }
const BASELINE = 'COPY of the same rows into the same table with the same indexes'

export async function run({ scale }: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const bed = await makeBed('import-components')
  const settings = parseSettings({ CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'error' })
  const running = await startPlatform({ settings, databaseUrl: bed.url, modules: MODULES, work: false })
  const admin = new pg.Client({ connectionString: bed.url })
  try {
    await admin.connect()
    await loadCity(running.platform, '350200', () => undefined)
    await admin.query('truncate component')
    const file = join(bed.folder, 'census.csv')
    await censusFile(await loadPack('350200'), SCALES[scale], file)
    progress(`${Math.round(statSync(file).size / 1e6)} MB of CSV`)
    const ctx = asActor(running.platform, SYSTEM)
    const { id } = await receiveImport(ctx, createReadStream(file), 'census.csv')
    const { crs, mapping } = await previewImport(ctx, id, {})
    const begun = performance.now()
    await startImport(ctx, id, { crs, mapping })
    await runWaiting(running.platform, new AbortController().signal)
    const seconds = (performance.now() - begun) / 1000
    const { state, written, refused, nearDuplicates } = await getImport(ctx, id)
    if (state !== 'done') throw new Error(`the import ended as ${state}`)
    const copied = join(bed.folder, 'component.copy')
    await pipeline(admin.query(copyTo('copy component to stdout')), createWriteStream(copied))
    await admin.query('truncate component')
    const second = performance.now()
    await pipeline(createReadStream(copied), admin.query(copyFrom('copy component from stdin')))
    const baselineValue = (performance.now() - second) / 1000
    progress(`${written} written, ${refused} refused, ${nearDuplicates} near duplicates`)
    return [
      {
        bench: 'import-components',
        metric: 'seconds',
        value: seconds,
        unit: 's',
        baseline: BASELINE,
        baselineValue,
        ratio: seconds / baselineValue,
        n: written,
      },
    ]
  } finally {
    await admin.end()
    await running.stop()
    await bed.stop()
  }
}
