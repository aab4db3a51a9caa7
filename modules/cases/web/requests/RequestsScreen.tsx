import { Button, Select, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { REQUEST_STATES } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import { type RequestRow, useRequest, useRequests } from '../api.ts'
import '../cases.css'
import { DecideButtons } from './DecideButtons.tsx'

/** Requests of departments, decided level by level. */
export function RequestsScreen({ filters }: { filters?: Record<string, string> }) {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  usePageTitle(t('request.title'))
  const { data, error, refetch, isPending } = useRequests({ ...filters, ...words })
  const columns = useColumns()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('request.title')}</h1>
        <Select
          allowClear
          value={words.state}
          placeholder={t('list.anyState')}
          style={{ width: 160 }}
          aria-label={t('request.state')}
          onChange={(state: string | undefined) => change({ state, after: undefined })}
          options={REQUEST_STATES.map((value) => ({ value, label: t(`requestState.${value}`) }))}
        />
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <div className="panel">
        <Table<RequestRow>
          rowKey="id"
          size="small"
          loading={isPending}
          columns={columns}
          dataSource={data?.rows}
          pagination={false}
          scroll={{ x: 900 }}
          locale={{ emptyText: <Blank title={t('request.empty')} hint={t('request.emptyHint')} /> }}
        />
        {data?.next ? (
          <Button style={{ marginTop: 12 }} onClick={() => change({ after: data.next ?? undefined })}>
            {t('common.next')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function useColumns(): TableColumnsType<RequestRow> {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const unitName = useUnitName()
  return [
    {
      title: t('request.case'),
      dataIndex: 'caseCode',
      render: (code: string | null, row) => <Go to={`/cases/${row.caseId}`}>{code ?? t('case.uncoded')}</Go>,
    },
    { title: t('request.kind'), dataIndex: 'kind', render: (kind: RequestRow['kind']) => t(`requestKind.${kind}`) },
    {
      title: t('request.state'),
      dataIndex: 'state',
      render: (state: RequestRow['state']) => <span className="state-tag">{t(`requestState.${state}`)}</span>,
    },
    { title: t('request.reason'), dataIndex: 'reason', ellipsis: true },
    { title: t('request.unit'), dataIndex: 'unitCode', render: (code: string) => unitName(code, language === 'en') },
    { title: t('request.by'), dataIndex: 'requestedName' },
    { title: t('request.at'), dataIndex: 'requestedAt', render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    { title: t('request.decide'), key: 'decide', render: (_value, row) => <Decide row={row} /> },
  ]
}

/** The row of the list does not say what is open to the asker; the request itself does. */
function Decide({ row }: { row: RequestRow }) {
  const pending = row.decidedAt === null
  const { data } = useRequest(row.id, pending)
  return pending && data ? <DecideButtons request={data} /> : dateTime(row.decidedAt)
}
