/** How points and areas look, in the tokens of the theme. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../theme.ts'
import { MAP_FONT } from './base-style.ts'
import type { LayerInfo } from './layer-data.ts'

const COUNT: ExpressionSpecification = ['coalesce', ['get', 'count'], 1]
const MANY: ExpressionSpecification = ['>', COUNT, 1]

/** The ring is the light, the core the kind; an overdue case carries a sign as well, so that colour is not needed. */
export function pointParts(id: string, palette: Palette): LayerSpecification[] {
  const light: ExpressionSpecification = [
    'match',
    ['coalesce', ['get', 'light'], ''],
    'red',
    palette.red,
    'yellow',
    palette.yellow,
    'green',
    palette.green,
    palette.inkFaint,
  ]
  return [
    {
      id: `${id}/ring`,
      type: 'circle',
      source: id,
      paint: {
        'circle-radius': ['case', MANY, ['interpolate', ['linear'], ['ln', COUNT], 0, 11, 3, 16, 9, 30], 8],
        'circle-color': ['case', MANY, palette.accent, palette.ground],
        'circle-opacity': ['case', MANY, 0.88, 1],
        'circle-stroke-color': ['case', MANY, palette.ground, light],
        'circle-stroke-width': ['case', MANY, 2, 3.5],
      },
    },
    {
      id: `${id}/sign`,
      type: 'symbol',
      source: id,
      layout: {
        'text-field': [
          'case',
          MANY,
          ['to-string', COUNT],
          ['match', ['coalesce', ['get', 'light'], ''], 'red', '!', 'yellow', '·', ''],
        ],
        'text-font': [MAP_FONT],
        'text-size': ['case', MANY, 13, 14],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': ['case', MANY, '#FFFFFF', palette.ink] },
    },
  ]
}

export function areaParts(
  { id, style }: LayerInfo,
  palette: Palette,
  english: boolean,
): LayerSpecification[] {
  const name: ExpressionSpecification = english
    ? ['to-string', ['coalesce', ['get', 'nameEn'], ['get', 'name'], ['get', 'code']]]
    : ['to-string', ['coalesce', ['get', 'name'], ['get', 'code']]]
  return [
    {
      id: `${id}/fill`,
      type: 'fill',
      source: id,
      paint: { 'fill-color': palette.accent, 'fill-opacity': style === 'areas' ? 0.12 : 0.03 },
    },
    {
      id: `${id}/line`,
      type: 'line',
      source: id,
      paint: {
        'line-color': palette.accent,
        'line-opacity': 0.55,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 16, 1.6],
      },
    },
    {
      id: `${id}/name`,
      type: 'symbol',
      source: id,
      layout: {
        'text-field': name,
        'text-font': [MAP_FONT],
        'text-size': 12,
        'text-max-width': 8,
        visibility: id === 'districts' ? 'none' : 'visible',
      },
      paint: { 'text-color': palette.inkSoft, 'text-halo-color': palette.land, 'text-halo-width': 1.4 },
    },
  ]
}
