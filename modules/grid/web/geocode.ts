/** Addresses to points and back, as screens ask for them. */
import { useQuery } from '@tanstack/react-query'
import type { Geocode, GeocodeCandidate, ReverseGeocode } from '#modules/grid/contract.ts'
import { get } from '#ui/api/client.ts'
import type { LonLat } from '#ui/map/index.ts'

/** Less likely ones only confuse whoever is typing. */
const LEAST_SCORE = 0.5

export async function findAddresses(q: string, limit: number, signal: AbortSignal): Promise<GeocodeCandidate[]> {
  const { candidates } = await get<Geocode>('/api/geocode', { q, limit }, signal)
  return candidates.filter(({ score }) => score >= LEAST_SCORE)
}

export function useAddresses(q: string) {
  return useQuery({ queryKey: ['geocode', q], queryFn: ({ signal }) => findAddresses(q, 8, signal), enabled: q.length > 1, retry: false })
}

export const reverseOf = (at: LonLat, signal?: AbortSignal): Promise<ReverseGeocode> =>
  get<ReverseGeocode>('/api/geocode/reverse', { lon: at.lon, lat: at.lat }, signal)

export function useAddressAt(at: LonLat | null) {
  return useQuery({
    queryKey: ['geocode', 'reverse', at?.lon, at?.lat],
    queryFn: ({ signal }) => (at ? reverseOf(at, signal) : Promise.reject(new Error('no place'))),
    enabled: at !== null,
    retry: false,
  })
}
