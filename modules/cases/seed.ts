import type { CityPack } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { findingsOf } from '#kernel/procedure/check.ts'
import { SettingsError } from '#kernel/settings.ts'
import { caseProcedure } from './procedure/index.ts'

/** The procedure as the pack's city runs it (D19). */
export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from procedure_version limit 1`)
  if (known.length > 0) return
  const { adaptation = {}, note = '' } = pack.caseProcedure ?? {}
  const errors = findingsOf(caseProcedure, adaptation).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new SettingsError(`The procedure of ${pack.code}: ${errors.map(({ message }) => message.en).join('; ')}`)
  await ctx.db.query(insertInto('procedure_version', { procedure: 'case', version: 1, adaptation, current: true, madeAt: ctx.now(), note }))
}
