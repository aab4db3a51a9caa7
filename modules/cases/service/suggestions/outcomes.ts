/** What people chose against what was suggested: the measure of a model in use, and its corrections. */
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { type InUse, SUGGESTED, type SuggestedTarget } from '../../contract.ts'
import { caseById } from '../../store.ts'
import { currentModel } from './held.ts'
import { suggestOnRow } from './suggest.ts'

/** After a verification on site the shift leader is the first to confirm the matter. */
const DECIDED: Readonly<Record<string, SuggestedTarget>> = { forward: 'matter', file: 'matter', dispatch: 'unit' }

/** After acceptance and after dispatch; the first decision on a case counts, and a repeat changes nothing. */
export async function recordOutcome(ctx: Ctx, caseId: string, event: unknown): Promise<void> {
  const target = typeof event === 'string' ? DECIDED[event] : undefined
  if (!target || !(await currentModel(ctx))) return
  const row = await caseById(ctx.db, caseId)
  const chosen = target === 'matter' ? row?.matterCode : row?.unitCode
  // What the platform dispatched by itself nobody has chosen.
  if (!row || !chosen || row.fast) return
  const { model, matters, units } = await suggestOnRow(ctx, row)
  const suggested = target === 'matter' ? matters : units
  const [first] = suggested
  if (!model || !first) return
  const outcome = {
    caseId,
    target,
    modelVersion: model.version,
    suggested: suggested.map(({ code }) => code),
    confidence: first.confidence,
    chosen,
    at: ctx.now(),
  }
  await ctx.db.query(sql`${insertInto('suggestion_outcome', outcome)} on conflict do nothing`)
}

const WINDOW = '90 days'
const CONFUSIONS = 20

/** Per target and version over the last ninety days. */
export async function accuracyInUse(ctx: Ctx): Promise<InUse[]> {
  const since = sql`${ctx.now()}::timestamptz - ${WINDOW}::interval`
  const [totals, confusions] = await Promise.all([
    ctx.db.query<Omit<InUse, 'confusions'>>(sql`select target, model_version as version, count(*)::int as cases,
        avg((chosen = suggested[1])::int)::float8 as top1, avg((chosen = any(suggested))::int)::float8 as top3
      from suggestion_outcome where at > ${since} group by target, model_version order by model_version desc, target`),
    ctx.db.query<{
      target: string
      version: number
      actual: string
      given: string
      cases: number
    }>(sql`select target, model_version as version,
        chosen as actual, suggested[1] as given, count(*)::int as cases
      from suggestion_outcome where at > ${since} and chosen <> suggested[1] group by 1, 2, 3, 4 order by cases desc, actual, given`),
  ])
  return totals
    .filter(({ target }) => SUGGESTED.includes(target))
    .map((total) => ({
      ...total,
      confusions: confusions
        .filter(({ target, version }) => target === total.target && version === total.version)
        .slice(0, CONFUSIONS)
        .map(({ actual, given, cases }) => ({ actual, given, cases })),
    }))
}
