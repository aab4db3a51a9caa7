import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect } from 'react'
import type { QueryWords } from '../api/client.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES } from '../theme.ts'
import { EMPTY, type LayerInfo, useFeatures, useMapWindow } from './layer-data.ts'
import { useMap } from './MapView.tsx'

/** Where many points lie close together; a cluster weighs as much as it counts. */
export function HeatLayer({ layer, filters }: { layer: LayerInfo; filters: QueryWords }) {
  const map = useMap()
  const { mode } = usePreferences()
  const { data = EMPTY } = useFeatures(layer, useMapWindow(), filters)
  const id = `${layer.id}-heat`
  useEffect(() => {
    const palette = PALETTES[mode]
    map.addSource(id, { type: 'geojson', data: EMPTY })
    const below = map.getStyle().layers.find((one) => one.id.endsWith('/ring'))?.id
    map.addLayer(
      {
        id,
        type: 'heatmap',
        source: id,
        paint: {
          'heatmap-weight': ['interpolate', ['linear'], ['ln', ['+', 1, ['coalesce', ['get', 'count'], 1]]], 0, 0, 0.7, 0.3, 5, 1],
          'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 8, 0.7, 12, 1.6, 16, 2.4],
          'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, 18, 16, 46],
          'heatmap-opacity': 0.75,
          'heatmap-color': [
            'interpolate',
            ['linear'],
            ['heatmap-density'],
            0,
            'rgba(0,0,0,0)',
            0.2,
            palette.accent,
            0.5,
            palette.yellow,
            1,
            palette.red,
          ],
        },
      },
      below ?? 'names',
    )
    return () => {
      if (!map.style) return
      if (map.getLayer(id)) map.removeLayer(id)
      if (map.getSource(id)) map.removeSource(id)
    }
  }, [map, id, mode])
  useEffect(() => {
    map.getSource<GeoJSONSource>(id)?.setData(data)
  }, [map, id, data])
  return null
}
