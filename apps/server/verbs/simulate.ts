/** `simulate`: a city plays its days through the public API, at simulated times; labelled demo. */
import { writeFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { buildHttp } from '../http.ts'
import { asJson } from '../import/tally.ts'
import { loadCity } from '../load-city.ts'
import { asPage } from '../simulate/page.ts'
import { outcomeOf, reconcile } from '../simulate/reconcile.ts'
import { midnightAt, type Play, play, playFast } from '../simulate/run.ts'
import { apiStage, type Traffic } from '../simulate/through-api.ts'
import { makeTime, type Time } from '../simulate/time.ts'
import { withPlatform } from './with-platform.ts'

interface Options {
  days: number
  seed: number
  perDay: number
  from?: string
  report?: string
  fast?: boolean
}

/** So many requests are under way at once. */
const TOGETHER = 16

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('plays days of a city: collectors, citizens, centre and departments with their habits, through the public API')
    .option('--days <n>', 'how many days', wholeNumber, 30)
    .option('--seed <n>', 'another seed, another city life', wholeNumber, 1)
    .option('--per-day <n>', 'reports a day, on average', wholeNumber, 3184)
    .option('--from <date>', 'first day, such as 2026-01-01; otherwise so that the last day is yesterday', aDate)
    .option('--fast', 'the same rules in memory and bulk writing, for a year; without orders of supervision and notices')
    .option('--report <file>', 'writes the reconciliation as Markdown')
    .action(simulate)
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number from 1')
  return number
}

function aDate(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) throw new InvalidArgumentError('a date such as 2026-01-01')
  return text
}

async function simulate(options: Options): Promise<void> {
  const start = options.from ? midnightAt(options.from) : yesterdayBefore(options.days)
  const plan = { days: options.days, seed: options.seed, perDay: options.perDay, start }
  const time = makeTime(start, TOGETHER)
  await withPlatform((ctx, say) => run(ctx, time, plan, options, say), { waitForDisk: false, now: time.now })
}

function yesterdayBefore(days: number): number {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  return midnightAt(today) - days * 86_400_000
}

/** Ctrl-C lets the day end, and accounts for what was played. */
function interruptible(plan: Play, say: (line: string) => void): Play {
  let enough = false
  process.once('SIGINT', () => {
    enough = true
    say('ends after this day')
  })
  return { ...plan, enough: () => enough }
}

async function run(ctx: Ctx, time: Time, plan: Play, { report, fast = false }: Options, say: (line: string) => void) {
  const empty = (await ctx.db.query(sql`select 1 from city limit 1`)).length === 0
  if (empty) await loadCity(ctx, ctx.settings.city, say)
  const http = await buildHttp(ctx)
  const traffic: Traffic = { requests: 0, faults: [] }
  const begun = Date.now()
  const { account, days, asleep, news } = await (fast ? playFast : play)(
    ctx,
    apiStage(ctx, http, traffic),
    time,
    interruptible(plan, say),
    say,
  )
  await http.close()
  const seconds = (Date.now() - begun) / 1000
  const lines = await reconcile(ctx, account, new Date(plan.start))
  const outcome = await outcomeOf(ctx, new Date(plan.start), days)
  const wrong = lines.filter((line) => line.done !== line.stored)
  for (const { what, done, stored } of wrong) say(`${what}: done ${done}, stored ${stored}`)
  for (const fault of traffic.faults.slice(0, 20)) say(fault)
  if (report) writeFileSync(report, asPage({ plan: { ...plan, days }, fast, lines, outcome, account, traffic, asleep, news, seconds }))
  return {
    ok: wrong.length === 0 && traffic.faults.length === 0,
    ...{ days, seed: plan.seed, fast, requests: traffic.requests, faults: traffic.faults.length, news, underWay: asleep },
    ...{ seconds: Math.round(seconds), requestsPerSecond: Math.round(traffic.requests / seconds), wrong },
    outcome,
    refusals: asJson(account.refusals),
  }
}
