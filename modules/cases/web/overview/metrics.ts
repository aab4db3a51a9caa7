/** Numbers with one definition, as the server measures them. */
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { Titles } from '#kernel/titles.ts'
import { get, urlWith } from '#ui/api/client.ts'
import type { UrlWords } from '#ui/go.tsx'

export interface MetricInfo {
  id: string
  title: Titles
  formula: Titles
  unit: 'count' | 'percent'
  dimensions: Record<string, Titles>
}

export interface MeasuredValue {
  dimension: string | null
  label: string | null
  numerator: number
  denominator: number | null
  value: number | null
}

export interface Measured extends MetricInfo {
  values: MeasuredValue[]
  list: { url: string; filters: Record<string, string> }
}

export interface Period {
  from: string
  to: string
}

const DAY = 86_400_000
export const SPANS = [7, 30, 90] as const

/** The period of the address; the last thirty days where it names none. Ends are whole days, so that answers can be shared. */
export function periodOf(words: UrlWords): Period & { days: number } {
  const days = Number(words.days ?? 30) || 30
  if (words.from && words.to) return { from: words.from, to: words.to, days: 0 }
  const midnight = Math.ceil((Date.now() + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000
  return { from: new Date(midnight - days * DAY).toISOString(), to: new Date(midnight).toISOString(), days }
}

export function useMetrics() {
  return useQuery({ queryKey: ['metrics'], queryFn: () => get<MetricInfo[]>('/api/metrics'), staleTime: 600_000 })
}

const measuredQuery = (id: string, { from, to }: Period, by?: string) =>
  queryOptions({
    queryKey: ['metrics', id, from, to, by ?? ''],
    queryFn: ({ signal }) => get<Measured>(`/api/metrics/${id}`, { from, to, by }, signal),
    placeholderData: keepPreviousData,
  })

export function useMeasured(id: string, period: Period, by?: string) {
  return useQuery(measuredQuery(id, period, by))
}

/** Those of the numbers that are known by the dimension. */
export function useMeasuredBy(metrics: readonly MetricInfo[], period: Period, by: string): Measured[] {
  const known = metrics.filter(({ dimensions }) => by in dimensions)
  return useQueries({ queries: known.map(({ id }) => measuredQuery(id, period, by)) }).flatMap(({ data }) => (data ? [data] : []))
}

/** The column of the list that a dimension of a number stands for. */
const COLUMN_OF: Record<string, string> = {
  district: 'districtCode',
  street: 'streetCode',
  unit: 'unitCode',
  matter: 'matterCode',
  source: 'source',
  collector: 'missedBy',
}

/** Every number opens its list, narrowed to the row it stands in. */
export function listOf(measured: Measured, by?: string, dimension?: string | null): string {
  const column = by ? COLUMN_OF[by] : undefined
  return urlWith(measured.list.url, { ...measured.list.filters, ...(column ? { [column]: dimension ?? 'null' } : {}) })
}

export function valueText(measured: Pick<MetricInfo, 'unit'>, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return measured.unit === 'percent' ? `${value.toFixed(2)}%` : value.toLocaleString('en-US')
}
