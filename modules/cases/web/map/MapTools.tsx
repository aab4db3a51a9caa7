import {
  AimOutlined,
  BorderOutlined,
  ColumnWidthOutlined,
  ExpandOutlined,
  LinkOutlined,
  NodeIndexOutlined,
  PrinterOutlined,
  RadarChartOutlined,
} from '@ant-design/icons'
import { App, Button, Dropdown, InputNumber, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCity } from '#ui/api/city.ts'
import { dateTime } from '#ui/format.ts'
import { useMap } from '#ui/map/MapView.tsx'
import { mapSheet, type Sheet, savePdf, savePng } from '#ui/map/print.ts'
import { TOOLS, type Tool } from '#ui/map/Sketch.tsx'
import { useTitles } from '#ui/preferences.tsx'

const ICONS = {
  distance: <ColumnWidthOutlined />,
  area: <ExpandOutlined />,
  circle: <AimOutlined />,
  polygon: <BorderOutlined />,
  corridor: <NodeIndexOutlined />,
}

/** What a hand does with the map: the tools of the sketch, and a click that asks what is around. */
export type MapTool = Tool | 'around'

interface MapToolsProps {
  tool: MapTool | null
  choose(tool: MapTool | null): void
  beside: number
  setBeside(metres: number): void
  legend: Sheet['legend']
}

/** Measuring, drawing, printing, sharing. */
export function MapTools({ tool, choose, beside, setBeside, legend }: MapToolsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const share = () => navigator.clipboard.writeText(window.location.href).then(() => message.success(t('common.copied')))
  return (
    <>
      <div className="map-tools" role="toolbar" aria-label={t('oneMap.tools')}>
        {TOOLS.map((one) => (
          <Tooltip key={one} title={t(`oneMap.tool.${one}`)} placement="left">
            <Button
              type={tool === one ? 'primary' : 'text'}
              icon={ICONS[one]}
              aria-label={t(`oneMap.tool.${one}`)}
              aria-pressed={tool === one}
              onClick={() => choose(tool === one ? null : one)}
            />
          </Tooltip>
        ))}
        <Tooltip title={t('around.tool')} placement="left">
          <Button
            type={tool === 'around' ? 'primary' : 'text'}
            icon={<RadarChartOutlined />}
            aria-label={t('around.tool')}
            aria-pressed={tool === 'around'}
            onClick={() => choose(tool === 'around' ? null : 'around')}
          />
        </Tooltip>
        <PrintButton legend={legend} />
        <Tooltip title={t('map.share')} placement="left">
          <Button type="text" icon={<LinkOutlined />} aria-label={t('map.share')} onClick={() => void share()} />
        </Tooltip>
      </div>
      {tool ? <ToolHint tool={tool} beside={beside} setBeside={setBeside} /> : null}
    </>
  )
}

function ToolHint({ tool, beside, setBeside }: Pick<MapToolsProps, 'beside' | 'setBeside'> & { tool: MapTool }) {
  const { t } = useTranslation()
  if (tool === 'around')
    return (
      <div className="tool-hint" role="status">
        <b>{t('around.tool')}</b> {t('around.hint')}
      </div>
    )
  return (
    <div className="tool-hint" role="status">
      <b>{t(`oneMap.tool.${tool}`)}</b> {t(`oneMap.hint.${tool}`)}
      {tool === 'corridor' ? (
        <span className="figures">
          {' '}
          {t('oneMap.beside')} <InputNumber size="small" min={1} max={5000} value={beside} onChange={(value) => setBeside(value ?? 50)} /> m
        </span>
      ) : null}
      <span className="faint hide-narrow"> {t('oneMap.finishKeys')}</span>
    </div>
  )
}

function PrintButton({ legend }: { legend: Sheet['legend'] }) {
  const { t } = useTranslation()
  const titles = useTitles()
  const map = useMap()
  const city = useCity()
  const print = async (format: string) => {
    const title = t('oneMap.printTitle', { city: city ? titles(city.title) : '' })
    const credits = [t('map.notice'), ...(city?.attribution ?? []), ...(city?.demoNotice ? [titles(city.demoNotice)] : [])]
    const sheet = await mapSheet(map, { title, date: dateTime(Date.now()), legend, credits })
    await (format === 'pdf' ? savePdf(sheet, 'map', title) : savePng(sheet, 'map'))
  }
  const items = [
    { key: 'png', label: t('oneMap.png') },
    { key: 'pdf', label: t('oneMap.pdf') },
  ]
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => void print(key) }} trigger={['click']}>
      <Button type="text" icon={<PrinterOutlined />} aria-label={t('oneMap.print')} title={t('oneMap.print')} />
    </Dropdown>
  )
}
