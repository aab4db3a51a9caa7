/** What travels about everything beside the straight way: requests, duplicates, pauses, revisits. */
import Type, { type Static } from 'typebox'
import { Instant, Nullable, OneOf, Point, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { ActionShape } from '#kernel/procedure/shapes.ts'
import { STATES } from './states.ts'

/** CL §8, and the approvals of CL §5 that somebody else asks for. */
export const REQUEST_KINDS = ['extension', 'deferral', 'suspension', 'return', 'appeal', 'void', 'force_close'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]
export const REQUEST_STATES = ['at_department', 'at_centre', 'at_review', 'approved', 'rejected', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const NewRequest = Type.Object(
  {
    kind: Type.Optional(OneOf(REQUEST_KINDS)),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
    reasonKind: Type.Optional(Type.String({ maxLength: 60 })),
    untilAt: Type.Optional(Type.String({ format: 'date-time', description: 'Suspension, deferral: when handling goes on' })),
    unitCode: Type.Optional(Type.String({ maxLength: 60, description: 'Return: whose case it is instead' })),
    measure: Type.Optional(Type.String({ maxLength: 2000, description: 'Temporary safety measure' })),
    leader: Type.Optional(Type.String({ maxLength: 60, description: 'Who answers for a suspended case' })),
    photos: Type.Optional(Type.Array(Uuid, { maxItems: 20, description: 'Evidence' })),
  },
  { additionalProperties: false },
)
export type NewRequest = Static<typeof NewRequest>

export const AskableShape = Type.Object(
  {
    kind: OneOf(REQUEST_KINDS),
    title: TitlesShape,
    until: Type.Boolean({ description: 'Needs the day on which handling goes on' }),
    evidence: Type.Boolean({ description: 'Proof and photographs may be attached' }),
    reasonKinds: Nullable(Type.Record(Type.String(), TitlesShape)),
    missing: Type.Array(TitlesShape, { description: 'Why it cannot be asked for now; empty when it can' }),
  },
  { description: 'A request the asker could make' },
)
export type Askable = Static<typeof AskableShape>

export const RequestShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  kind: OneOf(REQUEST_KINDS),
  state: OneOf(REQUEST_STATES),
  version: Type.Integer(),
  reason: Type.String(),
  reasonKind: Nullable(Type.String()),
  reasonKindTitle: Nullable(TitlesShape),
  untilAt: Nullable(Instant),
  suggestedUnit: Nullable(Type.String()),
  measure: Nullable(Type.String()),
  leader: Nullable(Type.String()),
  photos: Type.Array(Uuid),
  unitCode: Type.String(),
  requestedBy: Type.String(),
  requestedAt: Instant,
  decidedAt: Nullable(Instant),
  caseCode: Nullable(Type.String()),
  actions: Type.Array(ActionShape),
})
export type CaseRequest = Static<typeof RequestShape>

export const DuplicateShape = Type.Object({
  masterId: Uuid,
  kind: OneOf(['component', 'matter', 'text']),
  metres: Nullable(Type.Number()),
  similarity: Type.Number({ description: 'Of the descriptions, 0 … 1' }),
  note: Nullable(Type.String()),
  proposedName: Type.String(),
  proposedAt: Instant,
  decision: Nullable(OneOf(['merged', 'dismissed'])),
  caseCode: Nullable(Type.String()),
  summary: Type.String(),
  state: OneOf(STATES),
  matterCode: Nullable(Type.String()),
  address: Type.String(),
  lon: Nullable(Type.Number()),
  lat: Nullable(Type.Number()),
  reportedAt: Instant,
})
export type DuplicateProposal = Static<typeof DuplicateShape>

export const NewModePause = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, examples: ['台风杜苏芮'] }),
    regionLevel: OneOf(['city', 'district', 'street', 'community']),
    regionCode: Type.String({ minLength: 1, maxLength: 20 }),
    untilAt: Type.String({ format: 'date-time' }),
    reason: Type.String({ minLength: 1, maxLength: 2000 }),
  },
  { additionalProperties: false, description: 'Ordinary disposal clocks of an area rest for a time (CL §15)' },
)
export type NewModePause = Static<typeof NewModePause>

export const ModePauseShape = Type.Object({
  id: Uuid,
  name: Type.String(),
  regionLevel: NewModePause.properties.regionLevel,
  regionCode: Type.String(),
  reason: Type.String(),
  fromAt: Instant,
  untilAt: Instant,
  endedAt: Nullable(Instant),
  orderedName: Type.String(),
  cases: Type.Integer({ description: 'Cases whose clock rests by this order now' }),
})
export type ModePauseOrder = Static<typeof ModePauseShape>

export const REVISIT_ANSWERS = ['satisfied', 'basic', 'dissatisfied', 'no_answer'] as const

export const NewReply = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S', description: 'What the citizen is answered' }) },
  { additionalProperties: false },
)

export const ReplyShape = Type.Object({
  id: Uuid,
  caseId: Uuid,
  text: Type.String(),
  state: OneOf(['to_approve', 'approved', 'returned']),
  writtenName: Type.String(),
  writtenAt: Instant,
  decidedName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  note: Nullable(Type.String()),
})
export type Reply = Static<typeof ReplyShape>

export const RecheckAnswer = Type.Object(
  {
    found: OneOf(['good', 'bad']),
    photos: Type.Array(Uuid, { minItems: 1, maxItems: 20 }),
    point: Point,
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false, description: 'What the collector finds at a closed case' },
)
export type RecheckAnswer = Static<typeof RecheckAnswer>
