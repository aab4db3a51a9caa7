import { Button, Segmented, Select, Table, type TableColumnsType } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaRow } from '#modules/coordination/contract.ts'
import { transitionOf } from '#modules/coordination/procedures.ts'
import { KIND_TITLES } from '#modules/coordination/rules.ts'
import { useMay, useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go, type UrlWords, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ExportButton } from '#ui/list/ExportButton.tsx'
import { Pager } from '#ui/list/Pager.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { type Action, useAgenda } from './api.ts'
import { BulletinTable } from './BulletinTable.tsx'
import './supervision.css'

const OrderDialog = lazy(() => import('./order/OrderDialog.tsx').then((part) => ({ default: part.OrderDialog })))

const STATES = ['open', 'decided', 'withdrawn'] as const

/** What comes before the director meeting, and what the bulletin names. */
export function AgendaScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { tab = 'items', after, ...filters } = words
  const bulletin = tab === 'bulletin'
  usePageTitle(t('agenda.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('agenda.title')}</h1>
        <Segmented
          value={tab}
          onChange={(next: string) => change({ tab: next === 'items' ? undefined : next, after: undefined, state: undefined })}
          options={[
            { value: 'items', label: t('agenda.items') },
            { value: 'bulletin', label: t('agenda.bulletin') },
          ]}
        />
        <div className="push">
          {bulletin ? null : (
            <Select
              allowClear
              value={words.state}
              placeholder={t('agenda.anyState')}
              aria-label={t('agenda.stateTitle')}
              style={{ width: 140 }}
              onChange={(state: string | undefined) => change({ state, after: undefined })}
              options={STATES.map((value) => ({ value, label: t(`agenda.state.${value}`) }))}
            />
          )}
          <ExportButton path={bulletin ? '/api/supervision-bulletin' : '/api/agenda'} words={filters} />
        </div>
      </div>
      <div className="panel">
        {bulletin ? (
          <BulletinTable words={{ ...filters, after }} go={(cursor) => change({ after: cursor })} />
        ) : (
          <Items words={{ ...filters, ...(after ? { after } : {}) }} go={(cursor) => change({ after: cursor })} />
        )}
      </div>
    </div>
  )
}

function Items({ words, go }: { words: UrlWords; go(cursor: string | undefined): void }) {
  const { t } = useTranslation()
  const [deciding, setDeciding] = useState<AgendaRow | null>(null)
  const page = useAgenda(words)
  const columns = useColumns(setDeciding)
  return (
    <>
      <ProblemAlert error={page.error} retry={() => void page.refetch()} />
      <Table<AgendaRow>
        rowKey="id"
        size="small"
        loading={page.isPending}
        columns={columns}
        dataSource={page.data?.rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Blank title={t('agenda.empty')} hint={t('agenda.emptyHint')} /> }}
      />
      <Pager after={words.after} next={page.data?.next ?? null} go={go} />
      <Suspense fallback={null}>
        {deciding ? <OrderDialog order={{ id: deciding.orderId }} action={DECIDE} close={() => setDeciding(null)} /> : null}
      </Suspense>
    </>
  )
}

const decide = transitionOf('decide')
const DECIDE: Action = {
  event: decide.event,
  transition: decide.id,
  title: decide.title,
  reason: 'required',
  reasonKinds: null,
  input: decide.input,
}

function useColumns(decideOn: (row: AgendaRow) => void): TableColumnsType<AgendaRow> {
  const { t } = useTranslation()
  const titles = useTitles()
  const may = useMay()
  const { language } = usePreferences()
  const unitName = useUnitName()
  return [
    { title: t('agenda.item'), key: 'title', width: 260, render: (_value, row) => <Item row={row} /> },
    { title: t('agenda.stateTitle'), key: 'state', width: 100, responsive: ['md'], render: (_value, row) => <StateTag row={row} /> },
    { title: t('supervision.kind'), key: 'kind', width: 100, responsive: ['md'], render: (_value, row) => titles(KIND_TITLES[row.kind]) },
    {
      title: t('agenda.unit'),
      key: 'unit',
      width: 180,
      ellipsis: true,
      responsive: ['md'],
      render: (_value, row) => unitName(row.unitCode, language === 'en'),
    },
    { title: t('agenda.caseDue'), key: 'caseDue', width: 150, responsive: ['md'], render: (_value, row) => dateTime(row.caseDueAt) },
    { title: t('agenda.addedAt'), key: 'addedAt', width: 150, responsive: ['md'], render: (_value, row) => dateTime(row.addedAt) },
    {
      title: t('agenda.decision'),
      key: 'decision',
      width: 280,
      render: (_value, row) =>
        row.state === 'open' && may('agenda.decide') ? (
          <Button size="small" type="primary" onClick={() => decideOn(row)}>
            {t('agenda.decide')}
          </Button>
        ) : (
          <Decision row={row} owner={unitName(row.ownerUnit, language === 'en')} />
        ),
    },
  ]
}

function Item({ row }: { row: AgendaRow }) {
  return (
    <span className="order-case">
      <span className="one-line" title={row.title}>
        {row.title}
      </span>
      <Go to={`/supervision?open=all&order=${row.orderId}`} className="figures">
        {row.caseCode}
      </Go>
      <span className="only-narrow">
        <StateTag row={row} />
      </span>
    </span>
  )
}

function StateTag({ row }: { row: AgendaRow }) {
  const { t } = useTranslation()
  const tone = row.state === 'open' ? 'department' : row.state === 'decided' ? 'done' : 'resting'
  return <span className={`state-tag ${tone}`}>{t(`agenda.state.${row.state}`)}</span>
}

function Decision({ row, owner }: { row: AgendaRow; owner: string | null }) {
  if (!row.decision) return '–'
  return (
    <span className="order-case">
      <span>{row.decision}</span>
      <span className="faint">
        {owner} · {row.dueOn}
      </span>
    </span>
  )
}
