/** Gathers what the conditions of a transition look at. */
import { scopesOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { badField } from '#kernel/problem.ts'
import { type Entry, entriesOf } from '#modules/catalogue/index.ts'
import { hasActivePost } from '#modules/identity/index.ts'
import type { ActInput } from '../contract.ts'
import type { CaseFacts } from '../guards.ts'
import type { CaseEvent } from '../procedure/index.ts'
import { competentUnits, duplicateRadius, type Routing, routeUnit } from '../rules.ts'
import { openCasesNear, photoTimes, type Similar, type Standing, type UrbanCase } from '../store.ts'
import { unitsOf } from './held.ts'

export interface Gathered {
  facts: CaseFacts
  standing: Standing
  /** The handbook entry that applies, chosen by the caller or kept on the case. */
  entry: Entry | undefined
  routing: Routing | null
}

/** Facts with what the caller sends already looked up, for one event or for several in a row; their reads go out at once. */
export async function gather(
  ctx: Ctx,
  reads: Queryable,
  row: UrbanCase,
  events: readonly CaseEvent[],
  input: ActInput,
  standing: Standing,
): Promise<Gathered> {
  const matterCode = input.matter ?? row.matterCode
  const entries = matterCode === null ? [] : await entriesOf(ctx, matterCode)
  if (input.matter && entries.length === 0) throw unknownMatter()
  const entry = entries.find((one) => one.conditionNo === (input.conditionNo ?? row.conditionNo ?? 1))
  const units = await unitsOf(ctx)
  const routing = entry ? routeUnit(units.ofTrade(entry.trade), entry, row) : null
  const unitCode = events.includes('dispatch') ? (input.unitCode ?? routing?.unitCode) : undefined
  if (unitCode !== undefined && !units.codes.has(unitCode))
    throw badField('unitCode', 'unknown_unit', '没有这个单位', 'There is no such unit')
  const [photos, similar, unitActive] = await Promise.all([
    photoTimes(reads, input.photos ?? []),
    events.includes('file') ? similarTo(reads, row, matterCode, entry) : [],
    unitCode !== undefined && hasActivePost(reads, unitCode, 'dept_operator'),
  ])
  if (photos.length !== new Set(input.photos ?? []).size) throw unknownPhoto()
  const facts: CaseFacts = {
    source: row.source,
    matterCode,
    lon: row.lon,
    lat: row.lat,
    verified: row.verified,
    verifyCount: row.verifyCount,
    handledBy: row.handledBy,
    disposedAt: row.disposedAt,
    task: standing.tasks.at(-1) ?? null,
    afterPhotos: standing.afterPhotos,
    openRequests: standing.openRequests,
    // Only an earlier report can be the master (CL §9); everything stored is earlier than a new one.
    duplicates: similar.filter((one) => !standing.stored || one.reportedAt < row.reportedAt.toISOString()),
    given: {
      conditionKnown: entry !== undefined,
      unitActive,
      unitCompetent:
        entry !== undefined && competentUnits(units.ofTrade(entry.trade), entry.trade, row).some((unit) => unit.code === unitCode),
      unitReturnedBefore: unitCode !== undefined && standing.returnedUnits.includes(unitCode),
      photosTaken: photos.map((photo) => photo.at),
      mayOverride: scopesOf(ctx.actor, 'case.overrideDispatch').length > 0,
    },
  }
  return { facts, standing, entry, routing }
}

async function similarTo(reads: Queryable, row: UrbanCase, matterCode: string | null, entry: Entry | undefined): Promise<Similar[]> {
  if (matterCode === null || row.lon === null || row.lat === null) return []
  return openCasesNear(reads, matterCode, { lon: row.lon, lat: row.lat }, duplicateRadius(entry?.areaMatter ?? false), row.id)
}

export const unknownMatter = () => badField('matter', 'unknown_matter', '目录中没有这个事项', 'The catalogue has no such matter')
export const unknownPhoto = () =>
  badField('photos', 'unknown_file', '照片不存在，请重新上传', 'A photograph does not exist; upload it again')
