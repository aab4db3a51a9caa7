/** What travels about the versions of a procedure (design D19). */
import Type, { type Static } from 'typebox'
import { Instant, Nullable } from '#kernel/http/shapes.ts'
import { AdaptationShape } from '#kernel/procedure/adapt.ts'
import { ChangeShape, FindingShape, ProcedureShape } from '#kernel/procedure/shapes.ts'

export const VersionRowShape = Type.Object({
  version: Type.Integer(),
  current: Type.Boolean(),
  base: Nullable(Type.Integer({ description: 'The version it was made from' })),
  madeAt: Instant,
  madeName: Nullable(Type.String({ description: 'Null: loaded with the city' })),
  note: Type.String(),
  changes: Type.Integer({ description: 'How much it differs from the table' }),
  running: Type.Integer({ description: 'Open cases that began with it' }),
})
export type VersionRow = Static<typeof VersionRowShape>

export const VersionShape = Type.Object({
  ...VersionRowShape.properties,
  adaptation: AdaptationShape,
  against: Nullable(Type.Integer({ description: 'The version the difference is told from; null: the table itself' })),
  difference: Type.Array(ChangeShape),
  procedure: ProcedureShape,
})
export type Version = Static<typeof VersionShape>

export const Draft = Type.Object({ adaptation: AdaptationShape }, { additionalProperties: false })

export const DraftCheckShape = Type.Object({
  base: Type.Integer({ description: 'The version in force, from which the difference is told' }),
  publishable: Type.Boolean(),
  findings: Type.Array(FindingShape),
  difference: Type.Array(ChangeShape),
  procedure: ProcedureShape,
})
export type DraftCheck = Static<typeof DraftCheckShape>

export const NewVersion = Type.Object(
  {
    base: Type.Integer({ minimum: 1, description: 'Version last seen; refused with `stale_version` when somebody was first' }),
    adaptation: AdaptationShape,
    note: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'Why; kept with the version' }),
  },
  { additionalProperties: false },
)
export type NewVersion = Static<typeof NewVersion>
