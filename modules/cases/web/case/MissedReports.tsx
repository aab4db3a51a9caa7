import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { dateTime } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'

/** Whose patrol did not find what somebody else found within the day (CL §12); what it rests on opens by a click. */
export function MissedReports({ detail: { missedReports } }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  if (missedReports.length === 0) return null
  return (
    <section className="panel" id="missed">
      <h2>{t('missed.title')}</h2>
      {missedReports.map(({ collectorId, collectorName, seenAt, seenBy, seenCaseId }) => (
        <p key={collectorId}>
          {t(`missed.${seenBy}`, { name: collectorName, at: dateTime(seenAt) })} <Go to={`/cases/${seenCaseId}`}>{t('missed.sign')}</Go>
        </p>
      ))}
      <p className="faint">{t('missed.help')}</p>
    </section>
  )
}
