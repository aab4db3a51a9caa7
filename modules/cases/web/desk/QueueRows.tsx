import { Button, Checkbox, Select } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseRow } from '#modules/cases/contract.ts'
import { useMatterName } from '#modules/catalogue/web/index.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { leftText } from '#ui/clock/ClockChip.tsx'
import { LightMark } from '#ui/clock/LightMark.tsx'
import { lightAt, timeLeft } from '#ui/clock/reading.ts'
import { useWorkCalendar } from '#ui/clock/work-calendar.ts'
import { dateTime } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import type { useQueueRows } from '../api.ts'
import { clockOfRow } from '../case-clock.ts'

interface QueueRowsProps {
  query: ReturnType<typeof useQueueRows>
  rows: CaseRow[]
  selected: string | undefined
  open(row: CaseRow): void
  sort: string
  setSort(sort: string): void
  showHelp(): void
  /** Several at once: which are chosen, or null when only one is looked at. */
  chosen: ReadonlySet<string> | null
  choose(id: string): void
  bulk: ReactNode
}

export function QueueRows({ query, rows, selected, open, sort, setSort, showHelp, chosen, choose, bulk }: QueueRowsProps) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <section className="desk-list" aria-label={t('desk.list')}>
      <div className="desk-list-head">
        <Select
          size="small"
          variant="borderless"
          value={sort}
          onChange={setSort}
          popupMatchSelectWidth={false}
          aria-label={t('common.sortBy')}
          options={[
            { value: 'dueAt', label: t('desk.order') },
            { value: '-reportedAt', label: t('desk.orderNewest') },
          ]}
        />
        <Button type="text" size="small" className="hide-narrow" onClick={showHelp}>
          {t('desk.keys')} <kbd>?</kbd>
        </Button>
      </div>
      {bulk}
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending ? <Waiting rows={12} /> : null}
      {!query.isPending && rows.length === 0 && !query.error ? <Blank title={t('desk.empty')} hint={t('desk.emptyHint')} /> : null}
      <div role="listbox" aria-label={t('desk.list')}>
        {rows.map((row) => (
          <DeskRow
            key={row.id}
            row={row}
            now={now}
            selected={row.id === selected}
            open={chosen ? () => choose(row.id) : open}
            ticked={chosen ? chosen.has(row.id) : null}
          />
        ))}
      </div>
      {query.hasNextPage ? (
        <div style={{ padding: 12, textAlign: 'center' }}>
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

interface DeskRowProps {
  row: CaseRow
  now: number
  selected: boolean
  open(row: CaseRow): void
  ticked: boolean | null
}

function DeskRow({ row, now, selected, open, ticked }: DeskRowProps) {
  const { t } = useTranslation()
  const matterName = useMatterName()
  const work = useWorkCalendar()
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (selected) place.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const facts = clockOfRow(row)
  const light = lightAt(facts, now)
  const left = timeLeft(facts, work, now)
  const text = `${row.address || t('case.noAddress')} ${row.summary}`
  return (
    <button type="button" role="option" aria-selected={selected} className="desk-row" ref={place} onClick={() => open(row)}>
      {ticked === null ? <LightMark light={light} /> : <Checkbox checked={ticked} tabIndex={-1} style={{ pointerEvents: 'none' }} />}
      <span className="matter one-line" title={matterName(row.matterCode) ?? undefined}>
        {row.urgent ? <span className="urgent-mark">! </span> : null}
        {matterName(row.matterCode) ?? t('case.noMatter')}
      </span>
      <span className="one-line" title={text}>
        {row.ticketDueAt && row.effectiveDueAt ? <TicketMark at={row.effectiveDueAt} /> : null}
        {text}
      </span>
      <span className="left" title={row.dueAt ? t('clock.dueAt', { at: dateTime(row.dueAt) }) : undefined}>
        {light ? <span className="visually-hidden">{t(`light.${light}`)}</span> : null}
        {left ? leftText(t, left) : '–'}
      </span>
    </button>
  )
}

/** By when a hotline ticket wants its answer (CL §12). */
function TicketMark({ at }: { at: string }) {
  const { t } = useTranslation()
  return (
    <span className="ticket-mark" title={`${dateTime(at)} ${t('reply.effectiveHelp')}`}>
      {t('reply.answerBy', { at: dateTime(at).slice(5) })}
    </span>
  )
}
