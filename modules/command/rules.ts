/** Pure decisions about positions: which fix counts, how long, when a phone sends one, where demo people walk. */
import { type LonLat, metresBetween } from '#kernel/geo/distance.ts'
import { randomFrom, seedOf } from '#kernel/random.ts'
import type { NotTaken } from './contract.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Clocks of phones are a little off; what is further ahead is wrong and would hide every true fix after it. */
export const AHEAD_MS = 2 * MINUTE_MS
/** A phone that was without a line may come late, but not with the place of yesterday. */
export const OLDEST_MS = 24 * HOUR_MS
/** Older than this a place says where somebody was, not where they are. */
export const FRESH_MS = 15 * MINUTE_MS
/** Longer than a shift nobody needs it (PIPL Art. 19). */
export const KEPT_MS = 12 * HOUR_MS
/** A worse fix does not tell one unit grid from the next (ST §1). */
export const COARSE_M = 100

export function untimely(at: Date, now: Date): Extract<NotTaken, 'future' | 'too_old'> | null {
  const age = now.getTime() - at.getTime()
  if (age < -AHEAD_MS) return 'future'
  return age > OLDEST_MS ? 'too_old' : null
}

export function isFresh(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() <= FRESH_MS
}

/** How often a phone sends at most, unless it has moved on by so much. */
export const EVERY_MS = 15_000
const AFTER_M = 25

export interface Sent extends LonLat {
  /** When it was sent. */
  sentAt: number
}

/** Whether a phone sends its newest fix now: first, every 15 seconds, or as soon as it has moved on. */
export function isDue(last: Sent | null, fix: LonLat, now: number): boolean {
  return last === null || now - last.sentAt >= EVERY_MS || metresBetween(last, fix) >= AFTER_M
}

/** A circle that lies inside an area, in degrees both ways. */
export interface Room extends LonLat {
  degrees: number
}

const WALKING_M_PER_S = 0.8
const METRES_PER_DEGREE = 111_320
/** Not up to the border. */
const WITHIN = 0.9

/** Where a made-up collector walks at that time: to and fro inside the square of the room, each on a way of their own. */
export function onWalk(personId: string, { lon, lat, degrees }: Room, at: Date): LonLat {
  const random = randomFrom(seedOf(personId))
  const reach = (degrees / Math.SQRT2) * WITHIN
  const period = (4 * reach * METRES_PER_DEGREE) / WALKING_M_PER_S
  const swing = () => reach * Math.sin(2 * Math.PI * (at.getTime() / 1000 / (period * (0.8 + 0.5 * random())) + random()))
  return { lon: rounded(lon + swing()), lat: rounded(lat + swing()) }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
