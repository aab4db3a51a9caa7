/**
 * Tries a changed rule on the cases of a past period: which would have gone elsewhere. Routing depends on condition and
 * area alone, so each such group is routed once, however many cases it holds.
 */
import { scopeCondition } from '#kernel/access/scope.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import type { DryRun, DryRunOutcome } from '../../contract.ts'
import { movedList } from '../../lists/index.ts'
import { changedRule, type Ruled } from './changed-rule.ts'

interface Group extends Ruled {
  unitCode: string | null
  cases: number
}

interface Tried extends Group {
  before: string | null
  after: string | null
}

interface Trial {
  from: Date
  to: Date
  cases: number
  touched: number
  moved: Tried[]
}

export async function tryRouting(ctx: Ctx, tried: DryRun): Promise<DryRunOutcome> {
  const { from, to, cases, touched, moved } = await trialOf(ctx, tried)
  const moves = new Map<string, DryRunOutcome['moves'][number]>()
  for (const { before, after, unitCode, cases: some } of moved) {
    const key = `${before} ${after}`
    const move = moves.get(key) ?? { before, after, cases: 0, asAfter: 0 }
    move.cases += some
    if (unitCode === after) move.asAfter += some
    moves.set(key, move)
  }
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    cases,
    touched,
    moved: total(moved),
    moves: [...moves.values()].toSorted((one, other) => other.cases - one.cases),
  }
}

export interface DryRunFilter extends DryRun {
  was?: string
  becomes?: string
}

/** The cases that would have gone elsewhere, as conditions of a list over cases. */
export async function movedCondition(ctx: Ctx, { was, becomes, ...tried }: DryRunFilter): Promise<Sql[]> {
  const { from, to, moved } = await trialOf(ctx, tried)
  const wanted = moved.filter((group) => isMove(was, group.before) && isMove(becomes, group.after))
  const groups = wanted.map(({ matterCode, conditionNo, districtCode, streetCode, communityCode }) => ({
    m: matterCode,
    n: conditionNo,
    d: districtCode,
    s: streetCode,
    c: communityCode,
  }))
  return [
    sql`t.dispatched_at >= ${from} and t.dispatched_at < ${to}`,
    sql`exists (select 1 from json_to_recordset(${JSON.stringify(groups)}::json) as g(m text, n integer, d text, s text, c text)
      where g.m = t.matter_code and g.n = t.condition_no and g.d is not distinct from t.district_code
        and g.s is not distinct from t.street_code and g.c is not distinct from t.community_code)`,
  ]
}

const NOWHERE = 'none'
const isMove = (wanted: string | undefined, unit: string | null) => wanted === undefined || wanted === (unit ?? NOWHERE)

async function trialOf(ctx: Ctx, tried: DryRun): Promise<Trial> {
  const rule = await changedRule(ctx, tried)
  const { from, to } = periodOf(ctx, tried)
  const groups = await groupsOf(ctx, from, to)
  let touched = 0
  const moved: Tried[] = []
  for (const group of groups) {
    if (!(await rule.touches(group))) continue
    touched += group.cases
    const [before, after] = [(await rule.before(group))?.unitCode ?? null, (await rule.after(group))?.unitCode ?? null]
    if (before !== after) moved.push({ ...group, before, after })
  }
  return { from, to, cases: total(groups), touched, moved }
}

const total = (groups: readonly { cases: number }[]): number => groups.reduce((sum, { cases }) => sum + cases, 0)

/** The last month, where nobody says otherwise. */
function periodOf(ctx: Ctx, tried: DryRun): { from: Date; to: Date } {
  const to = tried.to ? new Date(tried.to) : ctx.now()
  if (tried.from) return { from: new Date(tried.from), to }
  const from = new Date(to)
  from.setUTCMonth(from.getUTCMonth() - 1)
  return { from, to }
}

async function groupsOf(ctx: Ctx, from: Date, to: Date): Promise<Group[]> {
  const scope = scopeCondition(ctx.actor, movedList.permission, movedList.scope)
  return ctx.db.query<Group>(sql`select matter_code, condition_no, district_code, street_code, community_code, unit_code, count(*)::int as cases
    from urban_case where dispatched_at >= ${from} and dispatched_at < ${to} and matter_code is not null and condition_no is not null and ${scope}
    group by 1, 2, 3, 4, 5, 6`)
}
