/** Everything the environment can set, read once at start. A wrong value stops the program with its name. */
import { resolve } from 'node:path'

export interface Settings {
  port: number
  host: string
  dataFolder: string
  databaseUrl: string | null
  city: string
  demo: boolean
  roles: ReadonlySet<'server' | 'worker'>
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Largest accepted upload, bytes. */
  maxUploadBytes: number
  /** Staff with administrator roles must enrol a second factor (ST §14). Off in demo mode. */
  requireTotp: boolean
  databaseConnections: number
  /** Behind a TLS proxy: mark cookies secure and trust its forwarded headers. */
  behindProxy: boolean
  /** A base map from outside; null, and nothing leaves the city's network. */
  baseMap: ExternalBaseMap | null
}

export interface ExternalBaseMap {
  /** `tianditu`: WMTS of 天地图 with a key; `xyz`: raster tiles; `pmtiles`: one archive, raster or vector. */
  kind: 'tianditu' | 'xyz' | 'pmtiles'
  /** With {z}, {x}, {y} for `xyz`; the archive for `pmtiles`; the host for `tianditu`. */
  url: string
  key: string
  /** Shown on the map at all times, with its 审图号. */
  attribution: string
}

export class SettingsError extends Error {}

type Env = Record<string, string | undefined>

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
const ROLES = ['server', 'worker'] as const

export function parseSettings(env: Env): Settings {
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new SettingsError('DATABASE_URL must begin with postgres:// or postgresql://')
  const demo = flag(env, 'CITYLOOP_DEMO', databaseUrl === null)
  return {
    port: whole(env, 'PORT', 8080, 0, 65535),
    host: env.HOST || '0.0.0.0',
    dataFolder: resolve(env.CITYLOOP_DATA || 'var'),
    databaseUrl,
    city: env.CITYLOOP_CITY || '350200',
    demo,
    roles: new Set(list(env, 'CITYLOOP_ROLES', ROLES)),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'warn'),
    maxUploadBytes: whole(env, 'CITYLOOP_MAX_UPLOAD_MB', 20, 1, 2000) * 1024 * 1024,
    requireTotp: flag(env, 'CITYLOOP_REQUIRE_TOTP', !demo),
    databaseConnections: whole(env, 'CITYLOOP_DB_CONNECTIONS', 16, 2, 500),
    behindProxy: flag(env, 'CITYLOOP_BEHIND_PROXY', false),
    baseMap: baseMapFrom(env),
  }
}

const BASE_MAPS = ['tianditu', 'xyz', 'pmtiles'] as const
const TIANDITU = 'https://t0.tianditu.gov.cn'

function baseMapFrom(env: Env): ExternalBaseMap | null {
  if (!env.CITYLOOP_BASE_MAP) return null
  const kind = oneOf(env, 'CITYLOOP_BASE_MAP', BASE_MAPS, 'xyz')
  const url = env.CITYLOOP_BASE_MAP_URL || (kind === 'tianditu' ? TIANDITU : '')
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new SettingsError(`CITYLOOP_BASE_MAP_URL must be the address of the ${kind} map`)
  if (kind === 'xyz' && !['{z}', '{x}', '{y}'].every((part) => url.includes(part)))
    throw new SettingsError('CITYLOOP_BASE_MAP_URL must hold {z}, {x} and {y}')
  const key = env.CITYLOOP_BASE_MAP_KEY || ''
  if (kind === 'tianditu' && key === '') throw new SettingsError('CITYLOOP_BASE_MAP_KEY must be the key of 天地图')
  const attribution = env.CITYLOOP_BASE_MAP_ATTRIBUTION || ''
  if (attribution === '') throw new SettingsError('CITYLOOP_BASE_MAP_ATTRIBUTION must name the source of the map and its 审图号')
  return { kind, url, key, attribution }
}

function whole(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new SettingsError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`)
  return value
}

function flag(env: Env, name: string, fallback: boolean): boolean {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  throw new SettingsError(`${name} must be true or false, not "${text}"`)
}

function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[], fallback: T): T {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const found = allowed.find((value) => value === text)
  if (found === undefined) throw new SettingsError(`${name} must be one of ${allowed.join(', ')}`)
  return found
}

function list<T extends string>(env: Env, name: string, allowed: readonly T[]): readonly T[] {
  const text = env[name]
  if (text === undefined || text === '') return allowed
  return text.split(',').map((part) => {
    const found = allowed.find((value) => value === part.trim())
    if (found === undefined) throw new SettingsError(`${name}: "${part}" is none of ${allowed.join(', ')}`)
    return found
  })
}
