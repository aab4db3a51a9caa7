import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

interface ChartProps {
  option: EChartsCoreOption
  label: string
  clicked?: (name: string) => void
}

/** A chart that fills its place; what it shows is said in words as well. */
export function Chart({ option, label, clicked }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init> | null>(null)
  const latest = useRef(clicked)
  useEffect(() => {
    latest.current = clicked
  })
  useEffect(() => {
    if (!holder.current) return
    const made = init(holder.current, null, { renderer: 'svg' })
    made.on('click', ({ name }) => latest.current?.(name))
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(holder.current)
    chart.current = made
    return () => {
      watcher.disconnect()
      made.dispose()
      chart.current = null
    }
  }, [])
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true })
  }, [option])
  return <div ref={holder} className="chart" role="img" aria-label={label} />
}
