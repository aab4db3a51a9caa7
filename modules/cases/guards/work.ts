/** Conditions of the work inside a department: given to a handler, its result told, confirmed or sent back (CL §2, T15b). */
import type { Guard } from '#kernel/procedure/definition.ts'
import { type CaseFacts, list } from './facts.ts'

export const work = {
  handlerOfUnit: {
    title: { zh: '选择本部门的处置人员', en: 'Choose a handler of the department' },
    needsInput: true,
    holds: (facts) => facts.given.handlerOfUnit,
  },
  innerDueInTime: {
    title: { zh: '内部时限晚于现在，且不晚于处置截止时间', en: 'The inner deadline lies ahead, and not after that of the department' },
    needsInput: true,
    holds: ({ disposal }, { at, input }) => {
      if (typeof input.innerDueAt !== 'string') return true
      const due = new Date(input.innerDueAt)
      // Once late, the department may still say by when.
      const latest = disposal?.deadline && disposal.deadline > at ? disposal.deadline : null
      return due > at && (latest === null || due <= latest)
    },
  },
  workIsMine: {
    title: { zh: '案件交办给本人，或尚未交办', en: 'The work is yours, or nobody’s yet' },
    holds: ({ handlerId }, { actorId }) => handlerId === null || handlerId === actorId,
  },
  resultPhotographed: {
    title: { zh: '至少一张现场结果照片', en: 'At least one photograph of the result' },
    needsInput: true,
    holds: (_facts, { input }) => list(input.photos).length > 0,
  },
  resultReported: { title: { zh: '处置人员已上报结果', en: 'The handler has told a result' }, holds: (facts) => facts.resultAt !== null },
} as const satisfies Record<string, Guard<CaseFacts>>
