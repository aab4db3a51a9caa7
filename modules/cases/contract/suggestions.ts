/** What travels about suggestions: matter and unit told from the text. The acceptor always decides. */
import Type, { type Static } from 'typebox'
import { Instant, Nullable, OneOf, Point, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { STATES } from './states.ts'

export const SUGGESTED = ['matter', 'unit'] as const
export type SuggestedTarget = (typeof SUGGESTED)[number]

export const SuggestInput = Type.Object(
  {
    description: Type.String({ minLength: 1, maxLength: 5000 }),
    address: Type.Optional(Type.String({ maxLength: 500 })),
    point: Type.Optional(Nullable(Point)),
    districtCode: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { additionalProperties: false, description: 'A report as far as it is written' },
)
export type SuggestInput = Static<typeof SuggestInput>

const Words = Type.Array(Type.String(), { description: 'Words of the text that weighed most' })
const Confidence = Type.Number({ minimum: 0, maximum: 1, description: 'Of a hundred matters at 0.8 about eighty are right' })

export const SuggestionShape = Type.Object({
  /** Null while no model is published. */
  model: Nullable(Type.Object({ version: Type.Integer(), untilAt: Instant })),
  matters: Type.Array(Type.Object({ code: Type.String(), confidence: Confidence, words: Words }), { maxItems: 3 }),
  units: Type.Array(
    Type.Object({
      code: Type.String(),
      confidence: Confidence,
      from: OneOf(['text', 'handbook', 'both']),
      words: Words,
      /** The entry of the handbook that sends the likely matter here. */
      reason: Nullable(TitlesShape),
    }),
    { maxItems: 3 },
  ),
})
export type Suggestion = Static<typeof SuggestionShape>

const AccuracyShape = Type.Object({ cases: Type.Integer(), top1: Type.Number(), top3: Type.Number() })

export const FiguresShape = Type.Object({
  target: Type.String(),
  labels: Type.Integer(),
  unseen: Type.Integer({ description: 'Test cases whose answer did not occur before; they count as wrong' }),
  linear: AccuracyShape,
  bayes: AccuracyShape,
  majority: AccuracyShape,
  calibrationError: Type.Number(),
  confusions: Type.Array(Type.Object({ actual: Type.String(), given: Type.String(), cases: Type.Integer() })),
})

export const ModelReport = Type.Object({
  trained: Type.Integer(),
  tested: Type.Integer(),
  figures: Type.Array(FiguresShape),
  /** The unit by text and handbook together, as it is suggested. */
  combined: Nullable(AccuracyShape),
  routed: Nullable(AccuracyShape),
})
export type ModelReport = Static<typeof ModelReport>

export const ModelShape = Type.Object({
  version: Type.Integer(),
  madeAt: Instant,
  madeBy: Type.String(),
  untilAt: Instant,
  splitAt: Instant,
  cases: Type.Integer(),
  corrected: Type.Integer({ description: 'Of them, cases where people had chosen otherwise than suggested; they count double' }),
  hash: Type.String(),
  bytes: Type.Integer(),
  current: Type.Boolean(),
  report: ModelReport,
})
export type ModelRow = Static<typeof ModelShape>

export const InUseShape = Type.Object({
  target: OneOf(SUGGESTED),
  version: Type.Integer(),
  cases: Type.Integer(),
  top1: Type.Number(),
  top3: Type.Number(),
  confusions: Type.Array(Type.Object({ actual: Type.String(), given: Type.String(), cases: Type.Integer() })),
})
export type InUse = Static<typeof InUseShape>

/** `by_command`: an operator asked for it, whatever the comparison said. */
export const PUBLICATION_KINDS = ['first', 'better', 'by_hand', 'by_command'] as const
export type PublicationKind = (typeof PUBLICATION_KINDS)[number]

export const PublicationShape = Type.Object({
  version: Type.Integer(),
  kind: OneOf(PUBLICATION_KINDS),
  at: Instant,
  byName: Type.String(),
  reason: Type.String(),
})

export const SuggestionsShape = Type.Object({
  models: Type.Array(ModelShape),
  publications: Type.Array(PublicationShape),
  inUse: Type.Array(InUseShape, { description: 'What people chose in the last ninety days against what was suggested' }),
})
export type Suggestions = Static<typeof SuggestionsShape>

/** A changed rule to be tried on the cases of a past period: an entry of the handbook or the trades of a unit. */
const tried = {
  entry: Type.Optional(Type.String({ pattern: '^\\d{2}-\\d{3}#\\d{1,2}$', description: 'Code of a handbook entry, such as 06-010#1' })),
  trade: Type.Optional(Type.String({ maxLength: 60, description: 'Its trade after the change' })),
  level: Type.Optional(OneOf(['city', 'district', 'street'], { description: 'Its level after the change' })),
  unit: Type.Optional(Type.String({ maxLength: 60, description: 'Code of a unit' })),
  from: Type.Optional(Type.String({ format: 'date-time', description: 'Dispatched from; a month ago by default' })),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Dispatched before; now by default' })),
}

export const DryRun = Type.Object(
  {
    ...tried,
    trades: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100, description: 'All its trades after the change' })),
  },
  { additionalProperties: false },
)
export type DryRun = Static<typeof DryRun>

/** The same in an address: trades with commas, and one of the moves. */
export const DryRunWords = Type.Object({
  ...tried,
  trades: Type.Optional(Type.String({ maxLength: 2000, description: 'With commas' })),
  was: Type.Optional(Type.String({ maxLength: 60, description: 'Only those the rule in force sends here; "none" for nowhere' })),
  becomes: Type.Optional(Type.String({ maxLength: 60, description: 'Only those the changed rule sends here; "none" for nowhere' })),
})

export const DryRunShape = Type.Object({
  from: Instant,
  to: Instant,
  cases: Type.Integer({ description: 'Dispatched in the period, in the area of the asker' }),
  touched: Type.Integer({ description: 'Of them, under a rule that the change concerns' }),
  moved: Type.Integer(),
  moves: Type.Array(
    Type.Object({
      before: Nullable(Type.String({ description: 'Unit by the rule in force' })),
      after: Nullable(Type.String({ description: 'Unit by the changed rule' })),
      cases: Type.Integer(),
      asAfter: Type.Integer({ description: 'Of them, sent by hand to where the changed rule would send them' }),
    }),
  ),
})
export type DryRunOutcome = Static<typeof DryRunShape>

export const MovedCaseShape = Type.Object({
  id: Uuid,
  caseCode: Nullable(Type.String()),
  matterCode: Nullable(Type.String()),
  conditionNo: Nullable(Type.Integer()),
  districtCode: Nullable(Type.String()),
  streetCode: Nullable(Type.String()),
  unitCode: Nullable(Type.String()),
  state: OneOf(STATES),
  dispatchedAt: Nullable(Instant),
})
export type MovedCase = Static<typeof MovedCaseShape>
