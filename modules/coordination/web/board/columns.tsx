import type { TableColumnType } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#modules/coordination/contract.ts'
import { ENDING_TITLES, KIND_TITLES, TRIGGER_TITLES } from '#modules/coordination/rules.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { AnswerClock, LevelTag, OrderStateTag } from '../OrderWords.tsx'

export const DEFAULT_COLUMNS = ['level', 'summary', 'kind', 'state', 'dueAt', 'unitCode', 'issuedAt']

export type OrderColumn = TableColumnType<OrderRow> & { key: string; title: string }

const moment = (at: string | null) => <span className="figures">{dateTime(at)}</span>

export function useOrderColumns(sort: string | undefined): OrderColumn[] {
  const own = useOwnColumns()
  const further = useFurtherColumns()
  const order = (key: string) => (sort === key ? ('ascend' as const) : sort === `-${key}` ? ('descend' as const) : null)
  return [...own, ...further].map((column) =>
    column.key === 'dueAt' || column.key === 'issuedAt' ? { ...column, sorter: true, sortOrder: order(column.key) } : column,
  )
}

function useOwnColumns(): OrderColumn[] {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const now = useNow()
  return [
    { key: 'level', title: t('supervision.level'), width: 48, render: (_value, row) => <LevelTag level={row.level} brief /> },
    { key: 'summary', title: t('supervision.case'), width: 230, render: (_value, row) => <CaseCell row={row} now={now} /> },
    {
      key: 'kind',
      title: t('supervision.kind'),
      width: 90,
      responsive: ['md'],
      render: (_value, row) => <span title={titles(TRIGGER_TITLES[row.trigger])}>{titles(KIND_TITLES[row.kind])}</span>,
    },
    { key: 'state', title: t('supervision.state'), width: 90, responsive: ['md'], render: (_value, row) => <OrderStateTag order={row} /> },
    {
      key: 'dueAt',
      title: t('supervision.clock'),
      width: 150,
      responsive: ['md'],
      render: (_value, row) => <AnswerClock order={row} now={now} />,
    },
    {
      key: 'unitCode',
      title: t('supervision.unit'),
      width: 170,
      ellipsis: true,
      responsive: ['md'],
      render: (_value, row) => unitName(row.unitCode, language === 'en'),
    },
    { key: 'issuedAt', title: t('supervision.issuedAt'), width: 140, dataIndex: 'issuedAt', responsive: ['md'], render: moment },
  ]
}

/** What the order is about; on a phone also where it stands. */
function CaseCell({ row, now }: { row: OrderRow; now: number }) {
  const titles = useTitles()
  return (
    <span className="order-case">
      <span className="one-line" title={row.summary}>
        {row.summary}
      </span>
      <span className="figures faint">{row.caseCode}</span>
      <span className="only-narrow">
        <OrderStateTag order={row} /> <span className="faint">{titles(KIND_TITLES[row.kind])}</span>
        <AnswerClock order={row} now={now} />
      </span>
    </span>
  )
}

function useFurtherColumns(): OrderColumn[] {
  const { t } = useTranslation()
  const titles = useTitles()
  return [
    { key: 'reason', title: t('supervision.reason'), width: 260, ellipsis: true, dataIndex: 'reason' },
    { key: 'trigger', title: t('supervision.trigger'), width: 180, render: (_value, row) => titles(TRIGGER_TITLES[row.trigger]) },
    {
      key: 'issuedName',
      title: t('supervision.issuedBy'),
      width: 110,
      render: (_value, row) => (row.trigger === 'manual' ? row.issuedName : t('common.system')),
    },
    {
      key: 'ended',
      title: t('supervision.ended'),
      width: 140,
      render: (_value, row) => (row.ended ? titles(ENDING_TITLES[row.ended]) : '–'),
    },
    { key: 'settledAt', title: t('supervision.settledAt'), width: 150, dataIndex: 'settledAt', render: moment },
  ]
}
