import Type, { type Static } from 'typebox'
import { Json, Nullable, OneOf, TitlesShape } from '#kernel/http/shapes.ts'

/** Something the asker may do now. */
export const ActionShape = Type.Object({
  event: Type.String(),
  transition: Type.String({ description: 'Row of the transition table, T01 …' }),
  title: TitlesShape,
  reason: Nullable(OneOf(['required', 'optional'])),
  reasonKinds: Nullable(Type.Record(Type.String(), TitlesShape)),
  input: Json,
})
export type Action = Static<typeof ActionShape>
