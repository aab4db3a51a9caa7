/** Everything the simulated people did, counted by them, against what the database holds. Every line must agree. */
import { SYSTEM } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Sql, sql } from '#kernel/db/sql.ts'
import { total } from '../import/tally.ts'
import type { Account } from './city.ts'

export interface Line {
  what: string
  done: number
  stored: number
}

/** Counts of `since` and later: the city may have had cases before. */
export async function reconcile(ctx: Ctx, account: Account, since: Date): Promise<Line[]> {
  const events = await counted(
    ctx,
    sql`select event as word, count(*)::int as n from flow_record where procedure = 'case' and at >= ${since} and actor_id <> ${SYSTEM.id} group by event`,
  )
  const own = await ctx.db.query<Record<string, number>>(sql`select
    (select count(*)::int from urban_case where reported_at >= ${since}) as cases,
    (select count(*)::int from report where at >= ${since} and source <> 'transfer') as reports,
    (select count(*)::int from report where at >= ${since} and source = 'transfer') as new_problems,
    (select count(*)::int from recheck where answered_at >= ${since}) as rechecks,
    (select count(*)::int from supervision_answer where at >= ${since}) as orders,
    (select count(*)::int from case_request where requested_at >= ${since}) as requests,
    (select count(*)::int from revisit where answered_at >= ${since}) as revisits,
    (select count(*)::int from urban_case c where c.reported_at >= ${since} and c.history_seq <> (select count(*) from flow_record f where f.subject_id = c.id)) as broken`)
  const stored = own[0] ?? {}
  const byPlatform = account.events.get('newProblem') ?? 0
  const sources = await counted(
    ctx,
    sql`select source as word, count(*)::int as n from urban_case where reported_at >= ${since} group by source`,
  )
  const lines: Line[] = [
    { what: 'reports of people', done: account.reports + account.foundBad, stored: stored.reports ?? 0 },
    { what: 'reports by the platform, of new problems found at a check', done: byPlatform, stored: stored.newProblems ?? 0 },
    { what: 'cases, one for each report', done: account.reports + account.foundBad + byPlatform, stored: stored.cases ?? 0 },
    { what: 'requests', done: total(account.requests), stored: stored.requests ?? 0 },
    { what: 'second looks answered', done: account.rechecks, stored: stored.rechecks ?? 0 },
    { what: 'orders of supervision answered', done: account.orders, stored: stored.orders ?? 0 },
    { what: 'revisits answered', done: account.revisits, stored: stored.revisits ?? 0 },
    { what: 'cases whose history has a gap', done: 0, stored: stored.broken ?? 0 },
  ]
  for (const [source, n] of account.sources) {
    const done = n + (source === 'collector' ? account.foundBad : 0)
    lines.push({ what: `source ${source}`, done, stored: sources.get(source) ?? 0 })
  }
  for (const [event, n] of account.events) {
    // Who finds a closed case bad reports it anew.
    const done = n + (event === 'submit' ? account.foundBad : 0)
    lines.push({ what: `event ${event}`, done, stored: events.get(event) ?? 0 })
  }
  return lines
}

async function counted(ctx: Ctx, statement: Sql): Promise<Map<string, number>> {
  const rows = await ctx.db.query<{ word: string; n: number }>(statement)
  return new Map(rows.map(({ word, n }) => [word, n]))
}

export interface Outcome {
  received: number
  void: number
  closed: number
  closingRate: number
  open: number
  onTime: number
  perDay: number
  flowRecords: number
  states: Record<string, number>
}

/** What the city looks like afterwards (EV §6: closed of received, voided ones left out). */
export async function outcomeOf(ctx: Ctx, since: Date, days: number): Promise<Outcome> {
  const rows = await ctx.db.query<{ state: string; n: number; onTime: number; late: number }>(
    sql`select state, count(*)::int as n, (count(*) filter (where on_time))::int as on_time, (count(*) filter (where on_time = false))::int as late
      from urban_case where reported_at >= ${since} group by state order by n desc`,
  )
  const [{ n: flowRecords = 0 } = {}] = await ctx.db.query<{ n: number }>(
    sql`select count(*)::int as n from flow_record where procedure = 'case' and at >= ${since}`,
  )
  const of = (...states: string[]) => rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.n, 0)
  const all = rows.reduce((sum, row) => sum + row.n, 0)
  const ended = of('closed', 'rejected', 'not_filed', 'merged')
  const judged = rows.reduce((sum, row) => sum + row.onTime + row.late, 0)
  return {
    received: all,
    void: of('voided'),
    closed: ended,
    closingRate: ended / Math.max(all - of('voided'), 1),
    open: all - ended - of('voided'),
    onTime: rows.reduce((sum, row) => sum + row.onTime, 0) / Math.max(judged, 1),
    perDay: all / days,
    flowRecords,
    states: Object.fromEntries(rows.map(({ state, n }) => [state, n])),
  }
}
