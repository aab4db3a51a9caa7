import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { useTitles } from '#ui/preferences.tsx'
import type { Action } from '../api.ts'

const OrderDialog = lazy(() => import('./OrderDialog.tsx').then((part) => ({ default: part.OrderDialog })))

const LEADS_ON = ['answer', 'accept', 'decide']

/** Only what is allowed is a button; why others are missing stands below. */
export function OrderActions({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open, setOpen] = useState<Action | null>(null)
  const first = order.actions.find((action) => LEADS_ON.includes(action.event))
  if (order.actions.length === 0 && order.blocked.length === 0) return null
  return (
    <div className="order-actions">
      {order.actions.map((action) => (
        <Button key={action.event} type={action === first ? 'primary' : 'default'} onClick={() => setOpen(action)}>
          {titles(action.title)}
        </Button>
      ))}
      {order.blocked.length > 0 ? (
        <details>
          <summary>{t('case.blocked', { titles: order.blocked.map((one) => titles(one.title)).join(t('common.listComma')) })}</summary>
          <ul>
            {order.blocked.map((one) => (
              <li key={one.event}>
                {titles(one.title)}：{one.missing.map(titles).join('；')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Suspense fallback={null}>{open ? <OrderDialog order={order} action={open} close={() => setOpen(null)} /> : null}</Suspense>
    </div>
  )
}
