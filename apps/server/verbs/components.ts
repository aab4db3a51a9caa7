/** `import-components` and `seed-components`: the census by the operator, with the same account as on the screen. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Ctx } from '#kernel/ctx.ts'
import { runWaiting } from '#kernel/jobs/tasks.ts'
import { Problem } from '#kernel/problem.ts'
import {
  COORDINATE_SYSTEMS,
  type ComponentImport,
  type CoordinateSystem,
  getImport,
  previewImport,
  receiveImport,
  seedComponents,
  startImport,
} from '#modules/components/index.ts'
import { addSeeding, ensureCity } from './seed-scale.ts'
import { type Summary, withPlatform } from './with-platform.ts'

interface ImportOptions {
  crs?: CoordinateSystem
  map: Record<string, string>
  dryRun?: boolean
}

export function addComponents(program: Command): void {
  program
    .command('import-components')
    .description('imports a census: CSV, GeoJSON, Shapefile (.zip) or GeoPackage')
    .argument('<file>')
    .addOption(new Option('--crs <system>', 'coordinates of the file; guessed by default').choices(Object.keys(COORDINATE_SYSTEMS)))
    .option('--map <field=column...>', 'which column stands for an attribute; guessed by name otherwise', mapped, {})
    .option('--dry-run', 'shows how the first rows would be read, writes nothing')
    .action((file: string, options: ImportOptions) => withPlatform((ctx, say) => importComponents(ctx, say, file, options)))
  addSeeding(program, {
    verb: 'seed-components',
    description: 'loads the census of the city pack',
    scales: { small: 200_000, full: 2_810_000 },
    explained: 'small is 200 000, full is 2.81 million',
    register: 'components',
    table: 'component',
    rows: (pack, about) => pack.components?.(about),
    write: seedComponents,
  })
}

function mapped(text: string, known: Record<string, string>): Record<string, string> {
  const [, field, column] = /^([a-zA-Z]+)=(.+)$/.exec(text) ?? []
  if (!field || !column) throw new InvalidArgumentError('such as code=编号')
  return { ...known, [field]: column }
}

async function importComponents(ctx: Ctx, say: (line: string) => void, file: string, options: ImportOptions): Promise<Summary> {
  await ensureCity(ctx, say)
  try {
    const { id } = await receiveImport(ctx, createReadStream(file), basename(file))
    const guessed = await previewImport(ctx, id, {})
    const mapping = { ...guessed.mapping, ...options.map }
    const crs = options.crs ?? guessed.crs
    const { missing, rows } = await previewImport(ctx, id, { crs, mapping })
    if (options.dryRun) return { ok: missing.length === 0, dryRun: true, crs, mapping, missing, rows }
    await startImport(ctx, id, { crs, mapping })
    return summaryOf(await ended(ctx, say, id))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ok: false, problem: error.document('en') }
  }
}

/** This program works, unless a running server was quicker; either way the account tells how far it is. */
async function ended(ctx: Ctx, say: (line: string) => void, id: string): Promise<ComponentImport> {
  let working = true
  const work = runWaiting(ctx, new AbortController().signal).finally(() => {
    working = false
  })
  work.catch(() => undefined)
  for (;;) {
    await sleep(1000)
    const row = await getImport(ctx, id)
    say(`${row.read} read, ${row.written} written, ${row.refused} refused, ${Math.floor(row.share * 100)} %`)
    if (row.state === 'running') continue
    if (working) await work
    return row
  }
}

function summaryOf(row: ComponentImport): Summary {
  const { id, state, fileSha256, read, written, refused, nearDuplicates, withoutGrid, seconds, error } = row
  const perSecond = Math.round(read / Math.max(seconds, 0.1))
  return { ok: state === 'done', id, state, fileSha256, read, written, refused, nearDuplicates, withoutGrid, seconds, perSecond, error }
}
