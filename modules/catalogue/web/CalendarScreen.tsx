import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { calendarQuery } from '#ui/clock/work-calendar.ts'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { CalendarEditor } from './CalendarEditor.tsx'
import './catalogue.css'
import { YearView } from './YearView.tsx'

/** The days on which time counts, a year at a glance. */
export function CalendarScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error, refetch } = useQuery(calendarQuery)
  const [editing, setEditing] = useState(false)
  const may = useMay()
  usePageTitle(t('calendar.title'))
  const thisYear = new Date().getFullYear()
  const years = data?.years.map((one) => one.year) ?? []
  const wanted = Number(words.year ?? thisYear)
  const year = data?.years.find((one) => one.year === wanted) ?? {
    year: wanted,
    status: 'provisional' as const,
    source: '',
    holidays: [],
    makeupWorkdays: [],
  }
  const offered = [...new Set([...years, thisYear, thisYear + 1])]
    .toSorted((one, other) => one - other)
    .filter((one) => one >= thisYear - 3)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('calendar.title')}</h1>
        <Segmented disabled={editing} value={String(wanted)} onChange={(next) => change({ year: next })} options={offered.map(String)} />
        <Tag color={year.status === 'approved' ? 'success' : 'warning'}>{t(`calendar.${year.status}`)}</Tag>
        <span className="faint">
          {year.source ? `${year.source} · ` : ''}
          {t('calendar.holidays', { count: year.holidays.length })} · {t('calendar.makeups', { count: year.makeupWorkdays.length })}
        </span>
        {data && !editing && may('calendar.write') ? (
          <Button className="push" type="primary" onClick={() => setEditing(true)}>
            {t('calendar.edit')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data && editing ? <CalendarEditor key={wanted} calendar={data} year={year} close={() => setEditing(false)} /> : null}
      {data && !editing ? <YearView calendar={data} year={year} /> : null}
      {data ? null : <Waiting rows={12} />}
    </div>
  )
}
