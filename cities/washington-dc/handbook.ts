/**
 * The times the city promises, as conditions of its own handbook: one per service, numbered from 101 in each matter.
 * The numbers were read off the due times of the open data: each explains all but a few rows of its service
 * (docs/real-input.md). Work days are Monday to Friday, 9:00 to 17:00.
 */
import { once } from '../kit/once.ts'
import type { PackHandbookEntry, Trade } from '../pack.ts'
import { type CityService, services } from './services.ts'
import { units } from './units.ts'

type Promised = PackHandbookEntry['limit']

const workDays = (amount: number): Promised => ({ amount, unit: 'work_day' })
const naturalDays = (amount: number): Promised => ({ amount, unit: 'natural_day' })

/** Promised time → service codes, as the list of services spells them. */
const PROMISES: [Promised, string][] = [
  [workDays(1), 'S0261 POWEOUTA'],
  [workDays(2), 'S05SL S05AL S0441 S0321 11 S0217'],
  [workDays(3), 'S0301 FESPEDNU'],
  [workDays(5), 'S0276 S0346 S0457 S0181 S0000 S0476'],
  [workDays(10), 'GRAFF'],
  [workDays(14), 'S0031 S0311'],
  [workDays(15), 'S0166'],
  [workDays(20), 'CONTREMO S0316 S0422 S0423'],
  [workDays(28), 'S0391'],
  [workDays(30), 'S0336'],
  [workDays(31), 'S0011'],
  [workDays(45), 'S0003'],
  [workDays(70), 'S0406 S0016'],
  [workDays(75), 'MARKMAIN MARKINST MARKMODI MARKREMO'],
  [workDays(101), 'S0361 S0081'],
  [workDays(131), 'S0286 S0376 SIGNMISS S0287'],
  [workDays(272), 'PRUNING S0459 S0216'],
  [naturalDays(1), 'SIGTRAMA'],
  [naturalDays(2), 'FESAADNU'],
  [naturalDays(30), 'DDOCONRU DDENIDTI'],
  [naturalDays(90), 'SPSTDAMA'],
]

const promises = new Map(PROMISES.flatMap(([limit, codes]) => codes.split(' ').map((code) => [code, limit])))

const FIRST_OWN_CONDITION = 101

interface ServiceRule {
  service: CityService
  entry: PackHandbookEntry
}

/** Service code → its condition of the handbook. */
export const serviceRules = once((): ReadonlyMap<string, ServiceRule> => {
  const used = new Map<string, number>()
  return new Map(
    services().map((service) => {
      const matter = `${service.major}-${service.minor}`
      const conditionNo = used.get(matter) ?? FIRST_OWN_CONDITION
      used.set(matter, conditionNo + 1)
      return [service.serviceCode, { service, entry: entryOf(service, conditionNo) }]
    }),
  )
})

export const handbook = (): PackHandbookEntry[] => [...serviceRules().values()].map(({ entry }) => entry)

function entryOf({ serviceCode, name, major, minor, unitCode }: CityService, conditionNo: number) {
  const limit = promises.get(serviceCode)
  if (limit === undefined) throw new Error(`service ${serviceCode} has no promised time`)
  return {
    major,
    minor,
    conditionNo,
    condition: { zh: `311 服务：${name}`, en: `311 service: ${name}` },
    limit,
    closing: { zh: '服务办结', en: 'The service is completed' },
    trade: tradeOf(unitCode),
  }
}

/** The service goes to the unit that the city names for it, whatever trade that matter has elsewhere. */
function tradeOf(unitCode: string): Trade {
  const trade = units().find(({ code }) => code === unitCode)?.trades[0]
  if (trade === undefined) throw new Error(`${unitCode} has no trade`)
  return trade
}
