import { useQuery } from '@tanstack/react-query'
import { Alert, Segmented, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#kernel/clock/index.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { calendarQuery, type PublishedCalendar } from '#ui/clock/work-calendar.ts'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import './catalogue.css'
import { MonthTable } from './MonthTable.tsx'

const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

/** The days on which time counts, a year at a glance. */
export function CalendarScreen() {
  const { t } = useTranslation()
  const [words, change] = useUrlWords()
  const { data, error, refetch } = useQuery(calendarQuery)
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
        <Segmented value={String(wanted)} onChange={(next) => change({ year: next })} options={offered.map(String)} />
        <Tag color={year.status === 'approved' ? 'success' : 'warning'}>{t(`calendar.${year.status}`)}</Tag>
        <span className="faint">
          {year.source} · {t('calendar.holidays', { count: year.holidays.length })} ·{' '}
          {t('calendar.makeups', { count: year.makeupWorkdays.length })}
        </span>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? <YearView calendar={data} year={year} /> : <Waiting rows={12} />}
    </div>
  )
}

function YearView({ calendar, year }: { calendar: PublishedCalendar; year: CalendarYear }) {
  const { t } = useTranslation()
  return (
    <div className="panel">
      {year.status === 'provisional' ? (
        <Alert type="warning" showIcon title={t('calendar.provisionalHint')} style={{ marginBottom: 16 }} />
      ) : null}
      <div className="calendar-key">
        <span>
          <i style={{ background: 'var(--red-soft)' }} />
          {t('calendar.holiday')}
        </span>
        <span>
          <i style={{ background: 'var(--accent-soft)' }} />
          {t('calendar.makeup')}
        </span>
        <span>
          <i style={{ background: 'var(--canvas)' }} />
          {t('calendar.weekend')}
        </span>
        <Hours calendar={calendar} />
      </div>
      <div className={`year ${year.status}`}>
        {MONTHS.map((month) => (
          <MonthTable key={month} years={calendar.years} year={year.year} month={month} />
        ))}
      </div>
      {calendar.years.length === 0 ? <Blank title={t('calendar.noYear')} /> : null}
    </div>
  )
}

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function Hours({ calendar }: { calendar: PublishedCalendar }) {
  const { t } = useTranslation()
  return calendar.profiles
    .filter((profile) => calendar.periods.some((period) => period.profileId === profile.id))
    .map((profile) => (
      <span key={profile.id} className="figures faint">
        {t('calendar.windows')} {profile.windows.map(([from, to]) => `${clock(from)}–${clock(to)}`).join('，')}
      </span>
    ))
}
