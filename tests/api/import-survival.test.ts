/** A census import survives kill -9 of the program and its database: it goes on behind the last batch, nothing twice, nothing lost. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { freePort } from '#kernel/db/private-postgres.ts'
import type { ImportRow, Preview } from '#modules/components/contract.ts'
import { aCensus, asCsv } from '../support/census.ts'
import { multipart } from '../support/test-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-import-'))
const programs: ChildProcess[] = []
afterAll(async () => {
  for (const program of programs) program.kill('SIGTERM')
  await Promise.all(
    programs.map((program) => program.exitCode ?? program.signalCode ?? new Promise((resolve) => program.once('exit', resolve))),
  )
  rmSync(folder, { recursive: true, force: true })
})

async function startProgram(port: number): Promise<ChildProcess> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'apps/server/main.ts'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', CITYLOOP_DATA: folder, DATABASE_URL: '', VITEST: '' },
    stdio: 'ignore',
  })
  programs.push(program)
  for (let i = 0; i < 900; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
    if (answer?.ok) return program
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not start')
}

/** The program and its database, as a power cut would. */
function killAll(program: ChildProcess): void {
  const postmaster = Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  program.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
}

async function clerkAt(port: number) {
  const url = `http://127.0.0.1:${port}/api`
  const session = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'gridadmin', password: 'Cityloop-2026' }),
  })
  const { token }: { token: string } = JSON.parse(await session.text())
  return async <T>(path: string, body?: object | Buffer, headers: Record<string, string> = {}): Promise<T> => {
    const json = body && !Buffer.isBuffer(body)
    const answer = await fetch(`${url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: json ? JSON.stringify(body) : new Uint8Array(body) } : {}),
    })
    const text = await answer.text()
    expect([path, answer.ok, text.slice(0, 200)]).toEqual([path, true, expect.any(String)])
    const read: T = JSON.parse(text)
    return read
  }
}

const ROWS = 120_000

it('goes on behind the last committed batch', { timeout: 300_000 }, async () => {
  const rows = aCensus(ROWS, '070').map((row, index) => ({
    ...row,
    lon: 118.08 + (index % 400) * 0.00005,
    lat: 24.46 + Math.floor(index / 400) * 0.00005,
  }))
  const port = await freePort()
  const first = await startProgram(port)
  const clerk = await clerkAt(port)
  const form = multipart('census.csv', 'text/csv', Buffer.from(asCsv(rows)))
  const { id } = await clerk<ImportRow>('/component-imports', form.payload, form.headers)
  const { crs, mapping } = await clerk<Preview>(`/component-imports/${id}/preview`, {})
  await clerk(`/component-imports/${id}/start`, { crs, mapping })
  const now = () => clerk<ImportRow>(`/component-imports/${id}`)
  await expect.poll(async () => (await now()).read, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0)
  const { state, read } = await now()
  killAll(first)
  expect([state, read < ROWS]).toEqual(['running', true])

  await startProgram(port)
  const again = await clerkAt(port)
  await expect
    .poll(async () => (await again<ImportRow>(`/component-imports/${id}`)).state, { timeout: 120_000, interval: 200 })
    .toBe('done')
  const done = await again<ImportRow>(`/component-imports/${id}`)
  expect(done.read).toBe(ROWS)
  expect(done.written + done.refused).toBe(ROWS)
  expect(done.written).toBeGreaterThan(ROWS / 2)
  const counted = await again<{ count: number; more: boolean }>(`/components/count?importId=${id}`)
  expect(counted).toEqual({ count: Math.min(done.written, 100_000), more: done.written > 100_000 })
})
