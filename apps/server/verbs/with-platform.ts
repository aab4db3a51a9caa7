/** Runs an operator's verb on the installation's database and prints its summary as the last line. */
import { SYSTEM } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { OutsideChannel } from '#kernel/notice/definition.ts'
import { parseSettings } from '#kernel/settings.ts'
import { MODULES } from '../app.ts'
import { holdDatabase } from '../database.ts'
import { startPlatform } from '../platform.ts'

export type Summary = { ok: boolean } & Record<string, unknown>

export const say = (line: string): void => void process.stderr.write(`  ${line}\n`)

export function finish(summary: Summary): void {
  process.stdout.write(`${JSON.stringify(summary)}\n`)
  process.exitCode = summary.ok ? 0 : 1
}

export interface PlatformUse {
  /** False for work that may simply be repeated when the power fails: commits do not wait for the disk. */
  waitForDisk?: boolean
  /** The clock of programs that play other times. */
  now?: () => Date
}

export async function withPlatform(
  work: (ctx: Ctx, say: (line: string) => void) => Promise<Summary>,
  { waitForDisk = true, now }: PlatformUse = {},
): Promise<void> {
  const given = parseSettings(process.env)
  // What an operator's program plays or imports is told to nobody outside.
  const silent = { mail: null, sms: null, push: null, simulated: new Set<OutsideChannel>() }
  const settings = { ...given, ...silent, roles: new Set<'server' | 'worker'>() }
  const database = await holdDatabase(settings, say)
  try {
    const { platform, stop } = await startPlatform({
      settings,
      databaseUrl: waitForDisk ? database.url : withoutWaiting(database.url),
      modules: MODULES,
      work: false,
      ...(now ? { now } : {}),
    })
    try {
      finish(await work(asActor(platform, SYSTEM), say))
    } finally {
      await stop()
    }
  } finally {
    await database.stop()
  }
}

/** Commits are still written in order, so that a cut leaves a shorter but whole past. */
function withoutWaiting(url: string): string {
  const relaxed = new URL(url)
  relaxed.searchParams.set('options', '-c synchronous_commit=off')
  return relaxed.href
}
