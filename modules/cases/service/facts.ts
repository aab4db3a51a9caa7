/** Gathers what the conditions of a transition look at. */
import { scopesOf } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { badField } from '#kernel/problem.ts'
import { type Entry, entriesOf } from '#modules/catalogue/index.ts'
import { hasActivePost } from '#modules/identity/index.ts'
import type { ActInput } from '../contract.ts'
import type { CaseFacts } from '../guards.ts'
import { competentUnits, duplicateRadius, type Routing, routeUnit } from '../rules.ts'
import { openCasesNear, photoTimes, type Standing, type UrbanCase } from '../store.ts'
import { unitsOf } from './held.ts'

export interface Gathered {
  facts: CaseFacts
  standing: Standing
  /** The handbook entry that applies, chosen by the caller or kept on the case. */
  entry: Entry | undefined
  routing: Routing | null
}

/** Facts with what the caller sends already looked up. */
export async function gather(ctx: Ctx, row: UrbanCase, event: string, input: ActInput, standing: Standing): Promise<Gathered> {
  const matterCode = input.matter ?? row.matterCode
  const entries = matterCode === null ? [] : await entriesOf(ctx, matterCode)
  if (input.matter && entries.length === 0) throw unknownMatter()
  const entry = entries.find((one) => one.conditionNo === (input.conditionNo ?? row.conditionNo ?? 1))
  const routing = entry ? routeUnit((await unitsOf(ctx)).ofTrade(entry.trade), entry, row) : null
  const photosTaken = (await photoTimes(ctx.db, input.photos ?? [])).map((photo) => photo.at)
  if (photosTaken.length !== new Set(input.photos ?? []).size) throw unknownPhoto()
  const needsDuplicates = event === 'file' && matterCode !== null && row.lon !== null && row.lat !== null
  const duplicates = needsDuplicates
    ? await openCasesNear(ctx.db, matterCode, { lon: row.lon ?? 0, lat: row.lat ?? 0 }, duplicateRadius(entry?.areaMatter ?? false), row.id)
    : []
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
    duplicates: duplicates.filter((one) => !standing.stored || one.reportedAt < row.reportedAt.toISOString()),
    given: { ...(await unitFacts(ctx, row, event, entry, standing, input, routing)), conditionKnown: entry !== undefined, photosTaken },
  }
  return { facts, standing, entry, routing }
}

async function unitFacts(
  ctx: Ctx,
  row: UrbanCase,
  event: string,
  entry: Entry | undefined,
  standing: Standing,
  input: ActInput,
  routing: Routing | null,
) {
  const unitCode = input.unitCode ?? routing?.unitCode
  // Only a dispatch looks at the department.
  if (event !== 'dispatch' || unitCode === undefined)
    return { unitActive: false, unitCompetent: false, unitReturnedBefore: false, mayOverride: false }
  const units = await unitsOf(ctx)
  if (!units.codes.has(unitCode)) throw badField('unitCode', 'unknown_unit', '没有这个单位', 'There is no such unit')
  return {
    unitActive: await hasActivePost(ctx.db, unitCode, 'dept_operator'),
    unitCompetent:
      entry !== undefined && competentUnits(units.ofTrade(entry.trade), entry.trade, row).some((unit) => unit.code === unitCode),
    unitReturnedBefore: standing.returnedUnits.includes(unitCode),
    mayOverride: scopesOf(ctx.actor, 'case.overrideDispatch').length > 0,
  }
}

export const unknownMatter = () => badField('matter', 'unknown_matter', '目录中没有这个事项', 'The catalogue has no such matter')
export const unknownPhoto = () =>
  badField('photos', 'unknown_file', '照片不存在，请重新上传', 'A photograph does not exist; upload it again')
