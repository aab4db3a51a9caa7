/** Runs the plans of a source, several cases at a time; the events of one case stay in order. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from '#kernel/db/sql.ts'
import { RELAY_LOCK } from '#kernel/jobs/relay.ts'
import { SettingsError } from '#kernel/settings.ts'
import { castOf } from './cast.ts'
import type { ImportProfile, Plan } from './profile.ts'
import { type Outcome, replay, requestKeyOf } from './replay.ts'

const AT_A_TIME = 8
const TELL_EVERY_MS = 2000

export async function runPlans(ctx: Ctx, profile: ImportProfile, plans: readonly Plan[], tell: (line: string) => void): Promise<Outcome[]> {
  const release = await silenceRelay(ctx)
  const outcomes: Outcome[] = []
  const progress = progressOf(plans.length, tell)
  try {
    const stage = { platform: ctx, cast: await castOf(ctx), profile }
    const news = newsKeeper(ctx)
    const finished = await finishedBefore(ctx, profile)
    const waiting = plans.values()
    let failed = false
    const worker = async () => {
      for (const plan of waiting) {
        if (failed) return
        const outcome = finished(plan) ?? (await replay(stage, plan))
        outcomes.push(outcome)
        if (outcome.caseId) await news.forget(outcome.caseId)
        progress(outcomes.length)
      }
    }
    const guarded = () =>
      worker().catch((error: unknown) => {
        failed = true
        throw error
      })
    await Promise.all(Array.from({ length: AT_A_TIME }, guarded))
    await news.flush()
    return outcomes
  } finally {
    await release()
  }
}

/** Cases whose last event an earlier run has put into history: events come in order, so all before it are there too. */
async function finishedBefore({ db }: Ctx, profile: ImportProfile): Promise<(plan: Plan) => Outcome | null> {
  const records = await db.query<{ subjectId: string; requestKey: string }>(
    sql`select subject_id, request_key from flow_record where starts_with(request_key, ${`${profile.name}:`})`,
  )
  const cases = new Map(records.map(({ subjectId, requestKey }) => [requestKey, subjectId]))
  return (plan) => {
    const caseId = cases.get(requestKeyOf(profile, plan, plan.steps.length - 1))
    return caseId === undefined ? null : { key: plan.key, caseId, created: false, fired: 0, refused: null, stopped: null }
  }
}

/** No relay may run meanwhile: it would tell screens of things long past. */
async function silenceRelay(ctx: Ctx): Promise<() => Promise<void>> {
  const client = await ctx.db.connect()
  const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [RELAY_LOCK])
  if (rows[0]?.held === true)
    return async () => {
      await client.query('select pg_advisory_unlock($1)', [RELAY_LOCK])
      client.release()
    }
  client.release()
  throw new SettingsError('A CityLoop server is running on this database. Stop it for the time of the import.')
}

const FORGET_AT = 500

/** Takes the news of the past out of the outbox, a few cases at a time. */
function newsKeeper({ db }: Ctx) {
  let cases: string[] = []
  const flush = async () => {
    const told = cases
    cases = []
    await db.query(sql`delete from outbox where subject_id = any(${told}::uuid[]) and topic in ('case.created', 'case.changed')`)
  }
  return {
    flush,
    async forget(caseId: string) {
      cases.push(caseId)
      if (cases.length >= FORGET_AT) await flush()
    },
  }
}

function progressOf(total: number, tell: (line: string) => void): (done: number) => void {
  const begun = Date.now()
  let told = begun
  return (done) => {
    if (done < total && Date.now() - told < TELL_EVERY_MS) return
    told = Date.now()
    const rate = done / Math.max((told - begun) / 1000, 0.001)
    const left = Math.ceil((total - done) / rate)
    tell(`${done} of ${total} cases, ${rate.toFixed(0)}/s, ${left} s left`)
  }
}
