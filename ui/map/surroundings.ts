/** What surrounds a point, as the server answers it: only kinds and rows the person may see. */
import { useQuery } from '@tanstack/react-query'
import type { AroundKind } from '#kernel/layer/surroundings.ts'
import { get } from '../api/client.ts'
import type { LonLat } from './MapPin.tsx'

export function useSurroundings(at: LonLat | null, metres: number, kinds: readonly string[] | null = null, limit = 20) {
  return useQuery({
    queryKey: ['surroundings', at?.lon, at?.lat, metres, kinds, limit],
    queryFn: ({ signal }) =>
      get<AroundKind[]>(
        '/api/surroundings',
        { lon: at?.lon, lat: at?.lat, metres, limit, ...(kinds ? { kinds: kinds.join(',') } : {}) },
        signal,
      ),
    enabled: at !== null,
    retry: false,
  })
}
