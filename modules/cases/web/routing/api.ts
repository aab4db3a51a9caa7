/** Trying a changed rule of routing, as the screens ask for it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DryRun, DryRunOutcome, MovedCase } from '#modules/cases/contract.ts'
import { get, type Page, post, type QueryWords } from '#ui/api/client.ts'

export function useDryRun(tried: DryRun | null) {
  return useQuery({
    queryKey: ['routing', 'dry-run', tried],
    queryFn: () => post<DryRunOutcome>('/api/routing/dry-run', tried),
    enabled: tried !== null,
    retry: false,
  })
}

export const MOVED = '/api/routing/moved'

export function useMoved(words: QueryWords) {
  return useQuery({
    queryKey: ['routing', 'moved', words],
    queryFn: ({ signal }) => get<Page<MovedCase>>(MOVED, { limit: 20, ...words }, signal),
    placeholderData: keepPreviousData,
  })
}

/** The same rule as words of an address. */
export function wordsOf({ trades, ...rest }: DryRun): Record<string, string> {
  return { ...rest, ...(trades ? { trades: trades.join(',') } : {}) }
}
