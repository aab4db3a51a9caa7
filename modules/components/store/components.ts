/** The module's SQL. */
import type { Geometry } from 'geojson'
import type { Database, Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ComponentTable } from '#kernel/db/tables.gen.ts'
import { LONGEST_OUTLINE_DEGREES } from '#kernel/features/definition.ts'
import { type Box, rangesOfBox, widened } from '#kernel/geo/box-ranges.ts'
import { type LonLat, metresBetween } from '#kernel/geo/distance.ts'
import { rangesAround } from '#kernel/geo/morton.ts'

export type Component = ComponentTable

export async function componentByCode(db: Queryable, code: string): Promise<Component | undefined> {
  return (await db.query<Component>(sql`select * from component where code = ${code}`, { prepared: true }))[0]
}

export interface NearComponent {
  id: string
  code: string
  classCode: string
  name: string
  status: string
  lon: number
  lat: number
  metres: number
}

export interface ComponentShape {
  code: string
  classCode: string
  status: string
  geometry: Geometry
}

/** More in one window cannot be told apart. */
const MOST_SHAPES = 4000

/** Components in use within so many metres, nearest first. */
export async function componentsNear(db: Queryable, point: LonLat, metres: number, limit: number): Promise<NearComponent[]> {
  const ranges = rangesAround(point.lon, point.lat, metres)
  const rows = await db.query<Omit<NearComponent, 'metres'>>(
    sql`select c.id, c.code, c.class_code, c.name, c.status, c.lon, c.lat
      from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      cross join lateral (select * from component where morton between r.lo and r.hi and retired_at is null limit 20000) c`,
    { prepared: true },
  )
  return rows
    .map((row) => ({ ...row, metres: Math.round(metresBetween(point, row) * 10) / 10 }))
    .filter((row) => row.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, limit)
}

/** Lines and areas in a window; a long one may begin outside of it. */
export async function shapesIn(db: Queryable, window: Box, filters: Readonly<Record<string, string>>): Promise<ComponentShape[]> {
  const wide = widened(window, LONGEST_OUTLINE_DEGREES)
  const [west, south, east, north] = wide
  const ranges = rangesOfBox(wide)
  const words = (name: string): string[] | null => (filters[name] ? filters[name].split(',') : null)
  return db.query<ComponentShape>(
    sql`select c.code, c.class_code, c.status, c.geometry
      from unnest(${ranges.map((range) => range.from)}::bigint[], ${ranges.map((range) => range.to)}::bigint[]) as r(lo, hi)
      join component c on c.morton between r.lo and r.hi and c.geometry is not null and c.retired_at is null
      where c.lon between ${west} and ${east} and c.lat between ${south} and ${north}
        and (${words('class')}::text[] is null or c.class_code = any(${words('class')}::text[]))
        and (${words('major')}::text[] is null or left(c.class_code, 2) = any(${words('major')}::text[]))
        and (${words('status')}::text[] is null or c.status = any(${words('status')}::text[]))
        and (${words('district')}::text[] is null or c.district_code = any(${words('district')}::text[]))
        and (${words('unit')}::text[] is null or c.authority_unit_code = any(${words('unit')}::text[]))
      limit ${MOST_SHAPES}`,
    { prepared: true },
  )
}

/** Another of the class not farther than given, the nearest. */
export async function nearDuplicate(
  db: Queryable,
  point: LonLat,
  classCode: string,
  metres: number,
  except: string,
): Promise<string | null> {
  const near = await componentsNear(db, point, metres, 50)
  return near.find((one) => one.classCode === classCode && one.id !== except)?.id ?? null
}

export interface CountedClass {
  classCode: string
  count: number
  kinds: ('point' | 'line' | 'area')[]
}

/** The highest code of a class in a region, retired ones included: codes are never given twice. */
export async function lastCode(db: Queryable, prefix: string): Promise<string | null> {
  const rows = await db.query<{ code: string }>(
    sql`select code from component where code between ${`${prefix}000000`} and ${`${prefix}999999`} order by code desc limit 1`,
  )
  return rows[0]?.code ?? null
}

export async function countsByClass(db: Database): Promise<CountedClass[]> {
  return db.query(
    sql`select class_code, count(*)::int as count, array_agg(distinct geometry_kind) as kinds from component where retired_at is null group by class_code order by class_code`,
  )
}

export async function countsByAuthority(db: Database): Promise<{ code: string; name: string; count: number }[]> {
  return db.query(
    sql`select authority_unit_code as code, max(authority_unit_name) as name, count(*)::int as count from component
      where retired_at is null group by authority_unit_code order by authority_unit_code`,
  )
}
