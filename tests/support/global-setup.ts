/** One private PostgreSQL for the whole run, with a migrated and seeded template that every test file clones. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { MODULES } from '#apps/server/app.ts'
import { startPlatform } from '#apps/server/platform.ts'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor } from '#kernel/ctx.ts'
import { startPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { parseSettings } from '#kernel/settings.ts'
import { testCity } from './test-city.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-test-'))
  const postgres = await startPrivatePostgres({ folder, durable: false, log: () => undefined })
  const settings = parseSettings({ CITYLOOP_DATA: folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'silent' })
  const { platform, stop } = await startPlatform({
    settings,
    databaseUrl: postgres.url,
    modules: MODULES,
    work: false,
    now: () => new Date('2023-01-01T00:00:00Z'),
  })
  for (const module of MODULES) await module.seed?.(asActor(platform, SYSTEM), testCity)
  await stop()
  project.provide('databaseUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
