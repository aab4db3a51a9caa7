/** Ledgers beside the cases, as the screens ask for them. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ModePauseOrder, NewModePause, REVISIT_ANSWERS, RecheckAnswer } from '#modules/cases/contract.ts'
import { get, post } from '#ui/api/client.ts'

export interface PauseRow {
  id: string
  caseId: string
  caseCode: string | null
  summary: string
  kind: 'suspension' | 'deferral'
  unitCode: string
  reasonKind: string | null
  explanation: string
  measure: string | null
  leader: string | null
  untilAt: string
  nextReviewAt: string | null
  reviews: number
  ended: 'expired' | 'resumed' | 'closed' | null
}

export interface RevisitRow {
  caseId: string
  caseCode: string | null
  summary: string
  dueAt: string
  answer: RevisitAnswer | null
  note: string | null
  answeredAt: string | null
  answeredName: string | null
  doubted: boolean
  doubtDueAt: string | null
}

export interface RecheckRow {
  id: string
  caseId: string
  caseCode: string | null
  summary: string
  kind: 'random' | 'self_handled' | 'dissatisfied'
  collectorId: string | null
  collectorName: string | null
  orderedAt: string
  answeredAt: string | null
  found: 'good' | 'bad' | null
  note: string | null
  newCaseId: string | null
}

export type RevisitAnswer = (typeof REVISIT_ANSWERS)[number]

interface Review {
  id: string
  at: string
  byName: string
  finding: string
}

export const pauseReviewsQuery = (id: string) =>
  queryOptions({ queryKey: ['list', 'reviews', id], queryFn: () => get<Review[]>(`/api/pauses/${id}/reviews`) })

export const modePausesQuery = queryOptions({ queryKey: ['list', 'mode-pauses'], queryFn: () => get<ModePauseOrder[]>('/api/mode-pauses') })

/** What is written here is on several lists. */
function useWrite<I, A>(write: (input: I) => Promise<A>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSettled: () => {
      for (const key of ['list', 'case', 'cases']) void client.invalidateQueries({ queryKey: [key] })
    },
  })
}

export const useReviewPause = (id: string) => useWrite((finding: string) => post<Review[]>(`/api/pauses/${id}/reviews`, { finding }))

export const useOrderPause = () => useWrite((order: NewModePause) => post<ModePauseOrder>('/api/mode-pauses', order))

export const useEndPause = () => useWrite((id: string) => post<ModePauseOrder>(`/api/mode-pauses/${id}/end`, {}))

export const useAnswerRevisit = (caseId: string) =>
  useWrite((given: { answer: RevisitAnswer; note?: string }) => post(`/api/revisits/${caseId}`, given))

export const useOrderRecheck = () => useWrite((caseId: string) => post(`/api/cases/${caseId}/rechecks`, {}))

export const useAnswerRecheck = (id: string) =>
  useWrite((answer: RecheckAnswer) => post<{ newCaseId: string | null }>(`/api/rechecks/${id}/answer`, answer))
