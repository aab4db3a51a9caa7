/** How points and areas look, in the tokens of the theme. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../theme.ts'
import { MAP_FONT } from './base-style.ts'
import type { LayerInfo } from './layer-data.ts'

const COUNT: ExpressionSpecification = ['coalesce', ['get', 'count'], 1]
const MANY: ExpressionSpecification = ['>', COUNT, 1]

/**
 * Points that would lie on each other become one with their number. The server counts where there are very many;
 * what it has counted is added up, so that a number is exact at every zoom.
 */
export const CLUSTERED = {
  cluster: true,
  clusterRadius: 44,
  clusterMaxZoom: 14,
  clusterProperties: { count: ['+', COUNT], red: ['+', ['coalesce', ['get', 'red'], ['case', ['==', ['get', 'light'], 'red'], 1, 0]]] },
}

const LIGHT_MARK: ExpressionSpecification = ['match', ['coalesce', ['get', 'light'], ''], 'red', '!', 'yellow', '·', '']

const signed = (many: string, one: string): ExpressionSpecification => ['case', MANY, ['concat', `${many} `, COUNT], one]

/** What wants looking after is not hidden by what stands beside it. */
const urgency = (red: number, yellow: number): ExpressionSpecification => [
  'match',
  ['coalesce', ['get', 'light'], ''],
  'red',
  red,
  'yellow',
  yellow,
  0,
]

const ringColour = ({ red, yellow, green }: Palette, other: ExpressionSpecification | string): ExpressionSpecification => [
  'match',
  ['coalesce', ['get', 'light'], ''],
  'red',
  red,
  'yellow',
  yellow,
  'green',
  green,
  other,
]

/**
 * The ring is the light, the core the kind; an overdue case carries a sign as well, so that colour is not needed. Points of a
 * layer with a sign of its own carry that instead; what is out of use is faint.
 */
export function pointParts(id: string, palette: Palette, sign = ''): LayerSpecification[] {
  const light = ringColour(palette, sign ? ['case', ['==', ['get', 'faint'], true], palette.inkFaint, palette.accent] : palette.inkFaint)
  // A cluster carries the sign before its number.
  const room = sign ? 4 + 2 * sign.length : 0
  const ground = sign ? palette.raised : palette.ground
  return [
    {
      id: `${id}/ring`,
      type: 'circle',
      source: id,
      layout: { 'circle-sort-key': urgency(2, 1) },
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          9,
          ['case', MANY, ['min', 26, ['+', 9 + room, ['*', 2.2, ['ln', COUNT]]]], 5],
          14,
          ['case', MANY, ['min', 30, ['+', 11 + room, ['*', 2.2, ['ln', COUNT]]]], sign ? 10 : 8],
        ],
        'circle-color': ['case', MANY, sign ? palette.inkSoft : palette.accent, ground],
        'circle-opacity': ['case', MANY, 0.88, 1],
        'circle-stroke-color': ['case', MANY, ['case', ['>', ['coalesce', ['get', 'red'], 0], 0], palette.red, palette.ground], light],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 9, ['case', MANY, 2, 2.5], 14, ['case', MANY, 2, sign ? 2 : 3.5]],
      },
    },
    {
      id: `${id}/sign`,
      type: 'symbol',
      source: id,
      layout: {
        'text-field': sign
          ? ['step', ['zoom'], signed(sign, ''), 13, signed(sign, sign)]
          : ['case', MANY, ['to-string', COUNT], LIGHT_MARK],
        'text-font': [MAP_FONT],
        'text-size': ['interpolate', ['linear'], ['zoom'], 9, ['case', MANY, 12, 9], 14, ['case', MANY, 13, 14]],
        // Close by, of several at one corner one carries the sign: signs on each other cannot be read.
        'text-overlap': sign ? ['step', ['zoom'], 'always', CLUSTERED.clusterMaxZoom + 1, 'never'] : 'always',
        'symbol-sort-key': urgency(-2, -1),
        'text-ignore-placement': sign ? ['step', ['zoom'], true, CLUSTERED.clusterMaxZoom + 1, false] : true,
      },
      paint: { 'text-color': ['case', MANY, '#FFFFFF', palette.ink] },
    },
  ]
}

const BASE_NAMES = ['districts', 'streets', 'communities']

interface AreaLook {
  english: boolean
  quiet: boolean
}

export function areaParts({ id, style }: LayerInfo, palette: Palette, { english, quiet }: AreaLook): LayerSpecification[] {
  const chinese: ExpressionSpecification = ['coalesce', ['get', 'name'], ['get', 'code']]
  const name: ExpressionSpecification = english ? ['coalesce', ['get', 'nameEn'], chinese] : chinese
  // Districts, streets and communities are named by the base map.
  const named = !BASE_NAMES.includes(id) && !(quiet && id === 'duty-grids')
  const line = quiet ? palette.inkFaint : palette.accent
  const strong = id === 'streets' ? 1.6 : 0.8
  return [
    {
      id: `${id}/fill`,
      type: 'fill',
      source: id,
      paint: { 'fill-color': palette.accent, 'fill-opacity': quiet ? 0 : style === 'areas' ? 0.12 : 0.03 },
    },
    {
      id: `${id}/line`,
      type: 'line',
      source: id,
      paint: {
        'line-color': line,
        'line-opacity': quiet ? 0.4 : 0.55,
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, strong * 0.6, 16, strong * 1.3],
      },
    },
    {
      id: `${id}/name`,
      type: 'symbol',
      source: id,
      layout: {
        'text-field': ['to-string', name],
        'text-font': [MAP_FONT],
        'text-size': id === 'streets' ? 13 : 11.5,
        'text-max-width': 8,
        'text-padding': 6,
        visibility: named ? 'visible' : 'none',
      },
      paint: { 'text-color': quiet ? palette.inkFaint : palette.inkSoft, 'text-halo-color': palette.land, 'text-halo-width': 1.4 },
    },
  ]
}
