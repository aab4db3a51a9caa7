import { Tooltip } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { amount, dateTime } from '../format.ts'
import './clock.css'
import { LightMark } from './LightMark.tsx'
import { type ClockFacts, lightAt, type TimeLeft, timeLeft } from './reading.ts'
import { useWorkCalendar } from './work-calendar.ts'

export function leftText(t: TFunction, left: TimeLeft): string {
  return t(left.over ? 'clock.over' : 'clock.left', { amount: amount(left.amount), unit: t(`unit.${left.unit}`) })
}

interface ClockChipProps {
  facts: ClockFacts
  now: number
  boxed?: boolean
  /** Opens the arithmetic behind the deadline. */
  explain?: () => void
  /** Leaves the word of the light out where space is short; the shape still tells it. */
  brief?: boolean
}

/** The same everywhere: light as shape, colour and word, time left in its own unit, the deadline on hover. */
export function ClockChip({ facts, now, boxed, explain, brief }: ClockChipProps) {
  const { t } = useTranslation()
  const work = useWorkCalendar()
  const light = lightAt(facts, now)
  const left = timeLeft(facts, work, now)
  if (!light || !left) return <span className="clock-chip faint">–</span>
  const inside = (
    <>
      <LightMark light={light} />
      {brief ? <span className="visually-hidden">{t(`light.${light}`)}</span> : <span className="word">{t(`light.${light}`)}</span>}
      <span>{leftText(t, left)}</span>
    </>
  )
  const look = `clock-chip ${light} ${boxed ? 'boxed' : ''}`
  const title = t('clock.dueAt', { at: dateTime(facts.dueAt) })
  return (
    <Tooltip title={title}>
      {explain ? (
        <button
          type="button"
          className={look}
          onClick={explain}
          aria-label={`${t(`light.${light}`)} ${leftText(t, left)}, ${title}, ${t('clock.explain')}`}
        >
          {inside}
        </button>
      ) : (
        <span className={look}>{inside}</span>
      )}
    </Tooltip>
  )
}
