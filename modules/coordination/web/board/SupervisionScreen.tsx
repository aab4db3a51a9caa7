import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#modules/coordination/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { type UrlWords, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { useKeys } from '#ui/keyboard.ts'
import { ColumnChooser, useColumnChoice } from '#ui/list/ColumnChooser.tsx'
import { ExportButton } from '#ui/list/ExportButton.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useLevels, useOrders } from '../api.ts'
import { OrderPane } from '../order/OrderPane.tsx'
import '../supervision.css'
import { DEFAULT_COLUMNS, useOrderColumns } from './columns.tsx'
import { LevelTabs } from './LevelTabs.tsx'
import { OrderFilters } from './OrderFilters.tsx'
import { OrderTable } from './OrderTable.tsx'

const IssueDialog = lazy(() => import('../IssueDialog.tsx').then((part) => ({ default: part.IssueDialog })))

/** The words of the address that the server filters by; without a word about it, only open orders. */
function filtersOf({ order: _order, issue: _issue, after: _after, ...filters }: UrlWords): UrlWords {
  return { open: 'true', ...filters }
}

/** All orders the post may see, by level; one of them open beside the list. */
export function SupervisionScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const filters = filtersOf(words)
  const page = useOrders({ ...filters, after: words.after })
  const columns = useOrderColumns(words.sort)
  const [chosen, choose] = useColumnChoice('supervision', DEFAULT_COLUMNS)
  usePageTitle(t('supervision.title'))
  const patch = (next: Record<string, string | undefined>) => change({ ...next, after: undefined })
  const open = (order: string | undefined) => change({ order })
  useRowKeys(page.data?.rows ?? [], words.order, open)
  return (
    <div className="page supervision-page" data-open={words.order ? 'order' : 'list'}>
      <BoardHead filters={filters} choose={(level) => patch({ level })} issue={() => change({ issue: 'new' })}>
        <ColumnChooser columns={columns.map(({ key, title }) => ({ key, title }))} chosen={chosen} choose={choose} />
        <ExportButton path="/api/supervision" words={filters} columns={chosen} />
      </BoardHead>
      <div className="supervision-board">
        <div className="panel board-list">
          <OrderFilters words={words} change={patch} />
          <ProblemAlert error={page.error} retry={() => void page.refetch()} />
          <OrderTable
            rows={page.data?.rows}
            pending={page.isPending}
            columns={columns.filter(({ key }) => chosen.includes(key))}
            selected={words.order}
            open={open}
            sorted={(sort) => patch({ sort })}
          />
          <Pager after={words.after} next={page.data?.next ?? null} go={(after) => change({ after })} />
        </div>
        <OrderAside order={words.order} open={open} />
      </div>
      <Issuing issue={words.issue} change={change} />
    </div>
  )
}

/** Moving down the list opens the next order without leaving. */
function useRowKeys(rows: OrderRow[], order: string | undefined, open: (order: string | undefined) => void): void {
  const index = rows.findIndex((row) => row.id === order)
  const step = (by: number) => rows[index + by] && open(rows[index + by]?.id)
  const [down, up] = [() => step(1), () => step(-1)]
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, Escape: () => open(undefined) })
}

interface BoardHeadProps {
  filters: UrlWords
  choose(level: string | undefined): void
  issue(): void
  children: ReactNode
}

function BoardHead({ filters, choose, issue, children }: BoardHeadProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { level, sort: _sort, ...counted } = filters
  const levels = useLevels(counted)
  return (
    <div className="page-head">
      <h1>{t('supervision.title')}</h1>
      <LevelTabs levels={levels.data} chosen={level} choose={choose} />
      <div className="push">
        {may('supervision.issue') ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={issue}>
            {t('supervision.issue')}
          </Button>
        ) : null}
        {children}
      </div>
    </div>
  )
}

function OrderAside({ order, open }: { order: string | undefined; open(order: string | undefined): void }) {
  const { t } = useTranslation()
  if (!order) return null
  return (
    <aside className="panel board-order" aria-label={t('supervision.order')}>
      <OrderPane key={order} id={order} open={open} close={() => open(undefined)} />
    </aside>
  )
}

/** `issue` in the address is `new`, or the case the order is to be about. */
function Issuing({ issue, change }: { issue: string | undefined; change(patch: Record<string, string | undefined>): void }) {
  if (!issue) return null
  return (
    <Suspense fallback={null}>
      <IssueDialog
        caseId={issue === 'new' ? undefined : issue}
        close={() => change({ issue: undefined })}
        issued={(order) => change({ issue: undefined, order })}
      />
    </Suspense>
  )
}
