import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#kernel/clock/index.ts'
import { Blank } from '#ui/Blank.tsx'
import type { PublishedCalendar } from '#ui/clock/work-calendar.ts'
import { MonthTable } from './MonthTable.tsx'

const MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

interface YearViewProps {
  calendar: PublishedCalendar
  year: CalendarYear
  /** Given while the year is being edited. */
  pick?: (date: string) => void
}

/** Twelve months, what their colours mean, and the working hours. */
export function YearView({ calendar, year, pick }: YearViewProps) {
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
        <span>
          <i className="override" />
          {t('calendar.override')}
        </span>
        <Hours calendar={calendar} />
      </div>
      <div className={`year ${year.status}`}>
        {MONTHS.map((month) => (
          <MonthTable key={month} years={calendar.years} year={year.year} month={month} {...(pick ? { pick } : {})} />
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
