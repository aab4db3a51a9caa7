/** A person lends a program some of the own permissions, and takes them back. */
import { randomBytes } from 'node:crypto'
import type { Static } from 'typebox'
import { may } from '#kernel/access/actor.ts'
import { audit } from '#kernel/audit/audit.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { violates } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { badField, conflict, notFound } from '#kernel/problem.ts'
import type { NewToken } from '../contract.ts'
import { maySurrender, TOKEN } from '../rules.ts'
import { hashOf, type Signed } from '../session.ts'
import { PREFIX } from './authenticate.ts'
import { insertToken, revoke, tokensOfPerson } from './store.ts'

export interface LentToken {
  id: string
  token: string
  expiresAt: Date
}

/** The token is in the answer and nowhere else. */
export async function lendToken(ctx: Ctx, signed: Signed, given: Static<typeof NewToken>): Promise<LentToken> {
  const expiresAt = endOf(ctx, given.expiresOn)
  const permissions = [...new Set(given.permissions)].toSorted()
  for (const permission of permissions) {
    if (!may(ctx.actor, permission) || !maySurrender(permission))
      throw badField('permissions', 'not_yours', `您不能授予“${permission}”`, `You cannot lend "${permission}"`)
  }
  const held = (await tokensOfPerson(ctx.db, ctx.actor.id)).filter((one) => one.revokedAt === null && one.expiresAt > ctx.now())
  if (held.length >= TOKEN.most)
    throw conflict({
      detail: { zh: `有效令牌最多 ${TOKEN.most} 个，请先撤销不用的`, en: `At most ${TOKEN.most} tokens; revoke one first` },
    })
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`
  const id = given.id ?? newId()
  const { name, readOnly } = given
  const row = { id, accountId: signed.session.accountId, name, tokenHash: hashOf(token), hint: token.slice(-4), permissions, readOnly }
  try {
    await ctx.db.transaction(async (tx) => {
      await insertToken(tx, { ...row, createdAt: ctx.now(), expiresAt })
      const detail = { name, permissions, readOnly, expiresAt: expiresAt.toISOString() }
      await audit(ctx, { action: 'token.create', objectType: 'access_token', objectId: id, result: 'done', detail }, tx)
    })
  } catch (error) {
    // A repeat cannot be answered again: the token is not kept.
    if (violates(error, 'access_token_pkey'))
      throw conflict({ detail: { zh: '令牌已创建，只显示一次', en: 'The token was made already and is shown once' } })
    throw error
  }
  return { id, token, expiresAt }
}

const DAY_MS = 86_400_000

/** The day named is the last one, in the city's time zone. */
function endOf(ctx: Ctx, expiresOn: string): Date {
  const end = new Date(`${expiresOn}T23:59:59+08:00`)
  const days = (end.getTime() - ctx.now().getTime()) / DAY_MS
  if (days <= 0) throw badField('expiresOn', 'past', '到期日应晚于今天', 'The date lies in the past')
  if (days > TOKEN.maxDays + 1) throw badField('expiresOn', 'too_far', `有效期最长 ${TOKEN.maxDays} 天`, `At most ${TOKEN.maxDays} days`)
  return end
}

export async function revokeToken(ctx: Ctx, id: string): Promise<void> {
  const found = await revoke(ctx.db, id, ctx.actor.id, ctx.now())
  if (!found) throw notFound()
  if (!found.ended) return
  await audit(ctx, { action: 'token.revoke', objectType: 'access_token', objectId: id, result: 'done', detail: { name: found.name } })
}
