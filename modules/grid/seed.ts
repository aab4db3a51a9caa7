import type { CityPack } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, insertMany, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { withHistory } from '#kernel/register/seed.ts'
import { forgetAreas } from './areas.ts'

export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from city limit 1`)
  if (known.length > 0) return
  const { code, title, timeZone, bounds, centre, demoNotice, attribution, calendar } = pack
  const duties = withHistory(
    ctx,
    'duty_grid',
    pack.dutyGrids().map((grid) => ({
      id: derivedId('duty_grid', grid.code),
      code: grid.code,
      name: grid.name,
      nameEn: grid.nameEn ?? grid.name,
      streetCode: grid.streetCode,
      communityCode: grid.communityCode,
      geometry: grid.geometry,
      demo: grid.demo,
    })),
  )
  await ctx.db.transaction(async (tx) => {
    await tx.query(
      insertInto('city', {
        code,
        title,
        timeZone,
        bounds,
        centre,
        demoNotice: demoNotice.zh === '' ? null : demoNotice,
        attribution,
        calendar,
        baseMap: pack.baseMap(),
      }),
    )
    await insertMany(
      tx,
      'region',
      pack.regions().map((region) => ({
        code: region.code,
        level: region.level,
        kind: region.kind ?? null,
        name: region.name,
        nameEn: region.nameEn ?? '',
        parentCode: region.parentCode,
        geometry: region.geometry,
        demo: region.demo,
      })),
    )
    await insertMany(tx, 'duty_grid', duties.rows)
    await insertMany(tx, 'flow_record', duties.records)
    await insertMany(
      tx,
      'unit_grid',
      pack
        .unitGrids()
        .map((grid) => ({ ...grid, areaM2: Math.round(grid.areaM2), demo: pack.demoNotice.zh !== '' })),
    )
  })
  forgetAreas(ctx)
}
