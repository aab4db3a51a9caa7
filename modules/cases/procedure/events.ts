/** Events of the case (CL §5) and what their callers send. */
import Type, { type TObject } from 'typebox'
import { ActInput } from '../contract.ts'

export const CASE_EVENTS = [
  'submit',
  'reject',
  'orderVerify',
  'verifyTrue',
  'verifyFalse',
  'verifyExpired',
  'forward',
  'file',
  'decline',
  'sendBack',
  'dispatch',
  'sign',
  'assignHandler',
  'reportResult',
  'dispose',
  'disposeReject',
  'orderCheck',
  'checkPass',
  'checkFail',
  'confirmRework',
  'overruleFail',
  'newProblem',
  'close',
  'notSatisfied',
  'fastDispatch',
  'merge',
  'unmerge',
  'requestReturn',
  'approveReturn',
  'rejectReturn',
  'makeSafe',
  'approveSuspend',
  'resume',
  'approveDefer',
  'resumeDefer',
  'approveExtension',
  'void',
  'forceClose',
  'informativeClose',
  'undoClose',
  'selfHandle',
  'grantAppeal',
] as const
export type CaseEvent = (typeof CASE_EVENTS)[number]

const fields = ActInput.properties
const Answer = Type.Object({ photos: fields.photos, point: fields.point, note: fields.note })

/** What the caller sends beyond a reason; the form of the screen follows from it. */
export const INPUTS: Partial<Record<CaseEvent, TObject>> = {
  orderVerify: Type.Object({ collectorId: fields.collectorId }),
  verifyTrue: Answer,
  verifyFalse: Answer,
  forward: Type.Object({ matter: fields.matter }),
  file: Type.Object({ matter: fields.matter, conditionNo: fields.conditionNo }),
  dispatch: Type.Object({ unitCode: fields.unitCode, override: fields.override }),
  assignHandler: Type.Object({ handlerId: fields.handlerId, innerDueAt: fields.innerDueAt, note: fields.note }),
  reportResult: Type.Object({ photos: fields.photos, note: fields.note }),
  dispose: Type.Object({ photos: fields.photos, checklist: fields.checklist, note: fields.note, handlerId: fields.handlerId }),
  orderCheck: Type.Object({ collectorId: fields.collectorId }),
  checkPass: Answer,
  checkFail: Answer,
  newProblem: Type.Object({ note: fields.note }),
  merge: Type.Object({ masterId: fields.masterId }),
  requestReturn: Type.Object({ unitCode: fields.unitCode, photos: fields.photos }),
  makeSafe: Type.Object({ photos: fields.photos, note: fields.note }),
  selfHandle: Type.Object({ photos: fields.photos, point: fields.point, note: fields.note }),
  undoClose: Type.Object({ collectorId: fields.collectorId }),
}
