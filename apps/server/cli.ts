/** `npm run cityloop -- <verb>`: operators' verbs. Each shows progress and ends with one line of JSON. */
import { Command } from 'commander'
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { type HistoryOwner, sealDays, verifyHistory } from '#kernel/history/verify.ts'
import { parseSettings } from '#kernel/settings.ts'
import { MODULES } from './app.ts'
import { holdDatabase } from './database.ts'
import { startPlatform } from './platform.ts'
import { addImportCases } from './verbs/import-cases.ts'

const program = new Command('cityloop')
  .description('CityLoop 城市闭环: operators’ verbs')
  .showHelpAfterError()

/** Runs a verb on the installation's database and prints its summary as the last line. */
export async function withPlatform(
  work: (ctx: Ctx, say: (line: string) => void) => Promise<{ ok: boolean } & Record<string, unknown>>,
): Promise<void> {
  const say = (line: string) => process.stderr.write(`  ${line}\n`)
  const settings = { ...parseSettings(process.env), roles: new Set<'server' | 'worker'>() }
  const database = await holdDatabase(settings, say)
  try {
    const { platform, stop } = await startPlatform({
      settings,
      databaseUrl: database.url,
      modules: MODULES,
      work: false,
    })
    const summary = await work(asActor(platform, SYSTEM), say)
    await stop()
    process.stdout.write(`${JSON.stringify(summary)}\n`)
    process.exitCode = summary.ok ? 0 : 1
  } finally {
    await database.stop()
  }
}

const HISTORY_OWNERS: HistoryOwner[] = [
  { procedure: 'case', table: 'urban_case' },
  { procedure: 'case_request', table: 'case_request' },
  ...MODULES.flatMap((module) =>
    (module.registers ?? []).map((register) => ({ procedure: register.table, table: register.table })),
  ),
]

program
  .command('verify-history')
  .description('proves that no record of history was lost or altered')
  .action(() =>
    withPlatform(async (ctx, say) => {
      await sealDays(ctx.db)
      const result = await verifyHistory(ctx.db, HISTORY_OWNERS, (records) => say(`${records} records`))
      for (const finding of result.findings)
        say(
          `${finding.problem}: subject ${finding.subjectId} record ${finding.seq ?? '-'}: ${finding.detail}`,
        )
      return { ok: result.findings.length === 0, ...result }
    }),
  )

addImportCases(program)

await program.parseAsync()
