import type { CityPack, PackDutyGrid, PackRegion } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, insertMany, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { withHistory } from '#kernel/register/seed.ts'
import { forgetAreas } from './areas.ts'

export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from city limit 1`)
  if (known.length > 0) return
  const duties = withHistory(ctx, 'duty_grid', pack.dutyGrids().map(dutyRow))
  const demo = pack.demoNotice.zh !== ''
  await ctx.db.transaction(async (tx) => {
    await tx.query(insertInto('city', cityRow(pack)))
    await insertMany(tx, 'region', pack.regions().map(regionRow))
    await insertMany(tx, 'duty_grid', duties.rows)
    await insertMany(tx, 'flow_record', duties.records)
    await insertMany(
      tx,
      'unit_grid',
      pack.unitGrids().map((grid) => ({ ...grid, areaM2: Math.round(grid.areaM2), demo })),
    )
  })
  forgetAreas(ctx)
}

function cityRow(pack: CityPack) {
  const { code, title, timeZone, bounds, centre, demoNotice, attribution, calendar } = pack
  return {
    code,
    title,
    timeZone,
    bounds,
    centre,
    demoNotice: demoNotice.zh === '' ? null : demoNotice,
    attribution,
    calendar,
    baseMap: pack.baseMap(),
  }
}

function regionRow({ code, level, kind, name, nameEn, parentCode, geometry, demo }: PackRegion) {
  return { code, level, kind: kind ?? null, name, nameEn: nameEn ?? '', parentCode, geometry, demo }
}

function dutyRow({ code, name, nameEn, streetCode, communityCode, geometry, demo }: PackDutyGrid) {
  return { id: derivedId('duty_grid', code), code, name, nameEn: nameEn ?? name, streetCode, communityCode, geometry, demo }
}
