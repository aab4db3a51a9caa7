/** Door of components: the census of what stands in the street. */
import type { Module } from '#kernel/module.ts'
import { layers } from './layers.ts'
import { components } from './registers.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'

export const componentsModule: Module = {
  name: 'components',
  migrations: new URL('./migrations', import.meta.url),
  registers: [components],
  routes,
  layers,
  seed,
}

export { seedComponents } from './seed.ts'
export { importCensus } from './service/import/import-census.ts'
export { componentByCode, componentsNear, type NearComponent } from './store.ts'
