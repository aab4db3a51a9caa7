/** How points of vector tiles look: clusters with their number, symbols by class with the status as ring. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../theme.ts'
import { MAP_FONT } from './base-style.ts'

/** Class → one sign, such as the first of its name. */
export type PointSigns = Readonly<Record<string, string>>

const COUNT: ExpressionSpecification = ['coalesce', ['get', 'count'], 1]
const MANY: ExpressionSpecification = ['has', 'count']

/** Of the major classes 01 to 05 of GB/T 47678.5, told apart by lightness as well. */
export const MAJOR_COLOURS = ['#0B6E99', '#7A4FBF', '#A8480F', '#2F7D32', '#8A6D00'] as const

export function majorColour(major: string): string {
  return MAJOR_COLOURS[(Number(major) - 1) % MAJOR_COLOURS.length] ?? MAJOR_COLOURS[0]
}

export function statusColour(status: string, palette: Palette): string {
  if (status === 'damaged') return palette.yellow
  if (status === 'lost') return palette.red
  return status === 'intact' ? palette.ground : palette.inkFaint
}

export function tileParts(id: string, palette: Palette, signs: PointSigns): LayerSpecification[] {
  const status: ExpressionSpecification = [
    'match',
    ['coalesce', ['get', 'status'], ''],
    'damaged',
    statusColour('damaged', palette),
    'lost',
    statusColour('lost', palette),
    'intact',
    statusColour('intact', palette),
    statusColour('other', palette),
  ]
  const colour: ExpressionSpecification = [
    'match',
    ['slice', ['coalesce', ['get', 'class'], '00'], 0, 2],
    '02',
    MAJOR_COLOURS[1],
    '03',
    MAJOR_COLOURS[2],
    '04',
    MAJOR_COLOURS[3],
    '05',
    MAJOR_COLOURS[4],
    MAJOR_COLOURS[0],
  ]
  return [
    {
      id: `${id}/ring`,
      type: 'circle',
      source: id,
      'source-layer': id,
      paint: {
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8,
          ['case', MANY, ['min', 22, ['+', 8, ['*', 1.5, ['ln', COUNT]]]], 2.5],
          16,
          ['case', MANY, ['min', 22, ['+', 8, ['*', 1.5, ['ln', COUNT]]]], 4],
          18,
          ['case', MANY, 20, 10],
        ],
        'circle-color': ['case', MANY, palette.inkSoft, colour],
        'circle-opacity': ['case', MANY, 0.82, 1],
        'circle-stroke-color': ['case', MANY, palette.ground, status],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, ['case', MANY, 1.5, 1], 18, ['case', MANY, 1.5, 2.5]],
      },
    },
    {
      id: `${id}/sign`,
      type: 'symbol',
      source: id,
      'source-layer': id,
      layout: {
        'text-field': ['case', MANY, shortCount(), ['step', ['zoom'], '', 17, signOf(signs)]],
        'text-font': [MAP_FONT],
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 16, 11, 18, 12],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', MANY, palette.ground, '#FFFFFF'] },
    },
  ]
}

/** 12345 as 12k: the number must fit its circle; the exact one is in the card. */
function shortCount(): ExpressionSpecification {
  return ['case', ['<', COUNT, 10_000], ['to-string', COUNT], ['concat', ['to-string', ['round', ['/', COUNT, 1000]]], 'k']]
}

function signOf(signs: PointSigns): ExpressionSpecification | string {
  const pairs = Object.entries(signs).flat()
  const [first, second, ...rest] = pairs
  if (first === undefined || second === undefined) return ''
  return ['match', ['coalesce', ['get', 'class'], ''], first, second, ...rest, '']
}
