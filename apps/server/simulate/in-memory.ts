/**
 * The same people, the same verbs, but the cases of the straight way stay in memory until they end. Whatever is out of
 * the ordinary goes through the other stage, on a case that was written down before.
 */
import type { Actor } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import type { Cells } from '#kernel/db/change.ts'
import { sql } from '#kernel/db/sql.ts'
import { newId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import type { CaseLoad, UrbanCase } from '#modules/cases/index.ts'
import { personActor } from '#modules/identity/index.ts'
import type { Person } from './people.ts'
import type { Refusal, Stage, View } from './stage.ts'
import type { Turn } from './turn.ts'

export function inMemoryStage(ctx: Ctx, load: CaseLoad, other: Stage): Stage {
  const actors = actorsOf(ctx)
  const as = async (who: Person): Promise<Ctx> => asActor(ctx, await actors(who))
  const settled = async <T>(caseId: string, verb: () => Promise<T>): Promise<T> => {
    await load.settle(caseId)
    return verb()
  }
  /** What the other stage made of a case, for those who look around in memory. */
  const seen = (answer: View | Refusal): View | Refusal => {
    if (!('refused' in answer)) load.noted(answer.id, answer.state)
    return answer
  }
  const actAndSee: Stage['actAndSee'] = async (who, caseId, event, input) => {
    if (!load.takes(caseId, event)) return settled(caseId, async () => seen(await other.actAndSee(who, caseId, event, input)))
    return attempt(async () => viewOf(await load.act(await as(who), caseId, event, input)))
  }
  return {
    report: (who, { id = newId(), ...report }) => attempt(async () => viewOf(await load.report(await as(who), { id, ...report }))),
    actAndSee,
    async act(who, caseId, event, input) {
      const answer = await actAndSee(who, caseId, event, input)
      return 'refused' in answer ? answer : null
    },
    async see(who, caseId) {
      const row = load.find(caseId)
      return row ? viewOf(row) : seen(await other.see(who, caseId))
    },
    ask: (who, caseId, request) => settled(caseId, () => other.ask(who, caseId, request)),
    decide: other.decide,
    mastersOf: (who, caseId) => settled(caseId, () => other.mastersOf(who, caseId)),
    photo: photosOf(ctx, load, other),
    after: other.after && {
      ...other.after,
      orders: async () => [],
      async answerRecheck(who, id, answer) {
        await load.flush('files')
        return other.after?.answerRecheck(who, id, answer) ?? null
      },
    },
  }
}

const HOUR_MS = 3_600_000

/**
 * The platform's own work: first on what is in memory, then on what is written. Ended cases are written once an hour,
 * in its first turn: whatever is planned for the full hour finds them.
 */
export function inMemoryTurn(ctx: Ctx, load: CaseLoad, other: Turn): Turn {
  let hour = 0
  return {
    async until(end) {
      await load.turn(ctx)
      const current = Math.floor((end - 1) / HOUR_MS)
      if (current !== hour) await load.flush('ended')
      hour = current
      const since = ctx.now()
      const news = await other.until(end)
      await load.notice(since)
      return news
    },
  }
}

async function attempt(verb: () => Promise<View>): Promise<View | Refusal> {
  try {
    return await verb()
  } catch (error) {
    if (error instanceof Problem) return { refused: error.code }
    throw error
  }
}

function viewOf({ id, state, unitCode, dutyGridCode, lon, lat, dueAt, limitUnit, fast, stage }: UrbanCase): View {
  return { id, state, unitCode, dutyGridCode, lon, lat, dueAt: dueAt?.getTime() ?? null, limitUnit, fast, stage }
}

/** Posts do not change while a city is played. */
function actorsOf(ctx: Ctx): (who: Person) => Promise<Actor> {
  const known = new Map<string, Promise<Actor>>()
  return (who) => {
    const actor = known.get(who.id) ?? personActor(ctx, who, ctx.now())
    known.set(who.id, actor)
    return actor
  }
}

/** One picture is taken and stored; everybody else's are rows of the same bytes. */
function photosOf(ctx: Ctx, load: CaseLoad, other: Stage): Stage['photo'] {
  let taken: Promise<Cells> | null = null
  let newest: { id: string; at: number } | null = null
  const first = async (who: Person): Promise<Cells> => {
    const id = await other.photo(who, ctx.now().getTime())
    const [row] = await ctx.db.query(sql`select * from stored_file where id = ${id}`)
    if (!row) throw new Error('the photograph was not stored')
    return row
  }
  return async (who, since) => {
    const at = ctx.now()
    if (newest && newest.at >= since && newest.at <= at.getTime()) return newest.id
    const id = newId()
    newest = { id, at: at.getTime() }
    taken ??= first(who)
    load.addFile({ id, at, cells: { ...(await taken), id, createdBy: who.id, createdAt: at } })
    return id
  }
}
