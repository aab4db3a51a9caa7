/** Verbs that load mass rows of the city pack: the larger take the place of the smaller that a first start brings. */
import { type Command, Option } from 'commander'
import { loadPack } from '#cities/index.ts'
import type { CityPack } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { ident, insertInto, sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { newsTopics } from '#kernel/register/register.ts'
import { loadCity } from '../load-city.ts'
import { type Summary, withPlatform } from './with-platform.ts'

type Scale = 'small' | 'full'
type Progress = (written: number) => void

export interface Seeding<R> {
  verb: string
  description: string
  scales: Record<Scale, number>
  /** Such as `small is 200 000, full is 2.81 million`. */
  explained: string
  /** Name and table of the register; rows of the pack are `demo` and have no history. */
  register: string
  table: string
  rows(pack: CityPack, about: number): Iterable<R> | undefined
  write(ctx: Ctx, rows: Iterable<R>, progress: Progress): Promise<{ written: number; refused: number }>
}

export function addSeeding<R>(program: Command, seeding: Seeding<R>): void {
  program
    .command(seeding.verb)
    .description(seeding.description)
    .addOption(new Option('--scale <scale>', seeding.explained).choices(Object.keys(seeding.scales)).default('small'))
    .action(({ scale }: { scale: Scale }) =>
      withPlatform((ctx, say) => seedAtScale(ctx, say, seeding, seeding.scales[scale]), { waitForDisk: false }),
    )
}

async function seedAtScale<R>(ctx: Ctx, say: (line: string) => void, seeding: Seeding<R>, about: number): Promise<Summary> {
  await ensureCity(ctx, say)
  const { register, rows, write } = seeding
  const pack = await loadPack(ctx.settings.city)
  const found = rows(pack, about)
  if (!found) return { ok: false, reason: `the pack ${pack.code} has no ${register}` }
  const table = ident(seeding.table)
  const touched = await ctx.db.query(sql`select 1 from ${table} where not demo or history_seq > 0 limit 1`)
  if (touched.length > 0) return { ok: false, reason: `the register holds ${register} of its own; demo rows would mix with them` }
  await ctx.db.query(sql`delete from ${table} where demo and history_seq = 0`)
  const done = await write(ctx, found, (written) => say(`${written} written`))
  const [, topic] = newsTopics(register)
  await ctx.db.query(insertInto('outbox', { topic, subjectId: newId(), payload: {}, deliverAt: ctx.now() }))
  return { ok: done.refused === 0, ...done }
}

export async function ensureCity(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from city limit 1`)
  if (known.length === 0) await loadCity(ctx, ctx.settings.city, say)
}
