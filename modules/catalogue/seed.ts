import type { CityPack, PackHandbookEntry } from '#cities/pack.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { insertInto, insertMany, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { withHistory } from '#kernel/register/seed.ts'
import { SHIPPED_CALENDARS } from './calendar-store.ts'
import { type CatalogueClass, EDITION_2026, EDITIONS } from './editions/class.ts'
import { CLASSES_2013 } from './editions/gbt30428-2-2013.ts'
import { CLASSES_2026 } from './editions/gbt47678-5-2026.ts'
import { LOCAL_EXTENSIONS } from './editions/local-extensions.ts'
import { MAPPING_2013_2026 } from './editions/mapping-2013-2026.ts'
import { generalEntry, HANDBOOK_DEFAULTS, type HandbookEntry } from './handbook-defaults.ts'

export async function seed(ctx: Ctx, pack: CityPack): Promise<void> {
  const known = await ctx.db.query(sql`select 1 from catalogue_edition limit 1`)
  if (known.length > 0) return
  const national = [...CLASSES_2013, ...CLASSES_2026, ...LOCAL_EXTENSIONS]
  const own = ownMatters(pack, national)
  const classes = [...national, ...own.map((one) => one.matter)]
  const cityRules = (pack.handbook?.() ?? []).map((rule) => cityEntry(rule, classes))
  const entries = withHistory(ctx, 'handbook_entry', [...HANDBOOK_DEFAULTS, ...own.map((one) => one.entry), ...cityRules].map(entryRow))
  await ctx.db.transaction(async (tx) => {
    await insertMany(
      tx,
      'catalogue_edition',
      Object.entries(EDITIONS).map(([id, edition]) => ({ id, ...edition, inForce: id === EDITION_2026 })),
    )
    await insertMany(tx, 'catalogue_class', classes)
    await insertMany(tx, 'catalogue_mapping', MAPPING_2013_2026.map(mappingRow))
    await insertMany(tx, 'handbook_entry', entries.rows)
    await insertMany(tx, 'flow_record', entries.records)
    const calendar = SHIPPED_CALENDARS[pack.calendar]
    const made = { current: true, madeAt: ctx.now(), madeBy: 'CityLoop', note: 'shipped' }
    await tx.query(insertInto('calendar_version', { version: calendar.version, data: calendar, ...made }))
  })
}

/** Matters of the city's own, each with the general entry of its trade; those the catalogue has already are left out. */
function ownMatters(pack: CityPack, national: readonly CatalogueClass[]): { matter: CatalogueClass; entry: HandbookEntry }[] {
  const keyOf = ({ edition, kind, major, minor }: Omit<CatalogueClass, 'name' | 'majorName' | 'origin'>) =>
    `${edition}/${kind}/${major}-${minor}`
  const taken = new Set(national.map(keyOf))
  return (pack.localMatters?.() ?? []).flatMap(({ major, minor, name, trade }) => {
    const matter: CatalogueClass = {
      edition: EDITION_2026,
      kind: 'matter',
      origin: 'local',
      major,
      minor,
      name,
      majorName: majorNameOf(major),
    }
    return taken.has(keyOf(matter)) ? [] : [{ matter, entry: generalEntry(matter, trade) }]
  })
}

function mappingRow({ from, to, confidence, note }: (typeof MAPPING_2013_2026)[number]) {
  const target = { toMajor: to?.major ?? null, toMinor: to?.minor ?? null }
  return { kind: from.kind, fromMajor: from.major, fromMinor: from.minor, ...target, confidence, note }
}

function majorNameOf(major: string): CatalogueClass['majorName'] {
  return CLASSES_2026.find((one) => one.kind === 'matter' && one.major === major)?.majorName ?? { zh: major, en: major }
}

type CityEntry = Omit<HandbookEntry, 'source'> & { source: 'city' }

/** A filing condition of the city's own; the matter must be in the catalogue. */
function cityEntry(rule: PackHandbookEntry, classes: readonly CatalogueClass[]): CityEntry {
  const { major, minor, trade, ...own } = rule
  const matter = classes.find((one) => one.edition === EDITION_2026 && one.kind === 'matter' && one.major === major && one.minor === minor)
  if (!matter) throw new Error(`the handbook of the pack names ${major}-${minor}, which is no matter`)
  return { ...generalEntry(matter, trade), ...own, level: 'city', source: 'city' }
}

function entryRow(entry: HandbookEntry | CityEntry) {
  const matter = `${entry.major}-${entry.minor}`
  const code = `${matter}#${entry.conditionNo}`
  return {
    id: derivedId('handbook', code),
    code,
    matter,
    conditionNo: entry.conditionNo,
    conditionZh: entry.condition.zh,
    conditionEn: entry.condition.en,
    limitAmount: entry.limit.amount,
    limitUnit: entry.limit.unit,
    closingZh: entry.closing.zh,
    closingEn: entry.closing.en,
    trade: entry.trade,
    level: entry.level,
    safetyCritical: entry.safetyCritical,
    areaMatter: entry.areaMatter,
    simpleFlow: entry.simpleFlow,
    fastFlow: entry.fastFlow,
    informativeClose: entry.informativeClose,
    secondStage: entry.secondStage ?? null,
    basis: entry.basis,
    source: entry.source,
  }
}
