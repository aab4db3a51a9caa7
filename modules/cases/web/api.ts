/** Cases, queues, requests and saved views, as the screens ask for them. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type {
  ActInput,
  BulkOutcome,
  CaseDetail,
  CaseRequest,
  CaseRow,
  DuplicateProposal,
  NewReport,
  NewRequest,
  Queue,
} from '#modules/cases/contract.ts'
import { get, type Page, post, type QueryWords, send } from '#ui/api/client.ts'

export const PAGE_SIZE = 50

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: ({ signal }) => get<CaseDetail>(`/api/cases/${id}`, {}, signal) })

export const queuesQuery = queryOptions({ queryKey: ['queues'], queryFn: () => get<Queue[]>('/api/queues') })

/** A queue grows as one scrolls; the pages are read one after another. */
export const queueRows = (queue: Queue, sort: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'queue', queue.id, sort],
    queryFn: ({ pageParam, signal }) => get<Page<CaseRow>>('/api/cases', { ...queue.filters, sort, limit: 100, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export function useQueueRows(queue: Queue, sort: string) {
  return useInfiniteQuery(queueRows(queue, sort))
}

export function useCasePage(words: QueryWords) {
  return useQuery({
    queryKey: ['cases', 'page', words],
    queryFn: ({ signal }) => get<Page<CaseRow>>('/api/cases', { ...words, limit: PAGE_SIZE }, signal),
    placeholderData: keepPreviousData,
  })
}

export interface Counted {
  count: number
  more: boolean
}

export function useCaseCount(words: QueryWords) {
  return useQuery({
    queryKey: ['cases', 'count', words],
    queryFn: ({ signal }) => get<Counted>('/api/cases/count', words, signal),
    placeholderData: keepPreviousData,
  })
}

export interface Duplicate {
  caseId: string
  caseCode: string | null
  summary: string
  state: CaseRow['state']
  metres: number
  reportedAt: string
}

export function useDuplicates(matter: string | null | undefined, at: { lon: number; lat: number } | null) {
  return useQuery({
    queryKey: ['cases', 'duplicates', matter, at?.lon, at?.lat],
    queryFn: () => get<Duplicate[]>('/api/cases/duplicates', { matter, lon: at?.lon, lat: at?.lat }),
    enabled: Boolean(matter) && at !== null,
    retry: false,
  })
}

/** What an act changes is on many screens: lists, queues, counts and the map read again. */
function useRefresh(): () => void {
  const client = useQueryClient()
  return () => {
    for (const key of ['cases', 'queues', 'requests', 'metrics']) void client.invalidateQueries({ queryKey: [key] })
  }
}

export function useAct(caseId: string) {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ event, input, key }: { event: string; input: ActInput; key: string }) =>
      post<CaseDetail>(`/api/cases/${caseId}/actions/${event}`, input, { 'idempotency-key': key }),
    onSuccess: (detail) => {
      client.setQueryData(caseQuery(caseId).queryKey, detail)
      refresh()
    },
    onError: () => client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey }),
  })
}

export function useReport() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (report: NewReport) => post<{ reportId: string; caseId: string; case: CaseRow }>('/api/reports', report),
    onSuccess: refresh,
  })
}

export function useAskRequest(caseId: string) {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (asked: NewRequest) => post<CaseRequest>(`/api/cases/${caseId}/requests`, asked),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey })
      refresh()
    },
  })
}

export function useDecideRequest(request: CaseRequest) {
  const client = useQueryClient()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ event, reason }: { event: string; reason: string | undefined }) =>
      post<CaseRequest>(`/api/requests/${request.id}/actions/${event}`, { version: request.version, ...(reason ? { reason } : {}) }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: caseQuery(request.caseId).queryKey })
      refresh()
    },
  })
}

export interface HandlerChoice {
  id: string
  name: string
  unitName: string
  inHand: number
}

/** Whom the department can give the case to. */
export function useHandlers(caseId: string) {
  return useQuery({ queryKey: ['case', caseId, 'handlers'], queryFn: () => get<HandlerChoice[]>(`/api/cases/${caseId}/handlers`) })
}

export interface CollectorChoice {
  id: string
  name: string
  dutyGridCode: string
  /** Of the duty grid of the case itself. */
  own: boolean
  inHand: number
}

/** Whom one can send to look. */
export function useCollectors(caseId: string) {
  return useQuery({ queryKey: ['case', caseId, 'collectors'], queryFn: () => get<CollectorChoice[]>(`/api/cases/${caseId}/collectors`) })
}

export type RequestRow = Omit<CaseRequest, 'actions' | 'requestedBy'> & { requestedName: string }

export function useRequests(words: QueryWords) {
  return useQuery({
    queryKey: ['requests', words],
    queryFn: ({ signal }) => get<Page<RequestRow>>('/api/requests', { limit: PAGE_SIZE, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useRequest(id: string, enabled: boolean) {
  return useQuery({ queryKey: ['requests', 'one', id], queryFn: () => get<CaseRequest>(`/api/requests/${id}`), enabled })
}

export interface SavedView {
  id: string
  name: string
  url: string
}

export function useSavedViews() {
  return useQuery({ queryKey: ['saved-views'], queryFn: () => get<SavedView[]>('/api/saved-views') })
}

export function useKeepView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...view }: SavedView) => send('PUT', `/api/saved-views/${id}`, { body: view }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['saved-views'] }),
  })
}

export function useDropView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => send('DELETE', `/api/saved-views/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['saved-views'] }),
  })
}

/** Cases of which this one may be a duplicate. */
export const proposalsQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId, 'duplicates'], queryFn: () => get<DuplicateProposal[]>(`/api/cases/${caseId}/duplicates`) })

export function useDismissDuplicate(caseId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (masterId: string) => post<DuplicateProposal[]>(`/api/cases/${caseId}/duplicates/${masterId}/dismiss`, {}),
    onSuccess: (proposals) => client.setQueryData(proposalsQuery(caseId).queryKey, proposals),
  })
}

/** The server takes at most two hundred at once. */
const BULK = 200

async function inParts(path: string, ids: readonly string[]): Promise<BulkOutcome> {
  const outcomes: BulkOutcome = []
  for (let from = 0; from < ids.length; from += BULK)
    outcomes.push(...(await post<BulkOutcome>(path, { ids: ids.slice(from, from + BULK) })))
  return outcomes
}

/** What would become of the cases, before anybody agrees. */
export function useRehearsal(event: string, ids: readonly string[]) {
  return useQuery({
    queryKey: ['cases', 'rehearsal', event, ids],
    queryFn: () => inParts(`/api/cases/bulk/${event}/rehearsal`, ids),
    gcTime: 0,
  })
}

export function useActOnAll() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ event, ids }: { event: string; ids: readonly string[] }) => inParts(`/api/cases/bulk/${event}`, ids),
    onSettled: refresh,
  })
}

/** Pictures of the cases at a component, newest first. */
export function useComponentPhotos(code: string) {
  return useQuery({ queryKey: ['cases', 'component-photos', code], queryFn: () => get<string[]>(`/api/component-photos/${code}`) })
}

/** One picture for each class of components that has one. */
export function useClassPictures() {
  return useQuery({
    queryKey: ['cases', 'class-pictures'],
    queryFn: () => get<{ classCode: string; fileId: string }[]>('/api/component-class-photos'),
    staleTime: 600_000,
    retry: false,
  })
}
