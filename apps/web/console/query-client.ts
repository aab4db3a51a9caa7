import { QueryClient } from '@tanstack/react-query'
import { onSignedOut, ProblemError } from '#ui/api/client.ts'

/** What a caller did wrong does not get better by asking again; a broken line may. */
function worthRetrying(failures: number, error: Error): boolean {
  const lasting = error instanceof ProblemError && error.status >= 400 && error.status < 500
  return !lasting && failures < 2
}

export function makeQueryClient(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, staleTime: 15_000, refetchOnWindowFocus: true } } })
  onSignedOut(() => client.setQueryData(['session'], null))
  return client
}
