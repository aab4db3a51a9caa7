/** Sessions in the database, known in memory for a few seconds (design D14, ST §14). */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyRequest } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import type { Actor } from '#kernel/access/actor.ts'
import { audit, auditStranger } from '#kernel/audit/audit.ts'
import { asActor, type Ctx, type Platform, perPlatform } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId, newId } from '#kernel/id.ts'
import { defineProblem, sessionExpired } from '#kernel/problem.ts'
import { roleDefinition } from './roles.ts'
import { afterFailure, grantsOf, isLocked, PASSWORD, SESSION } from './rules.ts'
import {
  type AccountRow,
  accountByLogin,
  changeAccount,
  endSessions,
  insertSession,
  levelRights,
  postsOf,
  type SessionRow,
  sessionByToken,
} from './store.ts'

export const COOKIE = 'cityloop_session'

/** One text for every failure: it must not tell which half was wrong, nor whether the account exists. */
export const signInRefused = defineProblem(
  'sign_in_refused',
  401,
  '账号或密码错误，或账号已锁定',
  'Wrong account or password, or the account is locked',
)
export const secondFactorRequired = defineProblem('second_factor_required', 401, '请输入动态验证码', 'Enter the code of your second factor')

export interface Signed {
  actor: Actor
  session: SessionRow
  enrolSecondFactor: boolean
  passwordExpired: boolean
}

const CACHE_MS = 5000
const SEEN_EVERY_MS = 60_000

const cacheOf = perPlatform((platform) => {
  const cache = new Map<string, { signed: Signed; at: number }>()
  // Another process ended a session: forget it here at once.
  platform.live.subscribe((event) => {
    if (event.topic === 'session.ended') cache.clear()
  })
  return cache
})

export async function signIn(platform: Platform, request: FastifyRequest, given: { account: string; password: string; code?: string }) {
  const account = await accountByLogin(platform.db, given.account)
  const at = platform.now()
  if (!account || account.disabledAt || isLocked(account, at) || !(await verify(account.passwordHash, given.password))) {
    await refuse(platform, request, given.account, account, at)
    throw signInRefused()
  }
  if (account.totpSecret) {
    if (!given.code) throw secondFactorRequired()
    if (!codeMatches(account.totpSecret, given.code, at)) {
      await refuse(platform, request, given.account, account, at)
      throw signInRefused()
    }
  }
  return openSession(platform, request, account, at)
}

async function refuse(
  platform: Platform,
  request: FastifyRequest,
  login: string,
  account: AccountRow | undefined,
  at: Date,
): Promise<void> {
  if (account && !isLocked(account, at)) await changeAccount(platform.db, account.id, afterFailure(account, at))
  await auditStranger(platform, login.slice(0, 100), {
    action: 'sign_in',
    objectType: 'account',
    objectId: account?.id ?? null,
    result: 'refused',
    address: request.ip,
  })
}

async function openSession(platform: Platform, request: FastifyRequest, account: AccountRow, at: Date) {
  const token = randomBytes(32).toString('base64url')
  const id = newId()
  const expiresAt = new Date(at.getTime() + SESSION.absoluteMs)
  if (!account.demo) forget(platform, await endSessions(platform.db, account.id, at, 'signed_in_elsewhere'))
  await changeAccount(platform.db, account.id, { failedCount: 0, failedSince: null, lockedUntil: null })
  const agent = request.headers['user-agent']?.slice(0, 300) ?? null
  await platform.db.query(
    insertSession({
      id,
      accountId: account.id,
      tokenHash: hashOf(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt,
      address: request.ip,
      agent,
    }),
  )
  const signed = await known(platform, hashOf(token))
  if (!signed) throw signInRefused()
  await audit(asActor(platform, signed.actor), {
    action: 'sign_in',
    objectType: 'account',
    objectId: account.id,
    result: 'done',
    address: request.ip,
  })
  return { token, expiresAt, signed }
}

/** A session without a password, for an operator's program that acts as the people of a demo city; refused anywhere else. */
export async function lendSession(platform: Platform, personId: string): Promise<string> {
  if (!platform.settings.demo) throw new Error('sessions are lent in demo mode only')
  const token = randomBytes(32).toString('base64url')
  const at = platform.now()
  const row = { id: newId(), accountId: await accountToLend(platform, personId), tokenHash: hashOf(token), createdAt: at, lastSeenAt: at }
  const expiresAt = new Date(at.getTime() + SESSION.absoluteMs)
  await platform.db.query(insertSession({ ...row, expiresAt, address: '127.0.0.1', agent: 'simulate' }))
  return token
}

/** Most people of the demo city never sign in by hand: they get an account whose password nobody knows. */
async function accountToLend(platform: Platform, personId: string): Promise<string> {
  const find = sql`select id from account where person_id = ${personId} and disabled_at is null limit 1`
  const [known] = await platform.db.query<{ id: string }>(find)
  if (known) return known.id
  const id = derivedId('lent-account', personId)
  const at = platform.now()
  const row = {
    id,
    personId,
    login: `lent-${personId}`,
    passwordHash: await nobodysPassword(platform),
    passwordChangedAt: at,
    createdAt: at,
  }
  await platform.db.query(sql`${insertInto('account', row)} on conflict (id) do nothing`)
  return id
}

const nobodysPassword = perPlatform(() => hash(randomBytes(32)))

export function tokenOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? request.cookies[COOKIE] ?? null
}

export async function signedOf(platform: Platform, request: FastifyRequest): Promise<Signed> {
  const token = tokenOf(request)
  const signed = token ? await known(platform, hashOf(token)) : null
  if (!signed) throw sessionExpired()
  return signed
}

async function known(platform: Platform, tokenHash: string): Promise<Signed | null> {
  const cache = cacheOf(platform)
  const cached = cache.get(tokenHash)
  const now = platform.now().getTime()
  if (cached && now - cached.at < CACHE_MS && now >= cached.at) return alive(platform, cached.signed.session) ? cached.signed : null
  const session = await sessionByToken(platform.db, tokenHash)
  if (!session || !alive(platform, session)) {
    cache.delete(tokenHash)
    return null
  }
  if (now - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await platform.db.query(sql`update session set last_seen_at = ${platform.now()} where id = ${session.id}`, { prepared: true })
  const signed = await describe(platform, session)
  cache.set(tokenHash, { signed, at: now })
  if (cache.size > 20_000) cache.clear()
  return signed
}

function alive(platform: Platform, session: SessionRow): boolean {
  const now = platform.now().getTime()
  const idleMs = platform.settings.demo ? SESSION.demoIdleMs : SESSION.idleMs
  return (
    session.endedAt === null &&
    session.disabledAt === null &&
    now < session.expiresAt.getTime() &&
    now - session.lastSeenAt.getTime() < idleMs + SEEN_EVERY_MS
  )
}

async function describe(platform: Platform, session: SessionRow): Promise<Signed> {
  const { actor, ...mend } = await actorOf(platform, session)
  return { actor: { ...actor, sessionId: session.id }, session, ...mend }
}

type Owner = Pick<SessionRow, 'personId' | 'personName' | 'totpSecret' | 'passwordChangedAt'>

/** The person of an account with what the posts allow today. */
export async function actorOf(platform: Platform, owner: Owner): Promise<Omit<Signed, 'session'>> {
  const person = { id: owner.personId, name: owner.personName }
  const actor = await personActor(platform, person, platform.now())
  const administrator = actor.posts.some((post) => roleDefinition(post.role)?.administrator)
  const enrolSecondFactor = platform.settings.requireTotp && administrator && owner.totpSecret === null
  const passwordExpired = !platform.settings.demo && platform.now().getTime() - owner.passwordChangedAt.getTime() > PASSWORD.maxAgeMs
  // Until a missing second factor or an expired password is mended, nothing else is allowed.
  const grants = enrolSecondFactor || passwordExpired ? new Map() : actor.grants
  return { actor: { ...actor, grants }, enrolSecondFactor, passwordExpired }
}

/** A person with what the posts of that day allow; also for programs that replay what people did. */
export async function personActor(platform: Platform, person: { id: string; name: string }, at: Date): Promise<Actor> {
  const [posts, rights] = await Promise.all([postsOf(platform.db, person.id, at.toISOString().slice(0, 10)), levelRights(platform.db)])
  return { kind: 'person', id: person.id, name: person.name, posts, grants: grantsOf(posts, rights), sessionId: null }
}

export async function signOut(ctx: Ctx, request: FastifyRequest): Promise<void> {
  const token = tokenOf(request)
  if (!token) return
  await ctx.db.query(
    sql`update session set ended_at = ${ctx.now()}, end_reason = 'signed_out' where token_hash = ${hashOf(token)} and ended_at is null`,
  )
  forget(ctx, [hashOf(token)])
  await tellEnded(ctx, ctx.actor.id)
}

/** Ends all sessions of an account everywhere, such as after a change of password or posts. */
export async function endAllSessions(ctx: Ctx, accountId: string, reason: string): Promise<void> {
  forget(ctx, await endSessions(ctx.db, accountId, ctx.now(), reason))
  await tellEnded(ctx, accountId)
}

function forget(platform: Platform, tokenHashes: string[]): void {
  for (const tokenHash of tokenHashes) cacheOf(platform).delete(tokenHash)
}

async function tellEnded(ctx: Ctx, subjectId: string): Promise<void> {
  await ctx.db.query(insertInto('outbox', { topic: 'session.ended', subjectId, payload: {}, deliverAt: ctx.now() }))
  ctx.announce()
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function codeMatches(secret: string, code: string, at: Date): boolean {
  return (
    new TOTP({ secret: Secret.fromBase32(secret), issuer: 'CityLoop' }).validate({ token: code, window: 1, timestamp: at.getTime() }) !==
    null
  )
}
