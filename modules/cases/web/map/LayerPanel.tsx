import { Checkbox, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UrlWords } from '#ui/go.tsx'
import type { LayerInfo } from '#ui/map/layer-data.ts'
import { useTitles } from '#ui/preferences.tsx'
import { CaseFilters } from './CaseFilters.tsx'
import { ComponentFilters } from './ComponentFilters.tsx'
import { Legend } from './Legend.tsx'
import type { Change } from './map-words.ts'

interface LayerPanelProps {
  layers: LayerInfo[]
  on: string[]
  words: UrlWords
  change: Change
  shades: ReactNode
}

const wide = (): boolean => window.innerWidth > 720
const GROUPS = ['cases', 'people', 'video', 'components', 'grid'] as const
const isKnown = (group: string): group is (typeof GROUPS)[number] => GROUPS.some((one) => one === group)

/** Every layer a module has registered, by group, each group with its filters; then what the signs mean. */
export function LayerPanel({ layers, on, words, change, shades }: LayerPanelProps) {
  const { t } = useTranslation()
  const [open] = useState(wide)
  const found = [...new Set(layers.map((layer) => layer.group))]
  const groups = [...GROUPS.filter((group) => found.includes(group)), ...found.filter((group) => !isKnown(group))]
  const isOn = (group: string) => layers.some((layer) => layer.group === group && on.includes(layer.id))
  const turn = (id: string, wanted: boolean) =>
    change({ layers: (wanted ? [...on.filter((one) => one !== 'none'), id] : on.filter((one) => one !== id)).join(',') || 'none' })
  return (
    <details className="layer-panel" open={open}>
      <summary>{t('map.layers')}</summary>
      {groups.map((group) => (
        <section key={group}>
          <h2>{t(`map.group.${isKnown(group) ? group : 'other'}`)}</h2>
          {layers
            .filter((layer) => layer.group === group)
            .map((layer) => (
              <LayerLine key={layer.id} layer={layer} on={on.includes(layer.id)} turn={turn} />
            ))}
          {group === 'cases' && isOn(group) ? <CaseFilters words={words} change={change} /> : null}
          {group === 'components' && isOn(group) ? <ComponentFilters words={words} change={change} /> : null}
        </section>
      ))}
      <h2>{t('oneMap.grids')}</h2>
      <Segmented
        size="small"
        block
        value={words.figure ?? ''}
        onChange={(value) => change({ figure: value || undefined })}
        options={[
          { value: '', label: t('oneMap.noFigure') },
          { value: 'density', label: t('oneMap.densityShort') },
          { value: 'overdue', label: t('oneMap.overdueShort') },
        ]}
      />
      {shades}
      <Legend cases={isOn('cases')} components={isOn('components')} signed={layers.filter(({ id, sign }) => sign && on.includes(id))} />
    </details>
  )
}

function LayerLine({ layer, on, turn }: { layer: LayerInfo; on: boolean; turn(id: string, wanted: boolean): void }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <div className="layer-line">
      <Checkbox checked={on} onChange={(event) => turn(layer.id, event.target.checked)}>
        {titles(layer.title)}
      </Checkbox>
      {layer.minZoom > 9 ? (
        <span className="faint" style={{ fontSize: 12 }}>
          {t('map.fromZoom')}
        </span>
      ) : null}
    </div>
  )
}
