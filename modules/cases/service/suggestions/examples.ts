/** What a model learns from: the city's own closed cases, and every choice of people against a suggestion. */
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Example } from '#kernel/text/index.ts'
import type { PlaceCodes } from '../../rules.ts'
import { wordingOf } from './suggest.ts'

export interface CaseExample extends Example {
  place: PlaceCodes
  corrected: boolean
}

/** The newest cases say most about tomorrow's. */
const MOST_CASES = 100_000
/** A correction is what the model did not know: it counts double. */
const CORRECTION = 2

export interface Choice {
  until: Date
  /** Also cases that a department has signed for and not given back, closed or not. */
  withOpen: boolean
}

export async function examplesOf(db: Queryable, { until, withOpen }: Choice): Promise<CaseExample[]> {
  const settled = withOpen ? sql`c.state = 'closed' or (c.signed_at is not null and c.accurate_dispatch)` : sql`c.state = 'closed'`
  const rows = await db.query<
    PlaceCodes & { description: string; reportedAt: Date; matterCode: string; unitCode: string | null; corrected: boolean }
  >(
    sql`select c.description, c.reported_at, c.matter_code, c.unit_code, c.district_code, c.street_code, c.community_code, o.corrected is true as corrected
      from urban_case c
      left join lateral (select bool_or(case o.target when 'matter' then o.suggested[1] is distinct from c.matter_code else o.suggested[1] is distinct from c.unit_code end)
        as corrected from suggestion_outcome o where o.case_id = c.id) o on true
      where c.matter_code is not null and c.reported_at < ${until} and coalesce(c.closure_kind, '') <> 'forced'
        and (${settled} or (o.corrected and c.state not in ('rejected', 'not_filed', 'voided', 'merged')))
      order by c.reported_at desc limit ${MOST_CASES}`,
  )
  return rows.map(({ description, reportedAt, matterCode, unitCode, corrected, ...place }) => ({
    ...wordingOf(description, place),
    at: reportedAt.getTime(),
    labels: { matter: matterCode, ...(unitCode === null ? {} : { unit: unitCode }) },
    importance: corrected ? CORRECTION : 1,
    corrected,
    place,
  }))
}

/** Closed since the cases the newest model knows; all of them while there is no model. */
export async function closedSinceNewest(db: Queryable): Promise<number> {
  const rows = await db.query<{ n: number }>(sql`select count(*)::int as n from urban_case
    where state = 'closed' and matter_code is not null and reported_at > coalesce((select max(until_at) from suggestion_model), '-infinity')`)
  return rows[0]?.n ?? 0
}
