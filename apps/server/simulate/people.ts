/** Who acts in the simulated city: people in post, chosen evenly, a collector by grid, a department by unit. */
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { grouped } from '#kernel/grouped.ts'

export interface Person {
  id: string
  name: string
  role: string
}

export type Post = 'acceptor' | 'shift_leader' | 'dispatcher' | 'office_lead' | 'supervisor'

export interface People {
  of(post: Post, random: () => number): Person
  /** Of the department; undefined where nobody holds the post. */
  at(role: 'dept_operator' | 'dept_lead', unitCode: string, random: () => number): Person | undefined
  /** A department other than this one, where somebody is in post. */
  otherUnit(unitCode: string, random: () => number): string | undefined
  /** The first of the grid: tasks are given to that one. */
  collector(dutyGridCode: string): Person | undefined
}

interface Holder {
  role: string
  unitCode: string
  dutyGridCode: string | null
  personId: string
  personName: string
}

export async function peopleOf({ db }: Platform): Promise<People> {
  const holders = await db.query<Holder>(
    sql`select role, unit_code, duty_grid_code, person_id, person_name from fact_post order by person_id`,
  )
  const posts = grouped(holders, (one) => one.role)
  const departments = grouped(holders, (one) => `${one.role}/${one.unitCode}`)
  const grids = grouped(
    holders.filter((one) => one.role === 'collector'),
    (one) => one.dutyGridCode ?? '',
  )
  return {
    of(post, random) {
      const person = chosen(posts.get(post), random)
      if (!person) throw new Error(`nobody holds the post ${post}`)
      return person
    },
    at: (role, unitCode, random) => chosen(departments.get(`${role}/${unitCode}`), random),
    otherUnit(unitCode, random) {
      const others = [...new Set((posts.get('dept_operator') ?? []).map((one) => one.unitCode))].filter((code) => code !== unitCode)
      return others[Math.floor(random() * others.length)]
    },
    collector: (dutyGridCode) => chosen(grids.get(dutyGridCode), () => 0),
  }
}

function chosen(holders: Holder[] | undefined, random: () => number): Person | undefined {
  const holder = holders?.[Math.floor(random() * holders.length)]
  return holder && { id: holder.personId, name: holder.personName, role: holder.role }
}
