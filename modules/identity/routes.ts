import Type from 'typebox'
import type { Post } from '#kernel/access/actor.ts'
import { auditRoutes } from '#kernel/audit/routes.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { type Route, route } from '#kernel/http/route.ts'
import { TitlesShape, Uuid } from '#kernel/http/shapes.ts'
import { notFound } from '#kernel/problem.ts'
import { AccountShape, DemoAccount, Me, NewAccount, NewPassword, NewPost, PostShape, SignedIn, SignIn } from './contract.ts'
import { ROLES, roleDefinition } from './roles.ts'
import { SESSION } from './rules.ts'
import { DEMO_PASSWORD } from './seed.ts'
import {
  addPost,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  createAccount,
  disableAccount,
  endPost,
  unlockAccount,
} from './service.ts'
import { COOKIE, type Signed, signedOf, signIn, signOut } from './session.ts'
import { demoAccounts, postsOf } from './store.ts'
import { tokenRoutes } from './tokens/routes.ts'

const Nothing = Type.Object({})
const personId = Type.Object({ id: Uuid })

export const routes: Route[] = [
  route({
    method: 'POST',
    url: '/api/session',
    summary: 'Signs in; sets the session cookie and answers a bearer token',
    access: 'public',
    body: SignIn,
    answer: SignedIn,
    async handle(ctx, { body, request, reply }) {
      const { token, expiresAt, signed } = await signIn(ctx, request, body)
      const maxAge = SESSION.absoluteMs / 1000
      reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: ctx.settings.behindProxy, maxAge })
      return { token, expiresAt: expiresAt.toISOString(), me: meOf(ctx, signed) }
    },
  }),
  route({
    method: 'GET',
    url: '/api/session',
    summary: 'Who is signed in, with posts and permissions',
    access: 'signed_in',
    answer: Me,
    handle: async (ctx, { request }) => meOf(ctx, await signedOf(ctx, request)),
  }),
  route({
    method: 'DELETE',
    url: '/api/session',
    summary: 'Signs out',
    access: 'signed_in',
    answer: Nothing,
    async handle(ctx, { request, reply }) {
      await signOut(ctx, request)
      reply.clearCookie(COOKIE, { path: '/' })
      return {}
    },
  }),
  route({
    method: 'POST',
    url: '/api/session/password',
    summary: 'Changes the own password',
    access: 'signed_in',
    body: NewPassword,
    answer: Nothing,
    async handle(ctx, { body, request }) {
      await changePassword(ctx, await signedOf(ctx, request), body)
      return {}
    },
  }),
  route({
    method: 'POST',
    url: '/api/session/second-factor',
    summary: 'Begins to enrol a second factor (TOTP)',
    access: 'signed_in',
    answer: Type.Object({ secret: Type.String(), uri: Type.String() }),
    handle: async (ctx, { request }) => beginSecondFactor(ctx, await signedOf(ctx, request)),
  }),
  route({
    method: 'POST',
    url: '/api/session/second-factor/confirm',
    summary: 'Confirms the second factor with its first code',
    access: 'signed_in',
    body: Type.Object({ code: Type.String({ pattern: '^\\d{6}$' }) }),
    answer: Nothing,
    async handle(ctx, { body, request }) {
      await confirmSecondFactor(ctx, await signedOf(ctx, request), body.code)
      return {}
    },
  }),
  route({
    method: 'GET',
    url: '/api/demo-accounts',
    summary: 'One sign-in per role; exists only in demo mode',
    access: 'public',
    answer: Type.Array(DemoAccount),
    async handle(ctx) {
      if (!ctx.settings.demo) throw notFound()
      const rows = await demoAccounts(ctx.db)
      return rows.map((row) => ({ ...row, password: DEMO_PASSWORD, roleTitle: titleOf(row.role) }))
    },
  }),
  route({
    method: 'GET',
    url: '/api/roles',
    summary: 'The roles with their permissions',
    access: 'signed_in',
    answer: Type.Array(Type.Object({ role: Type.String(), title: TitlesShape, permissions: Type.Array(Type.String()) })),
    handle: async () =>
      Object.entries(ROLES).map(([role, definition]) => ({
        role,
        title: definition.title,
        permissions: Object.keys(definition.permissions),
      })),
  }),
  route({
    method: 'GET',
    url: '/api/people/:id/posts',
    summary: 'Posts a person holds now',
    access: 'person.read',
    params: personId,
    answer: Type.Array(PostShape),
    async handle(ctx, { params }) {
      const posts = await postsOf(ctx.db, params.id, ctx.now().toISOString().slice(0, 10))
      return posts.map((post) => inWords(ctx, post))
    },
  }),
  route({
    method: 'POST',
    url: '/api/people/:id/posts',
    summary: 'Gives a person a post; ends the open sessions',
    access: 'post.write',
    status: 201,
    params: personId,
    body: NewPost,
    answer: Type.Object({ id: Uuid }),
    handle: (ctx, { params, body }) => addPost(ctx, params.id, body),
  }),
  route({
    method: 'DELETE',
    url: '/api/posts/:id',
    summary: 'Ends a post today',
    access: 'post.write',
    params: personId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await endPost(ctx, params.id)
      return {}
    },
  }),
  route({
    method: 'GET',
    url: '/api/people/:id/accounts',
    summary: 'Accounts of a person',
    access: 'account.write',
    params: personId,
    answer: Type.Array(AccountShape),
    handle: async (ctx, { params }) =>
      ctx.db.query(
        sql`select id, login, disabled_at, locked_until, totp_secret is not null as second_factor, password_changed_at from account where person_id = ${params.id} order by login`,
      ),
  }),
  route({
    method: 'POST',
    url: '/api/people/:id/accounts',
    summary: 'Makes an account for a person',
    access: 'account.write',
    status: 201,
    params: personId,
    body: NewAccount,
    answer: Type.Object({ id: Uuid }),
    handle: (ctx, { params, body }) => createAccount(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/accounts/:id/disable',
    summary: 'Disables an account and ends its sessions',
    access: 'account.write',
    params: personId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await disableAccount(ctx, params.id)
      return {}
    },
  }),
  route({
    method: 'POST',
    url: '/api/accounts/:id/unlock',
    summary: 'Enables an account again or lifts its lock',
    access: 'account.write',
    params: personId,
    answer: Nothing,
    async handle(ctx, { params }) {
      await unlockAccount(ctx, params.id)
      return {}
    },
  }),
  ...tokenRoutes,
  ...auditRoutes('audit.read'),
]

function meOf(ctx: Ctx, { actor, enrolSecondFactor, passwordExpired }: Signed) {
  return {
    id: actor.id,
    name: actor.name,
    posts: actor.posts.map((post) => inWords(ctx, post)),
    permissions: [...actor.grants.keys()],
    enrolSecondFactor,
    passwordExpired,
    demo: ctx.settings.demo,
    city: ctx.settings.city,
  }
}

const inWords = <P extends Post>({ language }: Ctx, post: P) => ({
  ...post,
  unitName: (language === 'en' && post.unitNameEn) || post.unitName,
  roleTitle: titleOf(post.role),
})

function titleOf(role: string) {
  return roleDefinition(role)?.title ?? { zh: role, en: role }
}
