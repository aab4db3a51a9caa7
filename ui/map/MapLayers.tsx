import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { QueryWords } from '../api/client.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES, type Palette } from '../theme.ts'
import { fontFor } from './base-style.ts'
import { type LayerInfo, useFeatures, useMapWindow } from './layer-data.ts'
import { areaParts, pointParts } from './layer-parts.ts'
import { useMap } from './MapView.tsx'

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

interface FeatureLayerProps {
  layer: LayerInfo
  filters?: QueryWords
  picked?: (feature: Feature, at: [number, number]) => void
  /** Only to see where one is: thinner, and not to be clicked. */
  quiet?: boolean
}

/** One layer of the one map: asks for what the window shows and draws it by its style. */
export function FeatureLayer({ layer, filters = {}, picked, quiet = false }: FeatureLayerProps) {
  const map = useMap()
  const shown = useMapWindow()
  const { mode, language } = usePreferences()
  const { data } = useFeatures(layer, shown, filters)
  const features = shown.zoom >= layer.minZoom ? (data ?? EMPTY) : EMPTY
  useDrawn(layer, PALETTES[mode], language === 'en', quiet)
  useEffect(() => {
    let late = false
    void fontFor(features.features.flatMap(({ properties }) => [properties?.name, properties?.nameEn, properties?.count])).then(() => {
      if (!late) map.getSource<GeoJSONSource>(layer.id)?.setData(features)
    })
    return () => {
      late = true
    }
  }, [map, layer.id, features])
  usePicking(layer, picked)
  return null
}

function useDrawn(layer: LayerInfo, palette: Palette, english: boolean, quiet: boolean): void {
  const map = useMap()
  useEffect(() => {
    const parts = layer.style === 'points' ? pointParts(layer.id, palette) : areaParts(layer, palette, { english, quiet })
    map.addSource(layer.id, { type: 'geojson', data: EMPTY, promoteId: 'code' })
    // Areas lie below points, whichever was switched on first.
    const below = layer.style === 'points' ? undefined : map.getStyle().layers.find(({ id }) => id.endsWith('/ring'))?.id
    for (const part of parts) map.addLayer(part, below)
    return () => {
      if (!map.style) return
      for (const part of parts) if (map.getLayer(part.id)) map.removeLayer(part.id)
      if (map.getSource(layer.id)) map.removeSource(layer.id)
    }
  }, [map, layer, palette, english, quiet])
}

function usePicking(layer: LayerInfo, picked: FeatureLayerProps['picked']): void {
  const map = useMap()
  const latest = useRef(picked)
  useEffect(() => {
    latest.current = picked
  })
  const pickable = picked !== undefined
  useEffect(() => {
    if (!pickable) return
    const part = layer.style === 'points' ? `${layer.id}/ring` : `${layer.id}/fill`
    const { style } = map.getCanvas()
    const listening = [
      map.on('click', part, (event) => {
        const feature = event.features?.[0]
        if (!feature || event.originalEvent.defaultPrevented) return
        event.originalEvent.preventDefault()
        latest.current?.(feature, [event.lngLat.lng, event.lngLat.lat])
      }),
      map.on('mouseenter', part, () => {
        style.cursor = 'pointer'
      }),
      map.on('mouseleave', part, () => {
        style.cursor = ''
      }),
    ]
    return () => {
      for (const one of listening) one.unsubscribe()
    }
  }, [map, layer, pickable])
}
