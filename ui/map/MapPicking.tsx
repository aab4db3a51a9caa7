import type { Feature } from 'geojson'
import type { PointLike } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import type { LayerInfo } from './layer-data.ts'
import { useMap } from './MapView.tsx'

interface MapPickingProps {
  /** From the coarsest to the finest, as the server lists them. */
  layers: readonly LayerInfo[]
  picked(layer: LayerInfo, feature: Feature, at: [number, number]): void
}

/** One click picks the finest thing under it: a point before an area, a small area before a large one. */
export function MapPicking({ layers, picked }: MapPickingProps) {
  const map = useMap()
  const latest = useRef({ layers, picked })
  useEffect(() => {
    latest.current = { layers, picked }
  })
  useEffect(() => {
    const under = (point: PointLike) => {
      for (const layer of finestFirst(latest.current.layers)) {
        const part = layer.style === 'points' ? `${layer.id}/ring` : `${layer.id}/fill`
        const feature = map.getLayer(part) ? map.queryRenderedFeatures(point, { layers: [part] })[0] : undefined
        if (feature) return { layer, feature }
      }
      return null
    }
    const clicking = map.on('click', ({ point, lngLat }) => {
      const found = under(point)
      if (found) latest.current.picked(found.layer, found.feature, [lngLat.lng, lngLat.lat])
    })
    const moving = map.on('mousemove', ({ point }) => {
      const points = latest.current.layers.flatMap(({ id, style }) =>
        style === 'points' && map.getLayer(`${id}/ring`) ? [`${id}/ring`] : [],
      )
      map.getCanvas().style.cursor = points.length > 0 && map.queryRenderedFeatures(point, { layers: points }).length > 0 ? 'pointer' : ''
    })
    return () => {
      clicking.unsubscribe()
      moving.unsubscribe()
    }
  }, [map])
  return null
}

function finestFirst(layers: readonly LayerInfo[]): LayerInfo[] {
  return [...layers.filter((layer) => layer.style === 'points'), ...layers.filter((layer) => layer.style !== 'points').toReversed()]
}
