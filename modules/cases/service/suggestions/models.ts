/** The models a city has made, as the settings show them. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import type { ModelRow, Suggestions } from '../../contract.ts'
import { accuracyInUse } from './outcomes.ts'
import { inForce } from './publish.ts'

const SHOWN = 50

export async function suggestionsOverview(ctx: Ctx): Promise<Suggestions> {
  const [models, publications, inUse] = await Promise.all([modelsOf(ctx), publicationsOf(ctx), accuracyInUse(ctx)])
  return { models, publications, inUse }
}

async function modelsOf(ctx: Ctx): Promise<ModelRow[]> {
  const current = await inForce(ctx)
  const rows = await ctx.db.query<
    Omit<ModelRow, 'madeAt' | 'untilAt' | 'splitAt' | 'current'> & { madeAt: Date; untilAt: Date; splitAt: Date }
  >(
    sql`select version, made_at, made_by, until_at, split_at, cases, corrected, hash, length(file) as bytes, report
      from suggestion_model order by version desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({
    ...row,
    madeAt: row.madeAt.toISOString(),
    untilAt: row.untilAt.toISOString(),
    splitAt: row.splitAt.toISOString(),
    current: row.version === current,
  }))
}

async function publicationsOf(ctx: Ctx): Promise<Suggestions['publications']> {
  const rows = await ctx.db.query<Omit<Suggestions['publications'][number], 'at'> & { at: Date }>(
    sql`select version, kind, at, by_name, reason from suggestion_publication order by id desc limit ${SHOWN}`,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
