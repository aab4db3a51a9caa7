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

type Fact = [label: string, value: ReactNode, wide?: boolean]

const momentOf = (at: string | null) => (at ? dateTime(at) : null)

/** The facts of a case; what is not known yet is left out. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation()
  const facts = [...useWhat(detail), ...useWhen(detail), ...useWhere(detail)]
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

/** Why the case is with its department, as it was at dispatch; before that, where the handbook would send it. */
function whySent({ history, suggestedUnit, state }: CaseDetail): { zh: string; en: string } | null {
  const dispatched = history.findLast((record) => record.event === 'dispatch')
  if (dispatched) return titlesOf(dispatched.payload.why)
  return state === 'pending_dispatch' ? (suggestedUnit?.reason ?? null) : null
}

function useWhat(detail: CaseDetail): Fact[] {
  const { t } = useTranslation()
  const titles = useTitles()
  const { language } = usePreferences()
  const regionName = useRegionName()
  const unitName = useUnitName()
  const closing = closingOf(detail)
  const condition = titlesOf(detail.handbook?.condition)
  const why = whySent(detail)
  const place = [detail.districtCode, detail.streetCode, detail.communityCode].map(regionName).filter(Boolean).join(' / ')
  return [
    [t('case.description'), detail.description, true],
    [t('case.address'), detail.address, true],
    [t('case.place'), place, true],
    [t('case.source'), t(`source.${detail.source}`)],
    [t('reply.shortCode'), <Figures key="short" text={spokenCode(detail.shortCode)} />],
    [t('case.unit'), unitName(detail.unitCode, language === 'en')],
    [t('routing.why'), why ? titles(why) : null, true],
    [t('case.limit'), detail.limit ? limitText(t, detail.limit) : null],
    [t('case.condition'), condition ? titles(condition) : null, true],
    [t('case.closing'), closing ? titles(closing) : null, true],
  ]
}

function useWhen(detail: CaseDetail): Fact[] {
  const { t } = useTranslation()
  const { ticketDueAt, effectiveDueAt } = detail
  return [
    [t('reply.ticketDue'), momentOf(ticketDueAt)],
    // A hotline ticket may want its answer before the deadline of the case (CL §12).
    [t('reply.effectiveDue'), ticketDueAt ? <Figures key="due" text={dateTime(effectiveDueAt)} title={t('reply.effectiveHelp')} /> : null],
    [t('case.reportedAt'), momentOf(detail.reportedAt)],
    [t('case.filedAt'), momentOf(detail.filedAt)],
    [t('case.dispatchedAt'), momentOf(detail.dispatchedAt)],
    [t('case.disposedAt'), momentOf(detail.disposedAt)],
    [t('case.closedAt'), momentOf(detail.closedAt)],
    [t('case.closure'), detail.closureKind ? t(`closure.${detail.closureKind}`) : null],
  ]
}

function useWhere(detail: CaseDetail): Fact[] {
  const { t } = useTranslation()
  return [
    [t('case.dutyGrid'), detail.dutyGridCode],
    [t('case.unitGrid'), detail.unitGridCode],
    [t('case.position'), detail.lon !== null && detail.lat !== null ? degrees(detail.lon, detail.lat) : t('case.noPlace')],
    ...detail.reports.flatMap((report): Fact[] =>
      report.reporterName || report.reporterPhone
        ? [[t('case.reporter'), [report.reporterName, report.reporterPhone].filter(Boolean).join(' ')]]
        : [],
    ),
  ]
}

function Figures({ text, title }: { text: string; title?: string }) {
  return (
    <span className="figures" title={title}>
      {text}
    </span>
  )
}
