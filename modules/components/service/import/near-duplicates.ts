/** After an import: rows that lie within half a metre of another of their class are flagged (P3-01). */
import type { Platform } from '#kernel/ctx.ts'
import { copyOut } from '#kernel/db/copy.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { metresBetween } from '#kernel/geo/distance.ts'
import { isUuid } from '#kernel/id.ts'
import { NEAR_DUPLICATE_M } from '../../rules.ts'
import { freshCensus } from '../census.ts'

interface Suspect {
  id: string
  lon: number
  lat: number
  /** Codes in the cells around; not all are near enough. */
  others: string[]
}

const AT_ONCE = 2000

/** The census in memory tells in which cells to look; the exact distance decides. The later of two is flagged. */
export async function flagNearDuplicates(platform: Platform, importId: string): Promise<number> {
  if (!isUuid(importId)) throw new Error('not an import')
  const census = await freshCensus(platform)
  let suspects: Suspect[] = []
  let flagged = 0
  const settle = async () => {
    flagged += await flag(platform.db, suspects)
    suspects = []
  }
  const query = `select id, code, class_code, lon, lat from component where import_id = '${importId}' and retired_at is null`
  await copyOut(platform.db, query, (line) => {
    const [id = '', code = '', classCode = '', lon = '', lat = ''] = line.split('\t')
    const others = census.around(classCode, Number(lon), Number(lat), NEAR_DUPLICATE_M).filter((other) => other !== code)
    if (others.length > 0) suspects.push({ id, lon: Number(lon), lat: Number(lat), others })
    return suspects.length >= AT_ONCE ? settle() : undefined
  })
  await settle()
  return flagged
}

async function flag(db: Queryable, suspects: readonly Suspect[]): Promise<number> {
  if (suspects.length === 0) return 0
  const codes = [...new Set(suspects.flatMap(({ others }) => others))]
  const rows = await db.query<{ id: string; code: string; lon: number; lat: number }>(
    sql`select id, code, lon, lat from component where code = any(${codes}) and retired_at is null`,
  )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const pairs = suspects.flatMap(({ id, others, ...point }) => {
    // Ids grow with time: the other of two was there before.
    const near = others.flatMap((code) => {
      const other = byCode.get(code)
      const metres = other && other.id < id ? metresBetween(point, other) : Number.POSITIVE_INFINITY
      return other && metres <= NEAR_DUPLICATE_M ? [{ id: other.id, metres }] : []
    })
    const nearest = near.toSorted((a, b) => a.metres - b.metres)[0]
    return nearest ? [{ id, other: nearest.id }] : []
  })
  if (pairs.length === 0) return 0
  await db.query(sql`update component c set near_duplicate_of = pair.other
    from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ other }) => other)}::uuid[]) as pair(id, other) where c.id = pair.id`)
  return pairs.length
}
