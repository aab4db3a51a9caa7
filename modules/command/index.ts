/** Door of command: where people in the field are. */
import type { Module } from '#kernel/module.ts'
import { schedule } from './jobs.ts'
import { layers } from './layers.ts'
import { routes } from './routes.ts'
import { beginWalk } from './service/demo-walk.ts'

export const command: Module = {
  name: 'command',
  migrations: new URL('./migrations', import.meta.url),
  routes,
  layers,
  schedule,
  seed: beginWalk,
}
