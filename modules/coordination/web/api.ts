/** Orders, agenda and bulletin, as the screens ask for them. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseRow } from '#modules/cases/contract.ts'
import type {
  AgendaRow,
  BulletinRow,
  IssueRights,
  LevelCount,
  NewOrder,
  OrderActInput,
  OrderDetail,
  OrderRow,
} from '#modules/coordination/contract.ts'
import { get, type Page, post, type QueryWords } from '#ui/api/client.ts'

const PAGE_SIZE = 50

export type Action = OrderDetail['actions'][number]

export function useOrders(words: QueryWords) {
  return useQuery({
    queryKey: ['supervision', 'page', words],
    queryFn: ({ signal }) => get<Page<OrderRow>>('/api/supervision', { limit: PAGE_SIZE, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useLevels(words: QueryWords) {
  return useQuery({
    queryKey: ['supervision', 'levels', words],
    queryFn: ({ signal }) => get<LevelCount[]>('/api/supervision/levels', words, signal),
    placeholderData: keepPreviousData,
  })
}

export const orderQuery = (id: string) =>
  queryOptions({ queryKey: ['supervision', 'one', id], queryFn: ({ signal }) => get<OrderDetail>(`/api/supervision/${id}`, {}, signal) })

/** What an act changes is on the board, on the agenda and on the page of the case. */
function useRefresh() {
  const client = useQueryClient()
  return () => {
    for (const key of ['supervision', 'agenda', 'metrics']) void client.invalidateQueries({ queryKey: [key] })
  }
}

export function useActOnOrder(id: string) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ event, input, key }: { event: string; input: OrderActInput; key: string }) =>
      post<OrderDetail>(`/api/supervision/${id}/actions/${event}`, input, { 'idempotency-key': key }),
    onSettled: refresh,
  })
}

export function useIssueOrder() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ order, key }: { order: NewOrder; key: string }) =>
      post<OrderDetail>('/api/supervision', order, { 'idempotency-key': key }),
    onSuccess: refresh,
  })
}

export function useIssueRights(caseId: string | undefined) {
  return useQuery({
    queryKey: ['supervision', 'rights', caseId],
    queryFn: () => get<IssueRights>('/api/supervision/rights', { caseId }),
    enabled: caseId !== undefined,
  })
}

const CODE = /^\d{19}$/

/** Open cases by their code, or by words. */
export function useCaseSearch(text: string) {
  const words = CODE.test(text) ? { caseCode: text } : { q: text }
  return useQuery({
    queryKey: ['cases', 'to-supervise', text],
    queryFn: ({ signal }) => get<Page<CaseRow>>('/api/cases', { ...words, open: 'true', limit: 20 }, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
}

export function useCaseNamed(caseId: string | undefined) {
  return useQuery({ queryKey: ['case', caseId], queryFn: () => get<CaseRow>(`/api/cases/${caseId}`), enabled: caseId !== undefined })
}

export function useAgenda(words: QueryWords) {
  return useQuery({
    queryKey: ['agenda', 'items', words],
    queryFn: ({ signal }) => get<Page<AgendaRow>>('/api/agenda', { limit: PAGE_SIZE, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}

export function useBulletin(words: QueryWords) {
  return useQuery({
    queryKey: ['agenda', 'bulletin', words],
    queryFn: ({ signal }) => get<Page<BulletinRow>>('/api/supervision-bulletin', { limit: PAGE_SIZE, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}
