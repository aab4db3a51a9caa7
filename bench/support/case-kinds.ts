/** What the generated cases are about: places, matters, departments and words, from the city in the database. */
import type { Database } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { mortonKey } from '#kernel/geo/morton.ts'
import { searchVector } from '#kernel/list/search.ts'
import { type RoutedUnit, routeUnit } from '#modules/cases/rules.ts'
import { oneOf, randomFrom } from './random.ts'

interface Place {
  unitGridCode: string
  dutyGridCode: string
  communityCode: string
  streetCode: string
  districtCode: string
  communityName: string
  streetName: string
  ring: [number, number][]
}

interface Matter {
  matter: string
  name: string
  conditionZh: string
  trade: string
  level: string
  code: string
}

const ROADS =
  '湖滨南路 湖滨北路 莲前西路 莲前东路 嘉禾路 仙岳路 吕岭路 成功大道 环岛东路 中山路 思明南路 厦禾路 金尚路 云顶北路 文屏路 集美大道 同集路 杏林湾路 海沧大道 沧林路 滨海西大道 翔安大道 新店路 大同路'.split(
    ' ',
  )
const LANDMARKS = '公交站 地铁口 学校门口 菜市场 小区东门 加油站 人行天桥 公园入口 商场前 路口 医院侧门 停车场出口'.split(' ')
const NOTES = [
  '影响行人通行',
  '市民多次反映',
  '存在安全隐患',
  '请尽快处理',
  '气味明显',
  '已持续三天',
  '夜间尤其严重',
  '占用盲道',
  '面积约两平方米',
  '雨后更为明显',
]

/** Fills the table `bench_kind` with so many kinds; each case takes one. */
export async function makeKinds(db: Database, count: number): Promise<void> {
  const [places, matters, units] = await Promise.all([placesIn(db), mattersIn(db), unitsIn(db)])
  const random = randomFrom(3)
  await db.query(sql`drop table if exists bench_kind`)
  await db.query(sql`create unlogged table bench_kind (n integer primary key, unit_grid_code text, duty_grid_code text, community_code text,
    street_code text, district_code text, lon float8, lat float8, morton bigint, matter_code text, unit_code text,
    description text, address text, search tsvector)`)
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, (_, index) => ({
      n: from + index,
      ...kindOf(random, places, matters, units),
    }))
    await db.query(sql`insert into bench_kind select * from json_populate_recordset(null::bench_kind, ${JSON.stringify(rows)}::json)`)
  }
  await db.query(sql`analyze bench_kind`)
}

function kindOf(random: () => number, places: Place[], matters: Matter[], units: RoutedUnit[]) {
  const { ring, communityName, streetName, ...place } = oneOf(random, places)
  // Few matters make most of the work.
  const matter = matters[Math.floor(matters.length * random() ** 3)] ?? oneOf(random, matters)
  const [corner, other] = [oneOf(random, ring), oneOf(random, ring)]
  const [lon, lat] = [(corner[0] + other[0]) / 2, (corner[1] + other[1]) / 2]
  const address = `${streetName}${communityName}${oneOf(random, ROADS)}${Math.ceil(random() * 400)}号`
  const description = `${address}${oneOf(random, LANDMARKS)}附近${matter.name}，${matter.conditionZh}，${oneOf(random, NOTES)}`
  return {
    unit_grid_code: place.unitGridCode,
    duty_grid_code: place.dutyGridCode,
    community_code: place.communityCode,
    street_code: place.streetCode,
    district_code: place.districtCode,
    lon,
    lat,
    morton: mortonKey(lon, lat),
    matter_code: matter.matter,
    unit_code: routeUnit(units, matter, place)?.unitCode ?? null,
    description,
    address,
    search: searchVector(description, address),
  }
}

function placesIn(db: Database): Promise<Place[]> {
  return db.query<Place>(sql`select g.code as unit_grid_code, g.duty_grid_code, g.community_code, s.code as street_code,
      s.parent_code as district_code, c.name as community_name, s.name as street_name, g.geometry->'coordinates'->0 as ring
    from unit_grid g join region c on c.code = g.community_code join region s on s.code = c.parent_code order by g.code`)
}

/** In a mixed but steady order: the first ones get most of the cases. */
function mattersIn(db: Database): Promise<Matter[]> {
  return db.query<Matter>(sql`select e.matter, k.name->>'zh' as name, e.condition_zh, e.trade, e.level, e.code
    from handbook_entry e join catalogue_class k on k.kind = 'matter' and k.major || '-' || k.minor = e.matter
    join catalogue_edition d on d.id = k.edition and d.in_force
    where e.condition_no = 1 order by md5(e.matter)`)
}

function unitsIn(db: Database): Promise<RoutedUnit[]> {
  return db.query<RoutedUnit>(sql`select code, name, name_en, region_code, region_level, trades, rank from fact_unit`)
}
