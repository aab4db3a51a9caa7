import type { Queryable } from '#kernel/db/database.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'

/** A token with all that decides whether it still holds. */
export interface HeldToken {
  id: string
  name: string
  permissions: string[]
  readOnly: boolean
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  accountId: string
  personId: string
  personName: string
  personRetiredAt: Date | null
  disabledAt: Date | null
  lockedUntil: Date | null
  totpSecret: string | null
  passwordChangedAt: Date
}

export async function tokenByHash(db: Queryable, tokenHash: string): Promise<HeldToken | undefined> {
  const rows = await db.query<HeldToken>(
    sql`select k.id, k.name, k.permissions, k.read_only, k.expires_at, k.last_used_at, k.revoked_at, k.account_id,
      a.person_id, p.name as person_name, p.retired_at as person_retired_at, a.disabled_at, a.locked_until, a.totp_secret, a.password_changed_at
    from access_token k join account a on a.id = k.account_id join person p on p.id = a.person_id where k.token_hash = ${tokenHash}`,
    { prepared: true },
  )
  return rows[0]
}

export interface TokenRow {
  id: string
  name: string
  hint: string
  permissions: string[]
  readOnly: boolean
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  lastAddress: string | null
  revokedAt: Date | null
}

/** Newest first. */
export async function tokensOfPerson(db: Queryable, personId: string): Promise<TokenRow[]> {
  return db.query<TokenRow>(sql`select k.id, k.name, k.hint, k.permissions, k.read_only, k.created_at, k.expires_at, k.last_used_at, k.last_address, k.revoked_at
    from access_token k join account a on a.id = k.account_id where a.person_id = ${personId} order by k.created_at desc, k.id desc limit 200`)
}

export async function insertToken(db: Queryable, row: object): Promise<void> {
  await db.query(insertInto('access_token', row))
}

/** Whether it ended it now; undefined where the person has no such token. */
export async function revoke(db: Queryable, id: string, personId: string, at: Date): Promise<{ name: string; ended: boolean } | undefined> {
  const rows = await db.query<{ name: string; ended: boolean }>(sql`with mine as (
      select k.id, k.name from access_token k join account a on a.id = k.account_id where k.id = ${id} and a.person_id = ${personId}
    ), ended as (update access_token set revoked_at = ${at} where id in (select id from mine) and revoked_at is null returning id)
    select name, exists (select 1 from ended) as ended from mine`)
  return rows[0]
}

export async function touch(db: Queryable, id: string, at: Date, address: string): Promise<void> {
  await db.query(sql`update access_token set last_used_at = ${at}, last_address = ${address} where id = ${id}`)
}
