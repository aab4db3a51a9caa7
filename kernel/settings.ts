/** Everything the environment can set, read once at start. A wrong value stops the program with its name. */
import { resolve } from 'node:path'
import type { MailSettings } from './notice/channels/mail.ts'
import { isPushKeyPair, PUSH_HOSTS, type PushSettings } from './notice/channels/push.ts'
import type { SmsSettings } from './notice/channels/sms.ts'
import { OUTSIDE_CHANNELS, type OutsideChannel } from './notice/definition.ts'

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
  /** Largest file of a bulk import, such as a census, bytes. */
  maxImportBytes: number
  /** Staff with administrator roles must enrol a second factor (ST §14). Off in demo mode. */
  requireTotp: boolean
  databaseConnections: number
  /** Behind a TLS proxy: mark cookies secure and trust its forwarded headers. */
  behindProxy: boolean
  /** A base map from outside; null, and nothing leaves the city's network. */
  baseMap: ExternalBaseMap | null
  /** Notices and their deliveries older than this are dropped at night. */
  noticeDays: number
  /** How people outside reach the console, for links in messages. */
  publicUrl: string
  /** Null: the channel is off, unless it is simulated. */
  mail: MailSettings | null
  sms: SmsSettings | null
  push: PushSettings | null
  /** Channels whose messages a simulator takes; demo mode only. */
  simulated: ReadonlySet<OutsideChannel>
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
  const port = whole(env, 'PORT', 8080, 0, 65535)
  return {
    port,
    host: env.HOST || '0.0.0.0',
    dataFolder: resolve(env.CITYLOOP_DATA || 'var'),
    databaseUrl,
    city: env.CITYLOOP_CITY || '350200',
    demo,
    roles: new Set(list(env, 'CITYLOOP_ROLES', ROLES)),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'warn'),
    maxUploadBytes: whole(env, 'CITYLOOP_MAX_UPLOAD_MB', 20, 1, 2000) * 1024 * 1024,
    maxImportBytes: whole(env, 'CITYLOOP_MAX_IMPORT_MB', 2048, 1, 100_000) * 1024 * 1024,
    requireTotp: flag(env, 'CITYLOOP_REQUIRE_TOTP', !demo),
    databaseConnections: whole(env, 'CITYLOOP_DB_CONNECTIONS', 16, 2, 500),
    behindProxy: flag(env, 'CITYLOOP_BEHIND_PROXY', false),
    baseMap: baseMapFrom(env),
    noticeDays: whole(env, 'CITYLOOP_NOTICE_DAYS', 365, 30, 36_500),
    publicUrl: address(env, 'CITYLOOP_PUBLIC_URL', /^https?:/) ?? `http://localhost:${port}`,
    mail: mailOf(env),
    sms: smsOf(env),
    push: pushOf(env),
    simulated: simulatedOf(env, demo),
  }
}

function mailOf(env: Env): MailSettings | null {
  const url = address(env, 'SMTP_URL', /^smtps?:/)
  if (!url) return unused(env, 'SMTP_URL', ['CITYLOOP_MAIL_FROM'])
  const from = needed(env, 'CITYLOOP_MAIL_FROM', 'SMTP_URL')
  if (!/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/.test(from)) throw new SettingsError(`CITYLOOP_MAIL_FROM must be an e-mail address, not "${from}"`)
  return { url, from }
}

function smsOf(env: Env): SmsSettings | null {
  const endpoint = address(env, 'SMS_ENDPOINT', /^https?:/)
  const others = ['SMS_ACCESS_KEY_ID', 'SMS_ACCESS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES'] as const
  if (!endpoint) return unused(env, 'SMS_ENDPOINT', others)
  const [keyId, keySecret, signName, templates] = others.map((name) => needed(env, name, 'SMS_ENDPOINT'))
  return { endpoint, keyId: keyId ?? '', keySecret: keySecret ?? '', signName: signName ?? '', templates: templatesOf(templates ?? '') }
}

/** `case.citizen-closed=SMS_1,*=SMS_2`, where the provider keeps the texts. */
function templatesOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((part): [string, string] => {
    const [, kind, code] = /^\s*([\w.:*-]+)\s*=\s*(\w+)\s*$/.exec(part) ?? []
    if (!kind || !code) throw new SettingsError(`SMS_TEMPLATES: "${part}" is not kind=code`)
    return [kind, code]
  })
  return new Map(pairs)
}

function pushOf(env: Env): PushSettings | null {
  const subject = address(env, 'CITYLOOP_PUSH_SUBJECT', /^(mailto|https):/)
  const names = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] as const
  if (!subject) return unused(env, 'CITYLOOP_PUSH_SUBJECT', [...names, 'CITYLOOP_PUSH_HOSTS'])
  const hosts = [...PUSH_HOSTS, ...(env.CITYLOOP_PUSH_HOSTS || '').split(',').filter(Boolean)]
  if (!names.some((name) => env[name])) return { subject, keys: null, hosts }
  const [publicKey = '', privateKey = ''] = names.map((name) => needed(env, name, 'the other key'))
  if (!isPushKeyPair({ publicKey, privateKey }))
    throw new SettingsError('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are not a pair of P-256 keys')
  return { subject, keys: { publicKey, privateKey }, hosts }
}

function simulatedOf(env: Env, demo: boolean): ReadonlySet<OutsideChannel> {
  const text = env.CITYLOOP_SIMULATE
  if (text === 'none' || (!text && !demo)) return new Set()
  if (!demo) throw new SettingsError('CITYLOOP_SIMULATE is for demo mode (CITYLOOP_DEMO) only')
  return new Set(list(env, 'CITYLOOP_SIMULATE', OUTSIDE_CHANNELS))
}

function address(env: Env, name: string, protocol: RegExp): string | null {
  const text = env[name]
  if (!text) return null
  if (!URL.canParse(text) || !protocol.test(text)) throw new SettingsError(`${name} is no address of the right kind: "${text}"`)
  return text.replace(/\/$/, '')
}

function needed(env: Env, name: string, because: string): string {
  const text = env[name]
  if (!text) throw new SettingsError(`${name} is needed with ${because}`)
  return text
}

/** A setting that has no effect is a mistake somebody would search for. */
function unused(env: Env, without: string, names: readonly string[]): null {
  const found = names.find((name) => env[name])
  if (found) throw new SettingsError(`${found} has no effect without ${without}`)
  return null
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
