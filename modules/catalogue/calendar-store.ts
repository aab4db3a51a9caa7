/** Calendars by version: the current one starts clocks, older ones explain the clocks that count by them. */

import { audit } from '#kernel/audit/audit.ts'
import {
  type Calendar,
  type CalendarData,
  type CalendarYear,
  CN_CALENDAR,
  compileCalendar,
  US_FEDERAL_CALENDAR,
  withFrozenProfiles,
} from '#kernel/clock/index.ts'
import { type Ctx, type Platform, perPlatform } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { remembered } from '#kernel/remembered.ts'

const current = remembered(async ({ db }) => {
  const rows = await db.query<{ data: CalendarData }>(sql`select data from calendar_version where current`)
  const data = rows[0]?.data ?? CN_CALENDAR
  return { data, calendar: compileCalendar(data) }
}, 'calendar.changed')

/** Versions never change once they are written. */
const versions = perPlatform(() => new Map<string, Calendar>())

export const SHIPPED_CALENDARS = { cn: CN_CALENDAR, 'us-federal': US_FEDERAL_CALENDAR } as const

export async function currentCalendar(platform: Platform): Promise<Calendar> {
  return (await current(platform)).calendar
}

export async function currentCalendarData(platform: Platform): Promise<CalendarData> {
  return (await current(platform)).data
}

/** The calendar a clock counts by. */
export async function calendarOf(platform: Platform, version: string): Promise<Calendar> {
  const now = await current(platform)
  if (now.data.version === version) return now.calendar
  const known = versions(platform).get(version) ?? (await readVersion(platform, version))
  versions(platform).set(version, known)
  return known
}

async function readVersion(platform: Platform, version: string): Promise<Calendar> {
  const rows = await platform.db.query<{ data: CalendarData }>(sql`select data from calendar_version where version = ${version}`)
  if (!rows[0]) throw new Error(`calendar version ${version} is missing`)
  return compileCalendar(rows[0].data)
}

/** Puts a year in place of the one before and makes the result the current version (R6, R14). */
export async function publishYear(ctx: Ctx, year: CalendarYear, note: string): Promise<CalendarData> {
  const before = await currentCalendarData(ctx)
  const years = [...before.years.filter((one) => one.year !== year.year), year].toSorted((a, b) => a.year - b.year)
  const version = ctx.now().toISOString()
  const data = withFrozenProfiles({ ...before, version, years }, before)
  compileCalendar(data)
  await ctx.db.transaction(async (tx) => {
    await tx.query(sql`update calendar_version set current = false where current`)
    await tx.query(insertInto('calendar_version', { version, data, current: true, madeAt: ctx.now(), madeBy: ctx.actor.name, note }))
    await tx.query(
      insertInto('outbox', {
        topic: 'calendar.changed',
        subjectId: ctx.actor.id,
        payload: { version, year: year.year },
        deliverAt: ctx.now(),
      }),
    )
    await audit(
      ctx,
      { action: 'calendar.publish', objectType: 'calendar', objectId: version, result: 'done', detail: { year: year.year, note } },
      tx,
    )
  })
  current.forget(ctx)
  ctx.announce()
  return data
}
