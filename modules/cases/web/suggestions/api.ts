/** Suggestions and their models, as the screens ask for them. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SuggestInput, Suggestion, Suggestions } from '#modules/cases/contract.ts'
import { get, post } from '#ui/api/client.ts'

export function useCaseSuggestion(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'suggestion'],
    queryFn: () => get<Suggestion>(`/api/cases/${caseId}/suggestion`),
    enabled,
    staleTime: 60_000,
    retry: false,
  })
}

const TYPING_MS = 500
/** Fewer signs say nothing yet. */
const FEWEST_SIGNS = 4

/** Asked when the typing rests. */
export function useTextSuggestion({ description, point }: SuggestInput) {
  const [rested, setRested] = useState(description)
  useEffect(() => {
    const timer = setTimeout(() => setRested(description), TYPING_MS)
    return () => clearTimeout(timer)
  }, [description])
  const text = rested.trim()
  return useQuery({
    queryKey: ['suggestion', text, point?.lon, point?.lat],
    queryFn: () => post<Suggestion>('/api/reports/suggest', { description: text, ...(point ? { point } : {}) }),
    enabled: [...text].length >= FEWEST_SIGNS,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const suggestionsQuery = queryOptions({ queryKey: ['suggestion-models'], queryFn: () => get<Suggestions>('/api/suggestions') })

export function usePublishModel(version: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ reason, key }: { reason: string; key: string }) =>
      post<Suggestions>(`/api/suggestions/${version}/publish`, { reason }, { 'idempotency-key': key }),
    onSuccess: (overview) => client.setQueryData(suggestionsQuery.queryKey, overview),
  })
}

export const share = (part: number): string => `${Math.round(part * 100)}%`
export const exactShare = (part: number): string => `${(part * 100).toFixed(1)}%`
