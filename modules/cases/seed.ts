import type { CityPack } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'

/** The procedure as the pack's city runs it (D19). */
export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from procedure_version limit 1`)
  if (known.length > 0) return
  const { adaptation = {}, note = '' } = pack.caseProcedure ?? {}
  await ctx.db.query(insertInto('procedure_version', { procedure: 'case', version: 1, adaptation, current: true, madeAt: ctx.now(), note }))
}
