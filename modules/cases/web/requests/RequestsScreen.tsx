import { Button, Segmented, Select, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { REQUEST_STATES } from '#modules/cases/contract.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { RowTable } from '#ui/list/RowTable.tsx'
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
  const { all, ...asked } = words
  // What waits is what one comes for; a named state or case shows whatever there is of it.
  const open = !filters && all === undefined && asked.state === undefined && asked.caseId === undefined
  const { data, error, refetch, isPending } = useRequests({ ...filters, ...asked, ...(open ? { decidedAt: 'null' } : {}) })
  const columns = useColumns()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('request.title')}</h1>
        {filters ? null : <OpenOrAll open={open} />}
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
        <RowTable<RequestRow>
          rowKey="id"
          loading={isPending}
          columns={columns}
          rows={data?.rows}
          empty={<Blank title={t('request.empty')} hint={t('request.emptyHint')} />}
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

function OpenOrAll({ open }: { open: boolean }) {
  const { t } = useTranslation()
  const [, change] = useUrlWords()
  return (
    <Segmented
      value={open ? 'open' : 'all'}
      aria-label={t('request.state')}
      onChange={(value) => change({ all: value === 'all' ? 'true' : undefined, state: undefined, after: undefined })}
      options={[
        { value: 'open', label: t('request.waiting') },
        { value: 'all', label: t('request.all') },
      ]}
    />
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
    { title: t('request.reason'), dataIndex: 'reason', width: 220, ellipsis: true },
    { title: t('request.unit'), dataIndex: 'unitCode', render: (code: string) => unitName(code, language === 'en') ?? code },
    { title: t('request.by'), dataIndex: 'requestedName' },
    { title: t('request.at'), dataIndex: 'requestedAt', render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    {
      title: t('request.decidedAt'),
      dataIndex: 'decidedAt',
      render: (at: string | null) => (at ? <span className="figures">{dateTime(at)}</span> : '–'),
    },
    { title: '', key: 'decide', render: (_value, row) => <Decide row={row} /> },
  ]
}

/** The row of the list does not say what is open to the asker; the request itself does. */
function Decide({ row }: { row: RequestRow }) {
  const pending = row.decidedAt === null
  const { data } = useRequest(row.id, pending)
  return pending && data ? <DecideButtons request={data} /> : null
}
