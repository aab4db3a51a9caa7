/** The supervision order as a table (CL §13): issued, answered, accepted or returned, raised or closed. */
import Type from 'typebox'
import type { Guard, Procedure, Transition } from '#kernel/procedure/definition.ts'
import { type Level, OrderActInput, type OrderState } from './contract.ts'
import { LEVEL_RULES } from './rules.ts'

export const ORDER_EVENTS = ['issue', 'answer', 'accept', 'return', 'close', 'decide', 'lapse', 'escalate'] as const
export type OrderEvent = (typeof ORDER_EVENTS)[number]

export interface OrderFacts {
  level: Level
  /** Who gave the answer that waits for review. */
  answeredBy: string | null
  /** Highest level the asker has the right to. */
  right: number
  onAgenda: boolean
}

const text = (value: unknown): boolean => typeof value === 'string' && value !== ''

export const orderGuards = {
  asksForAnswer: {
    title: { zh: '提醒不需要答复', en: 'A reminder asks for no answer' },
    holds: ({ level }) => LEVEL_RULES[level].asksForAnswer,
  },
  withinRight: {
    title: { zh: '督办级别在您的权限之内', en: 'The level lies within your right' },
    holds: ({ level, right }) => level <= right,
  },
  notTheAnswerer: {
    title: { zh: '答复人不得审核自己的答复', en: 'Who answered may not review the answer' },
    holds: ({ answeredBy }, { actorId }) => answeredBy !== actorId,
  },
  onAgenda: { title: { zh: '已列入主任会议议题', en: 'It is on the agenda of the director meeting' }, holds: ({ onAgenda }) => onAgenda },
  ownerAndDate: {
    title: { zh: '议定事项须有责任单位和完成日期', en: 'A decision has an owner and a date' },
    needsInput: true,
    holds: (_facts, { input }) => text(input.ownerUnit) && text(input.dueOn),
  },
} as const satisfies Record<string, Guard<OrderFacts>>

export type OrderGuard = keyof typeof orderGuards
export type OrderTransition = Transition<OrderState, OrderEvent, OrderGuard>

const OPEN: readonly OrderState[] = ['issued', 'answered', 'returned']
const { photos, ownerUnit, dueOn } = OrderActInput.properties

const transitions: readonly OrderTransition[] = [
  {
    id: 'S01',
    event: 'issue',
    from: [],
    to: 'issued',
    title: { zh: '下发督办', en: 'Issue' },
    permission: 'supervision.issue',
    guards: [],
    reason: 'required',
    starts: 'answer',
  },
  {
    id: 'S02',
    event: 'answer',
    from: ['issued', 'returned'],
    to: 'answered',
    title: { zh: '答复', en: 'Answer' },
    permission: 'supervision.answer',
    guards: ['asksForAnswer'],
    reason: 'required',
    input: Type.Object({ photos }),
    stops: ['answer'],
  },
  {
    id: 'S03',
    event: 'accept',
    from: ['answered'],
    to: 'accepted',
    title: { zh: '审核通过', en: 'Accept the answer' },
    permission: 'supervision.issue',
    guards: ['withinRight', 'notTheAnswerer'],
    reason: 'optional',
  },
  {
    id: 'S04',
    event: 'return',
    from: ['answered'],
    to: 'returned',
    title: { zh: '退回重答', en: 'Return the answer' },
    permission: 'supervision.issue',
    guards: ['withinRight', 'notTheAnswerer'],
    reason: 'required',
    starts: 'answer',
  },
  {
    id: 'S05',
    event: 'close',
    from: OPEN,
    to: 'closed',
    title: { zh: '关闭督办', en: 'Close the order' },
    permission: 'supervision.issue',
    guards: ['withinRight'],
    reason: 'required',
    stops: ['answer'],
  },
  {
    id: 'S06',
    event: 'decide',
    from: OPEN,
    to: 'closed',
    title: { zh: '登记议定事项', en: 'Record the decision' },
    permission: 'agenda.decide',
    guards: ['onAgenda', 'ownerAndDate'],
    reason: 'required',
    input: Type.Object({ ownerUnit, dueOn }),
    stops: ['answer'],
  },
  {
    id: 'S07',
    event: 'lapse',
    from: OPEN,
    to: 'closed',
    title: { zh: '自动关闭', en: 'Closed by the platform' },
    permission: 'supervision.issue',
    system: true,
    guards: [],
    stops: ['answer'],
  },
  {
    id: 'S08',
    event: 'escalate',
    from: OPEN,
    to: 'escalated',
    title: { zh: '提级', en: 'Raised' },
    permission: 'supervision.issue',
    system: true,
    guards: [],
    stops: ['answer'],
  },
]

export const supervision: Procedure<OrderState, OrderEvent, OrderGuard, OrderFacts> = {
  name: 'supervision',
  title: { zh: '督办', en: 'Supervision order' },
  table: 'supervision_order',
  version: 1,
  initial: 'issued',
  states: {
    issued: { title: { zh: '待答复', en: 'To be answered' }, holder: 'dept_lead' },
    answered: { title: { zh: '待审核', en: 'To be reviewed' }, holder: 'supervisor' },
    returned: { title: { zh: '已退回', en: 'Returned' }, holder: 'dept_lead' },
    accepted: { title: { zh: '已通过', en: 'Accepted' }, holder: null, terminal: true },
    escalated: { title: { zh: '已提级', en: 'Raised' }, holder: null, terminal: true },
    closed: { title: { zh: '已关闭', en: 'Closed' }, holder: null, terminal: true },
  },
  transitions,
  guards: orderGuards,
  clocks: { answer: { kind: 'answer', title: { zh: '答复', en: 'Answer' }, limit: null, chargedRole: 'dept_lead' } },
}

/** The row of the table for an event the code itself fires. */
export function transitionOf(event: OrderEvent): OrderTransition {
  const found = transitions.find((transition) => transition.event === event)
  if (!found) throw new Error(`no transition ${event}`)
  return found
}
