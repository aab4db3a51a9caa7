/** Decisions about cases without any reading or writing; shared with the screens. */
import type { Titles } from '#kernel/titles.ts'
import type { CaseState, RequestKind, RequestState } from './contract.ts'
import type { CaseEvent } from './procedure/events.ts'

export interface RoutedUnit {
  code: string
  name: string
  nameEn: string
  regionCode: string
  regionLevel: 'city' | 'district' | 'street' | 'community'
  trades: readonly string[]
  /** Of several units of one trade and area, the lowest is asked first. */
  rank: number
}

export interface PlaceCodes {
  districtCode: string | null
  streetCode: string | null
  communityCode: string | null
}

export interface Routing {
  unitCode: string
  reason: Titles
}

const SMALLEST_FIRST = ['community', 'street', 'district', 'city'] as const

/** Units of the trade whose area holds the place, smallest area first. */
export function competentUnits(units: readonly RoutedUnit[], trade: string, place: PlaceCodes): RoutedUnit[] {
  const holds = (unit: RoutedUnit) =>
    unit.regionLevel === 'city' ||
    unit.regionCode === { district: place.districtCode, street: place.streetCode, community: place.communityCode }[unit.regionLevel]
  return units
    .filter((unit) => unit.trades.includes(trade) && holds(unit))
    .toSorted((a, b) => SMALLEST_FIRST.indexOf(a.regionLevel) - SMALLEST_FIRST.indexOf(b.regionLevel) || a.rank - b.rank)
}

/** The unit the handbook sends the matter to: the level it names, otherwise the smallest area around the place. */
export function routeUnit(
  units: readonly RoutedUnit[],
  entry: { trade: string; level: string; code: string },
  place: PlaceCodes,
): Routing | null {
  const competent = competentUnits(units, entry.trade, place)
  const named = competent.find((unit) => unit.regionLevel === entry.level)
  const chosen = named ?? competent[0]
  if (!chosen) return null
  return {
    unitCode: chosen.code,
    reason: named
      ? {
          zh: `指挥手册 ${entry.code}：由该处的${LEVEL_TITLES[named.regionLevel].zh}主管部门办理`,
          en: `Handbook ${entry.code}: handled by the ${LEVEL_TITLES[named.regionLevel].en} unit of the trade`,
        }
      : {
          zh: `指挥手册 ${entry.code}：本级没有主管部门，转由辖区最近一级办理`,
          en: `Handbook ${entry.code}: no unit at that level, so the nearest level takes it`,
        },
  }
}

const LEVEL_TITLES = {
  city: { zh: '市级', en: 'city' },
  district: { zh: '区级', en: 'district' },
  street: { zh: '街道', en: 'street' },
  community: { zh: '社区', en: 'community' },
}

/** Metres within which an open case of the same matter may be the same (CL §9). */
export function duplicateRadius(areaMatter: boolean): number {
  return areaMatter ? 50 : 20
}

/** Around a new case, reports in nearly the same words are looked at whatever matter was chosen. */
export const TEXT_RADIUS_M = 60
export const SAME_TEXT = 0.6

/** How much two descriptions share, 0 … 1: pairs of neighbouring characters (Dice). Works for Chinese and English alike. */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.size + b.size === 0) return 0
  const shared = [...a].filter((pair) => b.has(pair)).length
  return Math.round((2000 * shared) / (a.size + b.size)) / 1000
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** `138****1234`: enough to recognise, not enough to call (ST §13). */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null
  return phone.length < 7 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

export interface QueueDefinition {
  id: string
  title: Titles
  /** Who has this queue. */
  permission: string
  /** The event whose cases these are: a city may have given it to another post, who then has the queue too (D19). */
  follows?: CaseEvent
  /** Of cases; a queue of requests has none. */
  states: readonly CaseState[]
  requests?: { state: RequestState; kinds?: readonly RequestKind[] }
  /** The usual step, where several cases may take it at once. */
  bulk?: 'forward' | 'orderCheck' | 'file' | 'close' | 'dispatch' | 'sign'
  /** For collectors: only tasks given to the asker; for handlers, work given to the asker or to nobody yet. */
  mine?: 'task' | 'work'
  /** For the clerk: only where a handler has told a result. */
  told?: boolean
}

/** What waits for whom; the desk shows those the asker's posts allow (CL §4, column holder). */
export const QUEUES: readonly QueueDefinition[] = [
  { id: 'accept', title: { zh: '待受理', en: 'To accept' }, permission: 'case.accept', states: ['reported'], bulk: 'forward' },
  { id: 'verifying', title: { zh: '核实中', en: 'Being verified' }, permission: 'case.accept', states: ['verifying'] },
  {
    id: 'check-order',
    title: { zh: '待派核查', en: 'Check to order' },
    permission: 'case.orderCheck',
    follows: 'orderCheck',
    states: ['disposed'],
    bulk: 'orderCheck',
  },
  {
    id: 'checking',
    title: { zh: '核查中', en: 'Being checked' },
    permission: 'case.orderCheck',
    follows: 'confirmRework',
    states: ['checking'],
  },
  { id: 'file', title: { zh: '待立案', en: 'To file' }, permission: 'case.file', states: ['pending_filing'] },
  { id: 'close', title: { zh: '待结案', en: 'To close' }, permission: 'case.close', states: ['pending_closure'], bulk: 'close' },
  {
    id: 'dispatch',
    title: { zh: '待派遣', en: 'To dispatch' },
    permission: 'case.dispatch',
    follows: 'dispatch',
    states: ['pending_dispatch'],
    bulk: 'dispatch',
  },
  {
    id: 'with-departments',
    title: { zh: '部门办理中', en: 'With departments' },
    permission: 'case.dispatch',
    states: ['dispatched', 'handling'],
  },
  { id: 'sign', title: { zh: '待签收', en: 'To sign for' }, permission: 'case.dispose', states: ['dispatched'], bulk: 'sign' },
  { id: 'handle', title: { zh: '处置中', en: 'To handle' }, permission: 'case.dispose', states: ['handling'] },
  { id: 'confirm', title: { zh: '待确认结果', en: 'Results to confirm' }, permission: 'case.dispose', states: ['handling'], told: true },
  { id: 'my-work', title: { zh: '待处置', en: 'To be done' }, permission: 'case.uploadResult', states: ['handling'], mine: 'work' },
  {
    id: 'my-tasks',
    title: { zh: '我的任务', en: 'My tasks' },
    permission: 'case.answerTask',
    states: ['verifying', 'checking'],
    mine: 'task',
  },
  {
    id: 'requests-department',
    title: { zh: '申请待部门审批', en: 'Requests: department' },
    permission: 'request.decideDepartment',
    states: [],
    requests: { state: 'at_department' },
  },
  {
    id: 'requests-centre',
    title: { zh: '申请待中心审批', en: 'Requests: centre' },
    permission: 'request.decideCentre',
    states: [],
    requests: { state: 'at_centre' },
  },
  {
    id: 'requests-office',
    title: { zh: '长期挂账待审批', en: 'Requests: office' },
    permission: 'request.decideOffice',
    states: [],
    requests: { state: 'at_review', kinds: ['suspension', 'force_close'] },
  },
  {
    id: 'requests-appeal',
    title: { zh: '申诉待复审', en: 'Appeals' },
    permission: 'request.reviewAppeal',
    states: [],
    requests: { state: 'at_review', kinds: ['appeal'] },
  },
  {
    id: 'requests-void',
    title: { zh: '作废待审批', en: 'Requests: voiding' },
    permission: 'case.void',
    states: [],
    requests: { state: 'at_review', kinds: ['void'] },
  },
  {
    id: 'supervise',
    title: { zh: '全部在办', en: 'All open' },
    permission: 'case.supervise',
    states: [
      'reported',
      'verifying',
      'pending_filing',
      'pending_dispatch',
      'dispatched',
      'handling',
      'suspended',
      'deferred',
      'disposed',
      'checking',
      'pending_closure',
    ],
  },
]

interface Dues {
  clockKind: string | null
  dueAt: Date | null
  ticketAnswerBy: Date | null
}

/** The earlier of the disposal deadline, while it runs, and the time the ticket wants its answer; the column has it alike. */
export function effectiveDue({ clockKind, dueAt, ticketAnswerBy: by }: Dues): Date | null {
  const deadline = clockKind === 'disposal' ? dueAt : null
  return deadline === null || (by !== null && by < deadline) ? by : deadline
}

/** `3F9A2-71C0B`: easier to say over the telephone. */
export const spokenCode = (shortCode: string): string => `${shortCode.slice(0, 5)}-${shortCode.slice(5)}`
