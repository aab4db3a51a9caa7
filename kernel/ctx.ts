/**
 * What every verb is given: the services of the platform, who asks, and in which language.
 * Passed, never looked up; tests make their own with another clock.
 */
import type { Logger } from 'pino'
import type { Actor } from './access/actor.ts'
import type { Database } from './db/database.ts'
import type { FileStore } from './files/file-store.ts'
import type { LiveHub } from './live/hub.ts'
import type { Module } from './module.ts'
import type { Senders } from './notice/channels/sender.ts'
import type { Settings } from './settings.ts'
import type { Language } from './titles.ts'

export interface Platform {
  settings: Settings
  db: Database
  log: Logger
  now(): Date
  modules: readonly Module[]
  live: LiveHub
  files: FileStore
  /** Ways out of the platform: e-mail, SMS, web push. */
  senders: Senders
  /** Wakes the relay after a commit, so that news does not wait for its next look. */
  announce(): void
}

export interface Ctx extends Platform {
  actor: Actor
  language: Language
  /** The caller's own key for this request; a repeat with the same key changes nothing (design D7). */
  requestKey: string | null
}

export function asActor(platform: Platform, actor: Actor, language: Language = 'zh-CN', requestKey: string | null = null): Ctx {
  return { ...platform, actor, language, requestKey }
}

/** Keeps one value per platform, for things held in memory such as areas and calendars. */
export function perPlatform<T>(make: (platform: Platform) => T): (platform: Platform) => T {
  const made = new WeakMap<Database, T>()
  return (platform) => {
    const known = made.get(platform.db)
    if (known !== undefined) return known
    const value = make(platform)
    made.set(platform.db, value)
    return value
  }
}
