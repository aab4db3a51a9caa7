import { useTranslation } from 'react-i18next'
import { inWords, type Segment, sumInWords } from '#kernel/clock/index.ts'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { limitText } from '#modules/catalogue/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { Blank } from '#ui/Blank.tsx'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import { DayStrip } from '#ui/clock/DayStrip.tsx'
import { segmentsFrom } from '#ui/clock/strip.ts'
import { dateTime } from '#ui/format.ts'
import { useNow } from '#ui/now.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { type CaseClock, factsOfClock } from '../case-clock.ts'
import './inner-work.css'

const ZONE = 'Asia/Shanghai'

/** Every clock with its arithmetic, newest first. */
export function Clocks({ detail, onlyRunning }: { detail: CaseDetail; onlyRunning?: boolean }) {
  const { t } = useTranslation()
  const clocks = detail.clocks.toReversed()
  const shown = onlyRunning ? clocks.filter((clock) => clock.stoppedAt === null || clock.kind === 'disposal') : clocks
  if (shown.length === 0) return <Blank title={t('light.none')} />
  return shown.map((clock) => <OneClock key={`${clock.kind}-${clock.ordinal}-${clock.startedAt}`} clock={clock} />)
}

function OneClock({ clock }: { clock: CaseClock }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const now = useNow()
  const segments = segmentsFrom(clock.segments)
  const limit = limitText(t, { amount: clock.limitAmount, unit: clock.limitUnit })
  const charged = unitName(clock.chargedUnit, language === 'en')
  return (
    <section className="clock-explained">
      <h3>
        {titles(clock.title)}
        {clock.stoppedAt === null ? (
          <ClockChip facts={factsOfClock(clock)} now={now} boxed />
        ) : (
          <span className={`state-tag ${clock.onTime ? 'done' : ''}`}>{t(clock.onTime ? 'clock.onTime' : 'clock.late')}</span>
        )}
      </h3>
      <p className="clock-sum">
        {t('clock.limit')} {limit} · {t('clock.started')} {dateTime(clock.startedAt)} · {t('clock.deadline')}{' '}
        <b>{dateTime(clock.deadlineAt)}</b>
        {clock.stoppedAt ? ` · ${t('clock.stoppedAt')} ${dateTime(clock.stoppedAt)}` : ''} ·{' '}
        {titles(
          sumInWords(segments, clock.deadlineAt ? Date.parse(clock.deadlineAt) : null, clock.stoppedAt ? Date.parse(clock.stoppedAt) : now),
        )}
        {charged ? ` · ${t('clock.charged')} ${charged}` : ''}
        {clock.provisional ? ` · ${t('clock.provisional')}` : ''}
      </p>
      {segments.length > 0 ? <InWords segments={segments} clock={clock} now={now} /> : null}
      {segments.length > 0 ? <DayStrip segments={segments} deadline={clock.deadlineAt ? Date.parse(clock.deadlineAt) : null} /> : null}
    </section>
  )
}

/** Every stretch in words and dates; of a long clock on demand, for the strip below says it at a glance. */
function InWords({ segments, clock, now }: { segments: Segment[]; clock: CaseClock; now: number }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const lines = inWords(segments, ZONE, clock.stoppedAt ? undefined : now).map(titles)
  return (
    <details className="clock-words" open={lines.length <= 4}>
      <summary>{t('clock.inWords', { count: lines.length })}</summary>
      <ol>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  )
}
