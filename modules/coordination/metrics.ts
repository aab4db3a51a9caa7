import type { Actor } from '#kernel/access/actor.ts'
import { scopeCondition } from '#kernel/access/scope.ts'
import { raw, type Sql, sql } from '#kernel/db/sql.ts'
import type { MetricDefinition, MetricFilter } from '#kernel/metric/metric.ts'

const DIMENSIONS = {
  day: { zh: '日', en: 'Day' },
  month: { zh: '月', en: 'Month' },
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  unit: { zh: '部门', en: 'Department' },
  level: { zh: '级别', en: 'Level' },
  kind: { zh: '类别', en: 'Kind' },
}

const SCOPE = {
  district: 'district_code',
  street: 'street_code',
  community: 'community_code',
  unit: 'unit_code',
  dutyGrid: 'duty_grid_code',
}

interface Count {
  /** The instant by which an order falls into the period. */
  instant: string
  numerator: string
  denominator: string | null
  where: string
}

const open: Count = { instant: 'issued_at', numerator: 'count(*)', denominator: null, where: 'open' }
const answered: Count = {
  instant: 'answer_due_at',
  numerator: 'count(*) filter (where answered_on_time)',
  denominator: 'count(*)',
  where: 'answer_owed',
}

const isoOf = (column: string, { from, to }: MetricFilter) => ({
  [`${column}.from`]: from.toISOString(),
  [`${column}.to`]: to.toISOString(),
})

export const metrics: MetricDefinition[] = [
  {
    id: 'supervision_open',
    title: { zh: '在办督办', en: 'Open supervision orders' },
    formula: { zh: '期内下发、尚未办结的督办', en: 'Orders issued in the period and not settled' },
    unit: 'count',
    permission: 'metric.read',
    dimensions: DIMENSIONS,
    list: { url: '/supervision', filters: (filter) => ({ ...isoOf('issuedAt', filter), open: 'true' }) },
    query: (actor, filter, by) => statement(actor, open, filter, by),
  },
  {
    id: 'supervision_answered_on_time',
    title: { zh: '督办按期答复率', en: 'Orders answered on time' },
    formula: {
      zh: '答复期限在期内的督办：按期答复 ÷ 应答复；到期前已办结的不计',
      en: 'Of orders whose answer was due in the period: answered by then ÷ due; those settled before are left out',
    },
    unit: 'percent',
    permission: 'metric.read',
    dimensions: DIMENSIONS,
    list: { url: '/supervision', filters: (filter) => ({ ...isoOf('answerDueAt', filter), answeredOnTime: 'true', open: 'all' }) },
    query: (actor, filter, by) => statement(actor, answered, filter, by),
  },
]

function columnOf(by: string, instant: string): string {
  switch (by) {
    case 'day':
      return `to_char(${instant} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
    case 'month':
      return `to_char(${instant} at time zone 'Asia/Shanghai', 'YYYY-MM')`
    case 'level':
      return 'level::text'
    case 'kind':
      return 'kind'
    default:
      return `${by}_code`
  }
}

function statement(actor: Actor, count: Count, { from, to }: MetricFilter, by: string | null): Sql {
  const scope = scopeCondition(actor, 'metric.read', SCOPE)
  const dimension = by === null ? sql`` : sql`${raw(columnOf(by, count.instant))} as dimension,`
  const grouped = by === null ? sql`` : sql`group by 1 order by 1`
  const denominator = count.denominator === null ? sql`null` : sql`(${raw(count.denominator)})::int`
  return sql`select ${dimension} (${raw(count.numerator)})::int as numerator, ${denominator} as denominator from fact_supervision
    where ${raw(count.instant)} >= ${from} and ${raw(count.instant)} < ${to} and ${raw(count.where)} and ${scope} ${grouped}`
}
