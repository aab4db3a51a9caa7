/** What follows by itself from clocks, calendars and closings. Every reaction is harmless when repeated. */
import type { Ctx } from '#kernel/ctx.ts'
import type { OutboxEvent, Reaction, ScheduledJob } from '#kernel/module.ts'
import { Problem } from '#kernel/problem.ts'
import { act } from './service/act.ts'
import { drawRechecks, followClosing } from './service/after-closing.ts'
import { EARLY, proposeDuplicates } from './service/duplicates.ts'
import { noteMissedReports } from './service/missed-report.ts'
import { applyModePause } from './service/mode-pause.ts'
import { reportNewProblem } from './service/new-problem.ts'
import { recalculateClocks } from './service/recalculate.ts'
import { withdrawOpen } from './service/requests/withdraw.ts'
import { recordOutcome } from './service/suggestions/outcomes.ts'
import { trainMonthly } from './service/suggestions/train.ts'
import { caseById, openPause } from './store.ts'

export const reactions: Reaction[] = [
  { topic: 'calendar.changed', name: 'cases.calendar-changed', handle: async (ctx) => void (await recalculateClocks(ctx)) },
  { topic: 'clock.red', name: 'cases.verification-late', handle: verificationLate },
  { topic: 'timer.pause-ends', name: 'cases.pause-ends', handle: pauseEnds },
  { topic: 'timer.mode-ends', name: 'cases.mode-ends', handle: async (ctx, { subjectId }) => void (await applyModePause(ctx, subjectId)) },
  {
    topic: 'mode-pause.changed',
    name: 'cases.mode-pause',
    handle: async (ctx, { subjectId }) => void (await applyModePause(ctx, subjectId)),
  },
  {
    topic: 'case.created',
    name: 'cases.duplicates',
    // Later it is too late to merge.
    when: ({ state }) => EARLY.includes(state),
    handle: async (ctx, { subjectId }) => void (await proposeDuplicates(ctx, subjectId)),
  },
  {
    topic: 'case.created',
    name: 'cases.missed-reports',
    // By the fast way a case is filed as it comes in (T30).
    when: ({ state }) => state === 'dispatched',
    handle: async (ctx, { subjectId }) => void (await noteMissedReports(ctx, subjectId)),
  },
  { topic: 'case.changed', name: 'cases.follow-up', handle: followUp },
]

export const schedule: ScheduledJob[] = [
  { name: 'cases.weekly-rechecks', cron: '0 3 * * 1', run: async (ctx) => void (await drawRechecks(ctx)) },
  { name: 'cases.train-suggestions', cron: '0 4 1 * *', housekeeping: true, run: async (ctx) => void (await trainMonthly(ctx)) },
]

const ENDS: readonly unknown[] = ['closed', 'voided', 'merged', 'rejected', 'not_filed']

async function followUp(ctx: Ctx, { subjectId, payload }: OutboxEvent): Promise<void> {
  await recordOutcome(ctx, subjectId, payload.event)
  if (payload.event === 'file') await noteMissedReports(ctx, subjectId)
  if (payload.event === 'newProblem') await reportNewProblem(ctx, subjectId)
  if (payload.event === 'forward') await proposeDuplicates(ctx, subjectId)
  if (!ENDS.includes(payload.state)) return
  // An appeal is asked for after the end, and is no reason to take it back.
  if (payload.event !== 'grantAppeal') await withdrawOpen(ctx, subjectId)
  if (payload.state === 'closed') await followClosing(ctx, subjectId)
}

/** A late verification goes to somebody else (T05b). */
async function verificationLate(ctx: Ctx, { subjectId, payload }: OutboxEvent): Promise<void> {
  if (payload.kind !== 'verify') return
  const row = await caseById(ctx.db, subjectId)
  if (row?.state !== 'verifying') return
  await unlessMoved(() => act(ctx, subjectId, 'verifyExpired', { requestKey: `late-${subjectId}-${String(payload.ordinal)}` }))
}

/** The day has come on which handling goes on (T22, T24), unless somebody resumed it before. */
async function pauseEnds(ctx: Ctx, { subjectId, payload }: OutboxEvent): Promise<void> {
  const pause = await openPause(ctx.db, subjectId)
  if (!pause || pause.id !== payload.pauseId) return
  const event = pause.kind === 'suspension' ? 'resume' : 'resumeDefer'
  await unlessMoved(() => act(ctx, subjectId, event, { requestKey: `ends-${pause.id}` }))
}

/** Somebody acted in the same moment: there is nothing left to do. */
async function unlessMoved(verb: () => Promise<unknown>): Promise<void> {
  await verb().catch((error: unknown) => {
    if (!(error instanceof Problem && error.status === 409)) throw error
  })
}
