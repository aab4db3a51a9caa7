import type { Feature, FeatureCollection } from 'geojson'
import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, LayerSpecification, MapMouseEvent } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import type { Shape } from '#kernel/geo/shape.ts'
import { useKeys } from '../keyboard.ts'
import { usePreferences } from '../preferences.tsx'
import { PALETTES, type Palette } from '../theme.ts'
import { MAP_FONT } from './base-style.ts'
import { useMap } from './MapView.tsx'
import { areaOf, lengthOf, metresText, ringOf, type Spot, squareText } from './shape-text.ts'

export const TOOLS = ['distance', 'area', 'circle', 'polygon', 'corridor'] as const
export type Tool = (typeof TOOLS)[number]

interface SketchProps {
  tool: Tool
  /** Half the width of a corridor, metres. */
  beside: number
  drawn(shape: Shape): void
  stop(): void
}

/** Click to set points; Enter or a double click ends, Backspace takes back, Escape leaves. */
export function Sketch({ tool, beside, drawn, stop }: SketchProps) {
  const map = useMap()
  const [spots, setSpots] = useState<Spot[]>([])
  const [pointer, setPointer] = useState<Spot | null>(null)
  const [ended, setEnded] = useState(false)
  const finish = (all: Spot[]) => {
    const shape = shapeOf(tool, all, beside)
    if (shape) return drawn(shape)
    if (all.length > 1) setEnded(true)
  }
  const add = (spot: Spot) => {
    const all = ended ? [spot] : [...spots, spot]
    setEnded(false)
    setSpots(all)
    if (tool === 'circle' && all.length === 2) finish(all)
  }
  useClicks({ add, move: setPointer, finish: () => finish(spots) })
  useKeys({ Enter: () => finish(spots), Escape: stop, Backspace: () => setSpots(spots.slice(0, -1)) })
  useEffect(() => {
    const { style } = map.getCanvas()
    style.cursor = 'crosshair'
    map.doubleClickZoom.disable()
    return () => {
      style.cursor = ''
      map.doubleClickZoom.enable()
    }
  }, [map])
  const line = pointer && !ended && spots.length > 0 ? [...spots, pointer] : spots
  return <Outline id="sketch" features={featuresOf(tool, line, beside)} />
}

function shapeOf(tool: Tool, spots: Spot[], beside: number): Shape | null {
  const [centre, rim] = spots
  if (tool === 'circle' && centre && rim) return { kind: 'circle', centre, metres: Math.max(1, Math.round(lengthOf([centre, rim]))) }
  if (tool === 'polygon' && spots.length >= 3) return { kind: 'polygon', ring: spots }
  return tool === 'corridor' && spots.length >= 2 ? { kind: 'corridor', line: spots, metres: beside } : null
}

function useClicks(given: { add(spot: Spot): void; move(spot: Spot): void; finish(): void }): void {
  const map = useMap()
  const latest = useRef(given)
  useEffect(() => {
    latest.current = given
  })
  useEffect(() => {
    const spotOf = ({ lngLat }: MapMouseEvent): Spot => [lngLat.lng, lngLat.lat]
    const listening = [
      // The second click of a double click sets no point of its own.
      map.on('click', (event) => void (event.originalEvent.detail < 2 && latest.current.add(spotOf(event)))),
      map.on('mousemove', (event) => latest.current.move(spotOf(event))),
      map.on('dblclick', () => latest.current.finish()),
    ]
    return () => {
      for (const one of listening) one.unsubscribe()
    }
  }, [map])
}

function featuresOf(tool: Tool, spots: Spot[], beside: number): Feature[] {
  const [centre, rim] = spots
  if (tool === 'circle' && centre && rim) return shapeFeatures({ kind: 'circle', centre, metres: lengthOf([centre, rim]) })
  if (tool === 'corridor')
    return spots.length > 1 ? shapeFeatures({ kind: 'corridor', line: spots, metres: beside }) : [pointsOf(spots, '')]
  const closed = tool !== 'distance' && spots.length > 2
  const label = closed ? squareText(areaOf(spots)) : spots.length > 1 ? metresText(lengthOf(spots)) : ''
  return [...(closed ? [area(spots)] : []), ...(spots.length > 1 ? [path(spots)] : []), pointsOf(spots, label)]
}

const area = (ring: Spot[]): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [[...ring, ring[0] ?? [0, 0]]] },
})
const path = (line: Spot[], beside = 0): Feature => ({
  type: 'Feature',
  properties: { beside, lat: line[0]?.[1] ?? 0 },
  geometry: { type: 'LineString', coordinates: line },
})
const pointsOf = (spots: Spot[], label: string): Feature => ({
  type: 'Feature',
  properties: { label },
  geometry: { type: 'Point', coordinates: spots.at(-1) ?? [0, 90] },
})

export function shapeFeatures(shape: Shape): Feature[] {
  if (shape.kind === 'corridor')
    return [path(shape.line, shape.metres), pointsOf(shape.line, `${metresText(lengthOf(shape.line))} ± ${metresText(shape.metres)}`)]
  const ring = ringOf(shape)
  const label = shape.kind === 'circle' ? `r ${metresText(shape.metres)}` : squareText(areaOf(ring))
  return [area(ring), path([...ring, ring[0] ?? [0, 0]]), pointsOf(shape.kind === 'circle' ? [shape.centre] : ring, label)]
}

/** A drawn shape on the map; a corridor is a line as wide as it reaches. */
export function Outline({ id, features }: { id: string; features: Feature[] }) {
  const map = useMap()
  const { mode } = usePreferences()
  useEffect(() => {
    const parts = outlineParts(id, PALETTES[mode])
    map.addSource(id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    for (const part of parts) map.addLayer(part)
    return () => {
      if (!map.style) return
      for (const part of parts) if (map.getLayer(part.id)) map.removeLayer(part.id)
      if (map.getSource(id)) map.removeSource(id)
    }
  }, [map, id, mode])
  useEffect(() => {
    const data: FeatureCollection = { type: 'FeatureCollection', features }
    map.getSource<GeoJSONSource>(id)?.setData(data)
  }, [map, id, features])
  return null
}

function outlineParts(id: string, palette: Palette): LayerSpecification[] {
  const of = (kind: string): FilterSpecification => ['==', ['geometry-type'], kind]
  return [
    { id: `${id}-area`, type: 'fill', source: id, filter: of('Polygon'), paint: { 'fill-color': palette.accent, 'fill-opacity': 0.14 } },
    {
      id: `${id}-wide`,
      type: 'line',
      source: id,
      filter: ['>', ['coalesce', ['get', 'beside'], 0], 0],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.accent, 'line-opacity': 0.16, 'line-width': pixelsOf() },
    },
    { id: `${id}-line`, type: 'line', source: id, filter: of('LineString'), paint: { 'line-color': palette.accent, 'line-width': 2 } },
    {
      id: `${id}-label`,
      type: 'symbol',
      source: id,
      filter: of('Point'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [MAP_FONT],
        'text-size': 13,
        'text-offset': [0, 1.1],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.ground, 'text-halo-width': 2 },
    },
  ]
}

/** Metres to pixels at each zoom: 512 px span the earth at zoom 0. */
function pixelsOf(): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['*', ['get', 'beside'], (2 * 512 * 2 ** zoom) / (40_075_016 * 0.91)]
  return ['interpolate', ['exponential', 2], ['zoom'], 8, at(8), 19, at(19)]
}
