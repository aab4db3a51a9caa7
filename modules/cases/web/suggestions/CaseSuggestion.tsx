import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { useMay } from '#modules/identity/web/index.ts'
import { dateOnly } from '#ui/format.ts'
import { useCaseSuggestion } from './api.ts'
import { MatterChips, UnitChips } from './Chips.tsx'

/** What the text of a new case suggests, for the acceptor; empty while the city has no model. */
export function CaseSuggestion({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const wanted = detail.state === 'reported' && may('case.accept')
  const { data } = useCaseSuggestion(detail.id, wanted)
  if (!wanted || !data?.model) return null
  const silent = data.matters.length === 0 && data.units.length === 0
  return (
    <section className="panel">
      <h2 className="section-title">{t('suggest.title')}</h2>
      {silent ? <p className="faint">{t('suggest.none')}</p> : null}
      <MatterChips suggestion={data} value={detail.matterCode} />
      <UnitChips suggestion={data} />
      <p className="faint">
        {t('suggest.decides')} {t('suggest.byModel', { version: data.model.version, at: dateOnly(data.model.untilAt) })}
      </p>
    </section>
  )
}
