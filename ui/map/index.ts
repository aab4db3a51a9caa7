/** The map and its parts load together, apart from the first page. */
import { lazy } from 'react'

export type { LonLat } from './MapPin.tsx'
export const PlaceMap = lazy(() => import('./PlaceMap.tsx').then((part) => ({ default: part.PlaceMap })))
