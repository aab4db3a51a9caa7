/** The module's SQL. */
import type { Queryable } from '#kernel/db/database.ts'
import { ident, join, raw, type Sql, snake, sql } from '#kernel/db/sql.ts'
import type { PositionTable } from '#kernel/db/tables.gen.ts'

export type Position = PositionTable

const COLUMNS = {
  personId: 'uuid',
  role: 'text',
  unitCode: 'text',
  lon: 'float8',
  lat: 'float8',
  morton: 'bigint',
  accuracyM: 'float8',
  at: 'timestamptz',
  receivedAt: 'timestamptz',
  unitGridCode: 'text',
  dutyGridCode: 'text',
  communityCode: 'text',
  streetCode: 'text',
  districtCode: 'text',
  demo: 'boolean',
} as const satisfies Record<keyof Position, string>

const isColumn = (name: string): name is keyof Position => name in COLUMNS
const NAMES = Object.keys(COLUMNS).filter(isColumn)
const LISTED = join(NAMES.map((name) => ident(snake(name))))
const REPLACED = join(
  NAMES.filter((name) => name !== 'personId').map((name) => sql`${ident(snake(name))} = ${ident(`excluded.${snake(name)}`)}`),
)

/**
 * Places of as many people as are given, each once, in one statement of one text. `over` says which known place (`p`) a
 * given one (`excluded`) may take; answered are those that were written, and who began to share with it. In the order of
 * keys, so that two such statements never wait for each other in a circle.
 */
async function save(db: Queryable, rows: readonly Position[], over: Sql): Promise<{ personId: string; began: boolean }[]> {
  const given = join(NAMES.map((name) => sql`${rows.map((row) => row[name])}::${raw(COLUMNS[name])}[]`))
  return db.query(
    sql`with given as (select * from unnest(${given}) as g(${LISTED})),
      sharing as materialized (select k.person_id from position k join given g on g.person_id = k.person_id where not k.demo)
    insert into position as p (${LISTED}) select ${LISTED} from given order by person_id
    on conflict (person_id) do update set ${REPLACED} where ${over}
    returning p.person_id, not exists (select 1 from sharing s where s.person_id = p.person_id) as began`,
    { prepared: true },
  )
}

/** What people share: the newer fix stays, and anything is truer than what was made up. */
export function saveShared(db: Queryable, rows: readonly Position[]) {
  return save(db, rows, sql`excluded.at > p.at or p.demo`)
}

/** What is made up never hides what somebody shared a moment ago. */
export function saveMadeUp(db: Queryable, rows: readonly Position[], freshSince: Date) {
  return save(db, rows, sql`p.demo or p.at < ${freshSince}`)
}

export async function positionOf(db: Queryable, personId: string): Promise<Position | undefined> {
  return (await db.query<Position>(sql`select * from position where person_id = ${personId} and not demo`, { prepared: true }))[0]
}

/** Answers whether something was shared. */
export async function removePosition(db: Queryable, personId: string): Promise<boolean> {
  const rows = await db.query<{ demo: boolean }>(sql`delete from position where person_id = ${personId} returning demo`)
  return rows.some(({ demo }) => !demo)
}

export async function removeOlder(db: Queryable, before: Date): Promise<number> {
  return (await db.query(sql`delete from position where at < ${before} returning 1`)).length
}

export async function anyPosition(db: Queryable): Promise<boolean> {
  return (await db.query(sql`select 1 from position limit 1`)).length > 0
}

export interface Walker {
  personId: string
  role: string
  unitCode: string
  dutyGridCode: string
}

/** Made-up collectors with a grid, each once. Whom somebody may sign in as goes where that person goes. */
export async function walkers(db: Queryable): Promise<Walker[]> {
  return db.query(sql`select distinct on (f.person_id) f.person_id, f.role, f.unit_code, f.duty_grid_code
    from fact_post f join fact_person n on n.id = f.person_id
    where f.role = 'collector' and f.duty_grid_code is not null and n.demo and not n.demo_sign_in
    order by f.person_id, f.duty_grid_code`)
}
