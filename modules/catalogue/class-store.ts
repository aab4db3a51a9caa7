/** Classes of components and matters by edition; they change only with an installation's catalogue. */
import { type Platform, perPlatform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import type { Titles } from '#kernel/titles.ts'

export interface ComponentClass {
  edition: string
  major: string
  minor: string
  majorName: Titles
  name: Titles
}

const held = perPlatform((): { classes: Promise<Map<string, ComponentClass>> | null } => ({ classes: null }))

/** Component classes by `edition:major-minor`. */
export function componentClasses(platform: Platform): Promise<Map<string, ComponentClass>> {
  const slot = held(platform)
  slot.classes ??= platform.db
    .query<ComponentClass>(
      sql`select edition, major, minor, major_name, name from catalogue_class where kind = 'component' order by edition, major, minor`,
    )
    .then((rows) => new Map(rows.map((row) => [`${row.edition}:${row.major}-${row.minor}`, row])))
  return slot.classes
}

export async function componentClass(
  platform: Platform,
  edition: string,
  major: string,
  minor: string,
): Promise<ComponentClass | undefined> {
  return (await componentClasses(platform)).get(`${edition}:${major}-${minor}`)
}
