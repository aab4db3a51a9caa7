/** The address book is read on every hour; reports never wait for it. */
import type { ScheduledJob } from '#kernel/module.ts'
import { buildAddresses } from './addresses/book.ts'

export const schedule: ScheduledJob[] = [
  {
    name: 'grid.addresses',
    cron: '17 * * * *',
    housekeeping: true,
    run: async (ctx) => void (await buildAddresses(ctx, false, (line) => ctx.log.info(line))),
  },
]
