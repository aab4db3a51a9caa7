/** How any procedure travels: what the asker may do, its clocks, its history. */
import Type, { type Static } from 'typebox'
import { Instant, Json, JsonObject, Nullable, OneOf, TitlesShape, Uuid } from '../http/shapes.ts'

export const ActionShape = Type.Object({
  event: Type.String(),
  transition: Type.String({ description: 'Row of the transition table' }),
  title: TitlesShape,
  reason: Nullable(OneOf(['required', 'optional'])),
  reasonKinds: Nullable(Type.Record(Type.String(), TitlesShape)),
  input: Json,
})

export type Action = Static<typeof ActionShape>

export const BlockedShape = Type.Object({ event: Type.String(), title: TitlesShape, missing: Type.Array(TitlesShape) })

export const ClockShape = Type.Object({
  kind: Type.String(),
  title: TitlesShape,
  ordinal: Type.Integer(),
  startedAt: Instant,
  limitAmount: Type.Number(),
  limitUnit: Type.String(),
  deadlineAt: Nullable(Instant),
  yellowAt: Nullable(Instant),
  stoppedAt: Nullable(Instant),
  onTime: Nullable(Type.Boolean()),
  provisional: Type.Boolean({ description: 'The deadline leans on a year whose holiday notice is not out' }),
  chargedRole: Type.String(),
  chargedUnit: Nullable(Type.String()),
  segments: Type.Array(JsonObject, { description: 'The deadline as a sum: working stretches, nights, holidays, pauses, extensions' }),
})

export const FlowShape = Type.Object({
  seq: Type.Integer(),
  event: Type.String(),
  title: TitlesShape,
  fromState: Nullable(Type.String()),
  toState: Type.String(),
  actorId: Uuid,
  actorName: Type.String(),
  role: Type.String(),
  at: Instant,
  reason: Nullable(Type.String()),
  payload: JsonObject,
  hash: Type.String(),
})

/** A procedure as a drawing and a table show it. */
export const ProcedureShape = Type.Object({
  name: Type.String(),
  kind: Type.String({ description: 'Tells apart several procedures of one name, such as the kinds of requests' }),
  title: TitlesShape,
  version: Type.Integer(),
  initial: Type.String(),
  adaptable: Type.Boolean({ description: 'A city may change it by data (D19)' }),
  states: Type.Array(Type.Object({ state: Type.String(), title: TitlesShape, holder: Nullable(Type.String()), terminal: Type.Boolean() })),
  transitions: Type.Array(
    Type.Object({
      id: Type.String(),
      event: Type.String(),
      from: Type.Array(Type.String()),
      to: Nullable(Type.String({ description: 'Null: no move' })),
      title: TitlesShape,
      permission: Type.String(),
      instead: Type.Array(Type.String(), { description: 'Other permissions a city may choose' }),
      system: Type.Boolean({ description: 'Fired by the platform itself only' }),
      reason: Nullable(OneOf(['required', 'optional'])),
      guards: Type.Array(Type.String()),
      starts: Nullable(Type.String()),
      stops: Type.Array(Type.String()),
      core: Nullable(TitlesShape),
    }),
  ),
  guards: Type.Record(Type.String(), Type.Object({ title: TitlesShape, core: Nullable(TitlesShape) })),
  clocks: Type.Array(
    Type.Object({
      kind: Type.String(),
      title: TitlesShape,
      limit: Nullable(Type.Object({ amount: Type.Number(), unit: Type.String() })),
      chargedRole: Type.String(),
    }),
  ),
})
export type ProcedureView = Static<typeof ProcedureShape>

export const FindingShape = Type.Object({
  severity: OneOf(['error', 'warning']),
  code: Type.String(),
  at: Type.String({ description: 'The row, state or clock it is about' }),
  message: TitlesShape,
})

export const ChangeShape = Type.Object({
  what: OneOf(['transition', 'guard', 'limit', 'permission', 'reason']),
  id: Type.String(),
  guard: Type.Optional(Type.String()),
  before: Type.String({ description: 'Empty: as the table has it' }),
  after: Type.String(),
})
