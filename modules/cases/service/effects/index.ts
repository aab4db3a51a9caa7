/** What each transition changes besides state, history and clocks (CL §5, column effect). */
import { changed } from '#kernel/db/change.ts'
import type { CaseEvent } from '../../procedure/index.ts'
import { approveExtension, approveReturn, end, merge, pause, resume, selfHandle, undoClose, unmerge } from './beside.ts'
import type { Doing, Effect, EffectOf } from './effect.ts'
import { dispatch, dispose, fileCase, makeSafe, rework } from './straight.ts'
import { answerTask, orderTask, reassignTask } from './tasks.ts'
import { assignHandler, disposeReject, reportResult } from './work.ts'

export type { Effect, RequestRow } from './effect.ts'

const NONE: EffectOf = () => ({})

const effects: Record<CaseEvent, EffectOf> = {
  submit: NONE,
  reject: ({ ctx, input }) => ({ changes: { acceptedBy: ctx.actor.id, closedAt: null }, payload: { reasonKind: input.reasonKind } }),
  orderVerify: (doing) => orderTask(doing, 'verify', { verifyCount: doing.row.verifyCount + 1, acceptedBy: doing.ctx.actor.id }),
  verifyTrue: (doing) => answerTask(doing, 'true', 'verify', { verified: true }),
  verifyFalse: (doing) => answerTask(doing, 'false', 'verify', {}),
  verifyExpired: (doing) => reassignTask(doing),
  forward: ({ ctx, input }) => ({
    changes: { acceptedBy: ctx.actor.id, ...(input.matter ? { matterCode: input.matter } : {}) },
    payload: { matter: input.matter },
  }),
  file: fileCase,
  decline: NONE,
  sendBack: NONE,
  merge,
  unmerge,
  dispatch,
  sign: ({ row, at }) => ({
    changes: { signedAt: at },
    writes: [changed('assignment', { signedAt: at }, { caseId: row.id, endedAt: null })],
  }),
  requestReturn: ({ input, request }) => ({
    payload: { reasonKind: input.reasonKind ?? null, suggestedUnit: input.unitCode ?? null, requestId: request?.id ?? null },
  }),
  approveReturn,
  rejectReturn: ({ request }) => ({ payload: { requestId: request?.id ?? null } }),
  assignHandler,
  reportResult,
  dispose,
  disposeReject,
  makeSafe,
  orderCheck: (doing) => orderTask(doing, 'check', {}),
  checkPass: (doing) => answerTask(doing, 'pass', 'check', {}),
  checkFail: (doing) => answerTask(doing, 'fail', 'check', {}),
  confirmRework: rework,
  overruleFail: NONE,
  newProblem: ({ input }) => ({ payload: { note: input.note } }),
  close: ({ ctx, row, at }) => ({
    changes: { closedAt: at, closedBy: ctx.actor.id, closureKind: row.selfHandled ? 'self_handled' : 'normal' },
  }),
  notSatisfied: NONE,
  approveSuspend: (doing) => pause(doing, 'suspension'),
  resume,
  approveDefer: (doing) => pause(doing, 'deferral'),
  resumeDefer: resume,
  approveExtension,
  void: (doing) => withPayload(end(doing, null, { voidKind: doing.input.reasonKind ?? null }), { reasonKind: doing.input.reasonKind }),
  forceClose: (doing) => end(doing, 'forced'),
  informativeClose: (doing) => end(doing, 'informative', { disposedAt: doing.row.disposedAt ?? doing.at }),
  undoClose,
  selfHandle,
  grantAppeal: ({ request }) => ({ changes: { exempt: true }, payload: { requestId: request?.id ?? null } }),
  fastDispatch: NONE,
}

function withPayload(effect: Effect, payload: Record<string, unknown>): Effect {
  return { ...effect, payload }
}

export async function effectOf(event: CaseEvent, doing: Doing): Promise<Effect> {
  return effects[event](doing)
}
