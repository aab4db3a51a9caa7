import type { Command } from 'commander'

export function addImportCases(program: Command): void {
  program.command('import-cases')
}
