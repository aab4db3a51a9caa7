/** What people do once a day or an hour, whatever case it is about: answer orders of supervision, look at closed cases again. */
import { nextOpening } from '#kernel/clock/index.ts'
import { randomFrom, seedOf } from '#kernel/random.ts'
import type { City } from './city.ts'
import { goOn } from './lives.ts'
import { type AfterClosing, isRefusal } from './stage.ts'

const HOUR_MS = 3_600_000

/** Sets the round of an office day: orders at three hours, second looks at one. */
export function beginRoutines(city: City, midnight: number): void {
  const { after } = city.stage
  if (!after) return
  for (const hour of [10, 14, 17]) {
    const at = midnight + hour * HOUR_MS
    if (nextOpening(city.calendar, at) === at) city.time.begin(at, () => answerOrders(city, after, at))
  }
  const at = midnight + 9.5 * HOUR_MS
  city.time.begin(at, () => lookAgain(city, after, at))
  city.time.begin(midnight + 8 * HOUR_MS, () => takeUp(city, after, midnight))
}

/** In the morning the acceptor goes through what lies there since the day before and nobody told. */
async function takeUp(city: City, after: AfterClosing, midnight: number): Promise<void> {
  const acceptor = city.people.of('acceptor', randomFrom(seedOf(city.seed, 'left', midnight)))
  for (const one of await after.waiting(acceptor, midnight)) {
    if (city.takenUp.has(one.view.id)) continue
    city.takenUp.add(one.view.id)
    city.time.begin(midnight + 8 * HOUR_MS, () => goOn(city, one))
  }
}

/** A department answers most of what it is asked, the commission office or the supervisor accepts the answers. */
async function answerOrders(city: City, after: AfterClosing, at: number): Promise<void> {
  const random = randomFrom(seedOf(city.seed, 'orders', at))
  const supervisor = city.people.of('supervisor', random)
  for (const order of await after.orders(supervisor)) {
    if (random() > city.habits.answersOrder) continue
    const lead = city.people.at('dept_lead', order.unitCode, random)
    if (!lead || (await after.actOnOrder(lead, order.id, 'answer', '已安排人员处置，将按期办结'))) continue
    city.account.orders++
  }
}

async function lookAgain(city: City, after: AfterClosing, at: number): Promise<void> {
  const random = randomFrom(seedOf(city.seed, 'rechecks', at))
  const supervisor = city.people.of('supervisor', random)
  for (const { id, caseId } of await after.rechecks(supervisor)) {
    const seen = await city.stage.see(supervisor, caseId)
    const collector = isRefusal(seen) ? undefined : city.people.collector(seen.dutyGridCode ?? '')
    if (isRefusal(seen) || !collector || seen.lon === null || seen.lat === null) continue
    const found = random() < city.habits.recheckBad ? 'bad' : 'good'
    const photos = [await city.stage.photo(collector, at)]
    if (await after.answerRecheck(collector, id, { found, photos, point: { lon: seen.lon, lat: seen.lat } })) continue
    city.account.rechecks++
    if (found === 'bad') city.account.foundBad++
  }
}
