import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '#modules/coordination/contract.ts'
import { ENDING_TITLES, TRIGGER_TITLES } from '#modules/coordination/rules.ts'
import { useRoles, useUnitName } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'

export function OrderFacts({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const unitName = useUnitName()
  const { data: roles } = useRoles()
  const addressees = order.addressees.map((role) => titles(roles?.find((one) => one.role === role)?.title ?? { zh: role, en: role }))
  const byPerson = order.trigger === 'manual'
  const facts: [string, string | null][] = [
    [t('supervision.unit'), unitName(order.unitCode, language === 'en')],
    [t('supervision.addressees'), addressees.join(t('common.listComma'))],
    [t('supervision.answerBy'), order.dueAt ? dateTime(order.dueAt) : null],
    [t('supervision.caseDue'), order.caseDueAt ? dateTime(order.caseDueAt) : null],
    [t('supervision.arose'), byPerson ? null : dateTime(order.arisesAt)],
    [t('supervision.issuedAt'), dateTime(order.issuedAt)],
    [t('supervision.issuedBy'), byPerson ? order.issuedName : t('common.system')],
    [t('supervision.ended'), order.ended ? `${titles(ENDING_TITLES[order.ended])} ${dateTime(order.settledAt)}` : null],
  ]
  return (
    <section>
      <p className="order-reason">{byPerson ? order.reason : titles(TRIGGER_TITLES[order.trigger])}</p>
      <dl className="order-facts">
        {facts.map(([title, value]) =>
          value === null ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {order.agenda ? (
        <p className="order-agenda">
          <b>{t('supervision.agenda')}</b> · {t(`agenda.state.${order.agenda.state}`)}
          {order.agenda.decision
            ? ` · ${order.agenda.decision}（${unitName(order.agenda.ownerUnit, language === 'en')}，${order.agenda.dueOn}）`
            : ''}
        </p>
      ) : null}
    </section>
  )
}
