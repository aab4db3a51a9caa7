import { Segmented, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { LIGHTS } from '#modules/cases/contract.ts'
import { states } from '#modules/cases/procedure/states.ts'
import type { UrlWords } from '#ui/go.tsx'
import { useTitles } from '#ui/preferences.tsx'
import type { Change } from './map-words.ts'

const OPEN_STATES = Object.entries(states).filter(([, { terminal }]) => !terminal)

/** Open cases by light and state, and where they are many. */
export function CaseFilters({ words, change }: { words: UrlWords; change: Change }) {
  const { t } = useTranslation()
  const titles = useTitles()
  return (
    <div className="component-filters">
      <Segmented
        size="small"
        block
        value={words.light ?? ''}
        onChange={(value) => change({ light: value || undefined })}
        options={[{ value: '', label: t('common.all') }, ...LIGHTS.map((value) => ({ value, label: t(`light.${value}`) }))]}
      />
      <Select
        size="small"
        allowClear
        value={words.state}
        placeholder={t('oneMap.anyState')}
        aria-label={t('oneMap.caseState')}
        onChange={(state) => change({ state })}
        options={OPEN_STATES.map(([value, { title }]) => ({ value, label: titles(title) }))}
      />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control. */}
      <label className="layer-line">
        {t('oneMap.heat')}
        <Switch size="small" checked={words.heat === '1'} onChange={(on) => change({ heat: on ? '1' : undefined })} />
      </label>
    </div>
  )
}
