import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { DatePicker, Input, Select, Table, type TableColumnsType, Tag } from 'antd'
import dayjs from 'dayjs'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Page } from '#ui/api/client.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ExportButton } from '#ui/list/ExportButton.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'

interface AuditRow {
  id: number
  at: string
  actorName: string
  action: string
  objectType: string
  objectId: string | null
  result: string
  address: string | null
  detail: Record<string, unknown>
}

const RESULTS = ['done', 'refused', 'failed'] as const
const TONES: Record<string, string> = { done: 'success', refused: 'warning', failed: 'error' }

/** Who did what to what, from where, and whether it was let through. */
export function AuditScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['audit', words],
    queryFn: ({ signal }) => get<Page<AuditRow>>('/api/audit', { limit: 50, ...words }, signal),
    placeholderData: keepPreviousData,
  })
  usePageTitle(t('audit.title'))
  const columns = useColumns()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('audit.title')}</h1>
        <div className="push">
          <ExportButton path="/api/audit" words={words} />
        </div>
      </div>
      <div className="panel">
        <AuditFilters />
        <ProblemAlert error={error} retry={() => void refetch()} />
        <Table<AuditRow>
          rowKey="id"
          size="small"
          loading={isPending}
          dataSource={data?.rows}
          pagination={false}
          scroll={{ x: 1000 }}
          locale={{ emptyText: <Blank title={t('common.noRows')} hint={t('audit.emptyHint')} /> }}
          columns={columns}
        />
        <Pager after={words.after} next={data?.next ?? null} go={(after) => change({ after })} />
      </div>
    </div>
  )
}

function useColumns(): TableColumnsType<AuditRow> {
  const { t } = useTranslation()
  const resultText = (result: string) => {
    const known = RESULTS.find((one) => one === result)
    return known ? t(`audit.${known}`) : result
  }
  return [
    { title: t('audit.at'), dataIndex: 'at', width: 160, render: (at: string) => <span className="figures">{dateTime(at)}</span> },
    { title: t('audit.actor'), dataIndex: 'actorName', width: 120 },
    { title: t('audit.action'), dataIndex: 'action', width: 160, render: (action: string) => actTitle(t, action) },
    { title: t('audit.object'), dataIndex: 'objectType', width: 130, render: (type: string) => worded(t, `audit.objects.${type}`) ?? type },
    { title: t('audit.objectId'), dataIndex: 'objectId', width: 180, ellipsis: true },
    {
      title: t('audit.result'),
      dataIndex: 'result',
      width: 90,
      render: (result: string) => <Tag color={TONES[result]}>{resultText(result)}</Tag>,
    },
    { title: t('audit.address'), dataIndex: 'address', width: 130 },
    {
      title: t('audit.detail'),
      dataIndex: 'detail',
      ellipsis: true,
      render: (detail: Record<string, unknown>) =>
        Object.keys(detail).length > 0 ? <code style={{ fontSize: 12 }}>{JSON.stringify(detail)}</code> : '–',
    },
  ]
}

/** An act in words: `account.create` has its own, `case.file` is an act on a case; an unknown one stays as written. */
function actTitle(t: TFunction, action: string): ReactNode {
  const own = worded(t, `audit.did.${action}`)
  const kind = worded(t, `audit.did.${action.split('.')[0]}`)
  return <span title={action}>{own ?? (kind ? `${kind} ${action.slice(action.indexOf('.') + 1)}` : action)}</span>
}

function worded(t: TFunction, key: string): string | null {
  const text: unknown = t(key as 'audit.title', { defaultValue: '', returnObjects: true })
  return typeof text === 'string' && text !== '' ? text : null
}

function AuditFilters() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const search = (key: 'actorName' | 'action' | 'objectType', title: string) => (
    <Input.Search
      key={`${key} ${words[key]}`}
      allowClear
      defaultValue={words[key]}
      placeholder={title}
      aria-label={title}
      style={{ width: 180 }}
      onSearch={(text) => change({ [key]: text || undefined, after: undefined })}
    />
  )
  const from = words['at.from']
  const to = words['at.to']
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
      {search('actorName', t('audit.actor'))}
      {search('action', t('audit.action'))}
      {search('objectType', t('audit.object'))}
      <Select
        allowClear
        value={words.result}
        placeholder={t('audit.result')}
        aria-label={t('audit.result')}
        style={{ width: 120 }}
        onChange={(result: string | undefined) => change({ result, after: undefined })}
        options={RESULTS.map((value) => ({ value, label: t(`audit.${value}`) }))}
      />
      <DatePicker.RangePicker
        value={[from ? dayjs(from) : null, to ? dayjs(to).subtract(1, 'second') : null]}
        allowEmpty={[true, true]}
        onChange={(range) =>
          change({
            'at.from': range?.[0]?.startOf('day').toISOString(),
            'at.to': range?.[1]?.startOf('day').add(1, 'day').toISOString(),
            after: undefined,
          })
        }
      />
    </div>
  )
}
