import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ENDING_TITLES, KIND_TITLES } from '#modules/coordination/rules.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { dateTime } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { useNow } from '#ui/now.ts'
import { useTitles } from '#ui/preferences.tsx'
import { useOrders } from './api.ts'
import { AnswerClock, LevelTag, OrderStateTag } from './OrderWords.tsx'

/** The orders of one case, for its page. */
export function CaseSupervision({ caseId }: { caseId: string }) {
  const may = useMay()
  return may('supervision.read') ? <Orders caseId={caseId} mayIssue={may('supervision.issue')} /> : null
}

function Orders({ caseId, mayIssue }: { caseId: string; mayIssue: boolean }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const go = useGo()
  const now = useNow()
  const { data } = useOrders({ caseId })
  if (!data || (data.rows.length === 0 && !mayIssue)) return null
  return (
    <section className="panel" id="supervision">
      <div className="case-orders-head">
        <h2 className="section-title">{t('supervision.title')}</h2>
        {mayIssue ? (
          <Button size="small" onClick={() => go(`/supervision?issue=${caseId}`)}>
            {t('supervision.issue')}
          </Button>
        ) : null}
      </div>
      {data.rows.length === 0 ? <p className="faint">{t('supervision.none')}</p> : null}
      <ul className="case-orders">
        {data.rows.map((order) => (
          <li key={order.id}>
            <Go to={`/supervision?open=all&caseId=${caseId}&order=${order.id}`}>
              <LevelTag level={order.level} />
            </Go>
            <span>{titles(KIND_TITLES[order.kind])}</span>
            {order.ended ? <span className="faint">{titles(ENDING_TITLES[order.ended])}</span> : <OrderStateTag order={order} />}
            <span className="push">
              {order.dueAt ? <AnswerClock order={order} now={now} /> : <span className="faint figures">{dateTime(order.issuedAt)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
