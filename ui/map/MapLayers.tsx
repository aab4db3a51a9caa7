import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect } from 'react'
import type { QueryWords } from '../api/client.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES, type Palette } from '../theme.ts'
import { fontFor } from './base-style.ts'
import { EMPTY, type LayerInfo, useFeatures, useMapWindow } from './layer-data.ts'
import { areaParts, CLUSTERED, pointParts } from './layer-parts.ts'
import { useMap } from './MapView.tsx'

interface FeatureLayerProps {
  layer: LayerInfo
  filters?: QueryWords
  /** Only to see where one is: thinner. */
  quiet?: boolean
}

/** One layer of the one map: asks for what the window shows and draws it by its style. */
export function FeatureLayer({ layer, filters = {}, quiet = false }: FeatureLayerProps) {
  const map = useMap()
  const shown = useMapWindow()
  const { mode, language } = usePreferences()
  const { data } = useFeatures(layer, shown, filters)
  const features = shown.zoom >= layer.minZoom ? (data ?? EMPTY) : EMPTY
  const english = language === 'en'
  const sign = (english ? layer.sign?.en : layer.sign?.zh) ?? ''
  useDrawn(layer, PALETTES[mode], { english, quiet, sign })
  useEffect(() => {
    let late = false
    const texts = features.features.flatMap(({ properties }) => [properties?.name, properties?.nameEn, properties?.count])
    void fontFor([sign, ...texts]).then(() => {
      if (!late) map.getSource<GeoJSONSource>(layer.id)?.setData(features)
    })
    return () => {
      late = true
    }
  }, [map, layer.id, sign, features])
  return null
}

function useDrawn(layer: LayerInfo, palette: Palette, { english, quiet, sign }: { english: boolean; quiet: boolean; sign: string }): void {
  const map = useMap()
  useEffect(() => {
    const points = layer.style === 'points'
    const parts = points ? pointParts(layer.id, palette, sign) : areaParts(layer, palette, { english, quiet })
    map.addSource(layer.id, points ? { type: 'geojson', data: EMPTY, ...CLUSTERED } : { type: 'geojson', data: EMPTY, promoteId: 'code' })
    // Areas lie below points, whichever was switched on first; the names of the districts lie above both.
    const below = points ? undefined : map.getStyle().layers.find(({ id }) => id.endsWith('/ring'))?.id
    for (const part of parts) map.addLayer(part, below ?? 'names')
    return () => {
      if (!map.style) return
      for (const part of parts) if (map.getLayer(part.id)) map.removeLayer(part.id)
      if (map.getSource(layer.id)) map.removeSource(layer.id)
    }
  }, [map, layer, palette, english, quiet, sign])
}
