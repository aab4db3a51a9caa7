import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#modules/cases/contract.ts'
import { spokenCode } from '#modules/cases/rules.ts'
import { limitText } from '#modules/catalogue/web/index.ts'
import { useRegionName } from '#modules/grid/web/index.ts'
import { useUnitName } from '#modules/identity/web/index.ts'
import { dateTime, degrees } from '#ui/format.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { closingOf, titlesOf } from './ActionFields.tsx'

/** The facts of a case; what is not known yet is left out. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const regionName = useRegionName()
  const unitName = useUnitName()
  const closing = closingOf(detail)
  const condition = titlesOf(detail.handbook?.condition)
  const place = [detail.districtCode, detail.streetCode, detail.communityCode].map(regionName).filter(Boolean).join(' / ')
  const at = (moment: string | null) => (moment ? dateTime(moment) : null)
  const facts: [string, ReactNode, boolean?][] = [
    [t('case.description'), detail.description, true],
    [t('case.address'), detail.address, true],
    [t('case.place'), place, true],
    [t('case.source'), t(`source.${detail.source}`)],
    [
      t('reply.shortCode'),
      <span key="short" className="figures">
        {spokenCode(detail.shortCode)}
      </span>,
    ],
    [t('reply.ticketDue'), at(detail.ticketDueAt)],
    [t('reply.effectiveDue'), detail.ticketDueAt ? <EffectiveDue key="due" at={detail.effectiveDueAt} /> : null],
    [t('case.unit'), unitName(detail.unitCode, language === 'en')],
    [t('case.limit'), detail.limit ? limitText(t, detail.limit) : null],
    [t('case.condition'), condition ? titles(condition) : null, true],
    [t('case.closing'), closing ? titles(closing) : null, true],
    [t('case.reportedAt'), at(detail.reportedAt)],
    [t('case.filedAt'), at(detail.filedAt)],
    [t('case.dispatchedAt'), at(detail.dispatchedAt)],
    [t('case.disposedAt'), at(detail.disposedAt)],
    [t('case.closedAt'), at(detail.closedAt)],
    [t('case.closure'), detail.closureKind ? t(`closure.${detail.closureKind}`) : null],
    [t('case.dutyGrid'), detail.dutyGridCode],
    [t('case.unitGrid'), detail.unitGridCode],
    [t('case.position'), detail.lon !== null && detail.lat !== null ? degrees(detail.lon, detail.lat) : t('case.noPlace')],
    ...detail.reports.flatMap((report): [string, ReactNode][] =>
      report.reporterName || report.reporterPhone
        ? [[t('case.reporter'), [report.reporterName, report.reporterPhone].filter(Boolean).join(' ')]]
        : [],
    ),
  ]
  return (
    <section>
      <h2 className="section-title">{t('case.facts')}</h2>
      <dl className="fact-list">
        {facts
          .filter(([, value]) => value)
          .map(([label, value, wide]) => (
            <div key={label} className={wide ? 'wide' : undefined}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** A hotline ticket may want its answer before the deadline of the case (CL §12). */
function EffectiveDue({ at }: { at: string | null }) {
  const { t } = useTranslation()
  return (
    <span className="figures" title={t('reply.effectiveHelp')}>
      {dateTime(at)}
    </span>
  )
}
