/** Door of coordination: supervision orders and the meeting that settles the worst of them. */
import type { Module } from '#kernel/module.ts'
import { reactions } from './jobs.ts'
import { metrics } from './metrics.ts'
import { notices } from './notices.ts'
import { routes } from './routes.ts'
import { section } from './service/section.ts'

export const coordination: Module = {
  name: 'coordination',
  histories: [{ procedure: 'supervision', table: 'supervision_order' }],
  migrations: new URL('./migrations', import.meta.url),
  routes,
  metrics,
  reactions,
  notices,
  sections: [section],
}
