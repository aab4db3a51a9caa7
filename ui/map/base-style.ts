/** The quiet base map: land, water, coast, borders and names. Data lie on top of it. */
import type { Feature, FeatureCollection, Polygon } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { BaseMap } from '../api/city.ts'
import type { Palette } from '../theme.ts'
import { externalParts, externalSources } from './external-base.ts'

/** Labels are drawn in the browser with the bundled font; nothing is fetched. */
export const MAP_FONT = 'Noto Sans SC Variable'

export function baseStyle(base: BaseMap, palette: Palette, english: boolean): StyleSpecification {
  const name: ExpressionSpecification = english ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name']
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: base.land },
      lines: { type: 'geojson', data: base.lines },
      outside: { type: 'geojson', data: outsideOf(base.land) },
      places: { type: 'geojson', data: base.names },
      ...externalSources(base.external),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': palette.water } },
      {
        id: 'land',
        type: 'fill',
        source: 'land',
        paint: { 'fill-color': ['match', ['get', 'kind'], 'city', palette.land, palette.neighbour], 'fill-antialias': false },
      },
      ...externalParts(base.external),
      ...lineParts(palette),
      { id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-color': palette.canvas, 'fill-antialias': false } },
      { id: 'outside/fade', type: 'line', source: 'outside', paint: { 'line-color': palette.canvas, 'line-width': 160, 'line-blur': 80 } },
      placeNames('street', 11, name, palette),
      placeNames('community', 13.5, name, palette),
      {
        id: 'names',
        type: 'symbol',
        source: 'lines',
        filter: ['==', ['geometry-type'], 'Point'],
        layout: {
          'text-field': ['to-string', name],
          'text-font': [MAP_FONT],
          'text-size': ['interpolate', ['linear'], ['zoom'], 9, 13, 13, 18],
          'text-letter-spacing': 0.12,
          'text-padding': 4,
        },
        paint: {
          'text-color': palette.mapLabel,
          'text-halo-color': palette.land,
          'text-halo-width': 1.6,
          'text-opacity': ['interpolate', ['linear'], ['zoom'], 13, 1, 15, 0.35],
        },
      },
    ],
  }
}

/** Names of streets and communities, under the data. */
function placeNames(level: string, minzoom: number, name: ExpressionSpecification, palette: Palette): LayerSpecification {
  const street = level === 'street'
  return {
    id: `places/${level}`,
    type: 'symbol',
    source: 'places',
    minzoom,
    filter: ['==', ['get', 'level'], level],
    layout: {
      'text-field': ['to-string', name],
      'text-font': [MAP_FONT],
      'text-size': ['interpolate', ['linear'], ['zoom'], minzoom, street ? 11 : 10.5, 16, street ? 16 : 13],
      'text-letter-spacing': street ? 0.08 : 0.02,
      'text-max-width': 8,
      'text-padding': street ? 10 : 6,
    },
    paint: {
      'text-color': street ? palette.inkSoft : palette.inkFaint,
      'text-halo-color': palette.land,
      'text-halo-width': 1.4,
      'text-opacity': ['interpolate', ['linear'], ['zoom'], minzoom, 0, minzoom + 0.6, 0.9],
    },
  }
}

function lineParts(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'borders',
      type: 'line',
      source: 'lines',
      filter: ['all', ['!=', ['geometry-type'], 'Point'], ['!=', ['get', 'kind'], 'coast']],
      paint: {
        'line-color': palette.border,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 14, 1.8],
        'line-dasharray': [4, 3],
      },
    },
    {
      id: 'coast',
      type: 'line',
      source: 'lines',
      filter: ['==', ['get', 'kind'], 'coast'],
      paint: { 'line-color': palette.coast, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.9, 14, 1.8] },
    },
  ]
}

/** Beyond the land that is drawn the map knows nothing, and fades. */
function outsideOf(land: FeatureCollection): Feature<Polygon> {
  const rings = land.features.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates : []))
  let [west, south, east, north] = [180, 85, -180, -85]
  for (const [lon = 0, lat = 0] of rings.flat()) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  const hole = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ]
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, hole] } }
}

/** Chinese type is bundled in parts that load when used: what a label needs must be here before it is drawn. */
export async function fontFor(texts: Iterable<unknown>): Promise<void> {
  const signs = new Set<string>()
  for (const text of texts) for (const sign of String(text ?? '')) signs.add(sign)
  if (signs.size > 0) await document.fonts.load(`400 24px '${MAP_FONT}'`, [...signs].join(''))
}
