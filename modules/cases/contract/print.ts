/** What is asked for when cases are printed. */
import Type from 'typebox'
import { OneOf, Uuid } from '#kernel/http/shapes.ts'

export const PRINT_MOST = 50
export const PrintQuery = Type.Object({ language: Type.Optional(OneOf(['zh-CN', 'en'])) })
export const PrintMany = Type.Object(
  { ids: Type.Array(Uuid, { minItems: 1, maxItems: PRINT_MOST, uniqueItems: true }), language: PrintQuery.properties.language },
  { additionalProperties: false },
)
