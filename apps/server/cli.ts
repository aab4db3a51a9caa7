/** `npm run cityloop -- <verb>`: operators' verbs. Each shows progress and ends with one line of JSON. */
import { Command } from 'commander'
import { NoPrivatePostgres } from '#kernel/db/private-postgres.ts'
import { sealDays, verifyHistory } from '#kernel/history/verify.ts'
import { SettingsError } from '#kernel/settings.ts'
import { historyOwners } from './app.ts'
import { addBuildAddresses } from './verbs/build-addresses.ts'
import { addCameras } from './verbs/cameras.ts'
import { addComponents } from './verbs/components.ts'
import { addImportCases } from './verbs/import-cases.ts'
import { addSeedDemo } from './verbs/seed-demo.ts'
import { addSimulate } from './verbs/simulate.ts'
import { addTrainSuggestions } from './verbs/train-suggestions.ts'
import { withPlatform } from './verbs/with-platform.ts'

const program = new Command('cityloop').description('CityLoop 城市闭环: operators’ verbs').showHelpAfterError()

program
  .command('verify-history')
  .description('proves that no record of history was lost or altered')
  .action(() =>
    withPlatform(async (ctx, say) => {
      await sealDays(ctx.db)
      const result = await verifyHistory(ctx.db, historyOwners(), (records) => say(`${records} records`))
      for (const finding of result.findings)
        say(`${finding.problem}: subject ${finding.subjectId} record ${finding.seq ?? '-'}: ${finding.detail}`)
      return { ok: result.findings.length === 0, ...result }
    }),
  )

addBuildAddresses(program)
addCameras(program)
addComponents(program)
addImportCases(program)
addSeedDemo(program)
addSimulate(program)
addTrainSuggestions(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof NoPrivatePostgres)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 2
}
