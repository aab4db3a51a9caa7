import { useBlocker } from '@tanstack/react-router'
import { Button, Form, Input, Segmented, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#kernel/clock/index.ts'
import type { PublishedCalendar } from '#ui/clock/work-calendar.ts'
import { fieldMessage, ProblemAlert } from '#ui/ProblemAlert.tsx'
import { usePublishYear } from './api.ts'
import { ChangeList } from './ChangeList.tsx'
import { changesBetween, type MarkedDay, markOf, withMark } from './calendar-draft.ts'
import { DayDialog } from './DayDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { YearView } from './YearView.tsx'

const STATUSES = ['approved', 'provisional'] as const

interface CalendarEditorProps {
  calendar: PublishedCalendar
  year: CalendarYear
  close(): void
}

/** A year being edited: click a day to say what it is; nothing counts before it is published. */
export function CalendarEditor({ calendar, year, close }: CalendarEditorProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(year)
  const [picked, setPicked] = useState<MarkedDay | null>(null)
  const [asking, setAsking] = useState(false)
  const [missing, setMissing] = useState(false)
  const publish = usePublishYear()
  const changes = changesBetween(year, draft)
  const dirty = changes.length > 0 || draft.status !== year.status || draft.source !== year.source
  useBlocker({ shouldBlockFn: () => dirty && !publish.isSuccess && !window.confirm(t('register.leave')), enableBeforeUnload: () => dirty })
  const shown = { ...calendar, years: [...calendar.years.filter((one) => one.year !== year.year), draft] }
  const ask = () => {
    setMissing(draft.source.trim() === '')
    if (draft.source.trim() !== '') setAsking(true)
  }
  const cancel = () => (dirty && !window.confirm(t('register.leave')) ? undefined : close())
  return (
    <>
      <div className="panel calendar-editor">
        <ProblemAlert error={publish.error} />
        <YearForm draft={draft} change={(patch) => setDraft({ ...draft, ...patch })} error={publish.error} missing={missing} />
        <section>
          <h2 className="section-title">{t('calendar.changes', { count: changes.length })}</h2>
          <ChangeList changes={changes} undo={({ before }) => setDraft(withMark(draft, before))} />
        </section>
        <Space>
          <Button type="primary" disabled={!dirty} onClick={ask}>
            {t('calendar.publish')}
          </Button>
          <Button onClick={cancel}>{t('common.cancel')}</Button>
          <span className="faint">{t('calendar.editHint')}</span>
        </Space>
      </div>
      <YearView calendar={shown} year={draft} pick={(date) => setPicked(markOf(draft, date))} />
      {picked ? (
        <DayDialog
          day={picked}
          offered={markOf(draft, dayBefore(picked.date)).text}
          set={(day) => setDraft(withMark(draft, day))}
          close={() => setPicked(null)}
        />
      ) : null}
      {asking ? <PublishDialog year={draft} changes={changes} publish={publish} close={() => setAsking(false)} done={close} /> : null}
    </>
  )
}

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

interface YearFormProps {
  draft: CalendarYear
  change(patch: Partial<CalendarYear>): void
  error: Error | null
  missing: boolean
}

function YearForm({ draft, change, error, missing }: YearFormProps) {
  const { t } = useTranslation()
  const wrong = missing && draft.source.trim() === '' ? t('common.required') : fieldMessage(error, 'source')
  const days = ['holidays', 'makeupWorkdays', 'overrides', 'year'].flatMap((field) => fieldMessage(error, field) ?? [])
  return (
    <Form layout="vertical" requiredMark={false}>
      <Form.Item label={t('calendar.status')} help={fieldMessage(error, 'status')}>
        <Segmented
          value={draft.status}
          onChange={(status) => change({ status })}
          options={STATUSES.map((value) => ({ value, label: t(`calendar.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        label={t('calendar.source')}
        htmlFor="calendar-source"
        extra={t('calendar.sourceHint')}
        help={wrong}
        {...(wrong ? { validateStatus: 'error' as const } : {})}
      >
        <Input
          id="calendar-source"
          maxLength={300}
          value={draft.source}
          onChange={(event) => change({ source: event.target.value })}
          style={{ maxWidth: 640 }}
        />
      </Form.Item>
      {days.map((line) => (
        <p key={line} className="calendar-wrong" role="alert">
          {line}
        </p>
      ))}
    </Form>
  )
}
