/** `import-cases`: real cases of a source run through the loop at the times they had. */
import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { SHIPPED_PACKS } from '#cities/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { grouped } from '#kernel/grouped.ts'
import { SettingsError } from '#kernel/settings.ts'
import { asMarkdown, type Run } from '../import/markdown.ts'
import { type ImportProfile, isRefused, type Plan } from '../import/profile.ts'
import { PROFILES } from '../import/profiles/index.ts'
import { readTable } from '../import/read-table.ts'
import { type Figures, type Planned, reconcile } from '../import/reconcile.ts'
import { runPlans } from '../import/run-import.ts'
import { asJson, count, type Tally, total } from '../import/tally.ts'
import { loadCity } from '../load-city.ts'
import { finish, type Summary, say, withPlatform } from './with-platform.ts'

interface Options {
  city: string
  profile: string
  events?: string
  limit?: number
  dryRun?: boolean
  report?: string
}

export function addImportCases(program: Command): void {
  program
    .command('import-cases')
    .description('runs the cases of a source through the loop, at the times they had')
    .argument('<file>', 'table of cases, .csv or .csv.gz')
    .addOption(new Option('--city <code>', 'city pack').choices(SHIPPED_PACKS).makeOptionMandatory())
    .addOption(new Option('--profile <name>', 'layout of the file').choices(PROFILES.map(({ name }) => name)).makeOptionMandatory())
    .option('--events <file>', 'table of events, for layouts that keep them apart')
    .option('--limit <n>', 'only the first n rows', wholeNumber)
    .option('--dry-run', 'reads and plans, changes nothing and needs no database')
    .option('--report <file>', 'writes the reconciliation as Markdown')
    .action(importCases)
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1')
  return number
}

async function importCases(file: string, options: Options): Promise<void> {
  const profile = PROFILES.find(({ name }) => name === options.profile)
  if (!profile) throw new SettingsError(`no profile ${options.profile}`)
  if (profile.needsEvents && !options.events) throw new SettingsError(`${profile.name} wants --events <file>`)
  const planned = plansOf(profile, file, options)
  if (options.dryRun) return finish(dryRun(profile, planned))
  await withPlatform((ctx) => run(ctx, profile, planned, options), { waitForDisk: false })
}

function plansOf(profile: ImportProfile, file: string, { events, limit }: Options): Planned[] {
  const rows = readTable(file).slice(0, limit)
  const eventsOf = grouped(events ? readTable(events) : [], profile.keyOf)
  return rows.map((row) => ({ row, plan: profile.plan(row, eventsOf.get(profile.keyOf(row)) ?? []) }))
}

function dryRun(profile: ImportProfile, planned: readonly Planned[]): Summary {
  const [refused, events]: [Tally, Tally] = [new Map(), new Map()]
  for (const { plan } of planned) {
    if (isRefused(plan)) count(refused, plan.refused)
    else for (const { event } of plan.steps) count(events, event)
  }
  return { ok: true, dryRun: true, profile: profile.name, read: planned.length, refused: asJson(refused), events: asJson(events) }
}

async function run(ctx: Ctx, profile: ImportProfile, planned: readonly Planned[], { city, report }: Options): Promise<Summary> {
  await ensureCity(ctx, city)
  const plans = planned.flatMap(({ plan }): Plan[] => (isRefused(plan) ? [] : [plan]))
  const begun = Date.now()
  const outcomes = await runPlans(ctx, profile, plans, say)
  const seconds = Math.round((Date.now() - begun) / 100) / 10
  const created = outcomes.filter((outcome) => outcome.created).length
  const fired = outcomes.reduce((sum, outcome) => sum + outcome.fired, 0)
  const unchanged = outcomes.filter((outcome) => outcome.caseId && outcome.fired === 0).length
  const figures = await reconcile(ctx, profile, planned, outcomes)
  const ran = { created, unchanged, fired, seconds }
  if (report) writeFileSync(report, asMarkdown(profile, figures, ran))
  return { ok: true, city, profile: profile.name, ...summaryOf(figures, ran) }
}

function summaryOf(figures: Figures, { created, unchanged, fired, seconds }: Run) {
  const { onTime, area, dispatched, ends } = figures
  return {
    read: figures.read,
    refused: total(figures.refused),
    created,
    unchanged,
    events: fired,
    stopped: total(figures.stopped),
    states: { compared: total(ends.pairs), agree: ends.agree, closedThere: ends.closedThere, closedBoth: ends.closedBoth },
    onTime: { compared: onTime.compared, agree: onTime.agree },
    dues: asJson(figures.dues),
    area: asJson(area),
    dispatched,
    seconds,
    casesPerSecond: Math.round((figures.read / Math.max(seconds, 0.1)) * 10) / 10,
  }
}

/** The city of the database is the city of the import; an empty database takes it. */
async function ensureCity(ctx: Ctx, wanted: string): Promise<void> {
  const [city] = await ctx.db.query<{ code: string }>(sql`select code from city limit 1`)
  if (!city) return loadCity(ctx, wanted, say)
  if (city.code === wanted) return
  throw new SettingsError(
    `This database holds the city ${city.code}, not ${wanted}. Set CITYLOOP_DATA to another folder (or DATABASE_URL to another database).`,
  )
}
