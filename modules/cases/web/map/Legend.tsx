import { useTranslation } from 'react-i18next'
import { LIGHTS } from '#modules/cases/contract.ts'
import { LightMark } from '#ui/clock/LightMark.tsx'
import type { LayerInfo } from '#ui/map/layer-data.ts'
import { statusColour } from '#ui/map/tile-parts.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { PALETTES } from '#ui/theme.ts'

const STATUSES = ['intact', 'damaged', 'lost', 'other'] as const

interface LegendProps {
  cases: boolean
  components: boolean
  /** Layers whose points carry a sign of their own. */
  signed: readonly LayerInfo[]
}

export function Legend({ cases, components, signed }: LegendProps) {
  const { t } = useTranslation()
  const titles = useTitles()
  const { mode } = usePreferences()
  if (!cases && !components && signed.length === 0) return null
  return (
    <>
      <h2>{t('map.legend')}</h2>
      {cases ? <CaseSigns /> : null}
      {signed.map(({ id, sign, title }) => (
        <div className="legend-line" key={id}>
          <Signed sign={sign ? titles(sign) : ''} />
          {titles(title)}
        </div>
      ))}
      {components ? (
        <>
          {STATUSES.map((status) => (
            <div className="legend-line" key={status}>
              <svg width="20" height="20" aria-hidden="true">
                <circle cx="10" cy="10" r="9" fill="var(--line-strong)" />
                <circle cx="10" cy="10" r="6.500" fill="#0B6E99" stroke={statusColour(status, PALETTES[mode])} strokeWidth="3" />
              </svg>
              {t(`oneMap.statuses.${status}`)}
            </div>
          ))}
          <div className="legend-line">
            <Many colour="var(--ink-soft)" />
            {t('oneMap.many')}
          </div>
        </>
      ) : null}
    </>
  )
}

function CaseSigns() {
  const { t } = useTranslation()
  return (
    <>
      {LIGHTS.map((value) => (
        <div className="legend-line" key={value}>
          <Ring colour={`var(--${value})`} sign={value === 'red' ? '!' : value === 'yellow' ? '·' : ''} />
          <LightMark light={value} /> {t(`light.${value}`)}
        </div>
      ))}
      <div className="legend-line">
        <Ring colour="var(--ink-faint)" sign="" />
        {t('map.resting')}
      </div>
      <div className="legend-line">
        <Many colour="var(--accent)" />
        {t('map.cluster')}
      </div>
    </>
  )
}

function Signed({ sign }: { sign: string }) {
  return (
    <svg width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill="var(--raised)" stroke="var(--accent)" strokeWidth="2" />
      <text x="10" y="14" textAnchor="middle" fontSize={sign.length > 1 ? 10 : 11} fill="var(--ink)">
        {sign}
      </text>
    </svg>
  )
}

function Many({ colour }: { colour: string }) {
  return (
    <svg width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="9" fill={colour} />
      <text x="10" y="14" textAnchor="middle" fontSize="10" fill="var(--ground)">
        9
      </text>
    </svg>
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
