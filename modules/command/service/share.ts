/** The own place, shared and no longer shared. Others see where somebody is, never where they were. */
import { type Actor, scopesOf } from '#kernel/access/actor.ts'
import { audit } from '#kernel/audit/audit.ts'
import { type Ctx, perPlatform } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { gather } from '#kernel/db/gather.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { badField, notAllowed } from '#kernel/problem.ts'
import { type AreaSet, areasOf, type Located } from '#modules/grid/index.ts'
import type { Fix, FixesTaken, NotTaken, OwnPosition } from '../contract.ts'
import { KEPT_MS, untimely } from '../rules.ts'
import { type Position, positionOf, removeOlder, removePosition, saveShared } from '../store.ts'

/** The first of a moment waits so long for others: below what anybody notices, and hundreds come in one statement. */
const GATHER = { waitMs: 4, most: 500 }

const writerOf = perPlatform(({ db }) => gather((rows: readonly Position[]) => saveNewest(db, rows), GATHER))

interface Written {
  taken: boolean
  began: boolean
}

/** A person who sent several at once keeps the newest of them. */
async function saveNewest(db: Queryable, rows: readonly Position[]): Promise<Written[]> {
  const newest = new Map<string, Position>()
  for (const row of rows) {
    const other = newest.get(row.personId)
    if (!other || row.at > other.at) newest.set(row.personId, row)
  }
  const saved = new Map((await saveShared(db, [...newest.values()])).map(({ personId, began }) => [personId, began]))
  return rows.map((row) => {
    const began = newest.get(row.personId) === row ? saved.get(row.personId) : undefined
    return { taken: began !== undefined, began: began === true }
  })
}

interface Judged {
  index: number
  fix: Fix
  at: Date
  place: Located | null
  fault: NotTaken | null
}

/** Of the fixes the newest becomes the place, unless a newer one is known: repeats and late ones change nothing. */
export async function sharePlace(ctx: Ctx, fixes: readonly Fix[]): Promise<FixesTaken> {
  const areas = await areasOf(ctx)
  const judged = fixes.map((fix, index) => judge(areas, fix, index, ctx.now()))
  const newest = judged
    .filter(({ fault }) => fault === null)
    .reduce<Judged | null>((best, one) => (best && best.at >= one.at ? best : one), null)
  const written = newest?.place ? await writerOf(ctx).add(rowOf(ctx, newest, newest.place)) : null
  if (written?.began) await audit(ctx, { action: 'position.share', objectType: 'person', objectId: ctx.actor.id, result: 'done' })
  const others = judged.filter((one) => !(one === newest && written?.taken))
  return { taken: fixes.length - others.length, others: others.map(({ index, fault }) => ({ index, reason: fault ?? 'not_newer' })) }
}

function judge(areas: AreaSet, fix: Fix, index: number, now: Date): Judged {
  const at = new Date(fix.at)
  // A leap second is a good text and no instant.
  if (Number.isNaN(at.getTime())) throw badField(`fixes.${index}.at`, 'date_time', '时间无效', 'This is no instant')
  const late = untimely(at, now)
  const place = late ? null : areas.locate(fix.lon, fix.lat)
  return { index, fix, at, place, fault: late ?? (place ? null : 'outside_city') }
}

function rowOf(ctx: Ctx, { fix: { lon, lat, accuracyM }, at }: Judged, place: Located): Position {
  return {
    personId: ctx.actor.id,
    ...postOf(ctx.actor),
    ...{ lon, lat, morton: mortonKey(lon, lat), accuracyM: accuracyM ?? null, at, receivedAt: ctx.now() },
    ...place,
    demo: false,
  }
}

/** The post that gives the right to share: in it the person is shown. */
function postOf(actor: Actor): { role: string; unitCode: string } {
  for (const { role, unitCode } of scopesOf(actor, 'position.share')) if (unitCode !== null) return { role, unitCode }
  throw notAllowed()
}

/** The row goes at once, with whatever was still on its way to it. */
export async function stopSharing(ctx: Ctx): Promise<boolean> {
  await writerOf(ctx).settled()
  const stopped = await removePosition(ctx.db, ctx.actor.id)
  if (stopped) await audit(ctx, { action: 'position.stop', objectType: 'person', objectId: ctx.actor.id, result: 'done' })
  return stopped
}

/** What is kept of the asker (PIPL Art. 45). */
export async function ownPosition(ctx: Ctx): Promise<OwnPosition> {
  const position = await positionOf(ctx.db, ctx.actor.id)
  if (!position) return { position: null }
  const { lon, lat, accuracyM, at, receivedAt } = position
  return { position: { lon, lat, accuracyM, at: at.toISOString(), receivedAt: receivedAt.toISOString() } }
}

export function dropOldPositions(ctx: Ctx): Promise<number> {
  return removeOlder(ctx.db, new Date(ctx.now().getTime() - KEPT_MS))
}
