import { useTranslation } from 'react-i18next'
import { usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { periodOf, useMetrics } from './metrics.ts'
import './overview.css'
import { PeriodPicker } from './PeriodPicker.tsx'
import { RankTable } from './RankTable.tsx'

const TITLES = { district: 'overview.byDistrict', unit: 'overview.byUnit', collector: 'overview.byCollector' } as const

/** Departments and districts side by side, and what collectors missed. */
export function RankingScreen() {
  const { t } = useTranslation()
  const [words] = useUrlWords()
  const period = periodOf(words)
  const { data: metrics = [], error } = useMetrics()
  usePageTitle(t('overview.ranking'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('overview.ranking')}</h1>
        <div className="push">
          <PeriodPicker />
        </div>
      </div>
      <p className="faint" style={{ marginBottom: 12 }}>
        {t('overview.rankingHint')}
      </p>
      <ProblemAlert error={error} />
      {(['district', 'unit', 'collector'] as const).map((by) => (
        <section className="panel" key={by}>
          <h2>{t(TITLES[by])}</h2>
          <RankTable metrics={metrics} period={period} by={by} />
        </section>
      ))}
    </div>
  )
}
