/** Who acts in a replay: for each event somebody in the post that the table asks for, always the same for a case. */
import type { Actor } from '#kernel/access/actor.ts'
import type { Platform } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { grouped } from '#kernel/grouped.ts'
import type { CaseEvent } from '#modules/cases/index.ts'
import { personActor } from '#modules/identity/index.ts'

interface Member {
  role: string
  unitCode: string
  regionCode: string
  dutyGridCode: string | null
  personId: string
  personName: string
}

type Part = 'acceptor' | 'shift_leader' | 'dispatcher' | 'dept_operator' | 'dept_lead' | 'collector' | 'office_lead'

/** CL §5, column actor; what the platform does by itself is missing. */
const PARTS: Partial<Record<CaseEvent, Part>> = {
  submit: 'acceptor',
  reject: 'acceptor',
  forward: 'acceptor',
  orderCheck: 'acceptor',
  confirmRework: 'acceptor',
  file: 'shift_leader',
  decline: 'shift_leader',
  sendBack: 'shift_leader',
  close: 'shift_leader',
  dispatch: 'dispatcher',
  sign: 'dept_operator',
  dispose: 'dept_operator',
  checkPass: 'collector',
  checkFail: 'collector',
  orderVerify: 'acceptor',
  void: 'shift_leader',
  forceClose: 'office_lead',
  requestReturn: 'dept_operator',
  approveReturn: 'dispatcher',
  approveSuspend: 'dispatcher',
}

export interface Place {
  districtCode: string | null
  dutyGridCode: string | null
  unitCode: string | null
}

export interface Cast {
  /** The one who does this for the case; throws where nobody holds the post. */
  actorFor(event: CaseEvent, key: string, place: Place): Promise<Actor>
  /** Somebody in the post, for what is no event of the table, such as the first of two approvals. */
  holderOf(part: Part, key: string, place: Place): Promise<Actor>
}

export async function castOf(platform: Platform): Promise<Cast> {
  const members = await platform.db.query<Member>(
    sql`select role, unit_code, region_code, duty_grid_code, person_id, person_name from fact_post order by person_id`,
  )
  const byPost = grouped(members, postOf)
  const actors = new Map<string, Promise<Actor>>()
  const holderOf: Cast['holderOf'] = async (part, key, place) => {
    const post = postFor(part, place)
    const able = byPost.get(post) ?? []
    const chosen = able[numberOf(key) % Math.max(able.length, 1)]
    if (!chosen) throw new Error(`nobody holds the post ${post}`)
    const known = actors.get(chosen.personId)
    const actor = known ?? personActor(platform, { id: chosen.personId, name: chosen.personName }, platform.now())
    actors.set(chosen.personId, actor)
    return actor
  }
  return {
    holderOf,
    async actorFor(event, key, place) {
      const part = PARTS[event]
      if (!part) throw new Error(`nobody is cast for ${event}`)
      return holderOf(part, key, place)
    },
  }
}

const OF_A_UNIT: readonly string[] = ['dept_operator', 'dept_lead']

function postOf({ role, unitCode, regionCode, dutyGridCode }: Member): string {
  if (OF_A_UNIT.includes(role)) return `${role}/${unitCode}`
  return role === 'collector' ? `${role}/${dutyGridCode ?? regionCode}` : role
}

/** A collector is the one of the duty grid; where the city has none, of the district. */
function postFor(part: Part, { unitCode, dutyGridCode, districtCode }: Place): string {
  if (OF_A_UNIT.includes(part)) return `${part}/${unitCode}`
  return part === 'collector' ? `${part}/${dutyGridCode ?? districtCode}` : part
}

/** Spreads cases evenly over those who hold a post. */
function numberOf(key: string): number {
  let number = 7
  for (let index = 0; index < key.length; index++) number = (Math.imul(number, 31) + key.charCodeAt(index)) >>> 0
  return number
}
