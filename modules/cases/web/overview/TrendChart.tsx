import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { Chart } from '#ui/Chart.tsx'
import { useGo } from '#ui/go.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { FONT, PALETTES, type Palette } from '#ui/theme.ts'
import { listOf, type MeasuredValue, type MetricInfo, type Period, useMeasured, valueText } from './metrics.ts'

/** A number day by day; a day opens its list. */
export function TrendChart({ metric, period }: { metric: MetricInfo; period: Period }) {
  const { t } = useTranslation()
  const go = useGo()
  const titles = useTitles()
  const { mode } = usePreferences()
  const { data, isPending } = useMeasured(metric.id, period, 'day')
  const title = titles(metric.title)
  const option = useMemo(() => trendOption(metric, title, data?.values ?? [], PALETTES[mode]), [data, metric, mode, title])
  if (isPending) return <Waiting rows={4} />
  if (!data || data.values.length === 0) return <Blank title={t('overview.noData')} />
  return (
    <Chart
      option={option}
      label={`${title} ${data.values.map((one) => `${one.dimension} ${valueText(metric, one.value)}`).join('；')}`}
      clicked={() => go(listOf(data))}
    />
  )
}

function trendOption(metric: MetricInfo, title: string, values: MeasuredValue[], palette: Palette) {
  const percent = metric.unit === 'percent'
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 8, right: 48, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.ink },
      axisPointer: { lineStyle: { color: palette.lineStrong } },
      valueFormatter: (value: unknown) => valueText(metric, typeof value === 'number' ? value : null),
    },
    xAxis: {
      type: 'category',
      data: values.map((one) => one.dimension?.slice(5) ?? ''),
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.inkFaint },
    },
    yAxis: {
      type: 'value',
      minInterval: percent ? 0.1 : 1,
      max: percent ? 100 : undefined,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.inkFaint, formatter: percent ? '{value}%' : '{value}' },
    },
    series: [{ ...lineLook(percent, palette), name: title, data: pointsOf(metric, values, palette) }],
  }
}

function lineLook(percent: boolean, palette: Palette) {
  return {
    type: 'line',
    symbolSize: 6,
    lineStyle: { width: 2, color: palette.accent },
    itemStyle: { color: palette.accent },
    areaStyle: percent ? undefined : { color: palette.accent, opacity: 0.08 },
  }
}

/** Only the last point carries its figure: a direct label instead of a legend. */
function pointsOf(metric: MetricInfo, values: MeasuredValue[], palette: Palette) {
  const last = values.length - 1
  return values.map((one, index) => ({
    value: one.value,
    symbol: index === last ? 'circle' : 'none',
    label: { show: index === last, position: 'right', color: palette.ink, fontWeight: 600, formatter: () => valueText(metric, one.value) },
  }))
}
