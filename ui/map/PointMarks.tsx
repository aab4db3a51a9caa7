import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { LightName } from '../clock/reading.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES } from '../theme.ts'
import { pointParts } from './layer-parts.ts'
import { useMap } from './MapView.tsx'

export interface PointMark {
  id: string
  lon: number
  lat: number
  light: LightName | null
}

const SOURCE = 'marks'

/** Points a screen already holds, drawn like those of a layer. */
export function PointMarks({ marks, pick }: { marks: readonly PointMark[]; pick(id: string): void }) {
  const map = useMap()
  const { mode } = usePreferences()
  const latest = useRef(pick)
  useEffect(() => {
    latest.current = pick
  })
  useEffect(() => {
    const parts = pointParts(SOURCE, PALETTES[mode])
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    for (const part of parts) map.addLayer(part, 'names')
    const listening = map.on('click', `${SOURCE}/ring`, (event) => {
      const id: unknown = event.features?.[0]?.properties?.id
      if (typeof id === 'string') latest.current(id)
    })
    return () => {
      listening.unsubscribe()
      if (!map.style) return
      for (const part of parts) map.removeLayer(part.id)
      map.removeSource(SOURCE)
    }
  }, [map, mode])
  useEffect(() => {
    const features: FeatureCollection['features'] = marks.map(({ lon, lat, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }))
    map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features })
  }, [map, marks])
  return null
}
