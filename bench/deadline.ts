/**
 * Deadlines per second on one core: the worked examples of CL 7.2, random starts in 2023 - 2026, and cases that are
 * paused and resumed (R9). The baseline is the usual day-by-day walk over `Date` and sets of dates, given the same
 * questions in turns.
 */
import {
  type Calendar,
  CN_CALENDAR,
  compileCalendar,
  computeDeadline,
  type Limit,
  pauseClock,
  resumeClock,
  startClock,
} from '#kernel/clock/index.ts'
import { referenceDays, walkDeadline, walkWorked } from '#kernel/clock/reference.ts'
import { WORKED_EXAMPLES, xiamen } from '#kernel/clock/worked-examples.ts'
import { randomFrom } from '#kernel/random.ts'
import type { BenchResult } from './result.ts'

interface Question {
  startAt: number
  limit: Limit
  pause: [from: number, to: number] | null
}

type Answer = (question: Question) => number

const HOUR = 3_600_000
const SCALES = { small: { questions: 50_000, turns: 9 }, full: { questions: 200_000, turns: 21 } }
const BASELINE = 'day-by-day walk (Date, Set of dates), same questions in turns'

/** The limits of the handbook (CL 14). */
const LIMITS: Limit[] = [
  { amount: 2, unit: 'work_hour' },
  { amount: 4, unit: 'work_hour' },
  { amount: 1, unit: 'work_day' },
  { amount: 2, unit: 'work_day' },
  { amount: 5, unit: 'work_day' },
  { amount: 15, unit: 'work_day' },
  { amount: 2, unit: 'urgent_hour' },
  { amount: 2, unit: 'natural_day' },
]

function workedQuestions(): Question[] {
  const plain = WORKED_EXAMPLES.filter(({ mode, profileId, extension }) => !mode && !profileId && !extension)
  return plain.map(({ start, amount, unit, pause }) => ({
    startAt: xiamen(start),
    limit: { amount, unit },
    pause: pause ? [xiamen(pause[0]), xiamen(pause[1])] : null,
  }))
}

function randomStart(random: () => number): number {
  const [from, to] = [xiamen('2023-01-01 00:00'), xiamen('2026-12-01 00:00')]
  return Math.floor((from + random() * (to - from)) / 1000) * 1000
}

function randomQuestion(random: () => number): Question {
  const limit = LIMITS[Math.floor(random() * LIMITS.length)] ?? { amount: 4, unit: 'work_hour' }
  return { startAt: randomStart(random), limit, pause: null }
}

/** Paused at some time before the deadline, so something is always left (R9), for up to thirty days. */
function pausedQuestion(calendar: Calendar, random: () => number): Question {
  const { startAt, limit } = randomQuestion(random)
  const { deadline } = computeDeadline(calendar, startAt, limit)
  const from = startAt + Math.floor((random() * (deadline - startAt) * 0.9) / 1000) * 1000
  return { startAt, limit, pause: [from, from + Math.floor(random() * 720) * HOUR] }
}

/** R9 by the verbs a procedure uses: three clock values are made for one deadline. */
function engine(calendar: Calendar): Answer {
  return ({ startAt, limit, pause }) => {
    if (pause === null) return computeDeadline(calendar, startAt, limit).deadline
    const clock = startClock(calendar, { kind: 'disposal', startAt, limit })
    return resumeClock(pauseClock(clock, calendar, pause[0]), calendar, pause[1]).deadline ?? 0
  }
}

function walk(): Answer {
  const days = referenceDays(CN_CALENDAR)
  const profile = CN_CALENDAR.profiles[0] ?? { id: 'W1', windows: [] }
  const seconds = { minute: 60, work_hour: 3600, work_day: 28_800, urgent_hour: 3600, natural_day: 86_400 }
  return ({ startAt, limit, pause }) => {
    const whole = limit.amount * seconds[limit.unit]
    if (!limit.unit.startsWith('work_')) {
      return startAt + whole * 1000 + (pause === null ? 0 : pause[1] - pause[0])
    }
    if (pause === null) return walkDeadline(days, profile, 480, startAt, whole)
    const left = whole - walkWorked(days, profile, 480, startAt, pause[0]) / 1000
    return walkDeadline(days, profile, 480, pause[1], left)
  }
}

/** Answers per second, and a sum that keeps the work from being optimised away. */
function timed(questions: readonly Question[], answer: Answer): { perSecond: number; sum: number } {
  const begin = performance.now()
  let sum = 0
  for (const question of questions) sum += answer(question) / 1000
  return { perSecond: (questions.length * 1000) / (performance.now() - begin), sum }
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}

function measure(metric: string, questions: readonly Question[], turns: number, calendar: Calendar): BenchResult {
  const [ours, theirs] = [engine(calendar), walk()]
  const rates: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  // The walk is some forty times slower: it gets every nineteenth question.
  const some = questions.filter((_, index) => index % 19 === 0)
  if (timed(some, ours).sum !== timed(some, theirs).sum) throw new Error('engine and baseline disagree')
  for (let warming = 0; warming < 3; warming++) timed(questions, ours)
  for (let turn = 0; turn < turns; turn++) {
    rates.ours.push(timed(questions, ours).perSecond)
    rates.theirs.push(timed(some, theirs).perSecond)
  }
  const [value, baselineValue] = [median(rates.ours), median(rates.theirs)]
  const n = questions.length * turns
  const ratio = value / baselineValue
  return { bench: 'deadline', metric, value, unit: '1/s', baseline: BASELINE, baselineValue, ratio, n }
}

export async function run(options: { scale: 'small' | 'full' }): Promise<BenchResult[]> {
  const { questions: count, turns } = SCALES[options.scale]
  const calendar = compileCalendar(CN_CALENDAR)
  const random = randomFrom(7)
  const worked = workedQuestions()
  const started = Array.from({ length: count }, () => randomQuestion(random))
  const paused = Array.from({ length: count }, () => pausedQuestion(calendar, random))
  // One in ten is paused, far more than any city grants, and one in ten is a worked example.
  const mixed = started.map((question, index) => {
    if (index % 10 === 0) return paused[index] ?? question
    return index % 10 === 1 ? (worked[index % worked.length] ?? question) : question
  })
  return [
    measure('per_s', mixed, turns, calendar),
    measure('random_start_per_s', started, turns, calendar),
    measure('paused_per_s', paused, turns, calendar),
  ]
}
