/** Puts the platform together: settings, database, services, modules. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { Platform } from '#kernel/ctx.ts'
import { type Database, openDatabase } from '#kernel/db/database.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openFileStore } from '#kernel/files/file-store.ts'
import { type Jobs, openJobs } from '#kernel/jobs/jobs.ts'
import { type Relay, startRelay } from '#kernel/jobs/relay.ts'
import { startTasks, type Tasks } from '#kernel/jobs/tasks.ts'
import { openLiveHub } from '#kernel/live/hub.ts'
import type { Module } from '#kernel/module.ts'
import { openSenders } from '#kernel/notice/channels/index.ts'
import type { Settings } from '#kernel/settings.ts'

export interface RunningPlatform {
  platform: Platform
  relay: Relay | null
  stop(): Promise<void>
}

export interface PlatformOptions {
  settings: Settings
  databaseUrl: string
  modules: readonly Module[]
  now?: () => Date
  /** False for programs that step the clock themselves and drain the relay by hand. */
  work?: boolean
}

export function makeLogger(settings: Settings): Logger {
  return pino({ level: settings.logLevel, base: null, redact: ['req.headers.authorization', 'req.headers.cookie'] })
}

export async function migrateAll(db: Database, modules: readonly Module[]): Promise<string[]> {
  const kernel = { module: 'kernel', folder: new URL('../../kernel/migrations', import.meta.url) }
  const sources = modules.flatMap((module) => (module.migrations ? [{ module: module.name, folder: module.migrations }] : []))
  return migrate(db, [kernel, ...sources])
}

export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const { settings, modules } = options
  const log = makeLogger(settings)
  const db = openDatabase(options.databaseUrl, settings.databaseConnections)
  await migrateAll(db, modules)
  const files = join(settings.dataFolder, 'files')
  mkdirSync(files, { recursive: true })
  const now = options.now ?? (() => new Date())
  const live = await openLiveHub(db, log)
  let wake = () => {}
  const senders = openSenders(settings, db, now)
  const platform: Platform = { settings, db, log, now, modules, live, files: openFileStore(files), senders, announce: () => wake() }
  const running = options.work === false || !settings.roles.has('worker') ? null : await startWork(platform)
  if (running) wake = running.relay.wake
  return {
    platform,
    relay: running?.relay ?? null,
    async stop() {
      await running?.tasks.stop()
      await running?.relay.stop()
      await running?.jobs.stop()
      await senders.stop()
      await live.stop()
      await db.close()
    },
  }
}

async function startWork(platform: Platform): Promise<{ relay: Relay; jobs: Jobs; tasks: Tasks }> {
  const jobs = await openJobs(platform)
  await jobs.work()
  const relay = startRelay({ db: platform.db, log: platform.log, now: platform.now, enqueue: jobs.enqueue })
  return { relay, jobs, tasks: startTasks(platform) }
}
