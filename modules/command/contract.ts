/** What travels about people in the field. */
import Type, { type Static } from 'typebox'
import { Instant, Nullable, OneOf, Point } from '#kernel/http/shapes.ts'

/** Why a fix did not become the place of its person. */
export const NOT_TAKEN = ['future', 'too_old', 'outside_city', 'not_newer'] as const
export type NotTaken = (typeof NOT_TAKEN)[number]

const AccuracyM = Type.Number({ minimum: 0, maximum: 1_000_000, description: 'Radius of the circle the device is in with 95 %, metres' })

export const FixShape = Type.Object(
  {
    at: Type.String({ format: 'date-time', description: 'When the device was there, by its own clock' }),
    ...Point.properties,
    accuracyM: Type.Optional(AccuracyM),
  },
  { additionalProperties: false },
)
export type Fix = Static<typeof FixShape>

export const NewFixes = Type.Object(
  { fixes: Type.Array(FixShape, { minItems: 1, maxItems: 200, description: 'In any order; the newest counts' }) },
  { additionalProperties: false },
)
export type NewFixes = Static<typeof NewFixes>

export const FixesTaken = Type.Object({
  taken: Type.Integer({ description: '1 when one of them is the place of the person now, 0 otherwise' }),
  others: Type.Array(
    Type.Object({
      index: Type.Integer({ description: 'Place in the list that was sent, from 0' }),
      reason: OneOf(NOT_TAKEN, { description: '`not_newer`: a newer fix, or the same, is known' }),
    }),
  ),
})
export type FixesTaken = Static<typeof FixesTaken>

export const OwnPosition = Type.Object({
  position: Nullable(Type.Object({ ...Point.properties, accuracyM: Nullable(AccuracyM), at: Instant, receivedAt: Instant })),
})
export type OwnPosition = Static<typeof OwnPosition>

export const PersonPositionShape = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Of the person' }),
  name: Type.String(),
  role: Type.String(),
  unitCode: Type.String(),
  unitName: Nullable(Type.String()),
  unitNameEn: Nullable(Type.String()),
  at: Instant,
  accuracyM: Nullable(Type.Number()),
  ...Point.properties,
  districtCode: Type.String(),
  streetCode: Type.String(),
  communityCode: Nullable(Type.String()),
  dutyGridCode: Type.String(),
  unitGridCode: Nullable(Type.String()),
  demo: Type.Boolean(),
})

export const Stopped = Type.Object({ stopped: Type.Boolean({ description: 'False when nothing was shared' }) })
