import Type, { type Static } from 'typebox'
import { Json, Nullable, OneOf, TitlesShape } from '#kernel/http/shapes.ts'

export const ClassShape = Type.Object({
  kind: OneOf(['component', 'matter']),
  major: Type.String(),
  majorName: TitlesShape,
  minor: Type.String(),
  name: TitlesShape,
  origin: OneOf(['standard', 'local']),
})
export type CatalogueClassRow = Static<typeof ClassShape>

export const LimitShape = Type.Object({ amount: Type.Number(), unit: Type.String() })

export const EntryShape = Type.Object({
  code: Type.String(),
  matter: Type.String(),
  conditionNo: Type.Integer(),
  condition: TitlesShape,
  limit: LimitShape,
  closing: TitlesShape,
  trade: Type.String(),
  level: OneOf(['city', 'district', 'street']),
  safetyCritical: Type.Boolean(),
  areaMatter: Type.Boolean(),
  simpleFlow: Type.Boolean(),
  fastFlow: Type.Boolean(),
  informativeClose: Type.Boolean(),
  secondStage: Json,
  basis: Nullable(Type.String()),
  source: OneOf(['default', 'assumed', 'city']),
  version: Type.Integer({ description: 'Version of the entry; a case keeps the one it was dispatched under' }),
})
export type Entry = Static<typeof EntryShape>

export const ConfusableShape = Type.Array(
  Type.Object({ choose: Type.String(), when: TitlesShape, not: Type.Array(Type.Object({ matter: Type.String(), when: TitlesShape })) }),
)

const DateText = Type.String({ format: 'date' })
export const CalendarYearShape = Type.Object({
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  status: OneOf(['approved', 'provisional']),
  source: Type.String({ maxLength: 300 }),
  holidays: Type.Array(Type.Object({ date: DateText, name: Type.String({ maxLength: 60 }) }), { maxItems: 366 }),
  makeupWorkdays: Type.Array(DateText, { maxItems: 60 }),
  overrides: Type.Optional(
    Type.Array(Type.Object({ date: DateText, workday: Type.Boolean(), reason: Type.String({ maxLength: 300 }) }), { maxItems: 366 }),
  ),
})

export const CalendarShape = Type.Object({
  version: Type.String(),
  mode: OneOf(['WORKING_TIME', 'END_OF_DAY']),
  years: Type.Array(CalendarYearShape),
  profiles: Type.Array(Type.Object({ id: Type.String(), windows: Type.Array(Type.Array(Type.Integer())) })),
  periods: Type.Array(Type.Object({ profileId: Type.String(), from: Type.String(), to: Nullable(Type.String()) })),
})
