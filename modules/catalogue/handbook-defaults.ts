/**
 * The handbook a city starts with: at least one entry for every matter (P2-02). Rows of CL §14 are marked `default`,
 * ours `assumed`; the city overwrites both.
 */
import type { Trade } from '#cities/pack.ts'
import type { Titles } from '#kernel/titles.ts'
import type { CatalogueClass } from './editions/class.ts'
import { COMPONENTS_2026, MATTERS_2026 } from './editions/gbt47678-5-2026.ts'
import { LOCAL_EXTENSIONS } from './editions/local-extensions.ts'
import { assumedComponentRules } from './handbook/assumed-components.ts'
import { ASSUMED_MATTER_RULES, generalRule } from './handbook/assumed-matters.ts'
import { type Competence, findCompetence, usualCompetence } from './handbook/competence.ts'
import { COMPONENT_RULES } from './handbook/component-rules.ts'
import type { ConditionRule, HandbookEntry } from './handbook/entry.ts'
import { WITHOUT_UNIQUE_OWNER } from './handbook/families.ts'
import { MATTER_RULES } from './handbook/matter-rules.ts'

export type { HandbookEntry, HandbookLevel, HandbookLimit, HandbookUnit } from './handbook/entry.ts'

/** Dust, smoke, noise and water spread; their duplicates are looked for within 50 m (CL §9). */
const AREA_MATTERS: ReadonlySet<string> = new Set([
  ...['06-020', '06-027', '06-029', '06-028', '06-995', '08-001', '08-004'],
  ...['06-024', '06-025', '06-026', '06-030', '10-994'],
])

type SourcedRule = ConditionRule & { source: HandbookEntry['source'] }

const from = (source: HandbookEntry['source'], rules: readonly ConditionRule[]): SourcedRule[] => rules.map((rule) => ({ ...rule, source }))

function rulesByMinor(rules: readonly SourcedRule[]): ReadonlyMap<string, SourcedRule[]> {
  const byMinor = new Map<string, SourcedRule[]>()
  for (const rule of rules) {
    for (const code of rule.on) byMinor.set(code, [...(byMinor.get(code) ?? []), rule])
  }
  return byMinor
}

const WRITTEN_RULES = rulesByMinor([
  ...from('default', COMPONENT_RULES),
  ...from('default', MATTER_RULES),
  ...from('assumed', ASSUMED_MATTER_RULES),
])

/** Conditions speak of the component, not of its 异常. */
const COMPONENT_NAMES = new Map(COMPONENTS_2026.map(({ major, minor, name }) => [`${major}-${minor}`, name]))

const isComponentFault = (matter: CatalogueClass): boolean => matter.major <= '05'

function rulesFor(matter: CatalogueClass): SourcedRule[] {
  const written = WRITTEN_RULES.get(`${matter.major}-${matter.minor}`) ?? []
  if (!isComponentFault(matter)) return written
  const covered = new Set(written.map(({ aspect }) => aspect))
  return [...written, ...from('assumed', assumedComponentRules(matter, covered))]
}

function fill(text: Titles, name: Titles): Titles {
  return { zh: text.zh.replaceAll('{name}', name.zh), en: text.en.replaceAll('{name}', name.en) }
}

/** Urgent component faults with a unique owner need no dispatcher (CL §11). */
function isFast(matter: CatalogueClass, rule: ConditionRule): boolean {
  if (!isComponentFault(matter) || rule.limit.unit !== 'urgent_hour') return false
  return !WITHOUT_UNIQUE_OWNER.includes(`${matter.major}-${matter.minor}`)
}

function entryOf(matter: CatalogueClass, competence: Competence, rule: SourcedRule, index: number): HandbookEntry {
  const { major, minor } = matter
  const code = `${major}-${minor}`
  return {
    kind: 'matter',
    major,
    minor,
    conditionNo: index + 1,
    condition: fill(rule.condition, COMPONENT_NAMES.get(code) ?? matter.name),
    limit: rule.limit,
    closing: rule.closing,
    trade: competence.trade,
    level: competence.level,
    safetyCritical: rule.safetyCritical,
    areaMatter: AREA_MATTERS.has(code),
    simpleFlow: rule.simpleFlow,
    fastFlow: isFast(matter, rule),
    informativeClose: rule.informativeClose,
    ...(rule.secondStage ? { secondStage: rule.secondStage } : {}),
    basis: competence.basis,
    source: rule.source,
  }
}

function entriesOf(matter: CatalogueClass): HandbookEntry[] {
  const competence = findCompetence(matter.major, matter.minor)
  if (!competence) throw new Error(`no trade is named for ${matter.major}-${matter.minor} ${matter.name.zh}`)
  return rulesFor(matter).map((rule, index) => entryOf(matter, competence, rule, index))
}

/** The entry a city's own minor gets when its pack names no more than the trade. */
export function generalEntry(matter: CatalogueClass, trade: Trade): HandbookEntry {
  const rule: SourcedRule = { ...generalRule(`${matter.major}-${matter.minor}`), source: 'assumed' }
  return { ...entryOf(matter, usualCompetence(trade), rule, 0), fastFlow: false }
}

export const HANDBOOK_DEFAULTS: readonly HandbookEntry[] = [...MATTERS_2026, ...LOCAL_EXTENSIONS].flatMap(entriesOf)
