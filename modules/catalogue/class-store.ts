/** Classes of components and matters by edition; they change only with an installation's catalogue. */
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { remembered } from '#kernel/remembered.ts'
import type { Titles } from '#kernel/titles.ts'

export interface ComponentClass {
  edition: string
  major: string
  minor: string
  majorName: Titles
  name: Titles
}

/** Component classes by `edition:major-minor`. */
export const componentClasses = remembered(async ({ db }) => {
  const rows = await db.query<ComponentClass>(
    sql`select edition, major, minor, major_name, name from catalogue_class where kind = 'component' order by edition, major, minor`,
  )
  return new Map(rows.map((row) => [`${row.edition}:${row.major}-${row.minor}`, row]))
})

export async function componentClass(
  platform: Platform,
  edition: string,
  major: string,
  minor: string,
): Promise<ComponentClass | undefined> {
  return (await componentClasses(platform)).get(`${edition}:${major}-${minor}`)
}
