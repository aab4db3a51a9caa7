/** The program: database, migrations, city, server, worker; ends cleanly on Ctrl-C. */

import type { Platform } from '#kernel/ctx.ts'
import { NoPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { sql } from '#kernel/db/sql.ts'
import { parseSettings, type Settings, SettingsError } from '#kernel/settings.ts'
import { DEMO_PASSWORD, demoAccounts } from '#modules/identity/index.ts'
import { MODULES } from './app.ts'
import { type HeldDatabase, holdDatabase } from './database.ts'
import { buildHttp } from './http.ts'
import { loadCity } from './load-city.ts'
import { startPlatform } from './platform.ts'

const say = (line: string) => process.stdout.write(`  ${line}\n`)

async function start(settings: Settings): Promise<void> {
  const begun = Date.now()
  say('starting the database')
  const database = await holdDatabase(settings, say)
  try {
    await run(settings, database, begun)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function run(settings: Settings, database: HeldDatabase, begun: number): Promise<void> {
  const { platform, stop } = await startPlatform({ settings, databaseUrl: database.url, modules: MODULES })
  await loadCityOnce(platform)
  const server = settings.roles.has('server') ? await buildHttp(platform) : null
  let ending = false
  const end = async (code: number) => {
    if (ending) return
    ending = true
    say('stopping')
    // Live lines never end by themselves.
    server?.server.closeAllConnections()
    await server?.close()
    await stop()
    await database.stop()
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  database.onExit((code) => {
    if (ending) return
    platform.log.fatal({ code }, 'the database ended unexpectedly')
    process.exit(1)
  })
  if (server) await listen(server, platform)
  for (const module of MODULES) await module.warm?.(platform)
  say(`ready in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}

async function loadCityOnce(platform: Platform): Promise<void> {
  const known = await platform.db.query(sql`select 1 from city limit 1`)
  if (known.length === 0) await loadCity(platform, platform.settings.city, say)
}

async function listen(server: NonNullable<Awaited<ReturnType<typeof buildHttp>>>, platform: Platform): Promise<void> {
  const { settings } = platform
  await server.listen({ port: settings.port, host: settings.host })
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  say('')
  say(`CityLoop 城市闭环   http://localhost:${port}`)
  if (!settings.demo) return
  say(`demo sign-ins (password ${DEMO_PASSWORD}):`)
  for (const one of await demoAccounts(platform.db)) say(`  ${one.account.padEnd(16)} ${one.role.padEnd(16)} ${one.name} ${one.unitName}`)
  say('')
}

try {
  await start(parseSettings(process.env))
} catch (error) {
  if (error instanceof SettingsError || error instanceof NoPrivatePostgres) {
    process.stderr.write(`\n${error.message}\n`)
    process.exit(2)
  }
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    process.stderr.write('\nThe port is taken. Set PORT to another one, such as PORT=8090 npm start.\n')
    process.exit(2)
  }
  throw error
}
