import type { CityPack, PackComponent } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { type CensusRow, loadAll } from './service/import/load.ts'

/** Enough to see what a census is, few enough for a first start. */
const DEMO_COMPONENTS = 120_000

/** The census the pack brings, unless the city has one. */
export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from component limit 1`)
  if (known.length === 0 && pack.components) await seedComponents(ctx, pack.components(DEMO_COMPONENTS), () => undefined)
}

export function seedComponents(ctx: Ctx, components: Iterable<PackComponent>, progress: (written: number) => void) {
  return loadAll(ctx, rowsOf(components), progress)
}

const HANDFUL = 1000

function* rowsOf(components: Iterable<PackComponent>): Generator<CensusRow[]> {
  let line = 0
  let handful: CensusRow[] = []
  for (const { lon, lat, demo, shape, ...fields } of components) {
    handful.push({ line: ++line, fields, point: { lon, lat }, shape: shape ? { ...shape, point: { lon, lat } } : null, demo })
    if (handful.length < HANDFUL) continue
    yield handful
    handful = []
  }
  if (handful.length > 0) yield handful
}
