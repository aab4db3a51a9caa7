import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { spokenCode } from '#modules/cases/rules.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { useRegionName } from '#modules/grid/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'
import { usePreferences } from '#ui/preferences.tsx'
import { clockOfRow } from '../case-clock.ts'
import { StateTag } from '../StateTag.tsx'

export const DEFAULT_COLUMNS = [
  'caseCode',
  'state',
  'dueAt',
  'matterCode',
  'summary',
  'districtCode',
  'unitCode',
  'effectiveDueAt',
  'reportedAt',
]

type Column = TableColumnType<CaseRow> & { key: string; title: string }

const moment = (at: string | null) => <span className="figures">{dateTime(at)}</span>

export function useCaseColumns(sort: string | undefined): Column[] {
  const names = useNames()
  const own = useOwnColumns()
  const times = useTimeColumns()
  const order = (key: string) => (sort === key ? ('ascend' as const) : sort === `-${key}` ? ('descend' as const) : null)
  return [...own, ...names, ...times].map((column) =>
    column.key === 'dueAt' || column.key === 'reportedAt' ? { ...column, sorter: true, sortOrder: order(column.key) } : column,
  )
}

function useOwnColumns(): Column[] {
  const { t } = useTranslation()
  const matterName = useMatterName()
  const now = useNow()
  return [
    {
      key: 'caseCode',
      title: t('case.code'),
      fixed: 'left',
      width: 190,
      render: (_value, row) => (
        <Go to={`/cases/${row.id}`} className="figures">
          {row.caseCode ?? t('case.uncoded')}
        </Go>
      ),
    },
    { key: 'state', title: t('case.state'), width: 120, render: (_value, row) => <StateTag state={row.state} /> },
    { key: 'dueAt', title: t('case.clock'), width: 190, render: (_value, row) => <ClockChip facts={clockOfRow(row)} now={now} /> },
    {
      key: 'matterCode',
      title: t('case.matter'),
      width: 160,
      ellipsis: true,
      render: (_value, row) => matterName(row.matterCode) ?? <span className="faint">{t('case.noMatter')}</span>,
    },
    { key: 'summary', title: t('case.summary'), width: 320, ellipsis: true, dataIndex: 'summary' },
    { key: 'address', title: t('case.address'), width: 240, ellipsis: true, dataIndex: 'address' },
    {
      key: 'shortCode',
      title: t('reply.shortCode'),
      width: 130,
      render: (_value, row) => <span className="figures">{spokenCode(row.shortCode)}</span>,
    },
    { key: 'source', title: t('case.source'), width: 120, render: (_value, row) => t(`source.${row.source}`) },
    {
      key: 'urgent',
      title: t('case.urgent'),
      width: 90,
      render: (_value, row) => (row.urgent ? <span className="urgent-mark">{t('common.yes')}</span> : t('common.no')),
    },
    {
      key: 'closureKind',
      title: t('case.closure'),
      width: 120,
      render: (_value, row) => (row.closureKind ? t(`closure.${row.closureKind}`) : '–'),
    },
  ]
}

function useNames(): Column[] {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const regionName = useRegionName()
  const unitName = useUnitName()
  return [
    { key: 'districtCode', title: t('case.district'), width: 110, render: (_value, row) => regionName(row.districtCode) ?? '–' },
    { key: 'streetCode', title: t('case.street'), width: 130, render: (_value, row) => regionName(row.streetCode) ?? '–' },
    { key: 'communityCode', title: t('case.community'), width: 150, render: (_value, row) => regionName(row.communityCode) ?? '–' },
    { key: 'dutyGridCode', title: t('case.dutyGrid'), width: 170, dataIndex: 'dutyGridCode' },
    { key: 'unitGridCode', title: t('case.unitGrid'), width: 170, dataIndex: 'unitGridCode' },
    {
      key: 'unitCode',
      title: t('case.unit'),
      width: 200,
      ellipsis: true,
      render: (_value, row) => unitName(row.unitCode, language === 'en') ?? '–',
    },
  ]
}

function useTimeColumns(): Column[] {
  const { t } = useTranslation()
  return [
    { key: 'reportedAt', title: t('case.reportedAt'), width: 150, dataIndex: 'reportedAt', render: moment },
    {
      key: 'effectiveDueAt',
      title: t('reply.effectiveDue'),
      width: 150,
      // Without a ticket it is the deadline, which has a column of its own.
      render: (_value, row) => (row.ticketDueAt ? moment(row.effectiveDueAt) : '–'),
    },
    { key: 'filedAt', title: t('case.filedAt'), width: 150, dataIndex: 'filedAt', render: moment },
    { key: 'dispatchedAt', title: t('case.dispatchedAt'), width: 150, dataIndex: 'dispatchedAt', render: moment },
    { key: 'disposedAt', title: t('case.disposedAt'), width: 150, dataIndex: 'disposedAt', render: moment },
    { key: 'closedAt', title: t('case.closedAt'), width: 150, dataIndex: 'closedAt', render: moment },
  ]
}
