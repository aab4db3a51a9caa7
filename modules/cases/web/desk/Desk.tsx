import { Button, Segmented } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow, Queue } from '#modules/cases/contract.ts'
import { Blank } from '#ui/Blank.tsx'
import { useGo, useUrlWords } from '#ui/go.tsx'
import { useKeys } from '#ui/keyboard.ts'
import { useQueueRows } from '../api.ts'
import '../cases.css'
import './desk.css'
import { BulkBar } from './BulkBar.tsx'
import { CasePane } from './CasePane.tsx'
import { DeskMap } from './DeskMap.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { QueueRows } from './QueueRows.tsx'

const PANES = ['list', 'case', 'map'] as const
type Pane = (typeof PANES)[number]

/** Three panes: list, case, map. On a phone one at a time. */
export function Desk({ queue, tabs }: { queue: Queue; tabs: ReactNode }) {
  const { t } = useTranslation()
  const go = useGo()
  const [words, change] = useUrlWords()
  const [pane, setPane] = useState<Pane>('list')
  const [help, setHelp] = useState(false)
  const sort = words.sort ?? 'dueAt'
  const query = useQueueRows(queue, sort)
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const selected = useSelected(rows, words.case)
  const select = (row: CaseRow | undefined) => row && change({ case: row.id })
  const index = rows.findIndex((row) => row.id === selected?.id)
  const down = () => select(rows[index + 1])
  const up = () => select(rows[index - 1])
  const several = useSeveral(queue, rows)
  const openPage = () => selected && go(`/cases/${selected.id}`)
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, Enter: openPage, '?': () => setHelp(true) })
  const open = (row: CaseRow) => {
    select(row)
    setPane('case')
  }
  return (
    <div className="desk" data-pane={pane}>
      {tabs}
      <PaneSwitch pane={pane} setPane={setPane} />
      <QueueRows
        query={query}
        rows={rows}
        selected={selected?.id}
        open={open}
        sort={sort}
        setSort={(next) => change({ sort: next })}
        showHelp={() => setHelp(true)}
        {...several}
      />
      <section className="desk-case" aria-label={t('desk.case')}>
        {selected ? (
          <CasePane key={selected.id} id={selected.id} done={() => select(rows[index + 1] ?? rows[index - 1])} />
        ) : (
          <Blank title={t('desk.choose')} hint={t('desk.chooseHint')} />
        )}
      </section>
      <DeskMap rows={rows} selected={selected} select={open} />
      <KeysDialog open={help} close={() => setHelp(false)} />
    </div>
  )
}

/** Several cases at once: off until somebody asks for it. */
function useSeveral(queue: Queue, rows: CaseRow[]) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const shown = new Set(rows.map((row) => row.id))
  const ids = [...(chosen ?? [])].filter((id) => shown.has(id))
  const choose = (id: string) => setChosen((before) => toggled(before ?? new Set(), id))
  const bar = <BulkBar queue={queue} ids={ids} all={() => setChosen(shown)} clear={() => setChosen(null)} />
  const begin = (
    <div className="desk-bulk">
      <Button size="small" type="text" onClick={() => setChosen(new Set())}>
        {t('bulk.begin')}
      </Button>
    </div>
  )
  return { chosen: chosen && new Set(ids), choose, bulk: queue.bulk ? (chosen ? bar : begin) : null }
}

function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

function PaneSwitch({ pane, setPane }: { pane: Pane; setPane(pane: Pane): void }) {
  const { t } = useTranslation()
  return (
    <div className="desk-pane-switch">
      <Segmented<Pane> block value={pane} onChange={setPane} options={PANES.map((value) => ({ value, label: t(`desk.${value}`) }))} />
    </div>
  )
}

/** The row of the address; when it has left the queue, the row that took its place. */
function useSelected(rows: CaseRow[], id: string | undefined): CaseRow | undefined {
  const place = useRef(0)
  const index = rows.findIndex((row) => row.id === id)
  if (index >= 0) place.current = index
  return rows[index] ?? rows[Math.min(place.current, rows.length - 1)]
}
