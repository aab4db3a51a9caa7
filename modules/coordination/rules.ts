/** Decisions of supervision (CL §13), without any reading or writing; shared with the screens. */
import type { Scope } from '#kernel/access/actor.ts'
import { addWorking, type Calendar, type Clock, countingOf, dayLengthAt, type Limit, originalSeconds } from '#kernel/clock/index.ts'
import type { Titles } from '#kernel/titles.ts'
import { type Ending, type Kind, LEVELS, type Level, type ManualKind, type Trigger } from './contract.ts'

export interface LevelRule {
  title: Titles
  /** Roles the order is for. */
  to: readonly string[]
  /** Null where no answer is due by the clock: a reminder asks for none, level 4 is answered at the next meeting. */
  answerWithin: Limit | null
  asksForAnswer: boolean
}

export const LEVEL_RULES: Record<Level, LevelRule> = {
  1: { title: { zh: '提醒', en: 'Reminder' }, to: ['handler', 'dept_operator'], answerWithin: null, asksForAnswer: false },
  2: {
    title: { zh: '超期督办', en: 'Overdue order' },
    to: ['dept_lead'],
    answerWithin: { amount: 4, unit: 'work_hour' },
    asksForAnswer: true,
  },
  3: {
    title: { zh: '城管办督办', en: 'Commission office order' },
    to: ['dept_lead'],
    answerWithin: { amount: 2, unit: 'work_day' },
    asksForAnswer: true,
  },
  4: { title: { zh: '提级督办', en: 'Director meeting' }, to: ['dept_lead', 'office_lead'], answerWithin: null, asksForAnswer: true },
}

/** Where a kind usually begins, and the lowest level it makes sense at: a leader's note is an order of the office (CL §13). */
export const MANUAL_KIND_RULES: Record<ManualKind, { title: Titles; level: Level; lowest: Level }> = {
  leader: { title: { zh: '领导批示', en: 'Note of a leader' }, level: 3, lowest: 3 },
  important: { title: { zh: '重要事项', en: 'Important matter' }, level: 2, lowest: 1 },
  citizen: { title: { zh: '群众反映', en: 'Complaint of citizens' }, level: 2, lowest: 1 },
  media: { title: { zh: '媒体曝光', en: 'Media exposure' }, level: 2, lowest: 1 },
  assessment: { title: { zh: '考评发现', en: 'Assessment finding' }, level: 2, lowest: 1 },
}

export const KIND_TITLES: Record<Kind, Titles> = {
  timeout: { zh: '超时督办', en: 'Overdue' },
  leader: MANUAL_KIND_RULES.leader.title,
  important: MANUAL_KIND_RULES.important.title,
  citizen: MANUAL_KIND_RULES.citizen.title,
  media: MANUAL_KIND_RULES.media.title,
  assessment: MANUAL_KIND_RULES.assessment.title,
}

export const TRIGGER_TITLES: Record<Trigger, Titles> = {
  yellow: { zh: '处置时限已用八成', en: 'Four fifths of the disposal limit are used' },
  red: { zh: '处置超过时限', en: 'The disposal limit has passed' },
  overdue: { zh: '超期时长达到提级标准', en: 'Overdue for as long as the next level asks' },
  unanswered: { zh: '上一级督办逾期未答复', en: 'The order before was not answered in time' },
  rework: { zh: '返工两次以上', en: 'Reworked twice or more' },
  manual: { zh: '人工督办', en: 'Issued by a person' },
}

export const ENDING_TITLES: Record<Ending, Titles> = {
  accepted: { zh: '答复通过', en: 'Answer accepted' },
  escalated: { zh: '已提级', en: 'Raised to a higher level' },
  withdrawn: { zh: '人工关闭', en: 'Closed by hand' },
  decided: { zh: '会议已定', en: 'Decided by the meeting' },
  case_closed: { zh: '案件已结', en: 'The case is closed' },
  new_round: { zh: '案件已重新派遣或返工', en: 'The case began a new round' },
  deadline_moved: { zh: '时限已顺延', en: 'The deadline moved' },
  paused: { zh: '案件已挂账或缓办', en: 'The case is suspended or deferred' },
  disposed: { zh: '已处置', en: 'The case was handled' },
}

export const nextLevel = (level: Level): Level | undefined => LEVELS.find((one) => one > level)

/** Overdue by so many limits and at least so many working days (CL §13). */
const OVERDUE_TIMES = { 3: 1, 4: 3 } as const

/** The first second at which each level arises for a running clock; null while it is paused, for it raises none. */
export function timeoutInstants(clock: Clock, calendar: Calendar): Record<Level, number | null> | null {
  const { deadline, yellowAt, stoppedAt } = clock
  if (deadline === null || stoppedAt !== null) return null
  const late = (times: number) => overdueInstant(clock, calendar, deadline, times)
  return { 1: yellowAt, 2: deadline + 1000, 3: late(OVERDUE_TIMES[3]), 4: late(OVERDUE_TIMES[4]) }
}

/** Limits count in the clock's own unit (R12), days in working time: the later of the two instants. */
function overdueInstant(clock: Clock, calendar: Calendar, deadline: number, times: number): number {
  const limits = originalSeconds(clock) * times
  const day = clock.dayLengthSeconds || dayLengthAt(calendar, deadline)
  const byLimits =
    countingOf(clock.limit.unit) === 'real' ? deadline + limits * 1000 : addWorking(calendar, deadline, limits, clock.profileId)
  return Math.max(byLimits, addWorking(calendar, deadline, day * times))
}

/** Levels that have arisen by now and were not raised yet, lowest first: a platform that was down over some raises each once. */
export function levelsDue(instants: Record<Level, number | null>, highestRaised: number, now: number): Level[] {
  return LEVELS.filter((level) => level > highestRaised && (instants[level] ?? Number.POSITIVE_INFINITY) <= now)
}

/** The next instant by overdue amount; the lights of the clock ring levels 1 and 2 themselves. */
export function nextOverdueInstant(instants: Record<Level, number | null>, now: number): { level: Level; at: number } | null {
  for (const level of [3, 4] as const) {
    const at = instants[level]
    if (at !== null && at > now) return { level, at }
  }
  return null
}

/** Rounds of the case: the first, and one for each rework. */
export const isReworkedTwice = (round: number): boolean => round - 1 >= 2

export interface CaseStanding {
  /** False once the case is closed, voided, merged or refused. */
  open: boolean
  /** The latest disposal clock; 0 before the first. */
  ordinal: number
  running: boolean
  paused: boolean
  yellowAt: Date | null
  deadline: Date | null
}

export interface OrderStanding {
  kind: Kind
  level: Level
  clockOrdinal: number | null
  /** Null for an order that is not about a deadline, such as one for rework. */
  caseDueAt: Date | null
}

/** Why an open order no longer stands; null while it does. Orders issued by people end with the case only. */
export function lapseOf(order: OrderStanding, standing: CaseStanding, now: Date): Ending | null {
  if (!standing.open) return 'case_closed'
  if (order.kind !== 'timeout') return null
  if (order.clockOrdinal !== null && standing.ordinal > order.clockOrdinal) return 'new_round'
  if (standing.paused) return 'paused'
  if (!standing.running) return order.level === 1 ? 'disposed' : null
  if (order.caseDueAt === null) return null
  const since = order.level === 1 ? standing.yellowAt : standing.deadline
  const arisen = since !== null && (order.level === 1 ? now >= since : now > since)
  return arisen ? null : 'deadline_moved'
}

/** Whether silence raises an order further: one about a timeout only while the department still holds the case. */
export function silenceCounts(order: OrderStanding, standing: CaseStanding, now: Date): boolean {
  return lapseOf(order, standing, now) === null && (order.kind !== 'timeout' || standing.running)
}

/** Streets supervise up to level 2, districts and the city up to 3; level 4 needs the right to escalate (Q2-02). */
export function highestLevel(issue: Scope | undefined, escalate: Scope | undefined): 0 | Level {
  if (!issue) return 0
  if (escalate) return 4
  if (issue.kind === 'all') return 3
  return issue.kind === 'region' && issue.level === 'district' ? 3 : 2
}
