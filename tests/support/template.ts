/** A private PostgreSQL with a migrated and seeded database that test files clone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MODULES } from '#apps/server/app.ts'
import { startPlatform } from '#apps/server/platform.ts'
import type { Platform } from '#kernel/ctx.ts'
import { startPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { parseSettings } from '#kernel/settings.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

export interface Template {
  url: string
  stop(): Promise<void>
}

export async function makeTemplate(seed: (platform: Platform) => Promise<void>, now: () => Date): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-test-'))
  const postgres = await startPrivatePostgres({ folder, durable: false, log: () => undefined })
  const settings = parseSettings({ CITYLOOP_DATA: folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'silent' })
  const { platform, stop } = await startPlatform({ settings, databaseUrl: postgres.url, modules: MODULES, work: false, now })
  await seed(platform)
  await stop()
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
