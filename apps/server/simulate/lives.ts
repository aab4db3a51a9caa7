/** The days of the city: who reports what and when, and how each report goes on. */
import { isWorkday, localDate } from '#kernel/clock/index.ts'
import { derivedId } from '#kernel/id.ts'
import { oneOf, randomFrom, seedOf } from '#kernel/random.ts'
import type { NewReport } from '#modules/cases/index.ts'
import { count } from '../import/tally.ts'
import { throughCentre } from './centre.ts'
import { closed } from './check.ts'
import { type City, chance, collectorOf, type Life, nowIn, pointOf, refused } from './city.ts'
import { handled } from './department.ts'
import { drawn } from './habits.ts'
import { isRefusal, type Waiting } from './stage.ts'
import type { Sight } from './street.ts'

const HOUR_MS = 3_600_000
const REMEMBERED = 400

/** Sets so many reports into a day, spread over its hours; they live on by themselves. */
export function beginDay(city: City, midnight: number, perDay: number): number {
  const random = randomFrom(seedOf(city.seed, 'day', midnight))
  const workday = isWorkday(city.calendar, localDate(city.calendar, midnight + 12 * HOUR_MS))
  const mean = perDay * (workday ? city.habits.weekdays.workday : city.habits.weekdays.dayOff)
  const reports = Math.round(mean * (0.95 + 0.1 * random()))
  const hours = city.habits.hours.map((share, hour) => [hour, share] as const)
  for (let number = 0; number < reports; number++) {
    const at = midnight + Math.floor((drawn(random, hours) + random()) * HOUR_MS)
    city.time.begin(at, () => live(city, `${midnight}-${number}`))
  }
  return reports
}

/** One report and what people make of it. Every decision is drawn from its own lot, whatever happens beside it. */
async function live(city: City, key: string): Promise<void> {
  const random = randomFrom(seedOf(city.seed, 'case', key))
  const source = drawn(random, city.habits.sources)
  const sight = seen(city, random)
  const life: Life = { city, random, source, sight, id: '', view: NOT_YET }
  if (!(await reported(life, key))) return
  if (life.view.state === 'dispatched') await handled(life)
  else if (isSimple(life) && chance(life, city.habits.selfHandled) && (await selfHandled(life))) await closed(life)
  else await throughCentre(life)
  count(city.account.states, life.view.state)
}

/** What nobody told: it lies on the acceptor's table with its place, and perhaps without a matter. */
export async function goOn(city: City, { view, source, matter }: Waiting): Promise<void> {
  const random = randomFrom(seedOf(city.seed, 'taken up', view.id))
  const sight = city.street.draw(random, city.habits.matterSkew)
  const known = { ...sight.matter, matter: matter ?? sight.matter.matter }
  const place = { lon: view.lon ?? sight.lon, lat: view.lat ?? sight.lat }
  const life: Life = { city, random, source, sight: { ...sight, ...place, matter: known }, id: view.id, view }
  await throughCentre(life)
  count(city.account.states, life.view.state)
}

const NOT_YET = {
  id: '',
  state: 'draft',
  unitCode: null,
  dutyGridCode: null,
  lon: null,
  lat: null,
  dueAt: null,
  limitUnit: null,
  fast: false,
  stage: 1,
}

/** Mostly something new; sometimes what somebody else has told already. */
function seen(city: City, random: () => number): Sight {
  const told = random() < city.habits.toldAgain && city.recent.length > 0
  if (told) {
    const known = oneOf(random, city.recent)
    return { ...known, lon: known.lon + 0.00002 * (random() - 0.5), lat: known.lat + 0.00002 * (random() - 0.5) }
  }
  const sight = city.street.draw(random, city.habits.matterSkew)
  city.recent.push(sight)
  if (city.recent.length > REMEMBERED) city.recent.shift()
  return sight
}

async function reported(life: Life, key: string): Promise<boolean> {
  const { city, sight, source } = life
  const { people, stage, account } = city
  const who = source === 'collector' ? people.collector(sight.place.dutyGridCode) : people.of('acceptor', life.random)
  if (!who) return refused(life, 'submit', { refused: 'nobody_in_post' })
  const at = nowIn(life)
  const withPhoto = ['collector', 'citizen_app', 'video_patrol'].includes(source)
  const report: NewReport = {
    id: derivedId('simulated', String(city.seed), key),
    source,
    matter: source === 'hotline12345' ? null : sight.matter.matter,
    description: sight.description,
    address: sight.address,
    point: pointOf(life),
    photos: withPhoto ? [await stage.photo(who, at - 10 * 60_000)] : [],
    ...(['hotline12345', 'citizen_app'].includes(source) ? { reporter: { name: '演示市民', phone: '13800000000' } } : {}),
  }
  const answer = await stage.report(who, report)
  if (isRefusal(answer)) {
    account.refusedReports++
    return refused(life, 'submit', answer)
  }
  account.reports++
  count(account.sources, source)
  count(account.events, 'submit')
  life.id = answer.id
  life.view = answer
  return true
}

const isSimple = ({ source, sight }: Life) => source === 'collector' && sight.matter.simpleFlow

/** Small things a collector puts right at once (CL §11). */
async function selfHandled(life: Life): Promise<boolean> {
  const { stage } = life.city
  const collector = collectorOf(life)
  if (!collector) return false
  await life.city.time.until(nowIn(life) + 60_000 * (3 + 12 * life.random()))
  const input = {
    matter: life.sight.matter.matter,
    conditionNo: 1,
    photos: [await stage.photo(collector, nowIn(life) - 60_000)],
    point: pointOf(life),
  }
  const refusal = await stage.act(collector, life.id, 'selfHandle', input)
  if (refusal) return false
  count(life.city.account.events, 'selfHandle')
  life.view = { ...life.view, state: 'pending_closure' }
  return true
}
