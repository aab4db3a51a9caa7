/** The way of a report through the centre: accepted or not, verified, filed, dispatched. */
import { chance, collectorOf, does, doesAndSees, type Life, nowIn, pause, pauseOnStreet, pointOf, refused, took } from './city.ts'
import { handled } from './department.ts'
import type { Person } from './people.ts'
import { isRefusal } from './stage.ts'

/** From the table of the acceptor to wherever it ends. */
export async function throughCentre(life: Life): Promise<void> {
  const { habits, people } = life.city
  await pause(life, habits.accept)
  const acceptor = people.of('acceptor', life.random)
  const unfit = life.source === 'collector' ? habits.unfit.collector : habits.unfit.citizen
  if (chance(life, unfit)) return void (await does(life, acceptor, 'reject', { reasonKind: 'not_city_matter' }, 'rejected'))
  if (!(await trusted(life))) return
  if (life.view.state === 'reported' && !(await does(life, acceptor, 'forward', { matter: life.sight.matter.matter }, 'pending_filing')))
    return
  if (await filed(life)) await dispatched(life)
}

/** What nobody of the city has seen with own eyes. */
const UNSEEN: readonly string[] = ['hotline12345', 'citizen_app', 'media', 'transfer']

/** A collector looks at what citizens told (T03 – T05); false when there was nothing. */
async function trusted(life: Life): Promise<boolean> {
  if (!UNSEEN.includes(life.source)) return true
  const { habits, people, stage } = life.city
  const acceptor = people.of('acceptor', life.random)
  if (!(await does(life, acceptor, 'orderVerify', {}, 'verifying'))) return false
  const ordered = nowIn(life)
  await pauseOnStreet(life, habits.verify)
  const collector = collectorOf(life)
  if (!collector) return false
  const photos = [await stage.photo(collector, ordered)]
  const untrue = chance(life, habits.untrue)
  const note = untrue ? { reason: '现场未发现该问题' } : {}
  const to = untrue ? 'reported' : 'pending_filing'
  const answered = await does(life, collector, untrue ? 'verifyFalse' : 'verifyTrue', { photos, point: pointOf(life), ...note }, to)
  if (!answered || !untrue) return answered
  await pause(life, habits.accept)
  await does(life, acceptor, 'reject', { reasonKind: 'verified_false' }, 'rejected')
  return false
}

async function filed(life: Life): Promise<boolean> {
  const { habits, people } = life.city
  await pause(life, habits.file)
  const leader = people.of('shift_leader', life.random)
  if (chance(life, habits.declined)) {
    await does(life, leader, 'decline', { reason: '未达立案条件' }, 'not_filed')
    return false
  }
  if (chance(life, habits.sentBack)) {
    if (!(await does(life, leader, 'sendBack', { reason: '描述不清，请补充' }, 'reported'))) return false
    await pause(life, habits.accept)
    const acceptor = people.of('acceptor', life.random)
    if (!(await does(life, acceptor, 'forward', { matter: life.sight.matter.matter }, 'pending_filing'))) return false
    await pause(life, habits.file)
  }
  const input = { matter: life.sight.matter.matter, conditionNo: 1 }
  const refusal = await life.city.stage.act(leader, life.id, 'file', input)
  if (refusal?.refused === 'condition_not_met') return alike(life, input)
  if (refusal) return refused(life, 'file', refusal)
  took(life, 'file', 'pending_dispatch')
  return true
}

/** Something like it is open nearby: the same problem, or said to be another. */
async function alike(life: Life, input: object): Promise<boolean> {
  const leader = life.city.people.of('shift_leader', life.random)
  const [masterId] = await life.city.stage.mastersOf(leader, life.id)
  if (masterId && chance(life, life.city.habits.mergedWhenAlike) && (await does(life, leader, 'merge', { masterId }, 'merged')))
    return false
  return does(life, leader, 'file', { ...input, reason: '经核对不是同一处问题' }, 'pending_dispatch')
}

/** To the department that the handbook names, as often as one returns it. */
async function dispatched(life: Life): Promise<void> {
  const { habits, people } = life.city
  for (let times = 0; times < 3; times++) {
    await pause(life, habits.dispatch)
    if (times === 0 && chance(life, habits.voided)) {
      await voided(life)
      return
    }
    const dispatcher = people.of('dispatcher', life.random)
    if (!(await sent(life, dispatcher))) return
    await handled(life)
    if (life.view.state !== 'pending_dispatch') return
  }
}

/** To the unit of the handbook; to the one a department named, with a word about it. */
async function sent(life: Life, dispatcher: Person): Promise<boolean> {
  const answer = await life.city.stage.actAndSee(dispatcher, life.id, 'dispatch', {})
  if (isRefusal(answer))
    return answer.refused === 'condition_not_met'
      ? doesAndSees(life, dispatcher, 'dispatch', { override: true, reason: '按退回部门建议派遣' })
      : refused(life, 'dispatch', answer)
  life.view = answer
  took(life, 'dispatch', answer.state)
  return true
}

/** Filed in error: asked for by the dispatcher, granted by the shift leader. */
async function voided(life: Life): Promise<void> {
  const { stage, people, account } = life.city
  const dispatcher = people.of('dispatcher', life.random)
  const request = await stage.ask(dispatcher, life.id, { kind: 'void', reason: '误立案', reasonKind: 'filed_in_error' })
  if (isRefusal(request)) return
  account.requests.set('void', (account.requests.get('void') ?? 0) + 1)
  await pause(life, life.city.habits.decide)
  const refusal = await stage.decide(people.of('shift_leader', life.random), request.id, 'approve', '同意')
  if (!refusal) life.view = { ...life.view, state: 'voided' }
}
