/** What the generated cases are about: places, matters, departments and words, from the city in the database. */
import { type Sight, streetOf } from '#apps/server/simulate/street.ts'
import type { Database } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { searchVector } from '#kernel/list/search.ts'
import { randomFrom } from '#kernel/random.ts'
import { type RoutedUnit, routeUnit } from '#modules/cases/rules.ts'

/** Few matters make most of the work. */
const MATTER_SKEW = 3

/** Fills the table `bench_kind` with so many kinds; each case takes one. */
export async function makeKinds(db: Database, count: number): Promise<void> {
  const [street, units] = await Promise.all([streetOf(db), unitsIn(db)])
  const random = randomFrom(3)
  await db.query(sql`drop table if exists bench_kind`)
  await db.query(sql`create unlogged table bench_kind (n integer primary key, unit_grid_code text, duty_grid_code text, community_code text,
    street_code text, district_code text, lon float8, lat float8, morton bigint, matter_code text, unit_code text,
    description text, address text, search tsvector)`)
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, (_, index) => ({
      n: from + index,
      ...kindOf(street.draw(random, MATTER_SKEW), units),
    }))
    await db.query(sql`insert into bench_kind select * from json_populate_recordset(null::bench_kind, ${JSON.stringify(rows)}::json)`)
  }
  await db.query(sql`analyze bench_kind`)
}

function kindOf({ place, matter, lon, lat, address, description }: Sight, units: RoutedUnit[]) {
  const { ring: _ring, communityName: _community, streetName: _street, ...codes } = place
  return {
    unit_grid_code: codes.unitGridCode,
    duty_grid_code: codes.dutyGridCode,
    community_code: codes.communityCode,
    street_code: codes.streetCode,
    district_code: codes.districtCode,
    lon,
    lat,
    morton: mortonKey(lon, lat),
    matter_code: matter.matter,
    unit_code: routeUnit(units, matter, codes)?.unitCode ?? null,
    description,
    address,
    search: searchVector(description, address),
  }
}

function unitsIn(db: Database): Promise<RoutedUnit[]> {
  return db.query<RoutedUnit>(sql`select code, name, name_en, region_code, region_level, trades, rank from fact_unit`)
}
