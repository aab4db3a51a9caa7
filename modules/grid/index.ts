/** Door of grid: regions, grids, and what a point's codes are. */
import type { Module } from '#kernel/module.ts'
import { addressRoutes } from './addresses/routes.ts'
import { areasOf, extentOf } from './areas.ts'
import { schedule } from './jobs.ts'
import { layers } from './layers.ts'
import { dutyGrids, features } from './lists.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'

export const grid: Module = {
  name: 'grid',
  migrations: new URL('./migrations', import.meta.url),
  registers: [dutyGrids],
  layers,
  routes: [...routes, ...addressRoutes],
  schedule,
  features,
  seed,
  extent: extentOf,
  warm: async (platform) => void (await areasOf(platform)),
}

export { type BookSummary, buildAddresses } from './addresses/book.ts'
export { geocode } from './addresses/forward.ts'
export { reverseGeocode } from './addresses/reverse.ts'
export { type AreaSet, areasOf, buildAreas, type Located } from './areas.ts'
export { PLACE_FIELDS, PLACE_SCOPE, POINT_FIELDS, resolved, resolvePlace } from './placed.ts'
export { roomIn } from './places.ts'
export { describePlace, locate, pointOutsideCity } from './service.ts'
