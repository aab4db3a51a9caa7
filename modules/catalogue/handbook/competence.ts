/**
 * Who is asked first: the trade of each matter and its usual level, and the law it rests on.
 * National defaults of our own (the manual of the pilot city was not found, CL §14); a city overrides them.
 */
import type { Trade } from '#cities/pack.ts'
import type { HandbookLevel } from './entry.ts'

/** Minors of each major by trade; every matter of the edition and every local extension stands here once. */
const TRADES_BY_MAJOR: Readonly<Record<string, Partial<Record<Trade, string>>>> = {
  '01': {
    water_supply: '001 025 063 068',
    drainage: '002 003 004 019 055 072 073',
    power: '005 017 028 029 030 047 048 054',
    lighting: '006 037 038 039 060 077',
    telecom: '007 009 027 031 041 043 062',
    broadcast: '008',
    gas: '011 021 036 049 057',
    police: '012 050 051 066',
    fire: '013 999',
    landscape: '014 052',
    traffic_police: '015',
    sanitation: '018',
    public_transit: '020 032',
    water_affairs: '024 067 069 070 071',
    postal: '040 042 075',
    enforcement: '044 045',
    civil_affairs: '059',
    street_affairs: '035 046 053 058 064 065',
    // Heating and things nobody is known to own fall to municipal works.
    municipal: '010 022 023 026 033 034 056 061 074 076',
  },
  '02': {
    parking: '001 002 003 041',
    public_transit: '004 032',
    transport: '005 028 031 042 044',
    municipal: '006 007 008 009 019 020 021 024 025 027 029 034 043',
    traffic_police: '010 011 014 015 016 017 018 022 023 033',
    civil_affairs: '012 013 036',
    shared_bikes: '026',
    water_affairs: '030',
    emergency: '035',
    culture: '037 040',
    police: '038 039',
  },
  '03': {
    sanitation: '001 002 003 004 005 014 015 016',
    enforcement: '006 007',
    street_affairs: '008',
    environment: '009 010 011 012 013',
  },
  '04': { landscape: '001 002 003 004 005 006 007 008 009 010 011 012 013 014' },
  '05': { housing: '002', emergency: '003', culture: '009' },
  '06': {
    enforcement: '001 002 003 004 006 007 008 009 019 020 022 027 028 029 030 036 038 039 040 043 045 995 998',
    sanitation: '010 011 012 014 015 032 035 037 041 042 999',
    municipal: '013 048 049 050 051 052',
    landscape: '017 018 021 047',
    water_affairs: '023 024 025 046',
    environment: '026 033',
    traffic_police: '016 034',
    street_affairs: '005 044 996 997',
  },
  '07': { enforcement: '001 002 003 004 006 007', street_affairs: '008' },
  '08': { construction: '004 005 006 007 008 009 010 013 015', enforcement: '001 002 003 011 012 016 999', municipal: '014' },
  '09': {
    enforcement: '001 002 004 005 006 010 013 017 019 021 022 999',
    civil_affairs: '003',
    culture: '008',
    traffic_police: '009 014 018',
    shared_bikes: '011 998',
    fire: '012',
    market: '015 020',
    parking: '016',
  },
  '10': {
    sanitation: '001',
    telecom: '002',
    water_supply: '999',
    gas: '998',
    drainage: '994 997',
    municipal: '995 996',
    enforcement: '993',
    housing: '992',
  },
}

/** Networks are run for the whole city, street work by the street, the rest by the district. */
const LEVEL_OF_TRADE: Partial<Record<Trade, HandbookLevel>> = {
  water_supply: 'city',
  drainage: 'city',
  gas: 'city',
  power: 'city',
  lighting: 'city',
  telecom: 'city',
  broadcast: 'city',
  postal: 'city',
  public_transit: 'city',
  shared_bikes: 'city',
  enforcement: 'street',
  sanitation: 'street',
  landscape: 'street',
  street_affairs: 'street',
}

const LEVEL_EXCEPTIONS: Readonly<Record<string, HandbookLevel>> = {
  ...levels('street', '01', '022 023 026 033 034'),
  ...levels('street', '02', '020 021 025 027 034'),
  ...levels('street', '06', '049 050 051 052'),
  ...levels('district', '03', '001 003 004'),
  ...levels('district', '04', '001 006 010 013 014'),
  // Felling, landfills, pests, parks, large signs and trucks are beyond one street.
  ...levels('district', '06', '021 022 032 047'),
  ...levels('district', '07', '003'),
  ...levels('district', '08', '003 011 012 016 999'),
}

function levels(level: HandbookLevel, major: string, minors: string): Record<string, HandbookLevel> {
  return Object.fromEntries(minors.split(' ').map((minor) => [`${major}-${minor}`, level]))
}

const SANITATION_ORDINANCE = '《城市市容和环境卫生管理条例》'
const GREENING_ORDINANCE = '《城市绿化条例》'
const ROAD_ORDINANCE = '《城市道路管理条例》'
const ROAD_TRAFFIC_LAW = '《道路交通安全法》'
const FIRE_LAW = '《消防法》'

const BASIS_OF_TRADE: Partial<Record<Trade, string>> = {
  water_supply: '《城市供水条例》',
  drainage: '《城镇排水与污水处理条例》',
  gas: '《城镇燃气管理条例》',
  power: '《电力设施保护条例》',
  lighting: '《城市照明管理规定》',
  telecom: '《电信条例》',
  broadcast: '《广播电视设施保护条例》',
  postal: '《邮政法》',
  fire: FIRE_LAW,
  municipal: ROAD_ORDINANCE,
  landscape: GREENING_ORDINANCE,
  sanitation: SANITATION_ORDINANCE,
  enforcement: SANITATION_ORDINANCE,
  traffic_police: ROAD_TRAFFIC_LAW,
}

/** Matters whose law is not the usual one of their trade. Null where only local rules speak. */
const BASIS_EXCEPTIONS: Readonly<Record<string, string | null>> = {
  ...bases('《无障碍环境建设法》', '02-034 06-051 06-052 09-019'),
  ...bases('《文物保护法》', '02-037 05-009'),
  ...bases('《城乡规划法》', '06-001 08-016'),
  ...bases('《大气污染防治法》', '06-020 06-027 06-029 08-004'),
  ...bases('《噪声污染防治法》', '06-028 06-995 08-001'),
  ...bases('《水污染防治法》', '06-026 06-030'),
  ...bases('《固体废物污染环境防治法》', '06-032 06-041'),
  ...bases('《医疗废物管理条例》', '06-033'),
  ...bases('《防洪法》', '06-023 06-046'),
  ...bases('《动物防疫法》', '06-037'),
  ...bases(GREENING_ORDINANCE, '06-022 06-045'),
  ...bases('《国旗法》', '06-996'),
  ...bases('《广告法》', '07-004'),
  ...bases(ROAD_ORDINANCE, '06-003 06-039 08-002 08-003 09-017'),
  ...bases('《城市建筑垃圾管理规定》', '06-011 08-005 08-010 08-011 08-012 08-999'),
  ...bases('《安全生产法》', '08-013'),
  ...bases('《无证无照经营查处办法》', '09-001'),
  ...bases('《城市生活无着的流浪乞讨人员救助管理办法》', '09-003'),
  ...bases('《出版管理条例》', '09-008'),
  ...bases('《生猪屠宰管理条例》', '09-013'),
  ...bases('《食品安全法》', '09-015'),
  ...bases(null, '01-010 01-022 01-056 01-061 01-074 01-076 06-040 06-048 06-998 09-010 09-999 10-993 10-996'),
}

function bases(title: string | null, codes: string): Record<string, string | null> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, title]))
}

export interface Competence {
  trade: Trade
  level: HandbookLevel
  basis: string | null
}

/** What a trade usually implies, also for a city's own minors. */
export function usualCompetence(trade: Trade): Competence {
  return { trade, level: LEVEL_OF_TRADE[trade] ?? 'district', basis: BASIS_OF_TRADE[trade] ?? null }
}

const isTradeEntry = (entry: [string, string | undefined]): entry is [Trade, string] => entry[1] !== undefined

/** Undefined for a minor this edition and its extensions do not know. */
export function findCompetence(major: string, minor: string): Competence | undefined {
  const rows = Object.entries(TRADES_BY_MAJOR[major] ?? {}).filter(isTradeEntry)
  const trade = rows.find(([, minors]) => minors.split(' ').includes(minor))?.[0]
  if (!trade) return undefined
  const usual = usualCompetence(trade)
  const code = `${major}-${minor}`
  const basis = code in BASIS_EXCEPTIONS ? (BASIS_EXCEPTIONS[code] ?? null) : usual.basis
  return { trade, level: LEVEL_EXCEPTIONS[code] ?? usual.level, basis }
}
