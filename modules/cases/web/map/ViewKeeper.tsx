import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useEffect, useRef } from 'react'
import { get } from '#ui/api/client.ts'
import { useMap } from '#ui/map/MapView.tsx'

/** Writes into the address where the map is, so that a copied link opens the same view. */
export function ViewKeeper({ keep, wanted }: { keep(at: string): void; wanted: string | undefined }) {
  const map = useMap()
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  useEffect(() => {
    const listening = map.on('moveend', () => {
      const { lng, lat } = map.getCenter()
      latest.current(`${lng.toFixed(5)},${lat.toFixed(5)},${map.getZoom().toFixed(1)}`)
    })
    return () => listening.unsubscribe()
  }, [map])
  useGrid(wanted)
  return null
}

/** A unit grid asked for by code: its duty grid and community tell where to look. */
function useGrid(code: string | undefined): void {
  const map = useMap()
  const { data } = useQuery({
    queryKey: ['unit-grid', code],
    enabled: code !== undefined,
    retry: false,
    queryFn: async () => {
      const { rows } = await get<{ rows: { dutyGridCode: string }[] }>('/api/unit-grids', { code })
      const bounds = map.getBounds()
      const bbox = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].join(',')
      const areas = await get<FeatureCollection>('/api/layers/duty-grids/features', { bbox, zoom: 13 })
      return areas.features.find((feature) => feature.properties?.code === rows[0]?.dutyGridCode) ?? null
    },
  })
  useEffect(() => {
    if (data?.geometry.type !== 'Polygon') return
    const [lon, lat] = data.geometry.coordinates[0]?.[0] ?? []
    if (lon !== undefined && lat !== undefined) map.jumpTo({ center: [lon, lat], zoom: 15.5 })
  }, [map, data])
}
