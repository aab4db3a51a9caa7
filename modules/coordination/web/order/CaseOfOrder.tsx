import { useTranslation } from 'react-i18next'
import { STATES } from '#modules/cases/contract.ts'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { ClockChip } from '#ui/clock/ClockChip.tsx'
import { Go } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'

/** What the order is about, with a way there. */
export function CaseOfOrder({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const now = useNow()
  const about = order.case
  const state = STATES.find((one) => one === about?.state)
  const unit = about?.clockKind === 'disposal' ? about.limitUnit : 'minute'
  return (
    <section className="order-about">
      <h2 className="section-title">{t('supervision.caseTitle')}</h2>
      <div className="line">
        {about ? (
          <Go to={`/cases/${about.id}`} className="figures">
            {order.caseCode}
          </Go>
        ) : (
          <span className="figures">{order.caseCode}</span>
        )}
        {state ? <span className="state-tag centre">{t(`state.${state}`)}</span> : null}
        {about && about.round > 1 ? <span className="state-tag resting">{t('case.roundOf', { count: about.round })}</span> : null}
        {about?.dueAt ? (
          <ClockChip
            facts={{ kind: about.clockKind, startedAt: about.clockStartedAt, yellowAt: about.yellowAt, dueAt: about.dueAt, unit }}
            now={now}
          />
        ) : null}
      </div>
      <p>{order.summary}</p>
      {about?.address ? <p className="faint">{about.address}</p> : null}
    </section>
  )
}
