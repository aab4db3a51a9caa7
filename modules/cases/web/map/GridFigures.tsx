import type { Feature, FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCity } from '#ui/api/city.ts'
import { amount } from '#ui/format.ts'
import type { UrlWords } from '#ui/go.tsx'
import { SHADES, ShadedAreas } from '#ui/map/ShadedAreas.tsx'
import { areaOf } from '#ui/map/shape-text.ts'
import { type Figure, useDutyGrids, useGridFigures } from './map-api.ts'
import { periodOf } from './map-words.ts'

const ID = 'grid-figures'
const DAY_MS = 86_400_000
/** Where no period is chosen a figure is of the last ninety days. */
const DAYS = 90
const OVERDUE_BOUNDS = [5, 10, 20, 40]

/** On the hour, so that a look back soon after asks nothing new. */
function daysBefore(to: string | undefined): string {
  const end = to ? Date.parse(to) : Math.floor(Date.now() / 3_600_000) * 3_600_000
  return new Date(end - DAYS * DAY_MS).toISOString()
}

export interface Shaded {
  areas: FeatureCollection
  bounds: number[]
}

export const figureFrom = (word: string | undefined): Figure | undefined => (word === 'density' || word === 'overdue' ? word : undefined)

/** Duty grids with their figure, and the four bounds that part them into five shades of equal number. */
export function useShaded(words: UrlWords): Shaded | null {
  const figure = figureFrom(words.figure)
  const { from, to } = periodOf(words)
  const { data: figures } = useGridFigures(figure, from ?? daysBefore(to), to)
  const { data: grids } = useDutyGrids(useCity()?.bounds, figure !== undefined)
  return useMemo(() => {
    if (!figure || !figures || !grids) return null
    const features = grids.features.map((grid): Feature => {
      const value = figures.get(String(grid.properties?.code))
      return { ...grid, properties: { ...grid.properties, ...(value === undefined ? {} : { value: figureOf(figure, value, grid) }) } }
    })
    const values = features.flatMap(({ properties }): number[] => (typeof properties?.value === 'number' ? [properties.value] : []))
    return { areas: { type: 'FeatureCollection', features }, bounds: figure === 'overdue' ? OVERDUE_BOUNDS : boundsOf(values) }
  }, [figure, figures, grids])
}

function figureOf(figure: Figure, value: number, { geometry }: Feature): number {
  if (figure === 'overdue' || geometry.type !== 'Polygon') return value
  return value / (areaOf(geometry.coordinates[0] ?? []) / 1e6)
}

/** Steps must grow, so equal bounds are drawn apart by a hair. */
function boundsOf(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  let last = Number.NEGATIVE_INFINITY
  return [0.2, 0.4, 0.6, 0.8].map((share) => {
    const value = sorted[Math.floor(sorted.length * share)] ?? 0
    last = value > last ? value : last + 1e-9
    return last
  })
}

export function GridFigures({ shaded }: { shaded: Shaded }) {
  return <ShadedAreas key={shaded.bounds.join()} id={ID} areas={shaded.areas} bounds={shaded.bounds} />
}

export function ShadeLegend({ figure, shaded, recent }: { figure: Figure; shaded: Shaded; recent: boolean }) {
  const { t } = useTranslation()
  const edges = shaded.bounds.map(amount)
  return (
    <div className="shade-legend">
      <div className="faint">
        {t(`oneMap.${figure}`)}
        {recent ? ` · ${t('oneMap.days90')}` : ''}
      </div>
      {SHADES.map((shade, at) => (
        <div className="legend-line" key={shade}>
          <i style={{ background: 'var(--red)', opacity: shade }} />
          <span className="figures">{at === 0 ? `< ${edges[0]}` : at === 4 ? `≥ ${edges[3]}` : `${edges[at - 1]} – ${edges[at]}`}</span>
        </div>
      ))}
    </div>
  )
}
