/** The case as one table (CL §5). Rows are added, never rearranged; ids are those of the domain. */
import Type, { type TObject } from 'typebox'
import type { Procedure, Transition } from '#kernel/procedure/definition.ts'
import { ActInput, type CaseState } from './contract.ts'
import { type CaseFacts, type GuardName, guards } from './guards.ts'

const events = [
  'submit', 'reject', 'orderVerify', 'verifyTrue', 'verifyFalse', 'verifyExpired', 'forward', 'file', 'decline', 'sendBack', 'dispatch', 'sign',
  'dispose', 'disposeReject', 'orderCheck', 'checkPass', 'checkFail', 'confirmRework', 'overruleFail', 'newProblem', 'close', 'notSatisfied', 'fastDispatch',
] as const
export type CaseEvent = (typeof events)[number]

export type CaseTransition = Transition<CaseState, CaseEvent, GuardName>

const REJECT_KINDS = {
  not_city_matter: { zh: '非城市管理事项', en: 'Not a city matter' },
  outside_area: { zh: '不在管辖范围', en: 'Outside the area' },
  insufficient_info: { zh: '信息不全，无法联系', en: 'Too little information' },
  verified_false: { zh: '核实不属实', en: 'Verified as untrue' },
  spam: { zh: '恶意或重复骚扰', en: 'Spam' },
}

const fields = ActInput.properties
const Answer = Type.Object({ photos: fields.photos, point: fields.point, note: fields.note })

/** What the caller sends beyond a reason; the form of the screen follows from it. */
const INPUTS: Partial<Record<CaseEvent, TObject>> = {
  orderVerify: Type.Object({ collectorId: fields.collectorId }),
  verifyTrue: Answer,
  verifyFalse: Answer,
  forward: Type.Object({ matter: fields.matter }),
  file: Type.Object({ matter: fields.matter, conditionNo: fields.conditionNo }),
  dispatch: Type.Object({ unitCode: fields.unitCode, override: fields.override }),
  dispose: Type.Object({ photos: fields.photos, checklist: fields.checklist, note: fields.note, handlerId: fields.handlerId }),
  orderCheck: Type.Object({ collectorId: fields.collectorId }),
  checkPass: Answer,
  checkFail: Answer,
  newProblem: Type.Object({ note: fields.note }),
}

const transitions: readonly CaseTransition[] = [
  { id: 'T01', event: 'submit', from: ['draft'], to: 'reported', title: { zh: '上报', en: 'Report' }, permission: 'report.create', guards: ['photographed'], starts: 'accept' },
  { id: 'T02', event: 'reject', from: ['reported'], to: 'rejected', title: { zh: '不予受理', en: 'Reject' }, permission: 'case.accept', guards: ['reasonKindGiven'], reason: 'optional', reasonKinds: REJECT_KINDS, stops: ['accept'] },
  { id: 'T03', event: 'orderVerify', from: ['reported'], to: 'verifying', title: { zh: '派发核实', en: 'Order verification' }, permission: 'case.accept', guards: ['doubtful', 'verifiedLessThanTwice', 'hasPlace'], reason: 'optional', stops: ['accept'], starts: 'verify' },
  { id: 'T04', event: 'verifyTrue', from: ['verifying'], to: 'pending_filing', title: { zh: '核实属实', en: 'Verified true' }, permission: 'case.answerTask', guards: ['taskIsMine', 'photoAttached', 'photoAtPlace'], reason: 'optional', stops: ['verify'], starts: 'filing' },
  { id: 'T05', event: 'verifyFalse', from: ['verifying'], to: 'reported', title: { zh: '核实不属实', en: 'Verified untrue' }, permission: 'case.answerTask', guards: ['taskIsMine', 'photoAttached'], reason: 'required', stops: ['verify'], starts: 'accept' },
  { id: 'T05b', event: 'verifyExpired', from: ['verifying'], to: 'verifying', title: { zh: '核实超时改派', en: 'Verification late, reassigned' }, permission: 'case.accept', system: true, guards: [], stops: ['verify'], starts: 'verify' },
  { id: 'T06', event: 'forward', from: ['reported'], to: 'pending_filing', title: { zh: '受理', en: 'Accept' }, permission: 'case.accept', guards: ['trustworthy', 'matterKnown'], reason: 'optional', stops: ['accept'], starts: 'filing' },
  { id: 'T07', event: 'file', from: ['pending_filing'], to: 'pending_dispatch', title: { zh: '立案', en: 'File' }, permission: 'case.file', guards: ['matterKnown', 'conditionKnown', 'notDuplicate'], reason: 'optional', stops: ['filing'], starts: 'dispatch' },
  { id: 'T08', event: 'decline', from: ['pending_filing'], to: 'not_filed', title: { zh: '不予立案', en: 'Decline' }, permission: 'case.file', guards: [], reason: 'required', stops: ['filing'] },
  { id: 'T08b', event: 'sendBack', from: ['pending_filing'], to: 'reported', title: { zh: '退回受理', en: 'Send back' }, permission: 'case.file', guards: [], reason: 'required', stops: ['filing'], starts: 'accept' },
  { id: 'T10', event: 'dispatch', from: ['pending_dispatch'], to: 'dispatched', title: { zh: '派遣', en: 'Dispatch' }, permission: 'case.dispatch', guards: ['unitActive', 'unitCompetent', 'unitHasNotReturned'], reason: 'optional', stops: ['dispatch'], starts: 'disposal' },
  { id: 'T11', event: 'sign', from: ['dispatched'], to: 'handling', title: { zh: '签收', en: 'Sign for' }, permission: 'case.dispose', guards: [] },
  { id: 'T15', event: 'dispose', from: ['handling'], to: 'disposed', title: { zh: '处置完成', en: 'Report done' }, permission: 'case.dispose', guards: ['afterPhoto', 'closingConditionTicked'], reason: 'optional', stops: ['disposal'], starts: 'checkOrder' },
  { id: 'T15b', event: 'disposeReject', from: ['handling'], to: 'handling', title: { zh: '退回处置人员', en: 'Send back to handler' }, permission: 'case.dispose', guards: [], reason: 'required' },
  { id: 'T16', event: 'orderCheck', from: ['disposed'], to: 'checking', title: { zh: '派发核查', en: 'Order check' }, permission: 'case.orderCheck', guards: ['checkerIsNotHandler'], reason: 'optional', stops: ['checkOrder'], starts: 'check' },
  { id: 'T17', event: 'checkPass', from: ['checking'], to: 'pending_closure', title: { zh: '核查通过', en: 'Check passed' }, permission: 'case.answerTask', guards: ['taskIsMine', 'askerIsNotHandler', 'photoAttached', 'photoAtPlace'], reason: 'optional', stops: ['check'], starts: 'close' },
  { id: 'T18', event: 'checkFail', from: ['checking'], to: 'checking', title: { zh: '核查不通过', en: 'Check failed' }, permission: 'case.answerTask', guards: ['taskIsMine', 'askerIsNotHandler', 'photoAttached'], reason: 'required', stops: ['check'] },
  { id: 'T18b', event: 'confirmRework', from: ['checking'], to: 'handling', title: { zh: '确认返工', en: 'Confirm rework' }, permission: 'case.orderCheck', guards: ['checkFailed'], reason: 'optional', starts: 'disposal' },
  { id: 'T18c', event: 'overruleFail', from: ['checking'], to: 'pending_closure', title: { zh: '认定已达结案条件', en: 'Overrule the failed check' }, permission: 'case.orderCheck', guards: ['checkFailed'], reason: 'required', starts: 'close' },
  { id: 'T18d', event: 'newProblem', from: ['checking'], to: 'pending_closure', title: { zh: '另立新问题', en: 'It is another problem' }, permission: 'case.orderCheck', guards: ['checkFailed'], reason: 'required', starts: 'close' },
  { id: 'T19', event: 'close', from: ['pending_closure'], to: 'closed', title: { zh: '结案', en: 'Close' }, permission: 'case.close', guards: ['noOpenRequest', 'evidenceComplete'], reason: 'optional', stops: ['close'] },
  { id: 'T20', event: 'notSatisfied', from: ['pending_closure'], to: 'disposed', title: { zh: '不同意结案', en: 'Not satisfied' }, permission: 'case.close', guards: [], reason: 'required', stops: ['close'], starts: 'checkOrder' },
  { id: 'T30', event: 'fastDispatch', from: ['reported'], to: 'dispatched', title: { zh: '快速派遣', en: 'Fast dispatch' }, permission: 'case.dispatch', system: true, guards: [] },
]

export const caseProcedure: Procedure<CaseState, CaseEvent, GuardName, CaseFacts> = {
  name: 'case',
  title: { zh: '案件', en: 'Case' },
  table: 'urban_case',
  version: 1,
  initial: 'draft',
  states: {
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
  },
  transitions: transitions.map((transition) => ({ ...transition, ...(INPUTS[transition.event] ? { input: INPUTS[transition.event] } : {}) })),
  guards,
  clocks: {
    accept: { kind: 'accept', title: { zh: '受理', en: 'Accepting' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'acceptor' },
    verify: { kind: 'verify', title: { zh: '核实', en: 'Verification' }, limit: { amount: 30, unit: 'minute' }, chargedRole: 'collector' },
    filing: { kind: 'filing', title: { zh: '立案', en: 'Filing' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'shift_leader' },
    dispatch: { kind: 'dispatch', title: { zh: '派遣', en: 'Dispatching' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'dispatcher' },
    disposal: { kind: 'disposal', title: { zh: '处置', en: 'Disposal' }, limit: null, chargedRole: 'dept_operator' },
    checkOrder: { kind: 'checkOrder', title: { zh: '派发核查', en: 'Ordering the check' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'acceptor' },
    check: { kind: 'check', title: { zh: '核查', en: 'Check' }, limit: { amount: 30, unit: 'minute' }, chargedRole: 'collector' },
    close: { kind: 'close', title: { zh: '结案', en: 'Closing' }, limit: { amount: 15, unit: 'minute' }, chargedRole: 'shift_leader' },
  },
}

export const CASE_EVENTS: readonly string[] = events
