/** What travels about supervision orders and the meeting that settles the worst of them. */
import Type, { type Static } from 'typebox'
import { Instant, Nullable, OneOf, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { ActionShape, BlockedShape, ClockShape, FlowShape } from '#kernel/procedure/shapes.ts'

/** CL §13 */
export const LEVELS = [1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

/** Kinds a person may issue; `timeout` comes from the clock alone. */
export const MANUAL_KINDS = ['leader', 'important', 'citizen', 'media', 'assessment'] as const
export type ManualKind = (typeof MANUAL_KINDS)[number]
export const KINDS = ['timeout', ...MANUAL_KINDS] as const
export type Kind = (typeof KINDS)[number]

export const ORDER_STATES = ['issued', 'answered', 'returned', 'accepted', 'escalated', 'closed'] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const TRIGGERS = ['yellow', 'red', 'overdue', 'unanswered', 'rework', 'manual'] as const
export type Trigger = (typeof TRIGGERS)[number]

export const ENDINGS = [
  'accepted',
  'escalated',
  'withdrawn',
  'decided',
  'case_closed',
  'new_round',
  'deadline_moved',
  'paused',
  'disposed',
] as const
export type Ending = (typeof ENDINGS)[number]

const LevelShape = Type.Integer({
  minimum: 1,
  maximum: 4,
  description: '1 reminder, 2 overdue order, 3 order of the commission office, 4 director meeting',
})

export const OrderRowShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseCode: Type.String(),
  matterCode: Nullable(Type.String()),
  summary: Type.String({ description: 'Of the case' }),
  kind: OneOf(KINDS),
  level: LevelShape,
  state: OneOf(ORDER_STATES),
  version: Type.Integer({ description: 'Send it back with an action; a stale one is refused' }),
  trigger: OneOf(TRIGGERS),
  reason: Type.String({ description: 'What is asked, or which rule was met' }),
  arisesAt: Type.String({ format: 'date-time', description: 'The second the rule was met' }),
  caseDueAt: Nullable(Instant),
  unitCode: Type.String({ description: 'Who must answer' }),
  districtCode: Nullable(Type.String()),
  streetCode: Nullable(Type.String()),
  issuedName: Type.String(),
  issuedAt: Instant,
  answerDueAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  settledAt: Nullable(Instant),
  ended: Nullable(OneOf(ENDINGS)),
  clockKind: Nullable(Type.String()),
  clockStartedAt: Nullable(Instant),
  yellowAt: Nullable(Instant),
  dueAt: Nullable(Type.String({ format: 'date-time', description: 'Until when an answer is owed now' })),
})
export type OrderRow = Static<typeof OrderRowShape>

export const AnswerShape = Type.Object({
  ordinal: Type.Integer(),
  text: Type.String(),
  photos: Type.Array(Uuid),
  byName: Type.String(),
  at: Instant,
  result: Nullable(OneOf(['accepted', 'returned'])),
  reviewedName: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  note: Nullable(Type.String()),
})

export const AgendaRowShape = Type.Object({
  id: Uuid,
  meeting: OneOf(['director']),
  orderId: Uuid,
  caseId: Uuid,
  caseCode: Type.String(),
  title: Type.String(),
  kind: OneOf(KINDS),
  unitCode: Type.String(),
  districtCode: Nullable(Type.String()),
  streetCode: Nullable(Type.String()),
  state: OneOf(['open', 'decided', 'withdrawn']),
  caseDueAt: Nullable(Instant),
  addedAt: Instant,
  decision: Nullable(Type.String()),
  ownerUnit: Nullable(Type.String({ description: 'Who carries the decision out' })),
  dueOn: Nullable(Type.String({ format: 'date' })),
  decidedName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
})
export type AgendaRow = Static<typeof AgendaRowShape>

export const BulletinRowShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  caseCode: Type.String(),
  summary: Type.String(),
  kind: OneOf(KINDS),
  trigger: OneOf(TRIGGERS),
  unitCode: Type.String(),
  districtCode: Nullable(Type.String()),
  streetCode: Nullable(Type.String()),
  issuedAt: Instant,
  caseDueAt: Nullable(Instant),
  state: OneOf(ORDER_STATES),
  unanswered: Type.Integer({ description: 'Orders of the case that were never answered' }),
  agendaState: OneOf(['open', 'decided', 'withdrawn']),
  decision: Nullable(Type.String()),
  ownerUnit: Nullable(Type.String()),
  dueOn: Nullable(Type.String({ format: 'date' })),
})
export type BulletinRow = Static<typeof BulletinRowShape>

export const OrderDetailShape = Type.Object({
  ...OrderRowShape.properties,
  addressees: Type.Array(Type.String(), { description: 'Roles it is for' }),
  case: Nullable(
    Type.Object({
      id: Uuid,
      state: Type.String(),
      address: Type.String(),
      round: Type.Integer(),
      limitUnit: Nullable(Type.String()),
      clockKind: Nullable(Type.String()),
      clockStartedAt: Nullable(Instant),
      yellowAt: Nullable(Instant),
      dueAt: Nullable(Instant),
    }),
  ),
  answers: Type.Array(AnswerShape),
  clocks: Type.Array(ClockShape),
  agenda: Nullable(AgendaRowShape),
  chain: Type.Array(
    Type.Object({
      id: Uuid,
      kind: OneOf(KINDS),
      level: LevelShape,
      state: OneOf(ORDER_STATES),
      issuedAt: Instant,
      ended: Nullable(OneOf(ENDINGS)),
    }),
    { description: 'All orders of the case, oldest first' },
  ),
  history: Type.Array(FlowShape),
  actions: Type.Array(ActionShape, { description: 'What the asker may do now' }),
  blocked: Type.Array(BlockedShape),
})
export type OrderDetail = Static<typeof OrderDetailShape>

export const NewOrder = Type.Object(
  {
    caseId: Uuid,
    kind: OneOf(MANUAL_KINDS),
    level: Type.Optional(LevelShape),
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'What is asked of the department' }),
    unitCode: Type.Optional(Type.String({ maxLength: 60, description: 'Who must answer; the department in charge where left out' })),
  },
  { additionalProperties: false },
)
export type NewOrder = Static<typeof NewOrder>

export const OrderActInput = Type.Object(
  {
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Version last seen; refused with `stale_version` when somebody was first' }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 2000, description: 'The answer, the reason, or the decision' })),
    photos: Type.Optional(Type.Array(Uuid, { maxItems: 20, description: 'Evidence of an answer' })),
    ownerUnit: Type.Optional(Type.String({ maxLength: 60, description: 'Who carries a decision out' })),
    dueOn: Type.Optional(Type.String({ format: 'date', description: 'By when a decision is carried out' })),
  },
  { additionalProperties: false },
)
export type OrderActInput = Static<typeof OrderActInput>

export const LevelCount = Type.Object({ level: LevelShape, open: Type.Integer(), red: Type.Integer({ description: 'Answer overdue' }) })
export type LevelCount = Static<typeof LevelCount>

/** What may be issued for a case, so that the form asks for nothing that would be refused. */
export const IssueRights = Type.Object({
  highest: Type.Integer({ description: 'Highest level the asker may issue for the case; 0 for none' }),
  kinds: Type.Array(
    Type.Object({ kind: OneOf(MANUAL_KINDS), level: LevelShape, lowest: LevelShape, title: TitlesShape, openLevel: Nullable(LevelShape) }),
  ),
  unitCode: Nullable(Type.String()),
})
export type IssueRights = Static<typeof IssueRights>
