import type { TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { spokenCode } from '#modules/cases/rules.ts'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { ListScreen } from '#ui/list/ListScreen.tsx'
import type { ReplyRow } from './api.ts'
import { DecideReply } from './DecideReply.tsx'

const STATES = ['to_approve', 'approved', 'returned'] as const

/** Replies over all cases: what waits for approval and what went out (CL §12). */
export function RepliesScreen() {
  const { t } = useTranslation()
  return (
    <ListScreen<ReplyRow>
      title={t('reply.list')}
      path="/api/replies"
      rowKey="id"
      columns={useColumns()}
      choices={[
        { key: 'state', title: t('reply.stateTitle'), options: STATES.map((value) => ({ value, label: t(`reply.state.${value}`) })) },
      ]}
      extra={<Go to="/revisits">{t('reply.revisits')}</Go>}
      empty={{ title: t('reply.empty'), hint: t('reply.emptyHint') }}
    />
  )
}

function useColumns(): TableColumnsType<ReplyRow> {
  const { t } = useTranslation()
  return [
    {
      title: t('request.case'),
      key: 'case',
      width: 150,
      render: (_value, row) => (
        <Go to={`/cases/${row.caseId}`} className="figures">
          {row.caseCode ?? spokenCode(row.shortCode)}
        </Go>
      ),
    },
    { title: t('case.description'), dataIndex: 'summary', width: 180, ellipsis: true },
    { title: t('reply.text'), dataIndex: 'text', width: 280 },
    { title: t('reply.stateTitle'), key: 'state', width: 90, render: (_value, row) => t(`reply.state.${row.state}`) },
    {
      title: t('reply.ticketDue'),
      key: 'ticket',
      width: 150,
      render: (_value, row) => <span className="figures">{dateTime(row.ticketDueAt)}</span>,
    },
    { title: t('reply.by'), dataIndex: 'writtenName', width: 100 },
    {
      title: t('reply.writtenAt'),
      key: 'writtenAt',
      width: 150,
      render: (_value, row) => <span className="figures">{dateTime(row.writtenAt)}</span>,
    },
    { title: t('reply.note'), dataIndex: 'note', width: 120, ellipsis: true, render: (note: string | null) => note ?? '–' },
    { title: '', key: 'act', width: 190, fixed: 'right', render: (_value, row) => <DecideReply reply={row} /> },
  ]
}
