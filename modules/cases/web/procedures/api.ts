/** Procedures and the city's versions of them, as the screens ask for them. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Adaptation } from '#kernel/procedure/adapt.ts'
import type { ProcedureView } from '#kernel/procedure/shapes.ts'
import type { DraftCheck, Version, VersionRow } from '#modules/cases/contract.ts'
import { get, post } from '#ui/api/client.ts'

export type { Adaptation, DraftCheck, ProcedureView, Version, VersionRow }
export type Row = ProcedureView['transitions'][number]
export type Change = Version['difference'][number]

const VERSIONS = '/api/procedures/case/versions'

export const proceduresQuery = queryOptions({ queryKey: ['procedures', 'all'], queryFn: () => get<ProcedureView[]>('/api/procedures') })

/** The table itself, before any city changes it. */
export const tableQuery = queryOptions({
  queryKey: ['procedures', 'table'],
  queryFn: () => get<ProcedureView>('/api/procedures/case/table'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const versionsQuery = queryOptions({ queryKey: ['procedures', 'versions'], queryFn: () => get<VersionRow[]>(VERSIONS) })

export function useVersion(version: number | undefined, against?: number) {
  return useQuery({
    queryKey: ['procedures', 'version', version, against ?? null],
    queryFn: () => get<Version>(`${VERSIONS}/${version}`, { against }),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  })
}

/** What the server says of a draft; asked anew with every change, the last answer stays until the next. */
export function useDraftCheck(adaptation: Adaptation | null) {
  return useQuery({
    queryKey: ['procedures', 'check', adaptation],
    queryFn: () => post<DraftCheck>('/api/procedures/case/check', { adaptation }),
    enabled: adaptation !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

export function usePublishVersion() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...version }: { base: number; adaptation: Adaptation; note: string; key: string }) =>
      post<Version>(VERSIONS, version, { 'idempotency-key': key }),
    onSettled: () => {
      for (const queryKey of [['procedures'], ['queues'], ['case']]) void client.invalidateQueries({ queryKey })
    },
  })
}
