/** Door of the catalogue: matters, the command handbook, calendars. */
import type { Module } from '#kernel/module.ts'
import { handbook } from './registers.ts'
import { routes } from './routes.ts'
import { seed } from './seed.ts'

export const catalogue: Module = {
  name: 'catalogue',
  migrations: new URL('./migrations', import.meta.url),
  registers: [handbook],
  routes,
  seed,
}

export { calendarOf, currentCalendar, publishYear } from './calendar-store.ts'
export { type ComponentClass, componentClass, componentClasses } from './class-store.ts'
export { parseComponentCode } from './codes.ts'
export type { Entry } from './contract.ts'
export { EDITION_2026 } from './editions/class.ts'
export { entriesOf, entryOf, matterNames } from './handbook-store.ts'
export { findCreditCodeFault } from './unified-credit-code.ts'
