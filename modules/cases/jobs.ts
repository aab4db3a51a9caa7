/** What follows from clocks: a late verification goes to somebody else (T05b). */
import type { Reaction } from '#kernel/module.ts'
import { Problem } from '#kernel/problem.ts'
import { act } from './service/act.ts'
import { recalculateClocks } from './service/recalculate.ts'
import { caseById } from './store.ts'

export const reactions: Reaction[] = [
  { topic: 'calendar.changed', name: 'cases.calendar-changed', handle: async (ctx) => void (await recalculateClocks(ctx)) },
  {
    topic: 'clock.red',
    name: 'cases.verification-late',
    async handle(ctx, event) {
      if (event.payload.kind !== 'verify') return
      const row = await caseById(ctx.db, event.subjectId)
      if (row?.state !== 'verifying') return
      const key = `late-${event.subjectId}-${String(event.payload.ordinal)}`
      await act(ctx, event.subjectId, 'verifyExpired', { requestKey: key }).catch((error: unknown) => {
        // The collector answered in the same moment: nothing is late any more.
        if (!(error instanceof Problem && error.status === 409)) throw error
      })
    },
  },
]
