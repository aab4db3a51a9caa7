/** The database of this installation: the one named by DATABASE_URL, or the private one. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { startPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { type Settings, SettingsError } from '#kernel/settings.ts'

export interface HeldDatabase {
  url: string
  onExit(listener: (code: number | null) => void): void
  stop(): Promise<void>
}

export async function holdDatabase(settings: Settings, say: (line: string) => void): Promise<HeldDatabase> {
  if (settings.databaseUrl) return { url: settings.databaseUrl, onExit: () => undefined, stop: async () => undefined }
  const release = lockFolder(settings.dataFolder)
  const database = await startPrivatePostgres({ folder: settings.dataFolder, log: say })
  return {
    url: database.url,
    onExit: database.onExit,
    async stop() {
      await database.stop()
      release()
    },
  }
}

/** One running program per data folder; a lock left by a killed run is taken over. */
function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'server.pid')
  const owner = existsSync(path) ? Number(readFileSync(path, 'utf8')) : Number.NaN
  if (Number.isInteger(owner) && owner !== process.pid && isCityLoop(owner))
    throw new SettingsError(`Another CityLoop (process ${owner}) uses ${folder}. Stop it, or set CITYLOOP_DATA to another folder.`)
  rmSync(path, { force: true })
  const file = openSync(path, 'wx')
  writeSync(file, String(process.pid))
  closeSync(file)
  return () => rmSync(path, { force: true })
}

/** A number may have gone to another program since; where the system tells its command, ask. */
function isCityLoop(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const command = `/proc/${pid}/cmdline`
  return !existsSync(command) || readFileSync(command, 'utf8').includes('apps/server/')
}
