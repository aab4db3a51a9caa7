import { Tooltip } from 'antd'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Waiting } from '#ui/Blank.tsx'
import { dateTime } from '#ui/format.ts'
import { Go, usePageTitle, useUrlWords } from '#ui/go.tsx'
import { ProblemAlert } from '#ui/ProblemAlert.tsx'
import { useTitles } from '#ui/preferences.tsx'
import { listOf, type MetricInfo, type Period, periodOf, useMeasured, useMetrics, valueText } from './metrics.ts'
import './overview.css'
import { PeriodPicker } from './PeriodPicker.tsx'
import { RankTable } from './RankTable.tsx'

const TrendChart = lazy(() => import('./TrendChart.tsx').then((part) => ({ default: part.TrendChart })))
const BarsChart = lazy(() => import('./BarsChart.tsx').then((part) => ({ default: part.BarsChart })))

/** How the city runs, in numbers that each open their list. */
export function OverviewScreen() {
  const { t } = useTranslation()
  const [words] = useUrlWords()
  const period = periodOf(words)
  const { data: metrics = [], error } = useMetrics()
  usePageTitle(t('overview.title'))
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('overview.title')}</h1>
        <span className="faint">{t('overview.asOf', { at: dateTime(Date.now()) })}</span>
        <div className="push">
          <PeriodPicker />
        </div>
      </div>
      <ProblemAlert error={error} />
      <div className="tiles">
        {metrics.map((metric) => (
          <Tile key={metric.id} metric={metric} period={period} />
        ))}
      </div>
      <Trends metrics={metrics} period={period} />
      <Districts metrics={metrics} period={period} />
    </div>
  )
}

function Trends({ metrics, period }: { metrics: MetricInfo[]; period: Period }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <div className="charts">
      {metrics
        .filter((metric) => 'day' in metric.dimensions)
        .map((metric) => (
          <section className="panel" key={metric.id}>
            <h2>
              {titles(metric.title)} · {t('overview.trend')}
            </h2>
            <Suspense fallback={<Waiting rows={4} />}>
              <TrendChart metric={metric} period={period} />
            </Suspense>
          </section>
        ))}
    </div>
  )
}

function Districts({ metrics, period }: { metrics: MetricInfo[]; period: Period }) {
  const { t } = useTranslation()
  return (
    <div className="charts">
      <section className="panel">
        <h2>
          {t('overview.intake')} · {t('overview.byDistrict')}
        </h2>
        <Suspense fallback={<Waiting rows={4} />}>
          <BarsChart id="intake" period={period} />
        </Suspense>
      </section>
      <section className="panel">
        <h2>{t('overview.byDistrict')}</h2>
        <RankTable metrics={metrics} period={period} by="district" />
      </section>
    </div>
  )
}

function Tile({ metric, period }: { metric: MetricInfo; period: Period }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { data, error } = useMeasured(metric.id, period)
  const total = data?.values[0]
  return (
    <section className="tile">
      <h2>
        {titles(metric.title)}
        <Tooltip title={titles(metric.formula)}>
          <button type="button" className="formula" aria-label={`${t('overview.formula')}：${titles(metric.formula)}`}>
            {t('overview.formula')}
          </button>
        </Tooltip>
      </h2>
      {error ? <p className="faint">{error.message}</p> : null}
      {data ? (
        <Go to={listOf(data)} className="tile-number" title={t('overview.list')}>
          {valueText(metric, total?.value)}
        </Go>
      ) : (
        <span className="tile-number faint">…</span>
      )}
      <p className="faint figures">
        {total?.denominator === null || total?.denominator === undefined
          ? ' '
          : `${total.numerator.toLocaleString('en-US')} / ${total.denominator.toLocaleString('en-US')}`}
      </p>
    </section>
  )
}
