/**
 * How people of a city behave, as numbers: what they see, how soon they act, how often they disagree. Shares are 0 … 1,
 * times are medians in minutes with their spread. Assumed where no source is named; whoever knows better changes them.
 */
import type { Source } from '#modules/cases/index.ts'

export interface Delay {
  /** Minutes. */
  median: number
  /** Of the logarithm. */
  spread: number
}

export const HABITS = {
  /** Collectors find about 3000 of 3184 problems a day (CL §16). */
  sources: [
    ['collector', 0.942],
    ['hotline12345', 0.026],
    ['citizen_app', 0.02],
    ['video_patrol', 0.006],
    ['media', 0.003],
    ['sensor', 0.003],
  ] satisfies [Source, number][],
  /** Against the mean of a day: on the street and at the telephone Sundays are quieter. */
  weekdays: { workday: 1.06, dayOff: 0.86 },
  /** Hours of the day in which problems are reported, city time. */
  hours: [0, 0, 0, 0, 0, 0.2, 1, 4, 9, 10, 9, 6, 4, 6, 9, 9, 8, 6, 4, 3, 2, 1, 0.5, 0.2],
  /** The same problem told again by somebody else soon after. */
  toldAgain: 0.015,
  /** Few matters make most of the work: the power of an even draw. */
  matterSkew: 3,

  accept: { median: 5, spread: 0.45 },
  file: { median: 4, spread: 0.5 },
  dispatch: { median: 4, spread: 0.5 },
  orderCheck: { median: 5, spread: 0.45 },
  close: { median: 5, spread: 0.45 },
  verify: { median: 17, spread: 0.35 },
  check: { median: 17, spread: 0.35 },
  decide: { median: 25, spread: 0.8 },
  sign: { median: 20, spread: 0.8 },
  urgentSign: { median: 4, spread: 0.5 },

  untrue: 0.1,
  unfit: { citizen: 0.04, collector: 0.003 },
  declined: 0.004,
  sentBack: 0.003,
  voided: 0.001,
  selfHandled: 0.2,
  mergedWhenAlike: 0.7,

  returned: 0.012,
  returnGranted: 0.85,
  suspended: 0.026,
  suspendedDays: { median: 65, spread: 0.6 },
  deferred: 0.012,
  deferredDays: { median: 25, spread: 0.4 },
  requestGranted: 0.9,
  /** Share of the time left that the work takes; a department is quicker or slower by its own factor. */
  workload: { median: 0.45, spread: 0.5 },
  unitSpread: 0.2,
  asksForMoreTime: 0.5,
  informative: 0.1,

  checkFails: 0.035,
  reworkConfirmed: 0.9,
  overruled: 0.07,
  notSatisfied: 0.003,

  revisit: { median: 240, spread: 0.5 },
  answers: [
    ['satisfied', 0.72],
    ['basic', 0.17],
    ['dissatisfied', 0.04],
    ['no_answer', 0.07],
  ] satisfies [string, number][],
  recheckBad: 0.02,
  answersOrder: 0.8,
} as const

export type Habits = typeof HABITS

/** Draws one of the words by its share. */
export function drawn<T>(random: () => number, shares: readonly (readonly [T, number])[]): T {
  let left = random() * shares.reduce((sum, [, share]) => sum + share, 0)
  for (const [word, share] of shares) {
    left -= share
    if (left < 0) return word
  }
  const last = shares.at(-1)
  if (!last) throw new Error('nothing to draw from')
  return last[0]
}
