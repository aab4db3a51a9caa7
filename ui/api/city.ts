/** The city this platform runs for, and its quiet base map. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import type { Titles } from '#kernel/titles.ts'
import { get } from './client.ts'

export interface City {
  code: string
  title: Titles
  bounds: [number, number, number, number]
  centre: [number, number]
  demoNotice: Titles | null
  attribution: string[]
  timeZone: string
}

export interface BaseMap {
  land: FeatureCollection
  lines: FeatureCollection
  /** Streets and communities, where their names are written. */
  names: FeatureCollection
  external: ExternalBase | null
}

export interface ExternalBase {
  kind: 'tianditu' | 'xyz' | 'pmtiles'
  url: string
  key: string
  attribution: string
}

export const cityQuery = queryOptions({ queryKey: ['city'], queryFn: () => get<City>('/api/city'), staleTime: Number.POSITIVE_INFINITY })
export const baseMapQuery = queryOptions({
  queryKey: ['city', 'base-map'],
  queryFn: () => get<BaseMap>('/api/city/base-map'),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export function useCity(): City | undefined {
  return useQuery(cityQuery).data
}
