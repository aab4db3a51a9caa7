import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRegionName } from '#modules/grid/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { Go } from '#ui/go.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { listOf, type Measured, type MeasuredValue, type MetricInfo, type Period, useMeasuredBy, valueText } from './metrics.ts'

export type RankBy = 'district' | 'unit' | 'collector'

interface RankRow {
  dimension: string | null
  label: string | null
  values: Record<string, MeasuredValue | undefined>
}

/** The same numbers side by side for districts, departments or collectors. */
export function RankTable({ metrics, period, by }: { metrics: MetricInfo[]; period: Period; by: RankBy }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const regionName = useRegionName()
  const unitName = useUnitName()
  const measured = useMeasuredBy(metrics, period, by)
  const rows = rowsOf(measured)
  const nameOf = ({ dimension, label }: RankRow) =>
    label ?? (by === 'district' ? regionName(dimension) : unitName(dimension, language === 'en')) ?? t('overview.none')
  const columns: TableColumnsType<RankRow> = [
    { title: t(`overview.${by}`), key: 'name', fixed: 'left', render: (_value, row) => nameOf(row) },
    ...measured.map((metric) => ({
      title: titles(metric.title),
      key: metric.id,
      align: 'right' as const,
      sorter: (one: RankRow, other: RankRow) => (one.values[metric.id]?.value ?? -1) - (other.values[metric.id]?.value ?? -1),
      render: (_value: unknown, row: RankRow) => <Figure measured={metric} row={row} by={by} />,
    })),
  ]
  return (
    <Table<RankRow>
      rowKey={(row) => row.dimension ?? ''}
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Blank title={t('overview.noData')} /> }}
    />
  )
}

function Figure({ measured, row, by }: { measured: Measured; row: RankRow; by: string }) {
  const value = row.values[measured.id]
  if (!value) return <span className="faint">{measured.unit === 'count' ? 0 : '–'}</span>
  const note = value.denominator === null ? undefined : `${value.numerator} / ${value.denominator}`
  return (
    <Go to={listOf(measured, by, row.dimension)} className="rank-number" title={note}>
      {valueText(measured, value.value)}
      {measured.unit === 'percent' && value.value !== null ? <div className="rank-bar" style={{ width: `${value.value}%` }} /> : null}
    </Go>
  )
}

function rowsOf(measured: Measured[]): RankRow[] {
  const rows = new Map<string | null, RankRow>()
  for (const metric of measured) {
    for (const value of metric.values) {
      const row = rows.get(value.dimension) ?? { dimension: value.dimension, label: value.label, values: {} }
      row.values[metric.id] = value
      rows.set(value.dimension, row)
    }
  }
  const first = measured[0]?.id ?? ''
  return [...rows.values()].toSorted((one, other) => (other.values[first]?.value ?? 0) - (one.values[first]?.value ?? 0))
}
