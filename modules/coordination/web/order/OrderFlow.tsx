import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { useRoles } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { useTitles } from '#ui/preferences.tsx'

/** Who did what, when; each step tied to the one before. */
export function OrderFlow({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data: roles } = useRoles()
  return (
    <ol className="order-flow">
      {order.history.map((record) => {
        const role = roles?.find((one) => one.role === record.role)
        return (
          <li key={record.seq}>
            <span className="figures faint" title={dateTime(record.at)}>
              {dateTime(record.at).slice(5)}
            </span>
            <span>
              <b>{titles(record.title)}</b>{' '}
              <span className="faint">
                {record.role === 'system' ? t('common.system') : record.actorName}
                {role ? ` · ${titles(role.title)}` : ''}
              </span>{' '}
              <Tooltip title={`${t('case.hashHelp')} ${record.hash}`}>
                <span className="order-hash">#{record.hash.slice(0, 8)}</span>
              </Tooltip>
              {record.reason && record.role !== 'system' ? <span className="order-said">{record.reason}</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
