import { useTranslation } from 'react-i18next'
import type { Segment, SegmentKind } from '#kernel/clock/index.ts'
import { dateTime } from '../format.ts'
import { usePreferences } from '../preferences.tsx'
import './clock.css'
import { type DayBar, type DayPiece, dayBars } from './strip.ts'

const SHOWN: SegmentKind[] = ['counted', 'makeup_day', 'night', 'off', 'holiday', 'pause']

/** A clock as a strip of days: what counted, what did not, and why. */
export function DayStrip({ segments, deadline }: { segments: Segment[]; deadline: number | null }) {
  const { t } = useTranslation()
  const bars = dayBars(segments, deadline)
  const kinds = SHOWN.filter((kind) => segments.some((segment) => segment.kind === kind))
  return (
    <>
      <div className="day-strip">
        {bars.map((bar) => (
          <Bar key={bar.midnight} bar={bar} deadline={deadline} />
        ))}
        <span />
        <span className="axis" aria-hidden="true">
          {['0', '6', '12', '18', '24'].map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </span>
      </div>
      <div className="strip-key day-strip-key">
        {kinds.map((kind) => (
          <span key={kind} className="day-strip" style={{ display: 'inline' }}>
            <i className={kind} />
            {t(`clock.${kind}`)}
          </span>
        ))}
      </div>
    </>
  )
}

function Bar({ bar, deadline }: { bar: DayBar; deadline: number | null }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const day = new Intl.DateTimeFormat(language, { timeZone: 'Asia/Shanghai', month: '2-digit', day: '2-digit', weekday: 'short' }).format(
    bar.midnight,
  )
  const noteOf = (piece: DayPiece) => (piece.note === 'break' || piece.note === 'weekend' ? t(`clock.${piece.note}`) : piece.note)
  return (
    <>
      <span className="day">{day}</span>
      <span className="bar">
        {bar.pieces.map((piece) => (
          <i
            key={piece.from}
            className={`${piece.kind} ${piece.overdue ? 'overdue' : ''}`}
            style={{ left: `${piece.from * 100}%`, width: `${(piece.to - piece.from) * 100}%` }}
            title={[t(`clock.${piece.kind}`), noteOf(piece), piece.overdue ? t('clock.overdueAfter') : ''].filter(Boolean).join(' · ')}
          >
            {piece.to - piece.from > 0.3 ? noteOf(piece) : ''}
          </i>
        ))}
        {bar.due === null ? null : (
          <span className="due" style={{ left: `calc(${bar.due * 100}% - 1px)` }} title={t('clock.dueAt', { at: dateTime(deadline) })} />
        )}
      </span>
    </>
  )
}
