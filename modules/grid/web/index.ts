/** The web door of the grid: names of areas, and what a point lies in. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { InCharge, LocatedAreas, Region } from '#modules/grid/contract.ts'
import { get } from '#ui/api/client.ts'
import { useNameOf } from '#ui/preferences.tsx'

export { AddressInput, AddressLine } from './AddressInput.tsx'
export { findAddresses, reverseOf, useAddressAt } from './geocode.ts'

export const regionsQuery = queryOptions({
  queryKey: ['regions', 'tree'],
  queryFn: () => get<Region[]>('/api/regions/tree'),
  staleTime: Number.POSITIVE_INFINITY,
})

export function useRegions() {
  return useQuery(regionsQuery)
}

export function useRegionName(): (code: string | null | undefined) => string | null {
  const nameOf = useNameOf()
  const { data } = useRegions()
  return (code) => {
    if (!code) return null
    const region = data?.find((one) => one.code === code)
    return region ? nameOf(region) : code
  }
}

/** Asked anew for each place; the problem says why a place is refused. */
export function useLocated(at: { lon: number; lat: number } | null) {
  return useQuery({
    queryKey: ['located', at?.lon, at?.lat],
    queryFn: ({ signal }) => get<LocatedAreas>('/api/grid/locate', { lon: at?.lon, lat: at?.lat }, signal),
    enabled: at !== null,
    retry: false,
  })
}

/** Who answers for a place. */
export function useInCharge(at: { lon: number; lat: number }) {
  return useQuery({
    queryKey: ['in-charge', at.lon, at.lat],
    queryFn: ({ signal }) => get<InCharge>('/api/grid/in-charge', { lon: at.lon, lat: at.lat }, signal),
    retry: false,
  })
}
