/** The handbook in memory: asked at every filing and dispatch, changed a few times a year. */
import type { Platform } from '#kernel/ctx.ts'
import type { Queryable } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { newsTopics } from '#kernel/register/register.ts'
import { remembered } from '#kernel/remembered.ts'
import type { Titles } from '#kernel/titles.ts'
import type { Entry } from './contract.ts'

interface EntryRow {
  code: string
  matter: string
  conditionNo: number
  conditionZh: string
  conditionEn: string
  limitAmount: number
  limitUnit: string
  closingZh: string
  closingEn: string
  trade: string
  level: Entry['level']
  safetyCritical: boolean
  areaMatter: boolean
  simpleFlow: boolean
  fastFlow: boolean
  informativeClose: boolean
  secondStage: unknown
  basis: string | null
  source: Entry['source']
  version: number
}

const entriesByMatter = remembered(load, ...newsTopics('handbook'))
export const forgetHandbook = entriesByMatter.forget

/** All filing conditions of a matter in force, in order; empty for an unknown matter. */
export async function entriesOf(platform: Platform, matter: string): Promise<Entry[]> {
  return (await entriesByMatter(platform)).get(matter) ?? []
}

export async function entryOf(platform: Platform, matter: string, conditionNo: number): Promise<Entry | undefined> {
  return (await entriesOf(platform, matter)).find((entry) => entry.conditionNo === conditionNo)
}

async function load({ db }: Platform): Promise<Map<string, Entry[]>> {
  const rows = await db.query<EntryRow>(sql`select * from handbook_entry where retired_at is null order by matter, condition_no`)
  const entries = new Map<string, Entry[]>()
  for (const row of rows) entries.set(row.matter, [...(entries.get(row.matter) ?? []), entryFrom(row)])
  return entries
}

function entryFrom({ conditionZh, conditionEn, limitAmount, limitUnit, closingZh, closingEn, ...row }: EntryRow): Entry {
  return {
    ...row,
    condition: { zh: conditionZh, en: conditionEn },
    limit: { amount: limitAmount, unit: limitUnit },
    closing: { zh: closingZh, en: closingEn },
  }
}

/** Names of the matters of the edition in force, by code such as 06-010. */
export async function matterNames(db: Queryable): Promise<Map<string, Titles>> {
  const rows = await db.query<{ code: string; name: Titles }>(
    sql`select c.major || '-' || c.minor as code, c.name from catalogue_class c join catalogue_edition e on e.id = c.edition and e.in_force where c.kind = 'matter'`,
  )
  return new Map(rows.map(({ code, name }) => [code, name]))
}
