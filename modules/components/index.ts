/** Door of components: the census of what stands in the street. */
import type { Module } from '#kernel/module.ts'
import { addresses } from './addresses.ts'
import { layers } from './layers.ts'
import { components } from './registers.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed.ts'
import { HISTORY } from './service/import/end-import.ts'
import { importTask } from './service/import/run-import.ts'

export const componentsModule: Module = {
  name: 'components',
  migrations: new URL('./migrations', import.meta.url),
  registers: [components],
  routes,
  layers,
  tasks: [importTask],
  addresses,
  histories: [{ procedure: HISTORY, table: 'component_import' }],
  seed,
}

export { COORDINATE_SYSTEMS, type CoordinateSystem } from './rules.ts'
export { seedComponents } from './seed.ts'
export { getImport, previewImport, receiveImport, startImport } from './service/import/imports.ts'
export { type ComponentImport, componentByCode } from './store/index.ts'
