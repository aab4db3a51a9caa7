/** What follows from lights, timers and what happens to cases. A reaction that meets somebody's change is simply run again. */
import type { Reaction } from '#kernel/module.ts'
import { recalculateAnswers } from './service/recalculate.ts'
import { catchUp, endLapsed, raiseRework, raiseUnanswered, TIMER } from './service/timeouts.ts'

export const reactions: Reaction[] = [
  {
    topic: 'clock.yellow',
    name: 'coordination.case-yellow',
    async handle(ctx, { subjectId, payload }) {
      if (payload.kind === 'disposal') await catchUp(ctx, subjectId)
    },
  },
  {
    topic: 'clock.red',
    name: 'coordination.red',
    async handle(ctx, { subjectId, payload }) {
      if (payload.kind === 'disposal') await catchUp(ctx, subjectId)
      if (payload.kind === 'answer') await raiseUnanswered(ctx, subjectId, Number(payload.ordinal))
    },
  },
  // The deadline may have moved, the case ended or rested since the timer was set: it only says that it is time to look.
  { topic: TIMER, name: 'coordination.timer', handle: (ctx, { subjectId }) => catchUp(ctx, subjectId) },
  {
    topic: 'case.changed',
    name: 'coordination.case-changed',
    async handle(ctx, { subjectId, payload }) {
      await endLapsed(ctx, subjectId)
      if (payload.event === 'confirmRework') await raiseRework(ctx, subjectId)
    },
  },
  {
    // An order issued in the moment its case closed ends with it all the same.
    topic: 'supervision.changed',
    name: 'coordination.issued',
    async handle(ctx, { payload }) {
      if (payload.event === 'issue') await endLapsed(ctx, String(payload.caseId))
    },
  },
  { topic: 'calendar.changed', name: 'coordination.calendar-changed', handle: (ctx) => recalculateAnswers(ctx) },
]
