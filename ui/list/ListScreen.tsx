import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { get, type Page } from '../api/client.ts'
import { Blank } from '../Blank.tsx'
import { usePageTitle, useUrlWords } from '../go.tsx'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { ExportButton } from './ExportButton.tsx'
import { OtherFilters } from './OtherFilters.tsx'
import { Pager } from './Pager.tsx'
import { RowTable } from './RowTable.tsx'

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
  /** Filters that hold unless others were chosen: what waits for the reader. */
  usual?: Readonly<Record<string, string>>
  extra?: ReactNode
}

/** In place of a usual filter: everything. */
const ALL = '*'

/** A list of the API as a page: filters in the address, keyset pages, export of what is shown. */
export function ListScreen<R extends object>(given: ListScreenProps<R>) {
  const { title, path, rowKey, columns, choices = [], empty, fixed = {}, usual = {}, extra } = given
  const [chosen, change] = useUrlWords()
  const { after, ...shown } = { ...usual, ...chosen }
  const filters = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== ALL))
  const query = useQuery({
    queryKey: ['list', path, fixed, filters, after],
    queryFn: ({ signal }) => get<Page<R>>(path, { limit: 50, ...filters, after, ...fixed }, signal),
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
        <Choices choices={choices} words={filters} usual={usual} change={patch} />
        <ProblemAlert error={query.error} retry={() => void query.refetch()} />
        <RowTable<R>
          rowKey={rowKey}
          loading={query.isPending}
          columns={columns}
          rows={query.data?.rows}
          empty={<Blank title={empty.title} hint={empty.hint} />}
        />
        <Pager after={after} next={query.data?.next ?? null} go={(cursor) => change({ after: cursor })} />
      </div>
    </div>
  )
}

interface ChoicesProps {
  choices: Choice[]
  words: Readonly<Record<string, string>>
  usual: Readonly<Record<string, string>>
  change(patch: Record<string, string | undefined>): void
}

function Choices({ choices, words, usual, change }: ChoicesProps) {
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
          onChange={(value: string | undefined) => change({ [key]: value ?? (usual[key] ? ALL : undefined) })}
          options={options}
          notFoundContent={t('common.noRows')}
        />
      ))}
      <OtherFilters words={words} known={[...choices.map(({ key }) => key), 'sort']} change={change} />
    </div>
  )
}
