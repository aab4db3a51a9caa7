/** The sign of each class of components, and the legend of a printed map. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayerInfo } from '#ui/map/layer-data.ts'
import type { Sheet } from '#ui/map/print.ts'
import { majorColour, type PointSigns } from '#ui/map/tile-parts.ts'
import { usePreferences, useTitles } from '#ui/preferences.tsx'
import { PALETTES } from '#ui/theme.ts'
import { majorsOf } from './ComponentFilters.tsx'
import { useComponentClasses } from './map-api.ts'

const NONE: PointSigns = {}

/** The first sign of the Chinese name, or the first letters of the English words. */
export function useClassSigns(wanted: boolean): PointSigns {
  const { language } = usePreferences()
  const { data } = useComponentClasses(wanted)
  return useMemo(() => {
    if (!data) return NONE
    return Object.fromEntries(data.map(({ classCode, name }) => [classCode, language === 'en' ? letters(name.en) : name.zh.slice(0, 1)]))
  }, [data, language])
}

function letters(name: string): string {
  const [one = '', two = ''] = name.split(/\W+/)
  return `${one.slice(0, 1).toUpperCase()}${(two.slice(0, 1) || one.slice(1, 2)).toLowerCase()}`
}

export function usePrintLegend(shown: readonly LayerInfo[]): Sheet['legend'] {
  const { t } = useTranslation()
  const titles = useTitles()
  const { mode } = usePreferences()
  const palette = PALETTES[mode]
  const components = shown.some((layer) => layer.group === 'components')
  const { data = [] } = useComponentClasses(components)
  const cases = shown.some((layer) => layer.group === 'cases')
  return [
    ...(cases ? (['green', 'yellow', 'red'] as const).map((light) => ({ colour: palette[light], text: t(`light.${light}`) })) : []),
    ...(components ? majorsOf(data).map(({ major, name }) => ({ colour: majorColour(major), text: titles(name) })) : []),
  ]
}
