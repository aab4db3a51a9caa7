import { CloseOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { KIND_TITLES } from '#modules/coordination/rules.ts'
import { Waiting } from '#ui/Blank.tsx'
import { DayStrip } from '#ui/clock/DayStrip.tsx'
import { segmentsFrom } from '#ui/clock/strip.ts'
import { useNow } from '#ui/now.ts'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { orderQuery } from '../api.ts'
import { AnswerClock, LevelTag, OrderStateTag } from '../OrderWords.tsx'
import { Answers } from './Answers.tsx'
import { CaseOfOrder } from './CaseOfOrder.tsx'
import { Chain } from './Chain.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderFacts } from './OrderFacts.tsx'
import { OrderFlow } from './OrderFlow.tsx'

interface OrderPaneProps {
  id: string
  open(id: string): void
  close(): void
}

/** One order: what is asked, of whom, until when, what was answered, and how it came to this. */
export function OrderPane({ id, open, close }: OrderPaneProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const now = useNow()
  const { data: order, error, refetch } = useQuery(orderQuery(id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!order) return <Waiting rows={10} />
  return (
    <>
      <header className="order-head">
        <LevelTag level={order.level} />
        <b>{titles(KIND_TITLES[order.kind])}</b>
        <OrderStateTag order={order} />
        <span className="push">
          <AnswerClock order={order} now={now} boxed />
          <Button type="text" icon={<CloseOutlined />} aria-label={t('supervision.closePane')} onClick={close} />
        </span>
      </header>
      <OrderActions order={order} />
      <OrderFacts order={order} />
      <AnswerDays order={order} />
      <CaseOfOrder order={order} />
      <Answers order={order} />
      <Chain order={order} open={open} />
      <section>
        <h2 className="section-title">{t('supervision.history')}</h2>
        <OrderFlow order={order} />
      </section>
    </>
  )
}

/** The arithmetic of the answer that is owed. */
function AnswerDays({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const clock = order.clocks.find((one) => one.stoppedAt === null)
  if (!clock?.deadlineAt) return null
  return (
    <section>
      <h2 className="section-title">{t('supervision.clock')}</h2>
      <DayStrip segments={segmentsFrom(clock.segments)} deadline={Date.parse(clock.deadlineAt)} />
    </section>
  )
}
