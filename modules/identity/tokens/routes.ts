import Type from 'typebox'
import { type Route, route } from '#kernel/http/route.ts'
import { Instant, TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { NewToken, TokenShape } from '../contract.ts'
import { permissionTitle } from '../permissions.ts'
import { maySurrender } from '../rules.ts'
import { signedOf } from '../session.ts'
import { tokensOfPerson } from './store.ts'
import { lendToken, revokeToken } from './verbs.ts'

const MINE = 'token.create'

export const tokenRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/tokens',
    summary: 'Tokens the asker lent to programs, newest first; never the tokens themselves',
    access: MINE,
    answer: Type.Array(TokenShape),
    async handle(ctx) {
      const tokens = await tokensOfPerson(ctx.db, ctx.actor.id)
      return tokens.map((token) => ({
        ...token,
        createdAt: token.createdAt.toISOString(),
        expiresAt: token.expiresAt.toISOString(),
        lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
        revokedAt: token.revokedAt?.toISOString() ?? null,
        permissions: token.permissions.map((permission) => ({ permission, title: permissionTitle(permission) })),
      }))
    },
  }),
  route({
    method: 'GET',
    url: '/api/tokens/permissions',
    summary: 'What the asker may lend to a program',
    access: MINE,
    answer: Type.Array(Type.Object({ permission: Type.String(), title: TitlesShape })),
    handle: async (ctx) =>
      [...ctx.actor.grants.keys()]
        .filter(maySurrender)
        .toSorted()
        .map((permission) => ({ permission, title: permissionTitle(permission) })),
  }),
  route({
    method: 'POST',
    url: '/api/tokens',
    summary: 'Makes a token for a program; it is in the answer and is never shown again',
    access: MINE,
    status: 201,
    body: NewToken,
    answer: Type.Object({ id: Uuid, token: Type.String(), expiresAt: Instant }),
    async handle(ctx, { body, request }) {
      const { expiresAt, ...made } = await lendToken(ctx, await signedOf(ctx, request), body)
      return { ...made, expiresAt: expiresAt.toISOString() }
    },
  }),
  route({
    method: 'POST',
    url: '/api/tokens/:id/revoke',
    summary: 'Ends a token at once; a repeat changes nothing',
    access: MINE,
    params: Type.Object({ id: Uuid }),
    answer: Type.Object({}),
    async handle(ctx, { params }) {
      await revokeToken(ctx, params.id)
      return {}
    },
  }),
]
