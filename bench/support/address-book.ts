/** An address book of any size over the demo city: roads with doors along them, written by COPY. */
import type { Ctx } from '#kernel/ctx.ts'
import { copyTogether } from '#kernel/db/copy.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { oneOf, randomFrom } from '#kernel/random.ts'
import { pairsOf } from '#modules/grid/addresses/words.ts'
import { areasOf } from '#modules/grid/index.ts'

export interface Door {
  road: string
  number: number
  /** Name of the district. */
  area: string
  lon: number
  lat: number
}

const SIGNS = [...'湖滨莲花仙岳嘉禾吕岭金尚云顶文屏集美同安海沧翔新店厦思明中山环岛前浦江头枋湖高崎殿前杏林灌口马銮洋塘后溪西柯祥平']
const SIDES = ['', '', '东', '西', '南', '北', '中']
const ENDS = ['路', '路', '路', '街', '巷', '大道']
const DOORS_PER_ROAD = 150
const BATCH = 50_000
/** Between two neighbouring numbers. */
const STEP = 0.00009

export async function fillAddresses(ctx: Ctx, count: number, sample: number): Promise<Door[]> {
  const random = randomFrom(47_678)
  const starts = await ctx.db.query<{ lon: number; lat: number }>(
    sql`select lon, lat from component order by md5(code) limit ${Math.ceil(count / DOORS_PER_ROAD) * 2}`,
  )
  const areas = await areasOf(ctx)
  await ctx.db.query(sql`truncate address, address_ref, address_name, address_pair`)
  const roads = new Set<string>()
  const doors: Door[] = []
  let batch: Record<string, unknown>[] = []
  let written = 0
  for (const start of starts) {
    if (written >= count) break
    const road = nameOf(random, roads)
    const turn = random() * Math.PI * 2
    for (let number = 1; number <= DOORS_PER_ROAD; number++) {
      const away = STEP * number
      const [lon, lat] = [start.lon + Math.cos(turn) * away, start.lat + Math.sin(turn) * away]
      const place = areas.locate(lon, lat)
      if (!place) continue
      const elements = { road, number, suffix: '', numberTo: null, building: '', marker: '' }
      batch.push({
        key: `${place.districtCode}|${road}|${number}|||`,
        ...elements,
        lon,
        lat,
        morton: mortonKey(lon, lat),
        ...place,
        source: 'components',
        weight: 1,
      })
      if (random() < (2 * sample) / count) doors.push({ road, number, area: areas.names.get(place.districtCode)?.name ?? '', lon, lat })
      written++
    }
    if (batch.length < BATCH) continue
    await copyTogether(ctx.db, new Map([['address', batch]]))
    batch = []
  }
  const names = [...roads].map((name) => ({ name, pairs: pairsOf(name) }))
  await copyTogether(
    ctx.db,
    new Map<string, Record<string, unknown>[]>([
      ['address', batch],
      ['address_name', names],
    ]),
  )
  await ctx.db.query(sql`insert into address_pair select pair, count(*)::int from address_name, unnest(pairs) as pair group by pair`)
  await ctx.db.query(sql`analyze address, address_name, address_pair`)
  return doors.slice(0, sample)
}

function nameOf(random: () => number, taken: Set<string>): string {
  for (;;) {
    const length = random() < 0.8 ? 2 : 3
    const name = `${Array.from({ length }, () => oneOf(random, SIGNS)).join('')}${oneOf(random, SIDES)}${oneOf(random, ENDS)}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
