/** What is asked for when cases are printed. */
import Type from 'typebox'
import { OneOf } from '#kernel/http/shapes.ts'

export const PRINT_MOST = 50
export const PrintQuery = Type.Object({ language: Type.Optional(OneOf(['zh-CN', 'en'])) })
export const PrintMany = Type.Object({
  ids: Type.String({
    pattern: `^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,${PRINT_MOST - 1}}$`,
    description: `Up to ${PRINT_MOST} ids of cases, with commas`,
  }),
  language: PrintQuery.properties.language,
})
