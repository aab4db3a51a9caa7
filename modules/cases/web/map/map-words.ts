/** What the address says the map shows: everything a shared link needs. */
import type { QueryWords } from '#ui/api/client.ts'
import type { UrlWords } from '#ui/go.tsx'
import type { LayerInfo } from '#ui/map/layer-data.ts'

export type Change = (patch: Record<string, string | undefined>) => void

const DAY_MS = 86_400_000

/** Days of the address as instants of the city: the last day counts whole. */
export function periodOf({ from, to }: UrlWords): { from: string | undefined; to: string | undefined } {
  return { from: from ? instantOf(from) : undefined, to: to ? new Date(Date.parse(instantOf(to)) + DAY_MS).toISOString() : undefined }
}

const instantOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString()

/** The filters of a layer, in the words of its own list. */
export function filtersOf(layer: LayerInfo, words: UrlWords): QueryWords {
  if (layer.group === 'components') return componentFilters(words)
  if (layer.group !== 'cases') return {}
  const { from, to } = periodOf(words)
  return {
    light: layer.id === 'cases' ? words.light : undefined,
    state: layer.id === 'cases' ? words.state : undefined,
    unitCode: words.unit,
    'reportedAt.from': from,
    'reportedAt.to': to,
  }
}

function componentFilters({ class: classes, cstatus, cunit, district }: UrlWords): QueryWords {
  return { class: classes, status: cstatus, unit: cunit, district }
}

/** The same filters in the words of the list behind a layer. */
export function listFiltersOf(layer: LayerInfo, words: UrlWords): Record<string, string> {
  const filters =
    layer.group === 'components'
      ? { classCode: words.class, status: words.cstatus, authorityUnitCode: words.cunit, districtCode: words.district }
      : filtersOf(layer, words)
  return Object.fromEntries(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))
}

export function layersOn(layers: readonly LayerInfo[], { layers: chosen }: UrlWords): string[] {
  return chosen === undefined ? layers.filter((layer) => layer.on).map((layer) => layer.id) : chosen.split(',')
}
