import { PrinterOutlined } from '@ant-design/icons'
import { Button, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CaseRow, PRINT_MOST } from '#modules/cases/contract.ts'
import { urlWith } from '#ui/api/client.ts'
import { Blank } from '#ui/Blank.tsx'
import { count } from '#ui/format.ts'
import { useGo, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ColumnChooser, useColumnChoice } from '#ui/list/ColumnChooser.tsx'
import { ExportButton } from '#ui/list/ExportButton.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences } from '#ui/preferences.tsx'
import { useCaseCount, useCasePage } from '../api.ts'
import '../cases.css'
import { CaseFilters } from './CaseFilters.tsx'
import { DEFAULT_COLUMNS, useCaseColumns } from './columns.tsx'
import { SavedViews } from './SavedViews.tsx'

/** Every case the post may see; what is asked stands in the address. */
export function CaseListScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { after, ...filters } = words
  const { sort, ...counted } = filters
  const page = useCasePage(words)
  const total = useCaseCount(counted)
  const columns = useCaseColumns(sort)
  const [chosen, choose] = useColumnChoice('cases', DEFAULT_COLUMNS)
  const [ticked, tick] = useState<string[]>([])
  usePageTitle(t('list.title'))
  const patch = (next: Record<string, string | undefined>) => change({ ...next, after: undefined })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('list.title')}</h1>
        <span className="faint figures">
          {total.data ? t(total.data.more ? 'common.moreThan' : 'common.rows', { total: count(total.data.count) }) : ''}
        </span>
        <div className="push">
          <SavedViews />
          <ColumnChooser
            columns={columns.map(({ key, title }) => ({ key: String(key), title: String(title) }))}
            chosen={chosen}
            choose={choose}
          />
          <PrintTicked ids={ticked} />
          <ExportButton path="/api/cases" words={filters} columns={chosen} placed />
        </div>
      </div>
      <div className="panel">
        <CaseFilters words={words} change={patch} />
        <ProblemAlert error={page.error} retry={() => void page.refetch()} />
        <CaseTable
          page={page}
          columns={columns.filter(({ key }) => chosen.includes(String(key)))}
          sorted={(next) => patch({ sort: next })}
          ticked={ticked}
          tick={tick}
        />
        <Pager after={after} next={page.data?.next ?? null} go={(cursor) => change({ after: cursor })} />
      </div>
    </div>
  )
}

interface CaseTableProps {
  page: ReturnType<typeof useCasePage>
  columns: ReturnType<typeof useCaseColumns>
  sorted(sort: string | undefined): void
  ticked: string[]
  tick(ids: string[]): void
}

/** Those that are ticked, as one paper. */
function PrintTicked({ ids }: { ids: string[] }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if (ids.length === 0) return null
  const print = () => window.open(urlWith('/api/cases/files.pdf', { ids: ids.join(), language }), '_blank', 'noopener')
  return (
    <Button
      icon={<PrinterOutlined />}
      disabled={ids.length > PRINT_MOST}
      title={t('list.printMost', { count: PRINT_MOST })}
      onClick={print}
    >
      {t('list.print', { count: ids.length })}
    </Button>
  )
}

function CaseTable({ page, columns, sorted, ticked, tick }: CaseTableProps) {
  const go = useGo()
  const [selected, setSelected] = useState<string>()
  return (
    <Table<CaseRow>
      rowKey="id"
      size="small"
      rowSelection={{ selectedRowKeys: ticked, preserveSelectedRowKeys: true, onChange: (keys) => tick(keys.map(String)) }}
      columns={columns}
      dataSource={page.data?.rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={(row) => (row.id === selected ? 'ant-table-row-selected' : '')}
      onRow={(row) => ({ onClick: () => setSelected(row.id), onDoubleClick: () => go(`/cases/${row.id}`) })}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter
        sorted(one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : undefined)
      }}
      locale={{ emptyText: page.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : <NoCases /> }}
    />
  )
}

function NoCases() {
  const { t } = useTranslation()
  const go = useGo()
  return (
    <Blank
      title={t('common.noRows')}
      hint={t('list.emptyHint')}
      action={<Button onClick={() => go('/cases')}>{t('common.clear')}</Button>}
    />
  )
}
