/** `seed-demo`: believable cases of the last days, labelled demo, through the same verbs as real ones. */
import { type Command, InvalidArgumentError } from 'commander'
import sharp from 'sharp'
import type { Actor } from '#kernel/access/actor.ts'
import { asActor, type Ctx } from '#kernel/ctx.ts'
import { insertInto, sql } from '#kernel/db/sql.ts'
import { derivedId } from '#kernel/id.ts'
import { Problem } from '#kernel/problem.ts'
import { type ActInput, act, type CaseEvent, submitReport } from '#modules/cases/index.ts'
import { type Cast, castOf, type Place } from '../import/cast.ts'
import { loadCity } from '../load-city.ts'
import { DEMO_MATTERS, DEMO_STEPS, type DemoStep } from './demo-plan.ts'
import { withPlatform } from './with-platform.ts'

export function addSeedDemo(program: Command): void {
  program
    .command('seed-demo')
    .description('puts demo cases of the last ten days into all states; for trying the screens')
    .option('--cases <n>', 'how many', wholeNumber, 200)
    .action(({ cases }: { cases: number }) => withPlatform((ctx, say) => seedDemo(ctx, say, cases)))
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 20_000) throw new InvalidArgumentError('a whole number from 1 to 20000')
  return number
}

const DAY_MS = 86_400_000

async function seedDemo(ctx: Ctx, say: (line: string) => void, cases: number) {
  const empty = (await ctx.db.query(sql`select 1 from city limit 1`)).length === 0
  if (empty) await loadCity(ctx, ctx.settings.city, say)
  const spots = await demoSpots(ctx, cases)
  const photo = await demoPhoto(ctx)
  const cast = await castOf(ctx)
  const made: Record<string, number> = {}
  for (const [index, spot] of spots.entries()) {
    const state = await oneCase(ctx, cast, photo, spot, index)
    made[state] = (made[state] ?? 0) + 1
    if (index % 25 === 24) say(`${index + 1} of ${spots.length}`)
  }
  return { ok: true, cases: spots.length, states: made }
}

/** One in four lies in the streets of the demo accounts' departments, so that their desks are not empty. */
async function demoSpots(ctx: Ctx, cases: number): Promise<Spot[]> {
  const streets = sql`select p.region_code from account a join post p on p.person_id = a.person_id where a.demo and p.region_level = 'street'`
  const of = (home: boolean, limit: number) =>
    ctx.db.query<Spot>(sql`select u.code, u.geometry, u.duty_grid_code from unit_grid u join duty_grid d on d.code = u.duty_grid_code
      where (d.street_code in (${streets})) = ${home} order by md5(u.code) limit ${limit}`)
  const [home, elsewhere] = [await of(true, Math.ceil(cases / 4)), await of(false, cases)]
  return elsewhere.map((spot, index) => (index % 4 === 0 ? (home[index / 4] ?? spot) : spot))
}

interface Spot {
  code: string
  dutyGridCode: string
  geometry: { coordinates: number[][][] }
}

async function oneCase(ctx: Ctx, cast: Cast, photo: string, spot: Spot, index: number): Promise<string> {
  const matter = DEMO_MATTERS[index % DEMO_MATTERS.length] ?? DEMO_MATTERS[0]
  if (!matter) return 'none'
  const steps = DEMO_STEPS.slice(0, (index * 7) % (DEMO_STEPS.length + 1))
  // Closed ones lie days back; the others arrived at their step minutes ago, so that all lights are seen.
  const lasted = steps.reduce((sum, step) => sum + step.minutes, 0) + ((index * 37) % 19)
  const begun = ctx.now().getTime() - lasted * 60_000 - (steps.length === DEMO_STEPS.length ? ((index % 9) + 1) * DAY_MS : 0)
  const id = derivedId('demo-report', spot.code)
  const place: Place = { districtCode: spot.code.slice(0, 6), dutyGridCode: spot.dutyGridCode, unitCode: null }
  const reporter = await cast.actorFor('checkPass', spot.code, place)
  const point = middleOf(spot)
  const report = {
    id,
    source: 'collector' as const,
    matter: matter.code,
    description: matter.text,
    point,
    address: '演示数据',
    photos: [photo],
  }
  const { caseId, row } = await submitReport(at(ctx, reporter, begun), report)
  let [state, time, unitCode] = [row.state as string, begun, row.unitCode]
  for (const step of steps) {
    time += step.minutes * 60_000
    if (time > ctx.now().getTime()) break
    const moved = await take(ctx, { cast, caseId, step, time, place: { ...place, unitCode }, input: inputOf(step, photo, point) })
    if (moved === null) break
    ;[state, unitCode] = [moved.state, moved.unitCode]
  }
  return state
}

interface Take {
  cast: Cast
  caseId: string
  step: DemoStep
  time: number
  place: Place
  input: ActInput
}

/** One step; null where the table does not allow it, such as after a fast dispatch. */
async function take(
  ctx: Ctx,
  { cast, caseId, step, time, place, input }: Take,
): Promise<{ state: string; unitCode: string | null } | null> {
  try {
    const actor = await cast.actorFor(step.event, caseId, place)
    await act(at(ctx, actor, time), caseId, step.event, { ...input, requestKey: `demo-${step.event}` })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code !== 'illegal_transition') return null
  }
  const rows = await ctx.db.query<{ state: string; unitCode: string | null }>(
    sql`select state, unit_code from urban_case where id = ${caseId}`,
  )
  return rows[0] ?? null
}

function inputOf(step: DemoStep, photo: string, point: { lon: number; lat: number }): ActInput {
  const inputs: Partial<Record<CaseEvent, ActInput>> = {
    file: { conditionNo: 1, reason: '演示' },
    dispose: { photos: [photo], checklist: true },
    checkPass: { photos: [photo], point },
  }
  return inputs[step.event] ?? {}
}

function at(ctx: Ctx, actor: Actor, time: number): Ctx {
  return { ...asActor(ctx, actor), now: () => new Date(time) }
}

function middleOf({ geometry }: Spot): { lon: number; lat: number } {
  const ring = (geometry.coordinates[0] ?? []).slice(0, -1)
  const mean = (axis: 0 | 1) => ring.reduce((sum, position) => sum + (position[axis] ?? 0), 0) / Math.max(ring.length, 1)
  return { lon: mean(0), lat: mean(1) }
}

/** One picture that says what it is; dated late enough to answer any demo task. */
async function demoPhoto(ctx: Ctx): Promise<string> {
  const drawn =
    '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720"><rect width="960" height="720" fill="#dfe5ee"/><text x="480" y="380" font-size="72" text-anchor="middle" fill="#5b6b83">DEMO</text></svg>'
  const stored = await ctx.files.keep(await sharp(Buffer.from(drawn)).png().toBuffer(), 'image/png')
  const id = derivedId('demo-photo')
  await ctx.db.query(
    sql`${insertInto('stored_file', { id, ...stored, originalName: 'demo.png', createdBy: ctx.actor.id, createdAt: ctx.now() })} on conflict (id) do nothing`,
  )
  return id
}
