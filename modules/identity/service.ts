/** Verbs of administration: accounts, posts, second factors. People and units themselves are registers. */
import { hash, verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import type { Static } from 'typebox'
import type { Placed } from '#kernel/access/scope.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { badField, conflict, notFound } from '#kernel/problem.ts'
import type { NewPost } from './contract.ts'
import { ROLE_CODES, roleDefinition } from './roles.ts'
import { clashesWith, PASSWORD, passwordFault, peopleAmong } from './rules.ts'
import { codeMatches, endAllSessions, type Signed } from './session.ts'
import { accountById, changeAccount, levelRights, postsAround } from './store.ts'

/** OWASP's lower bound for argon2id; about 30 ms on the reference machine. */
export const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export async function changePassword(ctx: Ctx, signed: Signed, given: { old: string; new: string }): Promise<void> {
  const account = await accountById(ctx.db, signed.session.accountId)
  if (!account || !(await verify(account.passwordHash, given.old)))
    throw badField('old', 'wrong', '原密码不正确', 'The old password is wrong')
  await setPassword(ctx, account.id, given.new)
  await endAllSessions(ctx, account.id, 'password_changed')
}

async function setPassword(ctx: Ctx, accountId: string, password: string): Promise<void> {
  const fault = passwordFault(password)
  if (fault) throw badField('new', 'weak_password', fault.zh, fault.en)
  const earlier = await ctx.db.query<{ passwordHash: string }>(sql`select password_hash from password_history
    where account_id = ${accountId} order by set_at desc limit ${PASSWORD.remembered}`)
  for (const one of earlier) {
    if (await verify(one.passwordHash, password))
      throw badField(
        'new',
        'reused_password',
        `不能使用最近 ${PASSWORD.remembered} 次用过的密码`,
        `Not one of the last ${PASSWORD.remembered} passwords`,
      )
  }
  const passwordHash = await hash(password, ARGON)
  await ctx.db.transaction(async (tx) => {
    await changeAccount(tx, accountId, { passwordHash, passwordChangedAt: ctx.now(), failedCount: 0, lockedUntil: null })
    await tx.query(insertInto('password_history', { accountId, passwordHash, setAt: ctx.now() }))
    await audit(ctx, { action: 'password.change', objectType: 'account', objectId: accountId, result: 'done' }, tx)
  })
}

export async function createAccount(ctx: Ctx, personId: string, given: { account: string; password: string }): Promise<{ id: string }> {
  const fault = passwordFault(given.password)
  if (fault) throw badField('password', 'weak_password', fault.zh, fault.en)
  const id = newId()
  const passwordHash = await hash(given.password, ARGON)
  try {
    await ctx.db.transaction(async (tx) => {
      await tx.query(
        insertInto('account', { id, personId, login: given.account, passwordHash, passwordChangedAt: ctx.now(), createdAt: ctx.now() }),
      )
      await tx.query(insertInto('password_history', { accountId: id, passwordHash, setAt: ctx.now() }))
      await audit(
        ctx,
        { action: 'account.create', objectType: 'account', objectId: id, result: 'done', detail: { login: given.account } },
        tx,
      )
    })
  } catch (error) {
    if (violates(error, 'account_login_key')) throw badField('account', 'unique', '账号已存在', 'This account exists already')
    if (violates(error, 'account_person_id_fkey')) throw notFound()
    throw error
  }
  return { id }
}

export async function disableAccount(ctx: Ctx, accountId: string): Promise<void> {
  const account = await accountById(ctx.db, accountId)
  if (!account) throw notFound()
  await changeAccount(ctx.db, accountId, { disabledAt: ctx.now() })
  await endAllSessions(ctx, accountId, 'disabled')
  await audit(ctx, { action: 'account.disable', objectType: 'account', objectId: accountId, result: 'done' })
}

export async function unlockAccount(ctx: Ctx, accountId: string): Promise<void> {
  const account = await accountById(ctx.db, accountId)
  if (!account) throw notFound()
  await changeAccount(ctx.db, accountId, { disabledAt: null, lockedUntil: null, failedCount: 0 })
  await audit(ctx, { action: 'account.unlock', objectType: 'account', objectId: accountId, result: 'done' })
}

export async function addPost(ctx: Ctx, personId: string, post: Static<typeof NewPost>): Promise<{ id: string }> {
  if (!roleDefinition(post.role)) throw badField('role', 'unknown_role', '没有这个岗位角色', 'There is no such role')
  const held = await ctx.db.query<{ role: string }>(
    sql`select role from post where person_id = ${personId} and (valid_to is null or valid_to > ${ctx.now()})`,
  )
  const clash = clashesWith(
    held.map((one) => one.role),
    post.role,
  )
  if (clash)
    throw conflict({
      detail: { zh: '系统、安全、审计管理员不得由同一人担任', en: 'System, security and audit administrator must be different people' },
      extra: { holds: clash },
    })
  const id = newId()
  try {
    await ctx.db.query(insertInto('post', { id, personId, ...post, createdAt: ctx.now() }))
  } catch (error) {
    if (violates(error, 'post_unit_code_fkey')) throw badField('unitCode', 'unknown_unit', '没有这个单位', 'There is no such unit')
    if (violates(error, 'post_person_id_fkey')) throw notFound()
    throw error
  }
  await postsChanged(ctx, personId, 'post.add', { ...post, id })
  return { id }
}

export async function endPost(ctx: Ctx, postId: string): Promise<void> {
  const rows = await ctx.db.query<{ personId: string; role: string }>(
    sql`update post set valid_to = ${ctx.now()}::date where id = ${postId} returning person_id, role`,
  )
  const post = rows[0]
  if (!post) throw notFound()
  await postsChanged(ctx, post.personId, 'post.end', { id: postId, role: post.role })
}

async function postsChanged(ctx: Ctx, personId: string, action: string, detail: Record<string, unknown>): Promise<void> {
  await audit(ctx, { action, objectType: 'person', objectId: personId, result: 'done', detail })
  const accounts = await ctx.db.query<{ id: string }>(sql`select id from account where person_id = ${personId}`)
  for (const account of accounts) await endAllSessions(ctx, account.id, 'posts_changed')
}

/** Begins to enrol a second factor; it counts only after `confirmSecondFactor`. */
export async function beginSecondFactor(ctx: Ctx, signed: Signed): Promise<{ secret: string; uri: string }> {
  const totp = new TOTP({ issuer: 'CityLoop', label: ctx.actor.name, secret: new Secret({ size: 20 }) })
  await changeAccount(ctx.db, signed.session.accountId, { totpPending: totp.secret.base32 })
  return { secret: totp.secret.base32, uri: totp.toString() }
}

export async function confirmSecondFactor(ctx: Ctx, signed: Signed, code: string): Promise<void> {
  const account = await accountById(ctx.db, signed.session.accountId)
  if (!account?.totpPending || !codeMatches(account.totpPending, code, ctx.now()))
    throw badField('code', 'wrong', '动态验证码不正确', 'The code is wrong')
  await changeAccount(ctx.db, account.id, { totpSecret: account.totpPending, totpPending: null })
  await audit(ctx, { action: 'second_factor.enrol', objectType: 'account', objectId: account.id, result: 'done' })
  await endAllSessions(ctx, account.id, 'second_factor_enrolled')
}

/** People whose posts give the permission for something in this place; of some roles only, where given. */
export async function peopleWhoMay(ctx: Ctx, permission: string, placed: Placed, only: readonly string[] = ROLE_CODES): Promise<string[]> {
  const roles = only.filter((role) => permission in (roleDefinition(role)?.permissions ?? {}))
  const day = ctx.now().toISOString().slice(0, 10)
  const [posts, rights] = await Promise.all([postsAround(ctx.db, roles, placed, day), levelRights(ctx.db)])
  return peopleAmong(posts, permission, placed, rights)
}
