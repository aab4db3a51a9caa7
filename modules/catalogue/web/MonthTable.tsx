import { useTranslation } from 'react-i18next'
import type { CalendarYear } from '#kernel/clock/index.ts'
import { dateOnly } from '#ui/format.ts'
import { usePreferences } from '#ui/preferences.tsx'

interface Day {
  date: string
  number: number
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup'
  note: string
  /** The city's own decision, over the notice. */
  decided: boolean
}

interface MonthTableProps {
  /** All years: a notice may reach into its neighbour. */
  years: readonly CalendarYear[]
  year: number
  /** Counted from 0. */
  month: number
  /** Given while the year is being edited. */
  pick?: (date: string) => void
}

export function MonthTable({ years, year, month, pick }: MonthTableProps) {
  const { language } = usePreferences()
  const today = dateOnly(Date.now())
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'narrow', timeZone: 'UTC' })
  return (
    <section className="month">
      <h2>{name.format(Date.UTC(year, month, 1))}</h2>
      <table>
        <thead>
          <tr>
            {/* 1 January 2024 was a Monday. */}
            {Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 0, 1 + day)).map((at) => (
              <th key={at} scope="col">
                {weekday.format(at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(years, year, month).map((week) => (
            <tr key={week.find((day) => day)?.date}>
              {week.map((day, place) =>
                day ? (
                  <DayCell key={day.date} day={day} today={day.date === today} pick={pick} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty place has nothing but its place.
                  <td key={place} className="empty" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function DayCell({ day, today, pick }: { day: Day; today: boolean; pick: MonthTableProps['pick'] }) {
  const { t } = useTranslation()
  const title = [day.date, t(`calendar.${day.kind}`), day.note].filter(Boolean).join(' · ')
  const words = [day.kind, today ? 'today' : '', day.decided ? 'decided' : ''].filter(Boolean).join(' ')
  return (
    <td className={words} title={title}>
      {pick ? (
        <button type="button" aria-label={title} onClick={() => pick(day.date)}>
          {day.number}
        </button>
      ) : (
        day.number
      )}
    </td>
  )
}

function weeksOf(years: readonly CalendarYear[], year: number, month: number): (Day | null)[][] {
  const holidays = new Map(years.flatMap((one) => one.holidays).map((holiday) => [holiday.date, holiday.name]))
  const makeups = new Set(years.flatMap((one) => one.makeupWorkdays))
  const overrides = new Map(years.flatMap((one) => one.overrides ?? []).map((one) => [one.date, one]))
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const days: (Day | null)[] = Array.from({ length: before }, () => null)
  for (let number = 1; number <= length; number++) {
    const at = new Date(Date.UTC(year, month, number))
    const date = at.toISOString().slice(0, 10)
    const weekend = [0, 6].includes(at.getUTCDay())
    const override = overrides.get(date)
    const makeup = override ? override.workday && weekend : makeups.has(date)
    const holiday = override ? !override.workday : holidays.has(date)
    const kind = makeup ? 'makeup' : holiday ? 'holiday' : weekend ? 'weekend' : 'workday'
    days.push({ date, number, kind, note: override?.reason ?? holidays.get(date) ?? '', decided: override !== undefined })
  }
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
