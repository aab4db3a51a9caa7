import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { dateTime } from '#ui/format.ts'
import { DecideButtons } from '../requests/DecideButtons.tsx'
import { RequestFacts } from '../requests/RequestFacts.tsx'

export function CaseRequests({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  if (detail.requests.length === 0) return null
  return (
    <section>
      <h2 className="section-title">{t('case.requests')}</h2>
      {detail.requests.map((request) => (
        <div key={request.id} style={{ marginBottom: 12 }}>
          <b>{t(`requestKind.${request.kind}`)}</b> <span className="state-tag">{t(`requestState.${request.state}`)}</span>{' '}
          <span className="faint">{dateTime(request.requestedAt)}</span>
          <RequestFacts request={request} />
          <DecideButtons request={request} />
        </div>
      ))}
    </section>
  )
}
