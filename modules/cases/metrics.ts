import type { Actor } from '#kernel/access/actor.ts'
import { scopeCondition } from '#kernel/access/scope.ts'
import { raw, type Sql, sql } from '#kernel/db/sql.ts'
import type { MetricDefinition, MetricFilter } from '#kernel/metric/metric.ts'

const DIMENSIONS = {
  day: { zh: '日', en: 'Day' },
  month: { zh: '月', en: 'Month' },
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  dutyGrid: { zh: '责任网格', en: 'Duty grid' },
  unit: { zh: '部门', en: 'Department' },
  matter: { zh: '事项', en: 'Matter' },
  source: { zh: '来源', en: 'Source' },
  collector: { zh: '采集员', en: 'Collector' },
}

/** Of cases; other facts say which they have. */
const OF_CASES = ['day', 'month', 'district', 'street', 'dutyGrid', 'unit', 'matter', 'source'] as const
const LABELS: Record<string, string> = { collector: 'max(collector_name)' }

const COLUMNS: Record<string, (instant: string) => string> = {
  day: (instant) => `to_char(${instant} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  month: (instant) => `to_char(${instant} at time zone 'Asia/Shanghai', 'YYYY-MM')`,
  district: () => 'district_code',
  street: () => 'street_code',
  dutyGrid: () => 'duty_grid_code',
  unit: () => 'unit_code',
  matter: () => 'matter_code',
  source: () => 'source',
  collector: () => 'collector_id::text',
}

const SCOPE = {
  district: 'district_code',
  street: 'street_code',
  community: 'community_code',
  unit: 'unit_code',
  dutyGrid: 'duty_grid_code',
}

interface Count {
  from: string
  /** The instant by which a row falls into the period. */
  instant: string
  numerator: string | ((filter: MetricFilter) => Sql)
  denominator: string | null
  where: string
  /** Columns the view has for scopes; disposals know no grid below the street. */
  scope?: Record<string, string>
  dimensions?: readonly (keyof typeof DIMENSIONS)[]
}

/** Voided, merged and forced cases count nowhere (EV §1). */
const COUNTED = `state not in ('voided', 'merged') and closure_kind is distinct from 'forced'`

export const metrics: MetricDefinition[] = [
  metric(
    'intake',
    { zh: '上报量', en: 'Intake' },
    { zh: '期内收到的问题数，作废与并案不计', en: 'Reports received in the period; void and merged ones are left out' },
    'count',
    { from: 'fact_case', instant: 'reported_at', numerator: 'count(*)', denominator: null, where: COUNTED },
    (filter) => period('reportedAt', filter),
  ),
  metric(
    'closing_rate',
    { zh: '处置办结率', en: 'Closing rate' },
    { zh: '期内收到的问题中已结案数 ÷ 收到数（EV §6）', en: 'Of the reports received in the period: closed ÷ received (EV §6)' },
    'percent',
    {
      from: 'fact_case',
      instant: 'reported_at',
      numerator: `count(*) filter (where state = 'closed')`,
      denominator: 'count(*)',
      where: COUNTED,
    },
    (filter) => ({ ...period('reportedAt', filter), state: 'closed' }),
  ),
  metric(
    'overdue_rate',
    { zh: '超期率', en: 'Overdue rate' },
    {
      zh: '期内收到的问题中处置超期或至期末仍超期未结的 ÷ 收到数',
      en: 'Of the reports received in the period: handled late, or open past their deadline at its end ÷ received',
    },
    'percent',
    {
      from: 'fact_case',
      instant: 'reported_at',
      numerator: ({ to }) => sql`count(*) filter (where on_time is false or (open and clock_kind = 'disposal' and due_at < ${to}))`,
      denominator: 'count(*)',
      where: COUNTED,
    },
    (filter) => period('reportedAt', filter),
  ),
  metric(
    'on_time_rate',
    { zh: '按期处置率', en: 'On-time rate' },
    {
      zh: '截止时间在期内的处置：按期完成 ÷ 应处置（EV §3 Son/N）',
      en: 'Of disposals due in the period: done by the deadline ÷ due (EV §3 Son/N)',
    },
    'percent',
    {
      from: 'fact_disposal',
      instant: 'deadline_at',
      numerator: 'count(*) filter (where on_time)',
      denominator: 'count(*)',
      where: `state not in ('voided', 'merged')`,
      scope: { district: 'district_code', street: 'street_code', unit: 'unit_code' },
      dimensions: ['day', 'month', 'district', 'street', 'unit', 'matter'],
    },
    (filter) => ({ ...period('disposedAt', filter), onTime: 'true' }),
  ),
  metric(
    'overdue_open',
    { zh: '超期未结', en: 'Overdue and open' },
    { zh: '截止时间已过仍在部门办理的案件', en: 'Cases with departments whose deadline has passed' },
    'count',
    { from: 'fact_case', instant: 'due_at', numerator: 'count(*)', denominator: null, where: `open and clock_kind = 'disposal'` },
    (filter) => ({ open: 'true', clockKind: 'disposal', 'dueAt.to': filter.to.toISOString(), 'dueAt.from': filter.from.toISOString() }),
  ),
  metric(
    'missed_report',
    { zh: '漏报', en: 'Missed reports' },
    {
      zh: '期内由他人发现并立案的问题中，责任网格采集员此前 24 小时内到过本网格（以其上报和现场核实、核查为准，非轨迹）；重复发生的不计',
      en: 'Cases found by others in the period in whose duty grid the collector had been within 24 h before, going by own reports and answers on the spot, not by tracks; recurrences are left out',
    },
    'count',
    {
      from: 'fact_missed_report',
      instant: 'found_at',
      numerator: 'count(distinct case_id)',
      denominator: null,
      where: 'true',
      scope: { district: 'district_code', street: 'street_code', community: 'community_code', dutyGrid: 'duty_grid_code' },
      dimensions: ['day', 'month', 'district', 'street', 'matter', 'source', 'collector'],
    },
    (filter) => ({ ...period('reportedAt', filter), missedBy: 'any' }),
  ),
]

function period(column: string, { from, to }: MetricFilter): Record<string, string> {
  return { [`${column}.from`]: from.toISOString(), [`${column}.to`]: to.toISOString() }
}

function metric(
  id: string,
  title: MetricDefinition['title'],
  formula: MetricDefinition['formula'],
  unit: MetricDefinition['unit'],
  count: Count,
  filters: (filter: MetricFilter) => Record<string, string>,
): MetricDefinition {
  const dimensions = Object.fromEntries((count.dimensions ?? OF_CASES).map((key) => [key, DIMENSIONS[key]]))
  return {
    id,
    title,
    formula,
    unit,
    permission: 'metric.read',
    dimensions,
    list: { url: '/cases', filters },
    query: (actor, filter, by) => statement(actor, count, filter, by),
  }
}

function statement(actor: Actor, count: Count, filter: MetricFilter, by: string | null): Sql {
  const { from, to } = filter
  const numerator = typeof count.numerator === 'string' ? raw(count.numerator) : count.numerator(filter)
  const column = by === null ? null : COLUMNS[by]?.(count.instant)
  const scope = scopeCondition(actor, 'metric.read', count.scope ?? SCOPE)
  const label = by === null ? undefined : LABELS[by]
  const dimension = column ? sql`${raw(column)} as dimension, ${label ? sql`${raw(label)} as label,` : sql``}` : sql``
  const grouped = column ? sql`group by 1 order by 1` : sql``
  return sql`select ${dimension} (${numerator})::int as numerator, ${count.denominator === null ? sql`null` : sql`(${raw(count.denominator)})::int`} as denominator
    from ${raw(count.from)} where ${raw(count.instant)} >= ${from} and ${raw(count.instant)} < ${to} and ${raw(count.where)} and ${scope} ${grouped}`
}
