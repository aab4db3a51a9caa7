/** Approval of what a department asks for: its own lead first, then the dispatcher (CL §8). The clock runs on meanwhile. */
import type { Guard, Procedure } from '#kernel/procedure/definition.ts'

export type RequestState = 'requested' | 'dept_approved' | 'approved' | 'rejected' | 'withdrawn'
export type RequestEvent = 'submit' | 'approveDepartment' | 'approveCentre' | 'reject' | 'rejectCentre' | 'withdraw'

export interface RequestFacts {
  requestedBy: string
  departmentBy: string | null
  caseState: string
  /** Disposal clock of the case. */
  deadline: Date | null
  approvedExtensions: number
  openRequests: number
}

/** Approvals per case; refusals do not count (R8). */
const MOST_EXTENSIONS = 2

export const requestGuards = {
  beingHandled: { title: { zh: '案件在处置中', en: 'The case is being handled' }, holds: (facts) => facts.caseState === 'handling' },
  beforeDeadline: {
    title: { zh: '须在截止时间前提出', en: 'Asked for before the deadline' },
    holds: (facts, { at }) => facts.deadline !== null && at <= facts.deadline,
  },
  lessThanTwo: {
    title: { zh: `已批准的延期不满 ${MOST_EXTENSIONS} 次`, en: `Fewer than ${MOST_EXTENSIONS} extensions approved` },
    holds: (facts) => facts.approvedExtensions < MOST_EXTENSIONS,
  },
  noneOpen: { title: { zh: '没有未办结的申请', en: 'No request is open' }, holds: (facts) => facts.openRequests === 0 },
  notTheAsker: {
    title: { zh: '申请人不得审批自己的申请', en: 'Who asked may not approve' },
    holds: (facts, { actorId }) => facts.requestedBy !== actorId,
  },
  notTheFirstApprover: {
    title: { zh: '两级审批须由不同的人', en: 'The two approvals are by different people' },
    holds: (facts, { actorId }) => facts.departmentBy !== actorId,
  },
  isTheAsker: {
    title: { zh: '只有申请人可以撤回', en: 'Only who asked may withdraw' },
    holds: (facts, { actorId }) => facts.requestedBy === actorId,
  },
} as const satisfies Record<string, Guard<RequestFacts>>

export type RequestGuard = keyof typeof requestGuards

export const requestProcedure: Procedure<RequestState, RequestEvent, RequestGuard, RequestFacts> = {
  name: 'case_request',
  title: { zh: '延期申请', en: 'Request for extension' },
  table: 'case_request',
  version: 1,
  initial: 'requested',
  states: {
    requested: { title: { zh: '待部门审批', en: 'With the department lead' }, holder: 'dept_lead' },
    dept_approved: { title: { zh: '待中心审批', en: 'With the dispatcher' }, holder: 'dispatcher' },
    approved: { title: { zh: '已批准', en: 'Approved' }, holder: null, terminal: true },
    rejected: { title: { zh: '已驳回', en: 'Rejected' }, holder: null, terminal: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, holder: null, terminal: true },
  },
  transitions: [
    {
      id: 'E01',
      event: 'submit',
      from: [],
      to: 'requested',
      title: { zh: '申请延期', en: 'Ask for an extension' },
      permission: 'request.create',
      guards: ['beingHandled', 'beforeDeadline', 'lessThanTwo', 'noneOpen'],
      reason: 'required',
    },
    {
      id: 'E02',
      event: 'approveDepartment',
      from: ['requested'],
      to: 'dept_approved',
      title: { zh: '部门同意', en: 'Approve for the department' },
      permission: 'request.decideDepartment',
      guards: ['notTheAsker'],
      reason: 'optional',
    },
    {
      id: 'E03',
      event: 'approveCentre',
      from: ['dept_approved'],
      to: 'approved',
      title: { zh: '中心批准', en: 'Approve for the centre' },
      permission: 'request.decideCentre',
      guards: ['notTheAsker', 'notTheFirstApprover', 'lessThanTwo', 'beingHandled'],
      reason: 'optional',
    },
    {
      id: 'E04',
      event: 'reject',
      from: ['requested'],
      to: 'rejected',
      title: { zh: '部门驳回', en: 'Reject for the department' },
      permission: 'request.decideDepartment',
      guards: ['notTheAsker'],
      reason: 'required',
    },
    {
      id: 'E05',
      event: 'rejectCentre',
      from: ['dept_approved'],
      to: 'rejected',
      title: { zh: '中心驳回', en: 'Reject for the centre' },
      permission: 'request.decideCentre',
      guards: ['notTheAsker'],
      reason: 'required',
    },
    {
      id: 'E06',
      event: 'withdraw',
      from: ['requested', 'dept_approved'],
      to: 'withdrawn',
      title: { zh: '撤回', en: 'Withdraw' },
      permission: 'request.create',
      guards: ['isTheAsker'],
      reason: 'optional',
    },
  ],
  guards: requestGuards,
  clocks: {},
}
