/** Plays the days of a city one after another. */
import { localDate } from '#kernel/clock/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { ringAllAgain } from '#kernel/procedure/alarms.ts'
import { openLoad } from '#modules/cases/index.ts'
import { currentCalendar } from '#modules/catalogue/index.ts'
import { type Account, type City, emptyAccount } from './city.ts'
import { HABITS } from './habits.ts'
import { inMemoryStage, inMemoryTurn } from './in-memory.ts'
import { beginDay } from './lives.ts'
import { peopleOf } from './people.ts'
import { beginRoutines } from './routines.ts'
import type { Stage } from './stage.ts'
import { streetOf } from './street.ts'
import type { Time } from './time.ts'
import { type Turn, turnOf } from './turn.ts'

export interface Play {
  days: number
  seed: number
  perDay: number
  /** First instant of the first day. */
  start: number
  /** Asked after every day: whether it was the last for now. */
  enough?: () => boolean
}

export interface Played {
  account: Account
  days: number
  /** Lives that had not come to an end when time was up. */
  asleep: number
  news: number
}

/** Reactions of the platform run after each stretch of so long. */
const STRETCH_MS = 10 * 60_000
const DAY_MS = 86_400_000

type Say = (line: string) => void

export function play(ctx: Ctx, stage: Stage, time: Time, plan: Play, say: Say): Promise<Played> {
  return playDays(ctx, stage, time, turnOf(ctx, plan.start), plan, say)
}

/** Cases stay in memory until they end; nobody is supervised for what is long past, but lights that are on ring in the end. */
export async function playFast(ctx: Ctx, stage: Stage, time: Time, plan: Play, say: Say): Promise<Played> {
  const load = await openLoad(ctx)
  const modules = ctx.modules.filter(({ name }) => name !== 'coordination').map((module) => ({ ...module, notices: [] }))
  const quiet = { ...ctx, modules }
  const turn = inMemoryTurn(ctx, load, turnOf(quiet, plan.start))
  const played = await playDays(ctx, inMemoryStage(ctx, load, stage), time, turn, plan, say)
  await load.flush('everything')
  await ringAllAgain(ctx.db)
  return played
}

async function playDays(ctx: Ctx, stage: Stage, time: Time, turn: Turn, plan: Play, say: Say): Promise<Played> {
  const city: City = {
    seed: plan.seed,
    stage,
    time,
    people: await peopleOf(ctx),
    street: await streetOf(ctx.db),
    calendar: await currentCalendar(ctx),
    habits: HABITS,
    account: emptyAccount(),
    recent: [],
    takenUp: new Set(),
  }
  let news = 0
  const begun = Date.now()
  let day = 0
  for (; day < plan.days && !plan.enough?.(); day++) {
    const midnight = plan.start + day * DAY_MS
    beginDay(city, midnight, plan.perDay)
    beginRoutines(city, midnight)
    for (let end = midnight + STRETCH_MS; end <= midnight + DAY_MS; end += STRETCH_MS) {
      await time.runTo(end)
      if (time.failure() !== undefined) throw time.failure()
      news += await turn.until(end)
    }
    const seconds = Math.round((Date.now() - begun) / 1000)
    say(
      `${localDate(city.calendar, midnight)}: day ${day + 1} of ${plan.days}, ${city.account.reports} reports, ${time.asleep()} under way, ${seconds} s`,
    )
  }
  return { account: city.account, days: day, asleep: time.asleep(), news }
}

/** Midnight in the city of a date such as 2024-01-01. */
export function midnightAt(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`)
}
