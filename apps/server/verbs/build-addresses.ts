/** `build-addresses`: reads on what the modules know of addresses, as the hourly job does, or everything from the beginning. */
import type { Command } from 'commander'
import { buildAddresses } from '#modules/grid/index.ts'
import { withPlatform } from './with-platform.ts'

export function addBuildAddresses(program: Command): void {
  program
    .command('build-addresses')
    .description('brings the address book up to date from components and places of cases; harmless when repeated')
    .option('--anew', 'reads every source from its beginning, as after an import of old cases')
    .action(({ anew = false }: { anew?: boolean }) =>
      withPlatform(async (ctx, say) => ({ ok: true, sources: await buildAddresses(ctx, anew, say) })),
    )
}
