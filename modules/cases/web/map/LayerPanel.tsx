import { Checkbox, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LIGHTS } from '#modules/cases/contract.ts'
import { LightMark } from '#ui/clock/LightMark.tsx'
import type { LayerInfo } from '#ui/map/layer-data.ts'
import { useTitles } from '#ui/preferences.tsx'

interface LayerPanelProps {
  layers: LayerInfo[]
  on: string[]
  light: string | undefined
  change(patch: Record<string, string | undefined>): void
  extra: ReactNode
}

const wide = (): boolean => window.innerWidth > 720

/** Layers by group, the light asked for, and what the signs mean. */
export function LayerPanel({ layers, on, light, change, extra }: LayerPanelProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const [open] = useState(wide)
  const groups = [...new Set(layers.map((layer) => layer.group))]
  const turn = (id: string, wanted: boolean) =>
    change({ layers: (wanted ? [...on, id] : on.filter((one) => one !== id)).join(',') || 'none' })
  return (
    <details className="layer-panel" open={open}>
      <summary>{t('map.layers')}</summary>
      {groups.map((group) => (
        <section key={group}>
          <h2>{t(`map.group.${group === 'grid' || group === 'cases' ? group : 'other'}`)}</h2>
          {layers
            .filter((layer) => layer.group === group)
            .map((layer) => (
              <div className="layer-line" key={layer.id}>
                <Checkbox checked={on.includes(layer.id)} onChange={(event) => turn(layer.id, event.target.checked)}>
                  {titles(layer.title)}
                </Checkbox>
                {layer.minZoom > 9 ? (
                  <span className="faint" style={{ fontSize: 12 }}>
                    {t('map.fromZoom')}
                  </span>
                ) : null}
              </div>
            ))}
        </section>
      ))}
      <h2>{t('case.light')}</h2>
      <Segmented
        size="small"
        block
        value={light ?? ''}
        onChange={(value) => change({ light: value || undefined })}
        options={[{ value: '', label: t('common.all') }, ...LIGHTS.map((value) => ({ value, label: t(`light.${value}`) }))]}
      />
      <Legend />
      <div style={{ marginTop: 8 }}>{extra}</div>
    </details>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <>
      <h2>{t('map.legend')}</h2>
      {LIGHTS.map((value) => (
        <div className="legend-line" key={value}>
          <Ring colour={`var(--${value})`} sign={value === 'red' ? '!' : value === 'yellow' ? '·' : ''} />
          <LightMark light={value} /> {t(`light.${value}`)}
        </div>
      ))}
      <div className="legend-line">
        <svg width="20" height="20" aria-hidden="true">
          <circle cx="10" cy="10" r="9" fill="var(--accent)" />
          <text x="10" y="14" textAnchor="middle" fontSize="10" fill="#fff">
            9
          </text>
        </svg>
        {t('map.cluster')}
      </div>
    </>
  )
}

function Ring({ colour, sign }: { colour: string; sign: string }) {
  return (
    <svg width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="7" fill="var(--ground)" stroke={colour} strokeWidth="3.500" />
      <text x="10" y="14" textAnchor="middle" fontSize="12" fill="var(--ink)">
        {sign}
      </text>
    </svg>
  )
}
