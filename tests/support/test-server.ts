/** A server for one test file: its own clone of the template, its own clock, requests as a named user. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import sharp from 'sharp'
import { inject } from 'vitest'
import { MODULES } from '#apps/server/app.ts'
import { buildHttp } from '#apps/server/http.ts'
import { startPlatform } from '#apps/server/platform.ts'
import type { Platform } from '#kernel/ctx.ts'
import { newId } from '#kernel/id.ts'
import { drain } from '#kernel/jobs/drain.ts'
import { parseSettings } from '#kernel/settings.ts'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'

export interface Answer<T = Body> {
  status: number
  body: T
  headers: Record<string, unknown>
  text: string
}

/** Bodies are read as a user would: by name, without the compiler knowing each shape. */
export type Body = Readonly<Record<string, unknown>>

export interface User {
  get<T = Body>(url: string, headers?: Record<string, string>): Promise<Answer<T>>
  post<T = Body>(url: string, body?: object, headers?: Record<string, string>): Promise<Answer<T>>
  patch<T = Body>(url: string, body: object): Promise<Answer<T>>
  put<T = Body>(url: string, body: object): Promise<Answer<T>>
  delete<T = Body>(url: string): Promise<Answer<T>>
  /** Uploads a small real picture and answers its id. */
  photo(): Promise<string>
}

export interface TestServer {
  http: FastifyInstance
  platform: Platform
  databaseUrl: string
  as(account: string): Promise<User>
  stranger: User
  clock: { now(): Date; set(at: string): void; pass(minutes: number): void }
  /** Rings due alarms, passes on all news and lets every reaction run. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** `now` for programs that play their own time. */
export async function startTestServer(options: { at?: string; env?: Record<string, string>; now?: () => Date } = {}): Promise<TestServer> {
  const databaseUrl = await cloneDatabase(inject('databaseUrl'))
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-files-'))
  let now = new Date(options.at ?? '2023-09-22T01:00:00Z')
  const settings = parseSettings({ CITYLOOP_DATA: folder, CITYLOOP_DEMO: 'true', LOG_LEVEL: 'silent', ...options.env })
  const { platform, stop } = await startPlatform({ settings, databaseUrl, modules: MODULES, work: false, now: options.now ?? (() => now) })
  const http = await buildHttp(platform)
  const tokens = new Map<string, string>()

  return {
    http,
    platform,
    databaseUrl,
    stranger: userOf(http, null),
    clock: {
      now: () => now,
      set: (at) => {
        now = new Date(at)
      },
      pass: (minutes) => {
        now = new Date(now.getTime() + minutes * 60_000)
      },
    },
    async as(account) {
      const known = tokens.get(account) ?? (await signIn(http, account))
      tokens.set(account, known)
      return userOf(http, async () => {
        // Sessions end with the test's own clock; a user who comes back later signs in again.
        const probe = await http.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${tokens.get(account)}` } })
        if (probe.statusCode === 401) tokens.set(account, await signIn(http, account))
        return tokens.get(account) ?? ''
      })
    },
    settle: async () => void (await drain(platform)),
    async stop() {
      await http.close()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(http: FastifyInstance, account: string): Promise<string> {
  const answer = await http.inject({ method: 'POST', url: '/api/session', payload: { account, password: DEMO_PASSWORD } })
  const { token } = answer.json<{ token?: string }>()
  if (!token) throw new Error(`${account} could not sign in: ${answer.body}`)
  return token
}

function userOf(http: FastifyInstance, token: (() => Promise<string>) | null): User {
  const send = async <T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload?: object | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const authorization = token ? { authorization: `Bearer ${await token()}` } : {}
    const answer = await http.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload }),
      headers: { ...authorization, ...headers },
    })
    const isJson = /[/+]json(;|$)/.test(String(answer.headers['content-type']))
    const body: T = JSON.parse(isJson ? answer.body : '{}')
    return { status: answer.statusCode, body, headers: answer.headers, text: answer.body }
  }
  return {
    get: (url, headers) => send('GET', url, undefined, headers),
    post: (url, body = {}, headers = {}) => send('POST', url, body, headers),
    patch: (url, body) => send('PATCH', url, body),
    put: (url, body) => send('PUT', url, body),
    delete: (url) => send('DELETE', url),
    async photo() {
      const { payload, headers } = await pictureForm()
      const answer = await send<{ id: string }>('POST', '/api/files', payload, headers)
      return answer.body.id
    },
  }
}

/** A multipart body with one small picture; each has its own colour, so no two are the same file. */
export async function pictureForm(): Promise<{ payload: Buffer; headers: Record<string, string> }> {
  const background = { r: Math.floor(Math.random() * 255), g: Math.floor(Math.random() * 255), b: 80 }
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return multipart('photo.jpg', 'image/jpeg', picture)
}

export function multipart(name: string, type: string, content: Buffer): { payload: Buffer; headers: Record<string, string> } {
  const boundary = `----${newId()}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

export async function cloneDatabase(templateUrl: string): Promise<string> {
  const name = `test_${newId().replaceAll('-', '')}`
  const admin = new URL(templateUrl)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  // The template must have no other connection; clones of several files wait for each other.
  await client.query('select pg_advisory_lock(7130023)')
  await client.query(`create database ${name} template cityloop`)
  await client.end()
  const url = new URL(templateUrl)
  url.pathname = `/${name}`
  return url.href
}
