/** Checked on the street, closed by the shift leader, asked about afterwards. */
import { chance, collectorOf, does, doesAndSees, type Life, nowIn, pause, pauseInOffice, pauseOnStreet, pointOf } from './city.ts'
import { drawn } from './habits.ts'

/** From the ordering of the check to the closing, or back to the department. */
export async function checked(life: Life): Promise<void> {
  const { habits, people, stage } = life.city
  const acceptor = people.of('acceptor', life.random)
  for (let times = 0; times < 4; times++) {
    if (!(await does(life, acceptor, 'orderCheck', {}, 'checking'))) return
    const ordered = nowIn(life)
    await pauseOnStreet(life, habits.check)
    const collector = collectorOf(life)
    if (!collector) return
    const photos = [await stage.photo(collector, ordered)]
    if (chance(life, habits.checkFails)) return failed(life, photos)
    if (!(await does(life, collector, 'checkPass', { photos, point: pointOf(life) }, 'pending_closure'))) return
    await closed(life)
    if (life.view.state !== 'disposed') return
    await pause(life, habits.orderCheck)
  }
}

/** The acceptor decides what a failed check means (T18b – T18d). */
async function failed(life: Life, photos: string[]): Promise<void> {
  const { habits, people } = life.city
  const collector = collectorOf(life)
  if (!(await does(life, collector, 'checkFail', { photos, reason: '现场仍有残留' }, 'checking'))) return
  await pause(life, habits.accept)
  const acceptor = people.of('acceptor', life.random)
  const lot = life.random()
  if (lot < habits.reworkConfirmed) return void (await doesAndSees(life, acceptor, 'confirmRework', {}))
  const overruled = lot < habits.reworkConfirmed + habits.overruled
  const [event, reason] = overruled ? ['overruleFail', '已达到结案条件'] : ['newProblem', '属另一处新问题']
  const note = overruled ? {} : { note: '现场另有新问题' }
  if (await does(life, acceptor, event ?? 'overruleFail', { reason, ...note }, 'pending_closure')) await closed(life)
}

/** By the shift leader, who may send it back for another look; citizens are asked afterwards (CL §12). */
export async function closed(life: Life): Promise<void> {
  const { habits, people } = life.city
  await pause(life, habits.close)
  const leader = people.of('shift_leader', life.random)
  if (!life.view.fast && life.source !== 'collector' && chance(life, habits.notSatisfied))
    return void (await does(life, leader, 'notSatisfied', { reason: '照片不能说明问题已解决' }, 'disposed'))
  if (!(await does(life, leader, 'close', {}, 'closed'))) return
  if (['hotline12345', 'citizen_app', 'media'].includes(life.source)) await revisited(life)
}

async function revisited(life: Life): Promise<void> {
  const { habits, people, stage, account } = life.city
  if (!stage.after) return
  await pauseInOffice(life, habits.revisit)
  const answer = drawn(life.random, habits.answers)
  const refusal = await stage.after.revisit(people.of('acceptor', life.random), life.id, answer)
  if (refusal) return
  account.revisits++
  if (answer !== 'dissatisfied') return
  await pauseInOffice(life, habits.revisit)
  await stage.after.orderRecheck(people.of('supervisor', life.random), life.id)
}
