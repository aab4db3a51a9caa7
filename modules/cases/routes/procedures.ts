/** The procedures as tables. */
import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Nullable, TitlesShape } from '#kernel/http/shapes.ts'
import { REQUEST_KINDS } from '../contract.ts'
import { caseProcedure } from '../procedure/index.ts'
import { requestProcedure } from '../request-procedure.ts'

export const procedureRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/procedures',
    summary: 'The procedures as tables: states, events, conditions',
    access: 'signed_in',
    answer: Type.Array(
      Type.Object({
        name: Type.String(),
        title: TitlesShape,
        states: Type.Array(
          Type.Object({ state: Type.String(), title: TitlesShape, holder: Nullable(Type.String()), terminal: Type.Boolean() }),
        ),
        transitions: Type.Array(
          Type.Object({
            id: Type.String(),
            event: Type.String(),
            from: Type.Array(Type.String()),
            to: Nullable(Type.String({ description: 'Null: no move' })),
            title: TitlesShape,
            permission: Type.String(),
            guards: Type.Array(Type.String()),
          }),
        ),
      }),
    ),
    handle: async () =>
      [caseProcedure, ...REQUEST_KINDS.map((kind) => requestProcedure(kind))].map((procedure) => ({
        name: procedure.name,
        title: procedure.title,
        states: Object.entries(procedure.states).map(([state, definition]) => ({
          state,
          title: definition.title,
          holder: definition.holder,
          terminal: definition.terminal ?? false,
        })),
        transitions: procedure.transitions.map(({ id, event, from, to, title, permission, guards }) => ({
          id,
          event,
          from: [...from],
          to,
          title,
          permission,
          guards: [...guards],
        })),
      })),
  }),
]
