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
  const layer = { source: id, 'source-layer': id }
  return [
    {
      id: `${id}/ring`,
      type: 'circle',
      ...layer,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, sized(2.5), 16, sized(4), 18, ['case', MANY, 20, 10]],
        'circle-color': ['case', MANY, palette.inkSoft, MAJOR],
        'circle-opacity': ['case', MANY, 0.82, 1],
        'circle-stroke-color': ['case', MANY, palette.ground, statusRing(palette)],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, ['case', MANY, 1.5, 1], 18, ['case', MANY, 1.5, 2.5]],
      },
    },
    {
      id: `${id}/sign`,
      type: 'symbol',
      ...layer,
      layout: {
        'text-field': ['step', ['zoom'], countText(''), 17, countText(signOf(signs))],
        'text-font': [MAP_FONT],
        'text-size': 11,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', MANY, palette.ground, '#FFFFFF'] },
    },
  ]
}

/** Lines and areas, under the symbol of their point. */
export function shapeParts(id: string, source: string, palette: Palette): LayerSpecification[] {
  const line: ExpressionSpecification = ['match', ['get', 'status'], 'intact', MAJOR, statusRing(palette)]
  return [
    {
      id: `${id}/shape`,
      type: 'fill',
      source,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': MAJOR, 'fill-opacity': 0.25 },
    },
    {
      id: `${id}/shape-line`,
      type: 'line',
      source,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': line, 'line-width': ['interpolate', ['linear'], ['zoom'], 15, 1.5, 19, 4] },
    },
  ]
}

/** A cluster by its number, a point as large as given. */
function sized(point: number): ExpressionSpecification {
  return ['case', MANY, ['min', 22, ['+', 8, ['*', 1.5, ['ln', COUNT]]]], point]
}

const MAJOR: ExpressionSpecification = [
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

function statusRing(palette: Palette): ExpressionSpecification {
  const [intact, damaged, lost, other] = ['intact', 'damaged', 'lost', 'other'].map((status) => statusColour(status, palette))
  return ['match', ['coalesce', ['get', 'status'], ''], 'intact', intact ?? '', 'damaged', damaged ?? '', 'lost', lost ?? '', other ?? '']
}

function countText(single: ExpressionSpecification | string): ExpressionSpecification {
  return ['case', MANY, shortCount(), single]
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
