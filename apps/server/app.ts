/** The modules in import order: each may enter only those before it. The linter reads this list. */
import type { HistoryOwner } from '#kernel/history/verify.ts'
import type { Module } from '#kernel/module.ts'
import { cases } from '#modules/cases/index.ts'
import { catalogue } from '#modules/catalogue/index.ts'
import { command } from '#modules/command/index.ts'
import { componentsModule } from '#modules/components/index.ts'
import { coordination } from '#modules/coordination/index.ts'
import { grid } from '#modules/grid/index.ts'
import { identity } from '#modules/identity/index.ts'
import { video } from '#modules/video/index.ts'

export const MODULES: readonly Module[] = [identity, catalogue, grid, componentsModule, cases, coordination, command, video]

/** Whose history can be proved: procedures and registers of every module. */
export function historyOwners(): HistoryOwner[] {
  return MODULES.flatMap((module) => [
    ...(module.histories ?? []),
    ...(module.registers ?? []).map((register) => ({ procedure: register.table, table: register.table })),
  ])
}
