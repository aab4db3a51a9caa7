/** Old places go, and the made-up people of a demo city walk on. */
import type { ScheduledJob } from '#kernel/module.ts'
import { walkOn } from './service/demo-walk.ts'
import { dropOldPositions } from './service/share.ts'

const EVERY_MINUTE = '* * * * *'

export const schedule: ScheduledJob[] = [
  { name: 'command.drop-positions', cron: EVERY_MINUTE, housekeeping: true, run: async (ctx) => void (await dropOldPositions(ctx)) },
  { name: 'command.demo-walk', cron: EVERY_MINUTE, housekeeping: true, run: walkOn },
]
