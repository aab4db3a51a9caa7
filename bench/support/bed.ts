/** What a benchmark runs on: a private durable PostgreSQL of its own, and the real program as a process. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, projectFolder, startPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'
import { progress } from './turns.ts'

export interface Bed {
  folder: string
  url: string
  adminUrl: string
  stop(): Promise<void>
}

const ENDINGS = ['SIGINT', 'SIGTERM'] as const

/** Committed means on disk here, as in an installation. */
export async function makeBed(name: string): Promise<Bed> {
  const folder = mkdtempSync(join(tmpdir(), `cityloop-bench-${name}-`))
  const postgres = await startPrivatePostgres({ folder, durable: true, log: progress })
  const stop = async () => {
    for (const signal of ENDINGS) process.off(signal, interrupted)
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  // The database is in a process group of its own: Ctrl-C does not reach it.
  const interrupted = () => void stop().then(() => process.exit(130))
  for (const signal of ENDINGS) process.on(signal, interrupted)
  return { folder, url: postgres.url, adminUrl: postgres.adminUrl, stop }
}

export interface Program {
  port: number
  /** Ends it as Ctrl-C does and waits. */
  stop(): Promise<void>
}

/** As `tools/start.mjs` does. */
const AS_STARTED = ['--max-semi-space-size=32', '--import', 'tsx']

/** Starts the program as an operator does; `env` says on what. Resolves at the first line that holds `until`. */
export async function startProgram(env: Record<string, string>, until = 'ready in'): Promise<Program> {
  const port = await freePort()
  const child = spawn(process.execPath, [...profiling(), ...AS_STARTED, 'apps/server/main.ts'], {
    cwd: projectFolder,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.stderr.setEncoding('utf8').on('data', progress)
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes(until)) resolve()
    })
  })
  return {
    port,
    async stop() {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** `CITYLOOP_BENCH_PROFILE=<folder>` leaves a CPU profile of the program there. */
function profiling(): string[] {
  const folder = process.env.CITYLOOP_BENCH_PROFILE
  return folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

export function startProgramOn(bed: Bed, roles: 'server' | 'server,worker'): Promise<Program> {
  return startProgram({ DATABASE_URL: bed.url, CITYLOOP_DATA: bed.folder, CITYLOOP_DEMO: 'true', CITYLOOP_ROLES: roles })
}

export async function signIn(port: number, account: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  })
  const body: { token?: string } = await answer.json()
  if (!body.token) throw new Error(`${account} could not sign in: ${answer.status}`)
  return body.token
}

/** A whole request as text, for the load process. */
export function requestText(method: 'GET' | 'POST', url: string, token: string, body?: object): string {
  const head = `${method} ${url} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n`
  if (body === undefined) return `${head}\r\n`
  const text = JSON.stringify(body)
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
