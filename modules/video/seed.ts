import type { CityPack, PackCamera } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Cells } from '#kernel/db/change.ts'
import { copyTogether } from '#kernel/db/copy.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { derivedId } from '#kernel/id.ts'
import { type AreaSet, areasOf } from '#modules/grid/index.ts'

/** Enough to see what the register is, few enough for a first start. */
const DEMO_CAMERAS = 2000
const BATCH = 20_000

/** The cameras the pack brings, unless the city has some. */
export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from camera limit 1`)
  if (known.length === 0 && pack.cameras) await seedCameras(ctx, pack.cameras(DEMO_CAMERAS), () => undefined)
}

/** As the pack brings them, without a record each: their history begins when somebody changes them. */
export async function seedCameras(ctx: Ctx, cameras: Iterable<PackCamera>, progress: (written: number) => void) {
  const areas = await areasOf(ctx)
  let [written, refused] = [0, 0]
  let batch: Cells[] = []
  const write = async () => {
    await copyTogether(ctx.db, new Map([['camera', batch]]))
    written += batch.length
    batch = []
    progress(written)
  }
  for (const camera of cameras) {
    const cells = cellsOf(camera, areas, ctx.now())
    if (cells) batch.push(cells)
    else refused++
    if (batch.length >= BATCH) await write()
  }
  await write()
  return { written, refused }
}

function cellsOf(camera: PackCamera, areas: AreaSet, updatedAt: Date): Cells | null {
  const { code, lon, lat } = camera
  const place = areas.locate(lon, lat)
  return place && { id: derivedId('cameras', code), ...camera, ...place, morton: mortonKey(lon, lat), updatedAt }
}
