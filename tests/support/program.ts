/** The real program as a process of its own, such as a power cut or a browser meets it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { freePort } from '#kernel/db/private-postgres.ts'
import { DEMO_PASSWORD } from '#modules/identity/index.ts'

export interface Home {
  /** Data folder of the installation. */
  folder: string
  start(env?: Record<string, string>): Promise<Running>
  /** Runs a verb of the operator to its end. */
  verb(name: string): Promise<{ code: number | null; output: string }>
  /** Ends what still runs and removes the folder. */
  leave(): Promise<void>
}

export interface Running {
  url: string
  end(): Promise<void>
  kill(): Promise<void>
  /** The program and its private database at once, as a power cut would. */
  cutPower(): void
}

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-home-'))
  const programs: ChildProcess[] = []
  const own = { CITYLOOP_DATA: folder, DATABASE_URL: '', VITEST: '' }
  return {
    folder,
    async start(env = {}) {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const program = spawn(process.execPath, ['--import', 'tsx', 'apps/server/main.ts'], {
        env: { ...process.env, ...own, PORT: String(port), HOST: '127.0.0.1', ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      programs.push(program)
      await answering(url, program)
      return {
        url,
        end: () => ended(program, 'SIGTERM'),
        kill: () => ended(program, 'SIGKILL'),
        cutPower() {
          const postmaster = Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
          program.kill('SIGKILL')
          process.kill(postmaster, 'SIGKILL')
        },
      }
    },
    async verb(name) {
      const verb = spawn(process.execPath, ['--import', 'tsx', 'apps/server/cli.ts', name], { env: { ...process.env, ...own } })
      let output = ''
      verb.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
      verb.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
      const code = await new Promise<number | null>((resolve) => verb.once('exit', resolve))
      return { code, output }
    },
    async leave() {
      await Promise.all(programs.map((program) => ended(program, 'SIGTERM')))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ended(program: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  program.kill(signal)
  await new Promise((resolve) => program.once('exit', resolve))
}

async function answering(url: string, program: ChildProcess): Promise<void> {
  for (let i = 0; i < 900; i++) {
    if (program.exitCode !== null) throw new Error('the program ended')
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not start')
}

/** Asks the API over the wire as a demo account; what is refused fails the test. */
export type Caller = <T>(path: string, body?: object | FormData) => Promise<T>

export async function callerAs(url: string, account: string): Promise<Caller> {
  const token = await tokenFor(url, account)
  return async <T>(path: string, body?: object | FormData): Promise<T> => {
    const form = body instanceof FormData
    const answer = await fetch(`${url}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(body && !form ? JSON_BODY : {}) },
      ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    expect([path, answer.ok, text.slice(0, 200)]).toEqual([path, true, expect.any(String)])
    const read: T = JSON.parse(text)
    return read
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

/** A bearer token of a demo account. */
export async function tokenFor(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify({ account, password: DEMO_PASSWORD }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  return token
}
