/** One case of a source, from report to where it ended, through the verbs and their rules. */
import { Compile } from 'typebox/compile'
import type { Actor } from '#kernel/access/actor.ts'
import { asActor, type Ctx, type Platform } from '#kernel/ctx.ts'
import { derivedId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { ActInput, act, askRequest, caseById, decideRequest, NewReport, submitReport } from '#modules/cases/index.ts'
import type { Cast, Place } from './cast.ts'
import type { ImportProfile, Plan, Step } from './profile.ts'

export interface Outcome {
  key: string
  /** Null when the report itself was refused. */
  caseId: string | null
  created: boolean
  /** Events that happened now; those of an earlier run are not counted. */
  fired: number
  refused: string | null
  /** The event at which the case stopped short of the source, and why. */
  stopped: string | null
}

export interface Stage {
  platform: Platform
  cast: Cast
  profile: Pick<ImportProfile, 'name' | 'overrideReason'>
}

interface Scene {
  stage: Stage
  plan: Plan
  caseId: string
  place: Place
}

const reports = Compile(NewReport)
const inputs = Compile(ActInput)

export async function replay(stage: Stage, plan: Plan): Promise<Outcome> {
  const { platform, cast, profile } = stage
  const outcome: Outcome = { key: plan.key, caseId: null, created: false, fired: 0, refused: null, stopped: null }
  const report = { ...plan.report, id: derivedId(profile.name, plan.key) }
  if (!reports.Check(report)) return { ...outcome, refused: 'invalid_input: the report does not have the shape' }
  const place: Place = { districtCode: report.districtCode ?? null, dutyGridCode: null, unitCode: plan.unitCode }
  const reporter = await cast.actorFor('submit', plan.key, place)
  const submitted = await attempt(() => submitReport(at(platform, reporter, plan.at), report))
  if (typeof submitted === 'string') return { ...outcome, refused: submitted }
  const { caseId, row, replayed } = submitted
  const scene = { stage, plan, caseId, place: { ...place, districtCode: row.districtCode, dutyGridCode: row.dutyGridCode } }
  let fired = replayed ? 0 : 1
  for (const [index, step] of plan.steps.entries()) {
    const done = await attempt(() => perform(scene, step, index))
    if (typeof done === 'string') return { ...outcome, caseId, created: !replayed, fired, stopped: `${step.event}: ${done}` }
    if (done) fired++
  }
  return { ...outcome, caseId, created: !replayed, fired }
}

/** The platform at that time, in that person's hands. Nobody is told: it is long past. */
function at(platform: Platform, actor: Actor, time: Date): Ctx {
  return asActor({ ...platform, now: () => time, announce: () => undefined }, actor)
}

/** The same event of the same case has the same key in every run. */
export function requestKeyOf(profile: Pick<ImportProfile, 'name'>, plan: Plan, index: number): string {
  return `${profile.name}:${plan.key}:${index}:${plan.steps[index]?.event ?? 'submit'}`
}

async function perform({ stage, plan, caseId, place }: Scene, step: Step, index: number): Promise<boolean> {
  const { platform, cast, profile } = stage
  if (step.event === 'approveSuspend') return suspend({ stage, plan, caseId, place }, step, index)
  const actor = await cast.actorFor(step.event, plan.key, place)
  const requestKey = requestKeyOf(profile, plan, index)
  const input = { ...step.input, ...(await taskFor(cast, step, plan.key, place)), requestKey }
  if (!inputs.Check(input)) throw new Error(`${plan.key}: the input of ${step.event} does not have the shape`)
  const fire = (given: ActInput) => act(at(platform, actor, step.at), caseId, step.event, given)
  if (step.event !== 'dispatch') return fire(input)
  return fire(input).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'condition_not_met')) throw error
    return fire({ ...input, override: true, reason: profile.overrideReason })
  })
}

/** Asked for by the clerk, approved by two: the ledger then knows of it (CL §8). */
async function suspend({ stage, plan, caseId, place }: Scene, { at: time, input }: Step, index: number): Promise<boolean> {
  const { platform, cast, profile } = stage
  if ((await caseById(platform.db, caseId))?.state === 'suspended') return false
  const as = async (part: 'dept_operator' | 'dept_lead' | 'dispatcher') => {
    const actor = await cast.holderOf(part, plan.key, place)
    return { ...at(platform, actor, time), requestKey: `${requestKeyOf(profile, plan, index)}:${part}` }
  }
  const { reason = '', reasonKind, untilAt } = input
  const clerk = await as('dept_operator')
  const asked = { kind: 'suspension', reason, reasonKind, untilAt, leader: clerk.actor.name } as const
  const { id } = await askRequest(clerk, caseId, asked)
  for (const part of ['dept_lead', 'dispatcher'] as const) await decideRequest(await as(part), id, 'approve', {})
  return true
}

/** A check goes to the collector of the duty grid; where there is none, to whoever of the district answers. */
async function taskFor(cast: Cast, step: Step, key: string, place: Place): Promise<{ collectorId?: string }> {
  if (step.event !== 'orderCheck' || place.dutyGridCode === null) return {}
  return { collectorId: (await cast.actorFor('checkPass', key, place)).id }
}

/** The answer, or the reason why the platform refused. */
async function attempt<T>(verb: () => Promise<T>): Promise<T | string> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { detail, errors } = error.details
    return `${error.code}: ${errors?.map(({ message }) => message.en).join('; ') ?? detail?.en ?? error.title.en}`
  }
}
