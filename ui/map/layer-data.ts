/** Features of a layer for the window the map shows. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useEffect, useState } from 'react'
import type { Titles } from '#kernel/titles.ts'
import { get, type QueryWords } from '../api/client.ts'
import { useMap } from './MapView.tsx'

export interface LayerInfo {
  id: string
  title: Titles
  style: 'points' | 'areas' | 'outlines'
  minZoom: number
  group: string
  /** Tells its points from those of other layers. */
  sign?: Titles
  everySeconds?: number
  on: boolean
  tiled: boolean
  listed: boolean
  /** What lies inside a shape leaves as a file of a GIS, too. */
  filed: boolean
}

/** The first word of the keys of what is asked of a layer: news of the things on it make it ask again. */
export const newsOf = ({ id, group }: LayerInfo): string => (group === 'cases' ? 'cases' : id)

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] }

export function useLayers() {
  return useQuery({ queryKey: ['layers'], queryFn: () => get<LayerInfo[]>('/api/layers'), staleTime: Number.POSITIVE_INFINITY })
}

export interface MapWindow {
  bbox: string
  zoom: number
}

/** A little more than what is seen, on round numbers, so that small moves ask nothing new. */
export function useMapWindow(): MapWindow {
  const map = useMap()
  const [shown, setShown] = useState<MapWindow>(() => windowOf(map))
  useEffect(() => {
    const listening = map.on('moveend', () => setShown(windowOf(map)))
    return () => listening.unsubscribe()
  }, [map])
  return shown
}

function windowOf(map: ReturnType<typeof useMap>): MapWindow {
  const bounds = map.getBounds()
  const step = Math.max((bounds.getEast() - bounds.getWest()) / 4, 0.0005)
  const down = (value: number) => (Math.floor(value / step) * step).toFixed(6)
  const up = (value: number) => (Math.ceil(value / step) * step).toFixed(6)
  const bbox = [down(bounds.getWest()), down(bounds.getSouth()), up(bounds.getEast()), up(bounds.getNorth())].join(',')
  return { bbox, zoom: Math.round(map.getZoom() * 2) / 2 }
}

export function useFeatures(layer: LayerInfo, shown: MapWindow, filters: QueryWords, wanted = true) {
  return useQuery({
    queryKey: [layer.tiled ? 'shapes' : layer.style === 'points' ? newsOf(layer) : 'areas', 'features', layer.id, shown, filters],
    queryFn: ({ signal }) =>
      get<FeatureCollection>(`/api/layers/${layer.id}/features`, { ...filters, bbox: shown.bbox, zoom: shown.zoom }, signal),
    enabled: wanted && shown.zoom >= layer.minZoom,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    ...(layer.everySeconds ? { refetchInterval: layer.everySeconds * 1000 } : {}),
  })
}
