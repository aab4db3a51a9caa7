/** What a department makes of a case: signs, returns, asks for time or a pause, handles. */
import { addWorking, nextOpening, workingSeconds } from '#kernel/clock/index.ts'
import { lognormal } from '#kernel/random.ts'
import type { NewRequest } from '#modules/cases/index.ts'
import { count } from '../import/tally.ts'
import { checked } from './check.ts'
import { chance, does, doesAndSees, type Life, nowIn, paceOf, pause, pauseInOffice, refused, took } from './city.ts'
import { isRefusal } from './stage.ts'

const DAY_MS = 86_400_000

/** From dispatch to the closing, or back to the dispatcher. */
export async function handled(life: Life): Promise<void> {
  const { habits } = life.city
  await (isUrgent(life) ? pause(life, habits.urgentSign) : pauseInOffice(life, habits.sign))
  if (!isUrgent(life) && chance(life, habits.returned) && (await returned(life))) return
  if (life.view.state === 'dispatched' && !(await does(life, operator(life), 'sign', {}, 'handling'))) return
  if (!isUrgent(life) && !(await maybePaused(life))) return
  await untilClosed(life)
}

/** Rounds of work and check until one is good. */
async function untilClosed(life: Life): Promise<void> {
  const { habits } = life.city
  while (life.view.state === 'handling') {
    await worked(life)
    if (!(await disposed(life))) return
    await pause(life, habits.orderCheck)
    await checked(life)
  }
}

function operator(life: Life) {
  return life.city.people.at('dept_operator', life.view.unitCode ?? '', life.random)
}

function isUrgent({ view }: Life): boolean {
  return view.limitUnit === 'urgent_hour'
}

/** The work takes its share of the time that is left; a late one may be foreseen. */
async function worked(life: Life): Promise<void> {
  const { city, view } = life
  const { habits, calendar } = city
  const share =
    lognormal(life.random, habits.workload.median, habits.workload.spread) * paceOf(city, view.unitCode ?? '', habits.unitSpread)
  const at = nowIn(life)
  const left = Math.max((view.dueAt ?? at) - at, 60_000)
  const natural = isUrgent(life) || view.limitUnit === 'natural_day'
  const done = natural
    ? at + left * share
    : addWorking(calendar, at, Math.round(Math.max(workingSeconds(calendar, at, at + left), 600) * share))
  if (share <= 1 || natural || !chance(life, habits.asksForMoreTime)) {
    await city.time.until(done)
    return
  }
  await city.time.until(addWorking(calendar, at, Math.round(0.7 * workingSeconds(calendar, at, at + left))))
  await granted(life, { kind: 'extension', reason: '现场条件复杂，需延长处置时间' })
  await city.time.until(done)
}

async function disposed(life: Life): Promise<boolean> {
  const { city } = life
  const who = operator(life)
  if (!who) return refused(life, 'dispose', { refused: 'nobody_in_post' })
  const photo = await city.stage.photo(who, nowIn(life) - 30 * 60_000)
  const done = { photos: [photo], checklist: true }
  const refusal = await city.stage.act(who, life.id, 'dispose', done)
  if (!refusal) {
    took(life, 'dispose', 'disposed')
    return true
  }
  // A danger is first made safe, then repaired (CL §5, T15s).
  if (refusal.refused !== 'condition_not_met' || !(await doesAndSees(life, who, 'makeSafe', { photos: [photo] })))
    return refused(life, 'dispose', refusal)
  await worked(life)
  return does(life, who, 'dispose', done, 'disposed')
}

/** Asks, and waits for those who decide; true when it was granted. */
async function granted(life: Life, request: NewRequest): Promise<boolean> {
  const { city } = life
  const { stage, people, habits, account } = city
  const who = operator(life)
  const lead = people.at('dept_lead', life.view.unitCode ?? '', life.random)
  if (!who || !lead) return false
  const long = isLong(request, nowIn(life))
  const asked = await stage.ask(who, life.id, request)
  if (isRefusal(asked)) return false
  count(account.requests, request.kind ?? 'extension')
  const approve = chance(life, habits.requestGranted)
  const centre = people.of('dispatcher', life.random)
  const steps = request.kind === 'return' ? [centre] : [lead, centre, ...(long ? [people.of('office_lead', life.random)] : [])]
  for (const approver of steps) {
    await (approver === lead ? pauseInOffice(life, habits.decide) : pause(life, habits.decide))
    const last = approver === steps.at(-1)
    const verb = last && !approve ? 'reject' : 'approve'
    if (await stage.decide(approver, asked.id, verb, verb === 'reject' ? '理由不充分' : '同意')) {
      // Too late or no longer to be had: whoever asked takes it back and goes on with the work.
      await stage.decide(who, asked.id, 'withdraw', '情况变化，不再申请')
      return false
    }
  }
  if (approve) await look(life)
  return approve
}

const LONG_MS = 90 * DAY_MS
const isLong = ({ kind, untilAt }: NewRequest, at: number) => kind === 'suspension' && Date.parse(untilAt ?? '') - at > LONG_MS

async function look(life: Life): Promise<void> {
  const seen = await life.city.stage.see(life.city.people.of('dispatcher', life.random), life.id)
  if (!isRefusal(seen)) life.view = seen
}

/** Not ours: true when the dispatcher agreed. */
async function returned(life: Life): Promise<boolean> {
  const unitCode = life.city.people.otherUnit(life.view.unitCode ?? '', life.random)
  const more = unitCode ? { unitCode } : {}
  await granted(life, { kind: 'return', reason: '经核实不属本部门职责', reasonKind: 'not_our_power', ...more })
  return life.view.state === 'pending_dispatch'
}

/** Suspended or deferred until a day; false where the case ended meanwhile. */
async function maybePaused(life: Life): Promise<boolean> {
  const { habits } = life.city
  const suspends = chance(life, habits.suspended)
  if (!suspends && !chance(life, habits.deferred)) return true
  const days = suspends ? habits.suspendedDays : habits.deferredDays
  const length = Math.min(lognormal(life.random, days.median, days.spread), suspends ? 350 : 58)
  const untilAt = new Date(nowIn(life) + length * DAY_MS).toISOString()
  const more = suspends ? { reasonKind: 'no_budget', leader: '分管领导', measure: '设置围挡警示', photos: [await photoOf(life)] } : {}
  const kind = suspends ? 'suspension' : 'deferral'
  await granted(life, { kind, untilAt, reason: suspends ? '经费未落实，列入下期计划' : '等待施工季节', ...more })
  if (!['suspended', 'deferred'].includes(life.view.state)) return true
  await rested(life, Date.parse(untilAt))
  return life.view.state === 'handling'
}

/** The platform wakes the case on the first workday morning; the department looks in afterwards. */
async function rested(life: Life, until: number): Promise<void> {
  const { time, calendar } = life.city
  for (let looks = 0; looks < 12; looks++) {
    await time.until(nextOpening(calendar, Math.max(until, nowIn(life)) + looks * DAY_MS) + 3_600_000)
    await look(life)
    if (!['suspended', 'deferred'].includes(life.view.state)) return
  }
}

async function photoOf(life: Life): Promise<string> {
  const who = operator(life) ?? life.city.people.of('dispatcher', life.random)
  return life.city.stage.photo(who, nowIn(life) - DAY_MS)
}
