import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect } from 'react'
import type { QueryWords } from '../api/client.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES } from '../theme.ts'
import { EMPTY, type LayerInfo, useFeatures, useMapWindow } from './layer-data.ts'
import { useMap } from './MapView.tsx'
import { shapeParts } from './tile-parts.ts'

/** Farther away a fence is thinner than a pixel. */
const FROM_ZOOM = 15.5

/** Lines and areas of a layer whose points come as tiles. */
export function ShapeLayer({ layer, filters }: { layer: LayerInfo; filters: QueryWords }) {
  const map = useMap()
  const { mode } = usePreferences()
  const shown = useMapWindow()
  const near = shown.zoom >= FROM_ZOOM
  const { data } = useFeatures(layer, shown, filters, near)
  const source = `${layer.id}-shapes`
  useEffect(() => {
    const parts = shapeParts(layer.id, source, PALETTES[mode])
    map.addSource(source, { type: 'geojson', data: EMPTY })
    const below = map.getStyle().layers.find(({ id }) => id.endsWith('/ring'))?.id
    for (const part of parts) map.addLayer(part, below ?? 'names')
    return () => {
      if (!map.style) return
      for (const part of parts) if (map.getLayer(part.id)) map.removeLayer(part.id)
      if (map.getSource(source)) map.removeSource(source)
    }
  }, [map, layer.id, source, mode])
  useEffect(() => {
    map.getSource<GeoJSONSource>(source)?.setData(near && data ? data : EMPTY)
  }, [map, source, near, data])
  return null
}
