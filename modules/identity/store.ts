import type { Placed } from '#kernel/access/scope.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { assignments, insertInto, sql } from '#kernel/db/sql.ts'
import type { AccountTable } from '#kernel/db/tables.gen.ts'
import type { Contact } from '#kernel/notice/definition.ts'
import type { LevelRight } from './roles.ts'
import type { Candidate, PostedAt } from './rules.ts'

export type AccountRow = AccountTable

export interface SessionRow {
  id: string
  accountId: string
  personId: string
  personName: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  disabledAt: Date | null
  totpSecret: string | null
  passwordChangedAt: Date
}

export async function accountByLogin(db: Queryable, login: string): Promise<AccountRow | undefined> {
  return (await db.query<AccountRow>(sql`select * from account where login = ${login.toLowerCase()}`))[0]
}

export async function accountById(db: Queryable, id: string): Promise<AccountRow | undefined> {
  return (await db.query<AccountRow>(sql`select * from account where id = ${id}`))[0]
}

export async function changeAccount(db: Queryable, id: string, changes: Partial<AccountRow>): Promise<void> {
  await db.query(sql`update account set ${assignments(changes)} where id = ${id}`)
}

export async function sessionByToken(db: Queryable, tokenHash: string): Promise<SessionRow | undefined> {
  const rows = await db.query<SessionRow>(
    sql`select s.id, s.account_id, a.person_id, p.name as person_name, s.created_at, s.last_seen_at, s.expires_at, s.ended_at,
      a.disabled_at, a.totp_secret, a.password_changed_at
    from session s join account a on a.id = s.account_id join person p on p.id = a.person_id where s.token_hash = ${tokenHash}`,
    { prepared: true },
  )
  return rows[0]
}

/** Posts in force on the day, each with its unit and all units below. */
export async function postsOf(db: Queryable, personId: string, day: string): Promise<PostedAt[]> {
  return db.query<PostedAt>(
    sql`select p.id, p.role, p.unit_code, u.name as unit_name, u.name_en as unit_name_en, p.region_code, p.region_level, p.duty_grid_code,
      (with recursive below as (
        select code from unit where code = p.unit_code
        union select c.code from unit c join below on c.parent_code = below.code
      ) select array_agg(code) from below) as unit_codes
    from post p join unit u on u.code = p.unit_code
    where p.person_id = ${personId} and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date) order by p.created_at`,
    { prepared: true },
  )
}

export async function levelRights(db: Queryable): Promise<Record<LevelRight, string[]>> {
  const rows = await db.query<{ levelRight: LevelRight; level: string }>(sql`select * from level_right`, { prepared: true })
  const rights: Record<LevelRight, string[]> = { command: [], manage: [], supervise: [] }
  for (const row of rows) rights[row.levelRight].push(row.level)
  return rights
}

export async function demoAccounts(db: Queryable) {
  return db.query<{ account: string; name: string; role: string; unitName: string }>(sql`
    select a.login as account, p.name, o.role, u.name as unit_name from account a join person p on p.id = a.person_id
    join lateral (select * from post where person_id = p.id order by created_at limit 1) o on true join unit u on u.code = o.unit_code
    where a.demo and a.disabled_at is null order by a.created_at, a.login`)
}

export async function endSessions(db: Queryable, accountId: string, at: Date, reason: string): Promise<string[]> {
  const rows = await db.query<{ tokenHash: string }>(
    sql`update session set ended_at = ${at}, end_reason = ${reason} where account_id = ${accountId} and ended_at is null returning token_hash`,
  )
  return rows.map((row) => row.tokenHash)
}

export function insertSession(row: object) {
  return insertInto('session', row)
}

/** A person who holds the role in the unit and can sign in or be sent a task; for the check before a dispatch (P3-06). */
export async function hasActivePost(db: Queryable, unitCode: string, role: string): Promise<boolean> {
  const rows = await db.query(
    sql`select 1 from post p join person n on n.id = p.person_id
    where p.unit_code = ${unitCode} and p.role = ${role} and n.retired_at is null and (p.valid_to is null or p.valid_to > now()) limit 1`,
    { prepared: true },
  )
  return rows.length > 0
}

/** Who patrols the duty grid today, the longest in post first. */
export async function collectorsOf(db: Queryable, dutyGridCode: string): Promise<{ id: string; name: string; phone: string | null }[]> {
  return db.query(
    sql`select n.id, n.name, n.phone from post p join person n on n.id = p.person_id
    where p.duty_grid_code = ${dutyGridCode} and p.role = 'collector' and n.retired_at is null and (p.valid_to is null or p.valid_to > now())
    order by p.created_at`,
    { prepared: true },
  )
}

export interface UnitOfArea {
  id: string
  code: string
  name: string
  nameEn: string
  kind: string
  regionCode: string
  trades: string[]
  phone: string | null
}

/** Units whose own area is one of these, in the order of routing. */
export async function unitsOfAreas(db: Queryable, regionCodes: readonly string[]): Promise<UnitOfArea[]> {
  return db.query(
    sql`select id, code, name, name_en, kind, region_code, trades, phone from unit
    where region_code = any(${regionCodes}::text[]) and retired_at is null order by rank, code`,
    { prepared: true },
  )
}

/** How people are reached, for notices; who has left is not reached any more. */
export async function contactsOf(db: Queryable, ids: readonly string[]): Promise<(Contact & { id: string })[]> {
  return db.query(sql`select id, name, language, phone, email from person where id = any(${ids}::uuid[]) and retired_at is null`, {
    prepared: true,
  })
}

/** Posts in these roles that may have to do with something in this place. */
export async function postsAround(db: Queryable, roles: readonly string[], placed: Placed, day: string): Promise<Candidate[]> {
  const regions = [placed.districtCode, placed.streetCode, placed.communityCode].filter((code) => code != null)
  return db.query<Candidate>(
    sql`with recursive above as (
        select code, parent_code, 0 as above from unit where code = ${placed.unitCode ?? null}
        union all select u.code, u.parent_code, a.above + 1 from unit u join above a on u.code = a.parent_code
      ) select p.id, p.person_id, p.role, p.unit_code, '' as unit_name, p.region_code, p.region_level, p.duty_grid_code, a.above,
        case when a.code is null then '{}'::text[] else array[${placed.unitCode ?? null}::text] end as unit_codes
      from post p join person n on n.id = p.person_id left join above a on a.code = p.unit_code
      where p.role = any(${roles}) and n.retired_at is null and p.valid_from <= ${day}::date and (p.valid_to is null or p.valid_to > ${day}::date)
        and (a.code is not null or p.region_level = 'city' or p.region_code = any(${regions}::text[]) or p.duty_grid_code = ${placed.dutyGridCode ?? null})
      order by p.created_at, p.id`,
    { prepared: true },
  )
}

/** People who handle in the unit or in one below it. */
export async function handlersOf(db: Queryable, unitCode: string): Promise<{ id: string; name: string; unitName: string }[]> {
  return db.query(
    sql`with recursive below as (
        select code, name from unit where code = ${unitCode}
        union select c.code, c.name from unit c join below on c.parent_code = below.code
      )
      select distinct on (n.id) n.id, n.name, below.name as unit_name from post p join person n on n.id = p.person_id join below on below.code = p.unit_code
      where p.role = 'handler' and n.retired_at is null and (p.valid_to is null or p.valid_to > now()) order by n.id`,
    { prepared: true },
  )
}
