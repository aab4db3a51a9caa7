/** What travels about reports and cases. */
import Type, { type Static } from 'typebox'
import { Instant, JsonObject, Nullable, OneOf, Point, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { ActionShape, BlockedShape, ClockShape, FlowShape } from '#kernel/procedure/shapes.ts'
import { AskableShape, RequestShape } from './contract/beside.ts'
import { SOURCES, STATES } from './contract/states.ts'

export type { Action } from '#kernel/procedure/shapes.ts'
export * from './contract/beside.ts'
export * from './contract/print.ts'
export * from './contract/procedures.ts'
export * from './contract/states.ts'
export * from './contract/suggestions.ts'

export const LIGHTS = ['green', 'yellow', 'red'] as const

export const MatterCode = Type.String({
  pattern: '^\\d{2}-\\d{3}$',
  description: 'Major and minor of a matter in the catalogue in force, such as 06-010',
  examples: ['06-010'],
})

export const NewReport = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid', description: 'Made by the client (UUIDv7); sending it again changes nothing' })),
    source: OneOf(SOURCES),
    matter: Type.Optional(Nullable(MatterCode)),
    description: Type.String({ minLength: 1, maxLength: 5000 }),
    point: Type.Optional(Nullable(Point)),
    address: Type.Optional(Type.String({ maxLength: 500 })),
    districtCode: Type.Optional(Type.String({ maxLength: 20, description: 'For a report without coordinates' })),
    photos: Type.Optional(Type.Array(Uuid, { maxItems: 20, description: 'Ids of uploaded files' })),
    reporter: Type.Optional(
      Type.Object(
        { name: Type.Optional(Type.String({ maxLength: 50 })), phone: Type.Optional(Type.String({ maxLength: 30 })) },
        { additionalProperties: false },
      ),
    ),
    urgent: Type.Optional(Type.Boolean()),
    externalCode: Type.Optional(Type.String({ maxLength: 60, description: 'Number in the system it came from' })),
    componentCode: Type.Optional(Type.String({ maxLength: 32, description: 'The component at which the problem is' })),
    ticketDueAt: Type.Optional(Type.String({ format: 'date-time', description: 'Due date of a hotline ticket (CL §12)' })),
  },
  { additionalProperties: false, description: 'Something noticed on the street' },
)
export type NewReport = Static<typeof NewReport>

export const CaseRowShape = Type.Object({
  id: Uuid,
  caseCode: Nullable(Type.String({ description: '19 digits, given at filing: date, region, sequence' })),
  state: OneOf(STATES),
  version: Type.Integer({ description: 'Send it back with an action; a stale one is refused' }),
  source: OneOf(SOURCES),
  matterCode: Nullable(Type.String()),
  summary: Type.String({ description: 'First 120 characters of the description' }),
  address: Type.String(),
  lon: Nullable(Type.Number()),
  lat: Nullable(Type.Number()),
  districtCode: Nullable(Type.String()),
  streetCode: Nullable(Type.String()),
  communityCode: Nullable(Type.String()),
  dutyGridCode: Nullable(Type.String()),
  unitGridCode: Nullable(Type.String()),
  unitCode: Nullable(Type.String({ description: 'Department in charge' })),
  limitUnit: Nullable(Type.String({ description: 'Unit of the disposal limit; the clocks of posts count minutes' })),
  urgent: Type.Boolean(),
  round: Type.Integer({ description: '1, and one more for each rework' }),
  reportedAt: Instant,
  filedAt: Nullable(Instant),
  dispatchedAt: Nullable(Instant),
  handlerId: Nullable(Type.String({ format: 'uuid', description: 'Who in the department has the work' })),
  innerDueAt: Nullable(Instant),
  resultAt: Nullable(Type.String({ format: 'date-time', description: 'A result waits for the clerk' })),
  disposedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  closureKind: Nullable(OneOf(['normal', 'self_handled', 'informative', 'forced'])),
  mergedInto: Nullable(Uuid),
  recurrenceOf: Nullable(Uuid),
  fast: Type.Boolean(),
  selfHandled: Type.Boolean(),
  exempt: Type.Boolean({ description: 'An appeal was granted: left out of rates' }),
  stage: Type.Integer({ description: 'Of a two-stage case: 1 make safe, 2 repair' }),
  ticketDueAt: Nullable(Instant),
  effectiveDueAt: Nullable(
    Type.String({
      format: 'date-time',
      description: 'Earlier of the deadline and two working hours before the hotline ticket is due (CL §12)',
    }),
  ),
  shortCode: Type.String({ description: 'What a citizen is told and may quote' }),
  clockKind: Nullable(Type.String({ description: 'The clock that runs now' })),
  clockStartedAt: Nullable(Instant),
  yellowAt: Nullable(Instant),
  dueAt: Nullable(Instant),
})
export type CaseRow = Static<typeof CaseRowShape>

export const TaskShape = Type.Object({
  id: Uuid,
  kind: OneOf(['verify', 'check']),
  collectorId: Nullable(Uuid),
  collectorName: Nullable(Type.String()),
  orderedAt: Instant,
  answeredAt: Nullable(Instant),
  result: Nullable(OneOf(['true', 'false', 'pass', 'fail'])),
  note: Nullable(Type.String()),
  photos: Type.Array(Uuid),
})

export const MissedReportShape = Type.Object(
  {
    collectorId: Uuid,
    collectorName: Type.String(),
    seenAt: Instant,
    seenBy: OneOf(['report', 'verify', 'check', 'recheck']),
    seenCaseId: Uuid,
  },
  { description: 'A collector who gave a sign from the duty grid within 24 h before somebody else found the problem (CL §12)' },
)

export const CaseDetailShape = Type.Object({
  ...CaseRowShape.properties,
  description: Type.String(),
  limit: Nullable(Type.Object({ amount: Type.Number(), unit: Type.String() })),
  handbook: Nullable(JsonObject),
  suggestedUnit: Nullable(Type.Object({ unitCode: Type.String(), reason: TitlesShape })),
  reports: Type.Array(
    Type.Object({
      id: Uuid,
      source: OneOf(SOURCES),
      description: Type.String(),
      at: Instant,
      photos: Type.Array(Uuid),
      reporterName: Nullable(Type.String()),
      reporterPhone: Nullable(Type.String({ description: 'Masked but for the acceptor in charge' })),
    }),
  ),
  photos: Type.Array(Type.Object({ id: Uuid, stage: OneOf(['before', 'verify', 'after', 'check']), at: Instant, by: Type.String() })),
  tasks: Type.Array(TaskShape),
  assignments: Type.Array(
    Type.Object({
      id: Uuid,
      unitCode: Type.String(),
      round: Type.Integer(),
      at: Instant,
      signedAt: Nullable(Instant),
      endedAt: Nullable(Instant),
      ended: Nullable(Type.String()),
      handlerId: Nullable(Uuid),
      handlerName: Nullable(Type.String()),
      assignedAt: Nullable(Instant),
      handlerNote: Nullable(Type.String()),
      innerDueAt: Nullable(Instant),
      resultAt: Nullable(Instant),
      resultNote: Nullable(Type.String()),
      sentBack: Type.Integer({ description: 'How often the clerk was not content with the result' }),
    }),
  ),
  clocks: Type.Array(ClockShape),
  requests: Type.Array(RequestShape),
  askable: Type.Array(AskableShape),
  mergedCases: Type.Array(Type.Object({ id: Uuid, caseCode: Nullable(Type.String()), summary: Type.String(), reportedAt: Instant })),
  missedReports: Type.Array(MissedReportShape),
  history: Type.Array(FlowShape),
  actions: Type.Array(ActionShape, { description: 'What the asker may do now' }),
  blocked: Type.Array(BlockedShape, { description: 'What the asker could do, and which conditions are missing' }),
})
export type CaseDetail = Static<typeof CaseDetailShape>

export const ActInput = Type.Object(
  {
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: 'Version last seen; refused with `stale_version` when somebody was first' }),
    ),
    requestKey: Type.Optional(Type.String({ maxLength: 200, description: 'Same as the Idempotency-Key header' })),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
    reasonKind: Type.Optional(Type.String({ maxLength: 60 })),
    matter: Type.Optional(MatterCode),
    conditionNo: Type.Optional(Type.Integer({ minimum: 1, description: 'Filing condition of the handbook; decides the limit' })),
    unitCode: Type.Optional(Type.String({ maxLength: 60 })),
    override: Type.Optional(Type.Boolean({ description: 'Dispatch to a department the handbook does not name; needs a reason' })),
    photos: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
    point: Type.Optional(Point),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
    checklist: Type.Optional(Type.Boolean({ description: 'The closing condition is met' })),
    handlerId: Type.Optional(Type.String({ format: 'uuid', description: 'A handler of the department' })),
    innerDueAt: Type.Optional(Type.String({ format: 'date-time', description: 'By when the department wants the result' })),
    collectorId: Type.Optional(Uuid),
    masterId: Type.Optional(Type.String({ format: 'uuid', description: 'Case into which this one is merged' })),
  },
  { additionalProperties: false },
)
export type ActInput = Static<typeof ActInput>

export const QueueShape = Type.Object({
  id: Type.String(),
  title: TitlesShape,
  filters: Type.Record(Type.String(), Type.String()),
  count: Type.Integer(),
  red: Type.Integer({ description: 'How many of them are overdue' }),
  kind: OneOf(['cases', 'requests']),
  bulk: Nullable(Type.String({ description: 'The event that several cases of the queue may take at once' })),
})
export type Queue = Static<typeof QueueShape>

export const BulkAct = Type.Object(
  { ids: Type.Array(Uuid, { minItems: 1, maxItems: 200 }), reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false, description: 'One event for several cases; each stands by itself' },
)
export const BulkOutcome = Type.Array(
  Type.Object({ id: Uuid, done: Type.Boolean(), code: Nullable(Type.String()), message: Nullable(TitlesShape) }),
)
export type BulkOutcome = Static<typeof BulkOutcome>
