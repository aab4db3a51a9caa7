/** How any procedure travels: what the asker may do, its clocks, its history. */
import Type from 'typebox'
import { Instant, Json, JsonObject, Nullable, OneOf, TitlesShape, Uuid } from '../http/shapes.ts'

export const ActionShape = Type.Object({
  event: Type.String(),
  transition: Type.String({ description: 'Row of the transition table' }),
  title: TitlesShape,
  reason: Nullable(OneOf(['required', 'optional'])),
  reasonKinds: Nullable(Type.Record(Type.String(), TitlesShape)),
  input: Json,
})

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
