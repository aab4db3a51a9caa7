import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { usePreferences } from '../preferences.tsx'
import { PALETTES, type Palette } from '../theme.ts'
import { EMPTY } from './layer-data.ts'
import { useMap } from './MapView.tsx'

/** From light to dark; the lowest step is nearly the ground. */
export const SHADES = [0.06, 0.2, 0.38, 0.58, 0.8] as const

interface ShadedAreasProps {
  id: string
  /** Features carry `value`; without one they stay clear. */
  areas: FeatureCollection
  /** Upper bounds of all steps but the last. */
  bounds: readonly number[]
}

/** Areas shaded by a figure; other bounds are another component (`key`). */
export function ShadedAreas({ id, areas, bounds }: ShadedAreasProps) {
  const map = useMap()
  const { mode } = usePreferences()
  const [steps] = useState(bounds)
  useEffect(() => {
    const palette = PALETTES[mode]
    map.addSource(id, { type: 'geojson', data: EMPTY, promoteId: 'code' })
    const below = map.getStyle().layers.find((one) => /\/(ring|fill)$/.test(one.id))?.id ?? 'names'
    map.addLayer(
      {
        id: `${id}/fill`,
        type: 'fill',
        source: id,
        paint: { 'fill-color': palette.red, 'fill-opacity': opacity(steps), 'fill-outline-color': outline(palette) },
      },
      below,
    )
    return () => {
      if (!map.style) return
      if (map.getLayer(`${id}/fill`)) map.removeLayer(`${id}/fill`)
      if (map.getSource(id)) map.removeSource(id)
    }
  }, [map, id, mode, steps])
  useEffect(() => {
    map.getSource<GeoJSONSource>(id)?.setData(areas)
  }, [map, id, areas])
  return null
}

const outline = ({ inkFaint }: Palette): string => inkFaint

function opacity(bounds: readonly number[]): ExpressionSpecification {
  const steps = bounds.flatMap((bound, at): [number, number] => [bound, SHADES[at + 1] ?? 0.8])
  return ['case', ['==', ['typeof', ['get', 'value']], 'number'], ['step', ['get', 'value'], SHADES[0], ...steps], 0]
}
