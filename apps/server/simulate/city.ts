/** Everything a life in the simulated city needs, and the tally of what happened. */
import { type Calendar, nextOpening } from '#kernel/clock/index.ts'
import { lognormal, normal, randomFrom, seedOf } from '#kernel/random.ts'
import type { Source } from '#modules/cases/index.ts'
import { count, type Tally } from '../import/tally.ts'
import type { Delay, Habits } from './habits.ts'
import type { People, Person } from './people.ts'
import { isRefusal, type Refusal, type Stage, type View } from './stage.ts'
import type { Sight, Street } from './street.ts'
import type { Time } from './time.ts'

export interface City {
  seed: number
  stage: Stage
  time: Time
  people: People
  street: Street
  calendar: Calendar
  habits: Habits
  account: Account
  /** What was reported of late, for those who tell it again. */
  recent: Sight[]
  /** Cases opened by the platform that somebody has taken up. */
  takenUp: Set<string>
}

/** What the simulated people did, counted where they did it; the database must say the same in the end. */
export interface Account {
  reports: number
  refusedReports: number
  /** Accepted events by name. */
  events: Tally
  /** Where the lives left their cases. */
  states: Tally
  sources: Tally
  refusals: Tally
  requests: Tally
  revisits: number
  orders: number
  rechecks: number
  /** Second looks that opened a new case. */
  foundBad: number
}

export function emptyAccount(): Account {
  return {
    reports: 0,
    refusedReports: 0,
    events: new Map(),
    states: new Map(),
    sources: new Map(),
    refusals: new Map(),
    requests: new Map(),
    revisits: 0,
    orders: 0,
    rechecks: 0,
    foundBad: 0,
  }
}

export interface Life {
  city: City
  random: () => number
  source: Source
  sight: Sight
  id: string
  view: View
}

export const chance = (life: Life, share: number): boolean => life.random() < share

const MINUTE = 60_000

export function nowIn({ city }: Life): number {
  return city.time.now().getTime()
}

/** Waits as long as somebody at the centre takes, day and night. */
export function pause(life: Life, delay: Delay): Promise<void> {
  return life.city.time.until(nowIn(life) + MINUTE * lognormal(life.random, delay.median, delay.spread))
}

/** The same for people with office hours. */
export function pauseInOffice(life: Life, delay: Delay): Promise<void> {
  const opens = nextOpening(life.city.calendar, nowIn(life))
  return life.city.time.until(opens + MINUTE * lognormal(life.random, delay.median, delay.spread))
}

const WALKS = { from: 7, to: 21 }
const ZONE_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Collectors walk by day; what comes at night waits for the morning. */
export function pauseOnStreet(life: Life, delay: Delay): Promise<void> {
  const at = nowIn(life)
  const midnight = Math.floor((at + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  const hour = (at - midnight) / 3_600_000
  const starts = hour < WALKS.from ? midnight + WALKS.from * 3_600_000 : hour >= WALKS.to ? midnight + DAY_MS + WALKS.from * 3_600_000 : at
  return life.city.time.until(starts + MINUTE * lognormal(life.random, delay.median, delay.spread))
}

/** Fires an event and keeps the account; false when it was refused. */
export async function does(life: Life, who: Person | undefined, event: string, input: object, to: string): Promise<boolean> {
  if (!who) return refused(life, event, { refused: 'nobody_in_post' })
  const answer = await life.city.stage.act(who, life.id, event, input)
  if (answer) return refused(life, event, answer)
  took(life, event, to)
  return true
}

/** The same, and looks at the case afterwards. */
export async function doesAndSees(life: Life, who: Person | undefined, event: string, input: object): Promise<boolean> {
  if (!who) return refused(life, event, { refused: 'nobody_in_post' })
  const answer = await life.city.stage.actAndSee(who, life.id, event, input)
  if (isRefusal(answer)) return refused(life, event, answer)
  life.view = answer
  took(life, event, answer.state)
  return true
}

export function took(life: Life, event: string, to: string): void {
  count(life.city.account.events, event)
  life.view = { ...life.view, state: to }
}

export function refused({ city }: Life, event: string, { refused: code }: Refusal): false {
  count(city.account.refusals, `${event} ${code}`)
  return false
}

export function pointOf({ sight }: Life) {
  return { lon: sight.lon, lat: sight.lat }
}

/** Who walks the grid of the case. */
export function collectorOf({ city, view }: Life): Person | undefined {
  return city.people.collector(view.dutyGridCode ?? '')
}

/** Quicker or slower than others, always the same for a department. */
export function paceOf({ seed }: City, unitCode: string, spread: number): number {
  return Math.exp(spread * normal(randomFrom(seedOf(seed, 'pace', unitCode))))
}
