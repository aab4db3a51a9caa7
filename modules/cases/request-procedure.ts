/**
 * What is asked for beside a case, and who approves, one after another (CL §8). What must hold of the case stands in
 * the case's own table, at the event that the last approval fires. The clock runs on meanwhile.
 */
import type { Guard, Procedure, StateDefinition, Transition } from '#kernel/procedure/definition.ts'
import type { Titles } from '#kernel/titles.ts'
import type { RequestKind, RequestState } from './contract.ts'
import { RETURN_KINDS, SUSPENSION_KINDS, VOID_KINDS } from './procedure/exceptions.ts'
import type { CaseEvent } from './procedure/index.ts'

export type RequestEvent = 'submit' | 'approve' | 'reject' | 'withdraw'
type Step = 'at_department' | 'at_centre' | 'at_review'

export interface RequestFacts {
  requestedBy: string
  decidedBy: readonly string[]
}

interface RequestRule {
  title: Titles
  /** Permission of who asks. */
  asks: string
  steps: readonly { at: Step; permission: string }[]
  /** A longer pause is also approved by the commission office. */
  longSteps?: readonly { at: Step; permission: string }[]
  /** Event of the case that the last approval fires, and those of asking and refusing, where the table has them. */
  event: CaseEvent
  askEvent?: CaseEvent
  rejectEvent?: CaseEvent
  until?: boolean
  evidence?: boolean
  reasonKinds?: Record<string, Titles>
}

const DEPARTMENT = { at: 'at_department', permission: 'request.decideDepartment' } as const
const CENTRE = { at: 'at_centre', permission: 'request.decideCentre' } as const
const OFFICE = { at: 'at_review', permission: 'request.decideOffice' } as const

/** Days from which a suspension also needs the commission office (CL §8). */
const LONG_DAYS = 90

export const REQUEST_RULES: Readonly<Record<RequestKind, RequestRule>> = {
  extension: { title: { zh: '延期', en: 'Extension' }, asks: 'request.create', steps: [DEPARTMENT, CENTRE], event: 'approveExtension' },
  deferral: {
    title: { zh: '缓办', en: 'Deferral' },
    asks: 'request.create',
    steps: [DEPARTMENT, CENTRE],
    event: 'approveDefer',
    until: true,
  },
  suspension: {
    title: { zh: '挂账', en: 'Suspension' },
    asks: 'request.create',
    steps: [DEPARTMENT, CENTRE],
    longSteps: [DEPARTMENT, CENTRE, OFFICE],
    event: 'approveSuspend',
    until: true,
    evidence: true,
    reasonKinds: SUSPENSION_KINDS,
  },
  return: {
    title: { zh: '退回', en: 'Return' },
    asks: 'request.create',
    steps: [CENTRE],
    event: 'approveReturn',
    askEvent: 'requestReturn',
    rejectEvent: 'rejectReturn',
    evidence: true,
    reasonKinds: RETURN_KINDS,
  },
  appeal: {
    title: { zh: '申诉', en: 'Appeal' },
    asks: 'request.create',
    steps: [CENTRE, { at: 'at_review', permission: 'request.reviewAppeal' }],
    event: 'grantAppeal',
    evidence: true,
  },
  void: {
    title: { zh: '作废', en: 'Voiding' },
    asks: 'request.createCentre',
    steps: [{ at: 'at_review', permission: 'case.void' }],
    event: 'void',
    reasonKinds: VOID_KINDS,
  },
  force_close: {
    title: { zh: '强制结案', en: 'Forced closing' },
    asks: 'request.createCentre',
    steps: [{ at: 'at_review', permission: 'case.forceClose' }],
    event: 'forceClose',
    evidence: true,
  },
}

export const REQUEST_STATE_TITLES: Readonly<Record<RequestState, StateDefinition>> = {
  at_department: { title: { zh: '待部门审批', en: 'With the department lead' }, holder: 'dept_lead' },
  at_centre: { title: { zh: '待中心审批', en: 'With the dispatcher' }, holder: 'dispatcher' },
  at_review: { title: { zh: '待终审', en: 'With the last approver' }, holder: 'office_lead' },
  approved: { title: { zh: '已批准', en: 'Approved' }, holder: null, terminal: true },
  rejected: { title: { zh: '已驳回', en: 'Rejected' }, holder: null, terminal: true },
  withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, holder: null, terminal: true },
}

export const requestGuards = {
  notTheAsker: {
    title: { zh: '申请人不得审批自己的申请', en: 'Who asked may not approve' },
    holds: (facts, { actorId }) => facts.requestedBy !== actorId,
  },
  notAnEarlierApprover: {
    title: { zh: '各级审批须由不同的人', en: 'Each approval is by another person' },
    holds: (facts, { actorId }) => !facts.decidedBy.includes(actorId),
  },
  isTheAsker: {
    title: { zh: '只有申请人可以撤回', en: 'Only who asked may withdraw' },
    holds: (facts, { actorId }) => facts.requestedBy === actorId,
  },
} as const satisfies Record<string, Guard<RequestFacts>>

export type RequestGuard = keyof typeof requestGuards
export type RequestTransition = Transition<RequestState, RequestEvent, RequestGuard>
export type RequestProcedure = Procedure<RequestState, RequestEvent, RequestGuard, RequestFacts>

export function isLong(kind: RequestKind, askedAt: Date, untilAt: Date | null): boolean {
  return kind === 'suspension' && untilAt !== null && untilAt.getTime() - askedAt.getTime() > LONG_DAYS * 86_400_000
}

/** The way a request of the kind goes. */
export function requestProcedure(kind: RequestKind, long = false): RequestProcedure {
  const known = procedures.get(`${kind} ${long}`)
  if (known) return known
  const rule = REQUEST_RULES[kind]
  const steps = (long ? rule.longSteps : undefined) ?? rule.steps
  const first = steps[0]
  if (!first) throw new Error(`${kind} has nobody to approve`)
  const made: RequestProcedure = {
    name: 'case_request',
    title: { zh: `${rule.title.zh}申请`, en: `Request: ${rule.title.en}` },
    table: 'case_request',
    version: 1,
    initial: first.at,
    states: REQUEST_STATE_TITLES,
    transitions: transitionsOf(rule, steps),
    guards: requestGuards,
    clocks: {},
  }
  procedures.set(`${kind} ${long}`, made)
  return made
}

const procedures = new Map<string, RequestProcedure>()

function transitionsOf(rule: RequestRule, steps: RequestRule['steps']): RequestTransition[] {
  const open = steps.map((step) => step.at)
  return [
    {
      ...titled('submit', '提出申请', 'Ask'),
      id: 'E01',
      from: [],
      to: open[0] ?? null,
      permission: rule.asks,
      guards: [],
      reason: 'required',
    },
    ...steps.flatMap(({ at, permission }, index): RequestTransition[] => [
      {
        ...titled('approve', '同意', 'Approve'),
        id: `E02.${index + 1}`,
        from: [at],
        to: open[index + 1] ?? 'approved',
        permission,
        guards: ['notTheAsker', 'notAnEarlierApprover'],
        reason: 'optional',
      },
      {
        ...titled('reject', '驳回', 'Reject'),
        id: `E03.${index + 1}`,
        from: [at],
        to: 'rejected',
        permission,
        guards: ['notTheAsker'],
        reason: 'required',
      },
    ]),
    {
      ...titled('withdraw', '撤回', 'Withdraw'),
      id: 'E04',
      from: open,
      to: 'withdrawn',
      permission: rule.asks,
      guards: ['isTheAsker'],
      reason: 'optional',
    },
  ]
}

const titled = <E extends RequestEvent>(event: E, zh: string, en: string) => ({ event, title: { zh, en } })

/** Whether an approval in this state is the last one. */
export function isLastStep(kind: RequestKind, long: boolean, state: RequestState): boolean {
  return requestProcedure(kind, long).transitions.some(
    (step) => step.event === 'approve' && step.from.includes(state) && step.to === 'approved',
  )
}
