import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { ENDING_TITLES, KIND_TITLES } from '#modules/coordination/rules.ts'
import { dateTime } from '#ui/format.ts'
import { useTitles } from '#ui/preferences.tsx'
import { LevelTag, OrderStateTag } from '../OrderWords.tsx'

/** The other orders of the same case: how it rose from level to level. */
export function Chain({ order, open }: { order: OrderDetail; open(id: string): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  if (order.chain.length < 2) return null
  return (
    <section>
      <h2 className="section-title">{t('supervision.chain')}</h2>
      <ol className="order-chain">
        {order.chain.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={one.id === order.id} onClick={() => open(one.id)}>
              <LevelTag level={one.level} brief />
              <span>{titles(KIND_TITLES[one.kind])}</span>
              {one.ended ? <span className="faint">{titles(ENDING_TITLES[one.ended])}</span> : <OrderStateTag order={one} />}
              <span className="faint figures">{dateTime(one.issuedAt).slice(5)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
