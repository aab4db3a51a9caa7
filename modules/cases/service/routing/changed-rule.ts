/** A rule of routing before and after a change that somebody thinks of: an entry of the handbook, or the trades of a unit. */
import { TRADES } from '#cities/pack.ts'
import { may } from '#kernel/access/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { grouped } from '#kernel/grouped.ts'
import { badField, notAllowed } from '#kernel/problem.ts'
import { type Entry, entriesOf, entryOf } from '#modules/catalogue/index.ts'
import type { DryRun } from '../../contract.ts'
import { type PlaceCodes, type RoutedUnit, type Routing, routeUnit } from '../../rules.ts'
import { unitsInUse } from '../../store.ts'
import { unknownUnit } from '../facts.ts'

export interface Ruled extends PlaceCodes {
  matterCode: string
  conditionNo: number
}

export interface ChangedRule {
  /** Whether the change can concern a case under this condition. */
  touches(ruled: Ruled): Promise<boolean>
  before(ruled: Ruled): Promise<Routing | null>
  after(ruled: Ruled): Promise<Routing | null>
}

export async function changedRule(ctx: Ctx, tried: DryRun): Promise<ChangedRule> {
  if ((tried.entry === undefined) === (tried.unit === undefined))
    throw badField('entry', 'one_of', '请指定一条手册条目或一个单位', 'Name either a handbook entry or a unit')
  return tried.entry === undefined ? changedUnit(ctx, tried.unit ?? '', tried.trades) : changedEntry(ctx, tried.entry, tried)
}

async function changedEntry(ctx: Ctx, code: string, { trade, level }: DryRun): Promise<ChangedRule> {
  const [matter = '', conditionNo = ''] = code.split('#')
  const entry = await entryOf(ctx, matter, Number(conditionNo))
  if (!entry) throw badField('entry', 'unknown_entry', '手册中没有这一条', 'The handbook has no such entry')
  if (trade !== undefined) checkTrade('trade', trade)
  const changed: Entry = { ...entry, trade: trade ?? entry.trade, level: level ?? entry.level }
  const units = byTrade(await unitsInUse(ctx.db))
  const touches = async (ruled: Ruled) => ruled.matterCode === entry.matter && ruled.conditionNo === entry.conditionNo
  return {
    touches,
    before: async (ruled) => routeUnit(units(entry.trade), entry, ruled),
    after: async (ruled) => routeUnit(units(changed.trade), changed, ruled),
  }
}

async function changedUnit(ctx: Ctx, code: string, trades: string[] | undefined): Promise<ChangedRule> {
  if (!may(ctx.actor, 'unit.write')) throw notAllowed()
  const all = await unitsInUse(ctx.db)
  const unit = all.find((one) => one.code === code)
  if (!unit) throw unknownUnit('unit')
  if (!trades) throw badField('trades', 'required', '请给出变更后的行业', 'Give its trades after the change')
  for (const trade of trades) checkTrade('trades', trade)
  const [now, then] = [byTrade(all), byTrade(all.map((one) => (one === unit ? { ...unit, trades } : one)))]
  const concerned = new Set([...unit.trades, ...trades].filter((trade) => unit.trades.includes(trade) !== trades.includes(trade)))
  const entryFor = async ({ matterCode, conditionNo }: Ruled) =>
    (await entriesOf(ctx, matterCode)).find((entry) => entry.conditionNo === conditionNo)
  const by = (units: (trade: string) => readonly RoutedUnit[]) => async (ruled: Ruled) => {
    const entry = await entryFor(ruled)
    return entry ? routeUnit(units(entry.trade), entry, ruled) : null
  }
  return { touches: async (ruled) => concerned.has((await entryFor(ruled))?.trade ?? ''), before: by(now), after: by(then) }
}

function byTrade(units: readonly RoutedUnit[]): (trade: string) => readonly RoutedUnit[] {
  const groups = grouped(
    units.flatMap((unit) => unit.trades.map((trade) => ({ trade, unit }))),
    ({ trade }) => trade,
  )
  return (trade) => (groups.get(trade) ?? []).map(({ unit }) => unit)
}

function checkTrade(field: string, trade: string): void {
  if (!(trade in TRADES)) throw badField(field, 'unknown_trade', `没有“${trade}”这个行业`, `There is no trade "${trade}"`)
}
