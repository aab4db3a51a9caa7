/** What a report is probably about and whose it is: at most three of each, with confidence and reason. */
import type { Ctx, Platform } from '#kernel/ctx.ts'
import { notFound, Problem } from '#kernel/problem.ts'
import { type Answer, answers, type TextModel, type Wording } from '#kernel/text/index.ts'
import { entriesOf } from '#modules/catalogue/index.ts'
import { locate } from '#modules/grid/index.ts'
import type { SuggestInput, Suggestion } from '../../contract.ts'
import { type PlaceCodes, type Routing, routeUnit } from '../../rules.ts'
import { caseById, type UrbanCase } from '../../store.ts'
import { canSee } from '../fire.ts'
import { unitsOf } from '../held.ts'
import { combineUnits, type UnitAnswer } from './combine.ts'
import { currentModel } from './held.ts'

const SHOWN = 3
/** Matters whose way through the handbook is looked up. */
const ROUTED = 10
/** Fainter ones would only be noise on the screen. */
const FAINTEST = 0.02

const NOTHING: Suggestion = { model: null, matters: [], units: [] }

export async function suggestFor(ctx: Ctx, { description, point, districtCode }: SuggestInput): Promise<Suggestion> {
  return suggest(ctx, description, await placeOf(ctx, point, districtCode ?? null))
}

/** Model and dictionaries take half a second to read: better now than while somebody types. */
export async function warmSuggestions(platform: Platform): Promise<void> {
  await suggest(platform, '预热', { districtCode: null, streetCode: null, communityCode: null })
}

export async function suggestForCase(ctx: Ctx, caseId: string): Promise<Suggestion> {
  const row = await caseById(ctx.db, caseId)
  if (!row || !canSee(ctx, row)) throw notFound()
  return suggestOnRow(ctx, row)
}

export const suggestOnRow = (platform: Platform, row: UrbanCase): Promise<Suggestion> => suggest(platform, row.description, row)

async function suggest(platform: Platform, description: string, place: PlaceCodes): Promise<Suggestion> {
  const current = await currentModel(platform)
  if (!current) return NOTHING
  const told = await tell(platform, current.model, description, place)
  const shown = ({ confidence }: { confidence: number }) => confidence >= FAINTEST
  return {
    model: { version: current.version, untilAt: current.untilAt.toISOString() },
    matters: told.matters
      .filter(shown)
      .slice(0, SHOWN)
      .map(({ label, ...rest }) => ({ code: label, ...rest })),
    units: told.units.filter(shown).slice(0, SHOWN),
  }
}

export interface Told {
  matters: Answer[]
  byText: Answer[]
  units: UnitAnswer[]
}

/** Everything the model and the handbook say, for suggesting and for measuring; what is no longer in use is left out. */
export async function tell(platform: Platform, model: TextModel, description: string, place: PlaceCodes): Promise<Told> {
  const wording = wordingOf(description, place)
  const units = await unitsOf(platform)
  const matters = await inUse(platform, answers(model, 'matter', wording))
  const byText = answers(model, 'unit', wording).filter(({ label }) => units.codes.has(label))
  const routes = await routesOf(platform, matters.slice(0, ROUTED), place)
  return { matters, byText, units: combineUnits(byText, matters.slice(0, ROUTED), (matter) => routes.get(matter) ?? null) }
}

/** The address is left out: measured, house numbers and street names made answers worse. */
export function wordingOf(text: string, { districtCode }: PlaceCodes): Wording {
  return { text, marks: districtCode === null ? [] : [`district:${districtCode}`] }
}

async function inUse(platform: Platform, matters: readonly Answer[]): Promise<Answer[]> {
  const known = await Promise.all(matters.map(({ label }) => entriesOf(platform, label)))
  return matters.filter((_matter, index) => (known[index]?.length ?? 0) > 0)
}

async function routesOf(platform: Platform, matters: readonly Answer[], place: PlaceCodes): Promise<Map<string, Routing>> {
  const units = await unitsOf(platform)
  const routes = new Map<string, Routing>()
  for (const { label } of matters) {
    const entry = (await entriesOf(platform, label))[0]
    const routing = entry && routeUnit(units.ofTrade(entry.trade), entry, place)
    if (routing) routes.set(label, routing)
  }
  return routes
}

/** A place outside the city is no reason to say nothing about the text. */
async function placeOf(ctx: Ctx, point: SuggestInput['point'], districtCode: string | null): Promise<PlaceCodes> {
  const district = { districtCode, streetCode: null, communityCode: null }
  if (!point) return district
  try {
    return await locate(ctx, point)
  } catch (error) {
    if (error instanceof Problem && error.code === 'point_outside_city') return district
    throw error
  }
}
