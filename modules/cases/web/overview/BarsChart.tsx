import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRegionName } from '#modules/grid/web/index.ts'
import { Blank, Waiting } from '#ui/Blank.tsx'
import { Chart } from '#ui/Chart.tsx'
import { useGo } from '#ui/go.tsx'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { FONT, PALETTES } from '#ui/theme.ts'
import { listOf, type Period, useMeasured, valueText } from './metrics.ts'

/** One number by district, largest first; a bar opens its list. */
export function BarsChart({ id, period }: { id: string; period: Period }) {
  const { t } = useTranslation()
  const go = useGo()
  const titles = useTitles()
  const { mode } = usePreferences()
  const regionName = useRegionName()
  const { data, isPending } = useMeasured(id, period, 'district')
  const rows = useMemo(() => (data?.values ?? []).toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0)), [data])
  const names = rows.map((one) => regionName(one.dimension) ?? t('overview.none'))
  const nameKey = names.join('|')
  const option = useMemo(() => {
    const palette = PALETTES[mode]
    return {
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        data: nameKey.split('|'),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { color: palette.inkSoft },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          itemStyle: { color: palette.accent, borderRadius: 3 },
          cursor: 'pointer',
          data: rows.map((one) => one.value),
          label: { show: true, position: 'right', color: palette.ink, fontWeight: 600 },
        },
      ],
    }
  }, [rows, nameKey, mode])
  if (isPending) return <Waiting rows={4} />
  if (!data || rows.length === 0) return <Blank title={t('overview.noData')} />
  return (
    <Chart
      option={option}
      label={`${titles(data.title)} ${rows.map((one, index) => `${names[index]} ${valueText(data, one.value)}`).join('；')}`}
      clicked={(name) => go(listOf(data, 'district', rows[names.indexOf(name)]?.dimension))}
    />
  )
}
