/** Conditions beside the straight way: merging, requests, pauses, voiding, special closings (CL §5, §8, §9, §11). */
import type { Guard } from '#kernel/procedure/definition.ts'
import type { RequestKind } from '../contract.ts'
import { type CaseFacts, isNear } from './facts.ts'

/** CL §11: handled on the spot means soon and here. */
const SELF_HANDLED = { minutes: 30, metres: 30 }
const MOST_EXTENSIONS = 2
const MOST_DEFERRALS = 2
const LONGEST_SUSPENSION_DAYS = 365
const LONGEST_DEFERRAL_DAYS = 60
const UNDO_HOURS = 24
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export const beside = {
  masterGiven: {
    title: { zh: '选择并入的主案', en: 'Choose the case it is merged into' },
    needsInput: true,
    holds: (facts) => facts.given.master !== null,
  },
  masterOpen: {
    title: { zh: '主案在办且不是本案', en: 'The master is open and another case' },
    needsInput: true,
    holds: (facts) => facts.given.master?.open === true,
  },
  mergeProposed: {
    title: { zh: '受理员或系统已提出并案建议', en: 'The acceptor or the platform has proposed the merge' },
    needsInput: true,
    holds: (facts) => facts.given.master?.proposed === true,
  },
  masterNotDispatched: { title: { zh: '主案尚未派遣', en: 'The master is not dispatched yet' }, holds: (facts) => !facts.masterDispatched },
  withinReturnTime: {
    title: { zh: '派遣后 2 个工作小时内提出', en: 'Within two working hours of dispatch' },
    holds: (facts, { at }) => facts.returnBy !== null && (facts.request?.askedAt ?? at) <= facts.returnBy,
  },
  returnedOnce: {
    title: { zh: '每个部门对本案只能申请退回一次', en: 'Each department may return a case once' },
    holds: (facts) => !facts.returnedByUnit,
  },
  returnRequested: requested('return', '退回', 'a return'),
  extensionRequested: requested('extension', '延期', 'an extension'),
  suspensionRequested: requested('suspension', '挂账', 'a suspension'),
  deferralRequested: requested('deferral', '缓办', 'a deferral'),
  appealRequested: requested('appeal', '申诉', 'an appeal'),
  askedBeforeDeadline: {
    title: { zh: '须在截止时间前提出', en: 'Asked for before the deadline' },
    holds: ({ disposal, request }, { at }) =>
      disposal !== null && (disposal.deadline === null || (request?.askedAt ?? at) <= disposal.deadline),
  },
  extendedLessThanTwice: {
    title: { zh: `已批准的延期不满 ${MOST_EXTENSIONS} 次`, en: `Fewer than ${MOST_EXTENSIONS} extensions approved` },
    holds: (facts) => facts.extendCount < MOST_EXTENSIONS,
  },
  neverSuspended: { title: { zh: '本案未挂账过', en: 'Never suspended before' }, holds: (facts) => facts.suspendCount === 0 },
  deferredLessThanTwice: {
    title: { zh: `缓办不满 ${MOST_DEFERRALS} 次`, en: `Deferred fewer than ${MOST_DEFERRALS} times` },
    holds: (facts) => facts.deferCount < MOST_DEFERRALS,
  },
  notOverdue: {
    title: { zh: '处置尚未超期', en: 'Not overdue' },
    holds: ({ disposal }, { at }) => disposal !== null && (disposal.deadline === null || at < disposal.deadline),
  },
  clockRuns: {
    title: { zh: '处置计时未暂停', en: 'The disposal clock is not paused' },
    holds: (facts) => facts.disposal?.paused === false,
  },
  endsWithinYear: {
    title: { zh: `挂账期限不超过 ${LONGEST_SUSPENSION_DAYS} 天`, en: `Ends within ${LONGEST_SUSPENSION_DAYS} days` },
    needsInput: true,
    holds: (facts, { at }) => endsWithin(facts, at, LONGEST_SUSPENSION_DAYS),
  },
  endsWithinSixtyDays: {
    title: { zh: `缓办期限不超过 ${LONGEST_DEFERRAL_DAYS} 天`, en: `Ends within ${LONGEST_DEFERRAL_DAYS} days` },
    needsInput: true,
    holds: (facts, { at }) => endsWithin(facts, at, LONGEST_DEFERRAL_DAYS),
  },
  suspensionExplained: {
    title: { zh: '注明挂账原因类别和责任领导', en: 'Kind of reason and responsible leader are stated' },
    needsInput: true,
    holds: ({ request }) => Boolean(request?.reasonKind) && Boolean(request?.leader?.trim()),
  },
  dangerMadeSafe: {
    title: { zh: '涉及安全的，须先采取临时措施并拍照', en: 'A danger is first made safe and photographed' },
    needsInput: true,
    holds: ({ safetyCritical, request }) => !safetyCritical || (Boolean(request?.measure?.trim()) && (request?.photos ?? 0) > 0),
  },
  twoStages: {
    title: { zh: '两阶段案件，尚在第一阶段', en: 'A two-stage case in its first stage' },
    holds: (facts) => facts.twoStages && facts.stage === 1,
  },
  madeSafe: {
    title: { zh: '两阶段案件须先排除险情', en: 'A two-stage case is made safe first' },
    holds: (facts) => !facts.twoStages || facts.stage === 2,
  },
  voidKindGiven: {
    title: { zh: '选择作废原因', en: 'Choose why it is void' },
    needsInput: true,
    holds: (_facts, { input }) => typeof input.reasonKind === 'string' && input.reasonKind !== '',
  },
  informativeAllowed: {
    title: { zh: '指挥手册允许该事项告知性结案', en: 'The handbook allows informative closing' },
    holds: (facts) => facts.informativeAllowed,
  },
  closedWithinDay: {
    title: { zh: `结案未超过 ${UNDO_HOURS} 小时`, en: `Closed no longer than ${UNDO_HOURS} hours ago` },
    holds: ({ closedAt }, { at }) => closedAt !== null && at.getTime() - closedAt.getTime() <= UNDO_HOURS * HOUR_MS,
  },
  closedByAsker: {
    title: { zh: '只能撤销本人的结案', en: 'Only one’s own closing' },
    holds: (facts, { actorId }) => facts.closedBy === actorId,
  },
  reportedByAsker: { title: { zh: '本人上报的问题', en: 'Your own report' }, holds: (facts, { actorId }) => facts.reportedBy === actorId },
  simpleMatter: { title: { zh: '属于简易流程事项', en: 'A matter of the simple flow' }, holds: (facts) => facts.simpleFlow },
  beforeAndAfter: {
    title: {
      zh: `处置前后照片间隔不超过 ${SELF_HANDLED.minutes} 分钟`,
      en: `Photographs before and after within ${SELF_HANDLED.minutes} minutes`,
    },
    needsInput: true,
    holds: ({ photographedAt, given }) =>
      photographedAt !== null &&
      given.photosTaken.some((after) => Math.abs(after.getTime() - photographedAt.getTime()) <= SELF_HANDLED.minutes * 60_000),
  },
  handledAtPlace: {
    title: { zh: `处置位置在现场 ${SELF_HANDLED.metres} 米内`, en: `Within ${SELF_HANDLED.metres} m of the place` },
    needsInput: true,
    holds: (facts, { input }) => isNear(facts, input.point, SELF_HANDLED.metres),
  },
  overdueOrReworked: {
    title: { zh: '仅超期或返工的案件可以申诉', en: 'Only an overdue or reworked case' },
    holds: (facts) => facts.onTime === false || facts.round > 1,
  },
  withinAppealTime: {
    title: { zh: '结案后 5 个工作日内提出', en: 'Within five working days of closing' },
    holds: (facts, { at }) => facts.appealBy !== null && (facts.request?.askedAt ?? at) <= facts.appealBy,
  },
  notAppealedBefore: { title: { zh: '本案未申诉过', en: 'Not appealed before' }, holds: (facts) => !facts.appealed },
} as const satisfies Record<string, Guard<CaseFacts>>

function requested(kind: RequestKind, zh: string, en: string): Guard<CaseFacts> {
  return { title: { zh: `有待批的${zh}申请`, en: `There is ${en} to decide` }, holds: ({ request }) => request?.kind === kind }
}

/** From the asking, to a day that is still to come. */
function endsWithin({ request }: CaseFacts, at: Date, days: number): boolean {
  if (!request?.untilAt) return false
  return request.untilAt > at && request.untilAt.getTime() - request.askedAt.getTime() <= days * DAY_MS
}
