/** What the one map asks of the server beside layers. */
import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import type { Shape } from '#kernel/geo/shape.ts'
import type { Line } from '#kernel/layer/layer.ts'
import type { Titles } from '#kernel/titles.ts'
import type { FoundPlace } from '#modules/grid/contract.ts'
import { get, post } from '#ui/api/client.ts'

export interface ClassCount {
  classCode: string
  major: string
  majorName: Titles
  name: Titles
  count: number
}

export const useComponentClasses = (wanted: boolean) =>
  useQuery({
    queryKey: ['component-classes'],
    queryFn: () => get<ClassCount[]>('/api/component-classes'),
    staleTime: 300_000,
    enabled: wanted,
  })

export const useAuthorities = (wanted: boolean) =>
  useQuery({
    queryKey: ['component-authorities'],
    queryFn: () => get<{ code: string; name: string; count: number }[]>('/api/component-authorities'),
    staleTime: 300_000,
    enabled: wanted,
  })

export interface ComponentRow {
  id: string
  code: string
  name: string
  status: string
  lon: number
  lat: number
  authorityUnitName: string
  unitGridCode: string
  initialDate: string
}

export async function componentOf(code: string): Promise<ComponentRow> {
  const { id } = await get<{ id: string }>(`/api/components/by-code/${code}`)
  return get<ComponentRow>(`/api/components/${id}`)
}

export const useComponent = (code: string) => useQuery({ queryKey: ['component', code], queryFn: () => componentOf(code), retry: false })

export interface InsideRow extends Line {
  id: string
  lon: number
  lat: number
}

export interface InsidePage {
  count: number | null
  rows: InsideRow[]
  next: string | null
}

export const inside = (layer: string, shape: Shape, filters: Record<string, string>, after: string | undefined) =>
  post<InsidePage>(`/api/layers/${layer}/inside`, { shape, filters, limit: 100, ...(after ? { after } : {}) })

export const TABLE_FORMATS = ['xlsx', 'csv'] as const
export const INSIDE_FORMATS = [...TABLE_FORMATS, 'gpkg', 'geojson'] as const
export type InsideFormat = (typeof INSIDE_FORMATS)[number]

export async function insideFile(layer: string, shape: Shape, filters: Record<string, string>, format: InsideFormat): Promise<Blob> {
  const response = await fetch(`/api/layers/${layer}/inside/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    body: JSON.stringify({ shape, filters, format }),
  })
  if (!response.ok) throw new Error(await response.text())
  return response.blob()
}

export const findPlaces = (q: string, signal: AbortSignal) => get<FoundPlace[]>('/api/places', { q, limit: 6 }, signal)

export type Figure = 'density' | 'overdue'

interface Measured {
  values: { dimension: string | null; numerator: number; value: number | null }[]
}

/** A figure per duty grid, by its code. */
export function useGridFigures(figure: Figure | undefined, from: string | undefined, to: string | undefined) {
  return useQuery({
    queryKey: ['cases', 'grid-figures', figure, from, to],
    enabled: figure !== undefined,
    staleTime: 60_000,
    queryFn: async () => {
      const metric = figure === 'overdue' ? 'overdue_rate' : 'intake'
      const { values } = await get<Measured>(`/api/metrics/${metric}`, { by: 'dutyGrid', from, to })
      return new Map(values.flatMap(({ dimension, value }) => (dimension && value !== null ? [[dimension, value] as const] : [])))
    },
  })
}

export function useDutyGrids(bounds: readonly number[] | undefined, wanted: boolean) {
  return useQuery({
    queryKey: ['areas', 'duty-grids', 'all'],
    enabled: wanted && bounds !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => get<FeatureCollection>('/api/layers/duty-grids/features', { bbox: bounds?.join(','), zoom: 13 }),
  })
}
