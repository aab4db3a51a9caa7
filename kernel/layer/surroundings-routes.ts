import Type from 'typebox'
import { type Route, route } from '../http/route.ts'
import { JsonObject, TitlesShape } from '../http/shapes.ts'
import { around, kindsFor } from './surroundings.ts'

export const FARTHEST_M = 2000

const AroundShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  note: Type.String(),
  page: Type.String({ description: 'Its page in the console' }),
  lon: Type.Number(),
  lat: Type.Number(),
  metres: Type.Number(),
  facts: JsonObject,
})

export const surroundingsRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/surroundings',
    summary: 'What surrounds a point, kind by kind, nearest first; only kinds and rows the asker may see',
    access: 'signed_in',
    forPrograms: true,
    query: Type.Object({
      lon: Type.Number({ minimum: -180, maximum: 180 }),
      lat: Type.Number({ minimum: -85, maximum: 85 }),
      metres: Type.Number({ minimum: 1, maximum: FARTHEST_M, default: 100 }),
      kinds: Type.Optional(Type.String({ maxLength: 200, description: 'Several by comma; without it every kind the asker may see' })),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 20, description: 'Rows of each kind; the count is of all' }),
    }),
    answer: Type.Array(Type.Object({ kind: Type.String(), title: TitlesShape, count: Type.Integer(), rows: Type.Array(AroundShape) })),
    handle: (ctx, { query: { kinds, limit, ...circle } }) => around(ctx, kindsFor(ctx, kinds ? kinds.split(',') : null), circle, limit),
  }),
]
