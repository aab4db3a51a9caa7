/** Loads a pack's units and people in bulk, with one history record each. */
import { hash } from '@node-rs/argon2'
import type { CityPack, PackPerson, PackUnit } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { insertMany, sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { derivedId } from '#kernel/id.ts'
import { withHistory } from '#kernel/register/seed.ts'
import { DEFAULT_LEVEL_RIGHTS } from './roles.ts'
import { ARGON } from './service.ts'

/** Known to everybody, therefore made only in demo mode. */
export const DEMO_PASSWORD = 'Cityloop-2026'

export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from unit limit 1`)
  if (known.length > 0) return
  const levels = new Map(pack.regions().map((region) => [region.code, region.level]))
  const levelOf = (code: string) => levels.get(code) ?? 'city'
  const people = pack.people()
  const units = withHistory(
    ctx,
    'unit',
    pack.units().map((unit, rank) => ({ ...unitRow(unit, levelOf(unit.regionCode)), rank })),
  )
  const persons = withHistory(ctx, 'person', people.map(personRow))
  await ctx.db.transaction(async (tx) => {
    await seedLevelRights(tx)
    await insertMany(tx, 'unit', units.rows)
    await insertMany(tx, 'person', persons.rows)
    await insertMany(tx, 'flow_record', [...units.records, ...persons.records])
    await insertMany(
      tx,
      'post',
      people.flatMap((person) => postRows(ctx, person, levelOf)),
    )
    if (ctx.settings.demo) await seedAccounts(ctx, tx, people)
  })
}

async function seedLevelRights(tx: Queryable): Promise<void> {
  const rows = Object.entries(DEFAULT_LEVEL_RIGHTS).flatMap(([levelRight, levels]) => levels.map((level) => ({ levelRight, level })))
  await insertMany(tx, 'level_right', rows)
}

function unitRow({ at, ...unit }: PackUnit, regionLevel: string) {
  const place = at ? { ...at, morton: mortonKey(at.lon, at.lat) } : { lon: null, lat: null, morton: null }
  return { id: derivedId('unit', unit.code), ...unit, ...place, regionLevel }
}

function personRow(person: PackPerson) {
  // A name that no mail server may carry (RFC 2606).
  const email = person.account ? `${person.account}@cityloop.example` : null
  return { id: person.id, name: person.name, phone: person.phone, email, language: 'zh-CN', demo: true }
}

function postRows(ctx: Ctx, person: PackPerson, levelOf: (code: string) => string) {
  return person.posts.map((post, index) => ({
    id: derivedId('post', person.id, String(index)),
    personId: person.id,
    role: post.role,
    unitCode: post.unitCode,
    regionCode: post.regionCode,
    regionLevel: levelOf(post.regionCode),
    dutyGridCode: post.dutyGridCode ?? null,
    createdAt: ctx.now(),
  }))
}

async function seedAccounts(ctx: Ctx, tx: Queryable, people: readonly PackPerson[]): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD, ARGON)
  const at = ctx.now()
  const accounts = people.flatMap((person) =>
    person.account && person.demoSignIn
      ? [
          {
            id: derivedId('account', person.account),
            personId: person.id,
            login: person.account,
            passwordHash,
            passwordChangedAt: at,
            demo: true,
            createdAt: at,
          },
        ]
      : [],
  )
  await insertMany(tx, 'account', accounts)
  await insertMany(
    tx,
    'password_history',
    accounts.map((account) => ({ accountId: account.id, passwordHash, setAt: at })),
  )
}
