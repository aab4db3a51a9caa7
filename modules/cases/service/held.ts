/** What cases keep in memory: units in use, the procedure in its versions, blocks of sequence numbers. */
import { type Platform, perPlatform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { type Adaptation, adapt } from '#kernel/procedure/adapt.ts'
import { newsTopics } from '#kernel/register/register.ts'
import { remembered } from '#kernel/remembered.ts'
import { caseProcedure } from '../procedure/index.ts'
import type { PlaceCodes, RoutedUnit } from '../rules.ts'
import { takeCodeBlock, unitsInUse } from '../store.ts'

export type CaseProcedure = typeof caseProcedure

/** The units in use, as routing asks for them: a city has a thousand, a trade some dozens. */
export interface UnitsInUse {
  codes: ReadonlySet<string>
  ofTrade(trade: string): readonly RoutedUnit[]
}

export const unitsOf = remembered(async ({ db }) => byTrade(await unitsInUse(db)), ...newsTopics('units'))

function byTrade(units: RoutedUnit[]): UnitsInUse {
  const trades = new Map<string, RoutedUnit[]>()
  for (const unit of units) {
    for (const trade of unit.trades) trades.set(trade, [...(trades.get(trade) ?? []), unit])
  }
  return { codes: new Set(units.map((unit) => unit.code)), ofTrade: (trade) => trades.get(trade) ?? [] }
}

interface Versions {
  current: CaseProcedure
  byVersion: Map<number, CaseProcedure>
}

const versionsOf = remembered(loadVersions, 'procedure.changed')
export const forgetVersions = versionsOf.forget

/** The procedure as the city runs it now, or the version a case began with (D19). */
export async function procedureOf(platform: Platform, version?: number): Promise<CaseProcedure> {
  const versions = await versionsOf(platform)
  return version === undefined ? versions.current : (versions.byVersion.get(version) ?? versions.current)
}

async function loadVersions(platform: Platform): Promise<Versions> {
  const rows = await platform.db.query<{ version: number; adaptation: Adaptation; current: boolean }>(
    sql`select version, adaptation, current from procedure_version where procedure = 'case' order by version`,
  )
  const byVersion = new Map(rows.map((row) => [row.version, adapt(caseProcedure, row.adaptation, row.version)]))
  const current = rows.find((row) => row.current)
  return { current: (current && byVersion.get(current.version)) ?? caseProcedure, byVersion }
}

export interface ModePause {
  id: string
  name: string
  regionLevel: 'city' | 'district' | 'street' | 'community'
  regionCode: string
  fromAt: Date
  untilAt: Date
}

const pausesOf = remembered(
  ({ db }) =>
    db.query<ModePause>(sql`select id, name, region_level, region_code, from_at, until_at from mode_pause where ended_at is null`),
  'mode-pause.changed',
)
export const forgetModePauses = pausesOf.forget

/** The order by which the ordinary disposal clocks of the place rest now (CL §15). */
export async function modePauseFor(platform: Platform, place: PlaceCodes): Promise<ModePause | null> {
  const now = platform.now()
  const holds = (pause: ModePause) => pause.fromAt <= now && now < pause.untilAt && covers(pause, place)
  return (await pausesOf(platform)).find(holds) ?? null
}

export function covers({ regionLevel, regionCode }: Pick<ModePause, 'regionLevel' | 'regionCode'>, place: PlaceCodes): boolean {
  if (regionLevel === 'city') return true
  return regionCode === { district: place.districtCode, street: place.streetCode, community: place.communityCode }[regionLevel]
}

const BLOCK = 50
const blocksHeld = perPlatform(() => new Map<string, Promise<{ next: number; end: number }>>())

/** The next case code: day 8 + region 6 + sequence 5. Numbers come in blocks, so no case waits for another's commit. */
export async function nextCaseCode(platform: Platform, day: string, region: string): Promise<string> {
  const blocks = blocksHeld(platform)
  const key = `${day}${region}`
  const block = await (blocks.get(key) ?? renew(platform, blocks, key, day, region))
  if (block.next >= block.end) {
    // Several may find the block used up at once; the first to come renews it.
    if ((await blocks.get(key)) === block) renew(platform, blocks, key, day, region)
    return nextCaseCode(platform, day, region)
  }
  const sequence = block.next++
  return `${day}${region}${String(sequence).padStart(5, '0')}`
}

function renew(platform: Platform, blocks: Map<string, Promise<{ next: number; end: number }>>, key: string, day: string, region: string) {
  const taken = takeCodeBlock(platform.db, day, region, BLOCK).then((next) => ({ next, end: next + BLOCK }))
  blocks.set(key, taken)
  // A block that could not be had is no block: the next case asks again.
  taken.catch(() => blocks.get(key) === taken && blocks.delete(key))
  if (blocks.size > 500) blocks.delete([...blocks.keys()][0] ?? '')
  return taken
}
