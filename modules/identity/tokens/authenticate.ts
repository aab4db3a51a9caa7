/** Who sends a request: a person by a session, or a program by a token that a person lent it. */
import type { FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/access/actor.ts'
import type { Platform } from '#kernel/ctx.ts'
import { defineProblem, notAllowed } from '#kernel/problem.ts'
import { isLocked, lentGrants } from '../rules.ts'
import { actorOf, hashOf, signedOf, tokenOf } from '../session.ts'
import { type HeldToken, tokenByHash, touch } from './store.ts'

/** Told apart from sessions, and found by scanners of secrets. */
export const PREFIX = 'cityloop_'

export const tokenEnded = defineProblem('token_ended', 401, '令牌无效、已过期或已撤销', 'The token is wrong, has ended or was revoked')

const SEEN_EVERY_MS = 60_000

/** Null for a stranger; throws where a session or a token has ended. */
export async function authenticate(platform: Platform, request: FastifyRequest): Promise<Actor | null> {
  const token = tokenOf(request) ?? basicPassword(request)
  if (!token) return null
  return token.startsWith(PREFIX) ? programOf(platform, request, token) : (await signedOf(platform, request)).actor
}

/** QGIS and GDAL send a name and a password: the token is the password, the name is anything (RFC 7617). */
function basicPassword(request: FastifyRequest): string | null {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const password = encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString().split(':').slice(1).join(':')
  // Anything else is of a proxy before us: people do not sign in this way.
  return password?.startsWith(PREFIX) ? password : null
}

/** Asked anew at every request: a revoked token and a locked owner count at once, in every process. */
async function programOf(platform: Platform, request: FastifyRequest, token: string): Promise<Actor> {
  const held = await tokenByHash(platform.db, hashOf(token))
  const at = platform.now()
  if (!held || !holds(held, at)) throw tokenEnded()
  if (held.readOnly && request.method !== 'GET' && request.method !== 'HEAD')
    throw notAllowed({ detail: { zh: '该令牌为只读', en: 'This token is for reading only' } })
  if (held.lastUsedAt === null || at.getTime() - held.lastUsedAt.getTime() > SEEN_EVERY_MS)
    await touch(platform.db, held.id, at, request.ip)
  const { actor } = await actorOf(platform, held)
  return {
    ...actor,
    kind: 'program',
    name: `${held.personName} · ${held.name}`,
    grants: lentGrants(actor.grants, held.permissions),
    sessionId: held.id,
  }
}

function holds(held: HeldToken, at: Date): boolean {
  const ended = held.revokedAt !== null || held.expiresAt <= at
  const ownerGone = held.disabledAt !== null || held.personRetiredAt !== null || isLocked(held, at)
  return !ended && !ownerGone
}
