/** Catalogue, handbook and calendar, as the screens ask for them. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Static } from 'typebox'
import type { CalendarYear } from '#kernel/clock/index.ts'
import type { CatalogueClassRow, ConfusableShape, Entry } from '#modules/catalogue/contract.ts'
import { get, send } from '#ui/api/client.ts'
import { calendarQuery, type PublishedCalendar } from '#ui/clock/work-calendar.ts'
import { useTitles } from '#ui/preferences.tsx'

export type ClassKind = CatalogueClassRow['kind']
export type Confusable = Static<typeof ConfusableShape>[number]

export const matterCodeOf = (row: { major: string; minor: string }): string => `${row.major}-${row.minor}`

export interface EditionRow {
  id: string
  inForce: boolean
  minorDigits: number
}

export function useEditions() {
  return useQuery({ queryKey: ['editions'], queryFn: () => get<EditionRow[]>('/api/catalogue/editions'), staleTime: 600_000 })
}

export const classesQuery = (kind: ClassKind, edition?: string) =>
  queryOptions({
    queryKey: ['classes', kind, edition ?? ''],
    queryFn: () => get<CatalogueClassRow[]>('/api/catalogue/classes', { kind, edition }),
    staleTime: 600_000,
  })

export function useMatters() {
  return useQuery(classesQuery('matter'))
}

/** The name of a matter by its code; the code itself where the catalogue does not know it. */
export function useMatterName(): (code: string | null) => string | null {
  const titles = useTitles()
  const { data } = useMatters()
  return (code) => {
    if (!code) return null
    const row = data?.find((one) => matterCodeOf(one) === code)
    return row ? titles(row.name) : code
  }
}

export function useEntries(matter: string | null | undefined) {
  return useQuery({
    queryKey: ['handbook', 'of', matter],
    queryFn: () => get<Entry[]>(`/api/catalogue/handbook/${matter}`),
    enabled: Boolean(matter),
    staleTime: 600_000,
  })
}

export function useConfusables(matter: string | null | undefined) {
  return useQuery({
    queryKey: ['confusables', matter],
    queryFn: () => get<Confusable[]>(`/api/catalogue/confusables/${matter}`),
    enabled: Boolean(matter),
    staleTime: 600_000,
  })
}

/** Puts a year into force; running clocks are counted anew by the server, so what shows them is read again. */
export function usePublishYear() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (year: CalendarYear & { note?: string }) =>
      send<PublishedCalendar>('PUT', `/api/calendars/years/${year.year}`, { body: year }),
    onSuccess: (calendar) => {
      client.setQueryData(calendarQuery.queryKey, calendar)
      for (const queryKey of [['calendar', 'compiled'], ['case'], ['cases']]) void client.invalidateQueries({ queryKey })
    },
  })
}
