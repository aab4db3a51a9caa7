/** Suggestions of matter and unit, and the models behind them. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Uuid } from '#kernel/http/shapes.ts'
import { SuggestInput, SuggestionShape, SuggestionsShape } from '../contract.ts'
import { suggestionsOverview } from '../service/suggestions/models.ts'
import { publish } from '../service/suggestions/publish.ts'
import { suggestFor, suggestForCase } from '../service/suggestions/suggest.ts'

export const suggestionRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/reports/suggest',
    summary: 'Matter and unit that the text of a report suggests; empty while the city has published no model. Keeps nothing',
    access: 'report.create',
    body: SuggestInput,
    answer: SuggestionShape,
    handle: (ctx, { body }) => suggestFor(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id/suggestion',
    summary: 'Matter and unit that the text of the case suggests',
    access: 'case.read',
    params: Type.Object({ id: Uuid }),
    answer: SuggestionShape,
    handle: (ctx, { params }) => suggestForCase(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/suggestions',
    summary: 'The models with their figures, which was in force when, and how good the suggestions were in use',
    access: 'catalogue.write',
    answer: SuggestionsShape,
    handle: (ctx) => suggestionsOverview(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/suggestions/:version/publish',
    summary: 'Puts a version into force, an earlier one too; a repeat with the same Idempotency-Key changes nothing',
    access: 'catalogue.write',
    params: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, { additionalProperties: false }),
    answer: SuggestionsShape,
    async handle(ctx, { params, body, reply }) {
      const done = await publish(ctx, params.version, { kind: 'by_hand', reason: body.reason })
      if (!done) reply.header('idempotent-replay', 'true')
      return suggestionsOverview(ctx)
    },
  }),
]
