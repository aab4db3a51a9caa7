import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#modules/coordination/contract.ts'
import { LEVEL_RULES, type LevelRule } from '#modules/coordination/rules.ts'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import type { ClockFacts } from '#ui/clock/reading.ts'
import { useTitles } from '#ui/preferences.tsx'
import { STATE_TITLES, STATE_TONES } from './words.ts'
import './supervision.css'

export function ruleOf(level: number): LevelRule {
  return LEVEL_RULES[level === 2 || level === 3 || level === 4 ? level : 1]
}

export function LevelTag({ level, brief }: { level: number; brief?: boolean }) {
  const titles = useTitles()
  const title = titles(ruleOf(level).title)
  return (
    <span className={`level-tag level-${level}`} title={title}>
      L{level}
      {brief ? null : ` ${title}`}
    </span>
  )
}

/** A reminder waits for nobody: it has been given. */
export function OrderStateTag({ order }: { order: Pick<OrderRow, 'state' | 'level'> }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const reminded = order.level === 1 && order.state === 'issued'
  return (
    <span className={`state-tag ${STATE_TONES[order.state]}`}>
      {reminded ? t('supervision.reminded') : titles(STATE_TITLES[order.state])}
    </span>
  )
}

/** Two working days are counted in days, four working hours in hours. */
export function clockOfOrder(order: OrderRow): ClockFacts {
  const unit = ruleOf(order.level).answerWithin?.unit
  return { kind: order.clockKind, startedAt: order.clockStartedAt, yellowAt: order.yellowAt, dueAt: order.dueAt, unit }
}

export function AnswerClock({ order, now, boxed }: { order: OrderRow; now: number; boxed?: boolean }) {
  const { t } = useTranslation()
  if (order.dueAt) return <ClockChip facts={clockOfOrder(order)} now={now} boxed={boxed} />
  if (order.settledAt || order.state === 'answered') return <span className="faint">–</span>
  return <span className="faint">{t(order.level === 4 ? 'supervision.nextMeeting' : 'supervision.noAnswer')}</span>
}
