/** Nothing acknowledged is lost: the whole program is killed in the middle of a burst, then started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { freePort } from '#kernel/db/private-postgres.ts'
import { newId } from '#kernel/id.ts'

const folder = mkdtempSync(join(tmpdir(), 'cityloop-kill-'))
const programs: ChildProcess[] = []
afterAll(async () => {
  for (const program of programs) program.kill('SIGTERM')
  await Promise.all(
    programs.map((program) => program.exitCode ?? program.signalCode ?? new Promise((resolve) => program.once('exit', resolve))),
  )
  rmSync(folder, { recursive: true, force: true })
})

const PLACE = { lon: 118.1, lat: 24.47 }

async function startProgram(port: number): Promise<ChildProcess> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'apps/server/main.ts'], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', CITYLOOP_DATA: folder, DATABASE_URL: '', VITEST: '' },
    stdio: 'ignore',
  })
  programs.push(program)
  for (let i = 0; i < 600; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
    if (answer?.ok) return program
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the program did not start')
}

async function tokenFor(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'acceptor', password: 'Cityloop-2026' }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  return token
}

async function report(port: number, token: string, id: string): Promise<boolean> {
  const body = { id, source: 'hotline12345', matter: '06-010', description: `来电 ${id}`, point: PLACE }
  const answer = await fetch(`http://127.0.0.1:${port}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  }).catch(() => null)
  return answer?.status === 201 || answer?.status === 200
}

/** The program and its database, as a power cut would. */
function killAll(program: ChildProcess): void {
  const postmaster = Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  program.kill('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
}

async function verify(): Promise<{ code: number | null; output: string }> {
  const verb = spawn(process.execPath, ['--import', 'tsx', 'apps/server/cli.ts', 'verify-history'], {
    env: { ...process.env, CITYLOOP_DATA: folder, DATABASE_URL: '', VITEST: '' },
  })
  let output = ''
  verb.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  verb.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => verb.once('exit', resolve))
  return { code, output }
}

it('keeps each of 200 acknowledged reports once through kill -9, and proves its history', { timeout: 180_000 }, async () => {
  const port = await freePort()
  const first = await startProgram(port)
  const token = await tokenFor(port)
  const ids = Array.from({ length: 200 }, () => newId())
  const acknowledged = new Set<string>()
  const sending = ids.map((id) => report(port, token, id).then((ok) => (ok ? acknowledged.add(id) : null)))
  while (acknowledged.size < 60) await new Promise((resolve) => setTimeout(resolve, 2))
  killAll(first)
  await Promise.all(sending)
  expect(acknowledged.size).toBeGreaterThanOrEqual(60)

  const second = await startProgram(port)
  const again = await tokenFor(port)
  // The senders do what senders do: whatever was not acknowledged is sent again, with the same id; so is what was.
  for (const id of ids) expect(await report(port, again, id)).toBe(true)
  const stored = await fetch(`http://127.0.0.1:${port}/api/cases/count?source=hotline12345`, {
    headers: { authorization: `Bearer ${again}` },
  })
  expect(JSON.parse(await stored.text())).toMatchObject({ count: 200 })
  second.kill('SIGTERM')
  await new Promise((resolve) => second.once('exit', resolve))

  const sound = await verify()
  expect([sound.code, sound.output]).toEqual([0, expect.stringContaining('"ok":true')])
})

it('names the record that somebody altered by SQL', { timeout: 120_000 }, async () => {
  const port = await freePort()
  const program = await startProgram(port)
  const [, , , dbPort] = readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')
  const password = readFileSync(join(folder, 'pg-password'), 'utf8')
  const admin = new pg.Client({ connectionString: `postgresql://cityloop_admin:${password}@127.0.0.1:${dbPort}/cityloop` })
  await admin.connect()
  const altered = await admin.query(
    `update flow_record set actor_name = 'somebody else' where ctid = (select ctid from flow_record where procedure = 'case' limit 1) returning subject_id`,
  )
  await admin.end()
  program.kill('SIGTERM')
  await new Promise((resolve) => program.once('exit', resolve))
  const found = await verify()
  expect(found.code).toBe(1)
  expect(found.output).toContain(`altered: subject ${altered.rows[0].subject_id}`)
})
