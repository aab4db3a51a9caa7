/** States (CL §4) and clocks (CL §6) of the case. */
import type { ClockRule, StateDefinition } from '#kernel/procedure/definition.ts'
import type { CaseState } from '../contract.ts'

export const states: Record<CaseState, StateDefinition> = {
  draft: { title: { zh: '草稿', en: 'Draft' }, holder: 'collector' },
  reported: { title: { zh: '待受理', en: 'Reported' }, holder: 'acceptor' },
  verifying: { title: { zh: '核实中', en: 'Being verified' }, holder: 'collector' },
  pending_filing: { title: { zh: '待立案', en: 'To be filed' }, holder: 'shift_leader' },
  pending_dispatch: { title: { zh: '待派遣', en: 'To be dispatched' }, holder: 'dispatcher' },
  dispatched: { title: { zh: '待签收', en: 'To be signed for' }, holder: 'dept_operator' },
  handling: { title: { zh: '处置中', en: 'Being handled' }, holder: 'dept_operator' },
  suspended: { title: { zh: '挂账', en: 'Suspended' }, holder: 'dispatcher' },
  deferred: { title: { zh: '缓办', en: 'Deferred' }, holder: 'dispatcher' },
  disposed: { title: { zh: '已处置待核查', en: 'Handled, to be checked' }, holder: 'acceptor' },
  checking: { title: { zh: '核查中', en: 'Being checked' }, holder: 'collector' },
  pending_closure: { title: { zh: '待结案', en: 'To be closed' }, holder: 'shift_leader' },
  closed: { title: { zh: '已结案', en: 'Closed' }, holder: null, terminal: true },
  rejected: { title: { zh: '不予受理', en: 'Rejected' }, holder: null, terminal: true },
  not_filed: { title: { zh: '不予立案', en: 'Not filed' }, holder: null, terminal: true },
  voided: { title: { zh: '作废', en: 'Voided' }, holder: null, terminal: true },
  merged: { title: { zh: '已并案', en: 'Merged' }, holder: null, terminal: true },
}

export const clocks = {
  accept: { kind: 'accept', title: { zh: '受理', en: 'Accepting' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'acceptor' },
  verify: { kind: 'verify', title: { zh: '核实', en: 'Verification' }, limit: { amount: 30, unit: 'minute' }, chargedRole: 'collector' },
  filing: { kind: 'filing', title: { zh: '立案', en: 'Filing' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'shift_leader' },
  dispatch: {
    kind: 'dispatch',
    title: { zh: '派遣', en: 'Dispatching' },
    limit: { amount: 15, unit: 'minute' },
    chargedRole: 'dispatcher',
  },
  disposal: { kind: 'disposal', title: { zh: '处置', en: 'Disposal' }, limit: null, chargedRole: 'dept_operator' },
  checkOrder: {
    kind: 'checkOrder',
    title: { zh: '派发核查', en: 'Ordering the check' },
    limit: { amount: 15, unit: 'minute' },
    chargedRole: 'acceptor',
  },
  check: { kind: 'check', title: { zh: '核查', en: 'Check' }, limit: { amount: 30, unit: 'minute' }, chargedRole: 'collector' },
  close: { kind: 'close', title: { zh: '结案', en: 'Closing' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'shift_leader' },
} as const satisfies Record<string, ClockRule>
