import { queryOptions, useQuery } from '@tanstack/react-query'
import type { CalendarData } from '#kernel/clock/index.ts'
import { get } from '../api/client.ts'
import type { WorkCalendar } from './reading.ts'

export type PublishedCalendar = Omit<CalendarData, 'zone' | 'profileVersion'>

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: () => get<PublishedCalendar>('/api/calendars/current'),
  staleTime: 600_000,
})

const workCalendarQuery = queryOptions({
  queryKey: ['calendar', 'compiled'],
  staleTime: 600_000,
  structuralSharing: false,
  retry: false,
  queryFn: async ({ client }): Promise<WorkCalendar> => {
    const [data, { compileCalendar, workingSeconds }] = await Promise.all([
      client.ensureQueryData(calendarQuery),
      import('#kernel/clock/index.ts'),
    ])
    const calendar = compileCalendar({ ...data, zone: 'Asia/Shanghai', profileVersion: data.version, firstYear: 2020, lastYear: 2032 })
    return { calendar, workingSeconds: (compiled, from, to) => workingSeconds(compiled, from, to) }
  },
})

/** The calendar in force, compiled in the browser; null until it is here. */
export function useWorkCalendar(): WorkCalendar | null {
  return useQuery(workCalendarQuery).data ?? null
}
