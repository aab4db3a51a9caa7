/** A number with one definition: shown as number, trend or table, always with the list behind it. */
import type { Actor } from '../access/actor.ts'
import type { Database } from '../db/database.ts'
import type { Sql } from '../db/sql.ts'
import type { Titles } from '../titles.ts'

export interface MetricFilter {
  from: Date
  to: Date
}

export interface MetricDefinition {
  id: string
  title: Titles
  /** The formula in words, shown beside the figure, with what is left out. */
  formula: Titles
  unit: 'count' | 'percent'
  permission: string
  dimensions: Record<string, Titles>
  /** Where the list behind the number is, with the filters that make it. */
  list: { url: string; filters(filter: MetricFilter): Record<string, string> }
  /**
   * One statement with the columns `numerator` and `denominator` (null for counts) and, when asked for a dimension
   * or a trend, `dimension` (text), with `label` where the dimension is an id that nobody can read.
   */
  query(actor: Actor, filter: MetricFilter, by: string | null): Sql
}

export interface MetricValue {
  dimension: string | null
  /** What people call it, where `dimension` is an id. */
  label: string | null
  numerator: number
  denominator: number | null
  /** Null when the denominator is zero (EV §1): shown as a dash, never 0 or 100. */
  value: number | null
}

export async function measure(
  db: Database,
  metric: MetricDefinition,
  actor: Actor,
  filter: MetricFilter,
  by: string | null,
): Promise<MetricValue[]> {
  const rows = await db.query<{ dimension?: string; label?: string; numerator: number; denominator: number | null }>(
    metric.query(actor, filter, by),
  )
  return rows.map((row) => ({
    ...row,
    dimension: row.dimension ?? null,
    label: row.label ?? null,
    value: figureOf(metric.unit, row.numerator, row.denominator),
  }))
}

/** Percentages with two decimals, half up, in whole numbers so that no binary fraction rounds wrongly (D18). */
export function figureOf(unit: 'count' | 'percent', numerator: number, denominator: number | null): number | null {
  if (unit === 'count') return numerator
  if (!denominator) return null
  const hundredths = (BigInt(numerator) * 20_000n + BigInt(denominator)) / (2n * BigInt(denominator))
  return Number(hundredths) / 100
}
