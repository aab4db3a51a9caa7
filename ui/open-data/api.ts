/** The service of open data, as it describes itself. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../api/client.ts'

export interface Collection {
  id: string
  title: string
}

/** Titles come in the language asked for. */
export function useCollections(language: string) {
  return useQuery({
    queryKey: ['open-data', language],
    queryFn: async ({ signal }) => (await get<{ collections: Collection[] }>('/api/ogc/collections', {}, signal)).collections,
    staleTime: 600_000,
  })
}

export const SERVICE = '/api/ogc'
/** As other programs have to write it. */
export const absolute = (path: string): string => `${window.location.origin}${path}`
