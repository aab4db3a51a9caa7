import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Page } from '../api/client.ts'
import { Blank } from '../Blank.tsx'
import { usePageTitle, useUrlWords } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { ExportButton } from './ExportButton.tsx'
import { OtherFilters } from './OtherFilters.tsx'
import { Pager } from './Pager.tsx'

export interface Choice {
  key: string
  title: string
  options: { value: string; label: string }[]
}

interface ListScreenProps<R extends object> {
  title: string
  /** Of the list in the API, such as `/api/pauses`. */
  path: string
  rowKey: string
  columns: TableColumnsType<R>
  choices?: Choice[]
  empty: { title: string; hint: string }
  /** Filters that always hold here. */
  fixed?: Record<string, string>
  extra?: ReactNode
}

/** A list of the API as a page: filters in the address, keyset pages, export of what is shown. */
export function ListScreen<R extends object>(given: ListScreenProps<R>) {
  const { title, path, rowKey, columns, choices = [], empty, fixed = {}, extra } = given
  const [words, change] = useUrlWords()
  const { after, ...filters } = words
  const query = useQuery({
    queryKey: ['list', path, fixed, words],
    queryFn: ({ signal }) => get<Page<R>>(path, { limit: 50, ...words, ...fixed }, signal),
    placeholderData: keepPreviousData,
  })
  usePageTitle(title)
  const patch = (next: Record<string, string | undefined>) => change({ ...next, after: undefined })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{title}</h1>
        <div className="push">
          {extra}
          <ExportButton path={path} words={{ ...filters, ...fixed }} />
        </div>
      </div>
      <div className="panel">
        <Choices choices={choices} words={filters} change={patch} />
        <ProblemAlert error={query.error} retry={() => void query.refetch()} />
        <Table<R>
          rowKey={rowKey}
          size="small"
          loading={query.isPending}
          columns={columns}
          dataSource={query.data?.rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          locale={{ emptyText: <Blank title={empty.title} hint={empty.hint} /> }}
        />
        <Pager after={after} next={query.data?.next ?? null} go={(cursor) => change({ after: cursor })} />
      </div>
    </div>
  )
}

interface ChoicesProps {
  choices: Choice[]
  words: Readonly<Record<string, string>>
  change(patch: Record<string, string | undefined>): void
}

function Choices({ choices, words, change }: ChoicesProps) {
  const { t } = useTranslation()
  if (choices.length === 0 && Object.keys(words).length === 0) return null
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
      {choices.map(({ key, title, options }) => (
        <Select
          key={key}
          allowClear
          value={words[key]}
          placeholder={title}
          aria-label={title}
          style={{ minWidth: 150 }}
          onChange={(value: string | undefined) => change({ [key]: value })}
          options={options}
          notFoundContent={t('common.noRows')}
        />
      ))}
      <OtherFilters words={words} known={[...choices.map(({ key }) => key), 'sort']} change={change} />
    </div>
  )
}
