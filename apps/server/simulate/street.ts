/** What may be seen on the streets of the city in the database: a place, a matter of the handbook, and words for both. */
import type { Database } from '#kernel/db/database.ts'
import { sql } from '#kernel/db/sql.ts'
import { oneOf } from '#kernel/random.ts'

export interface Place {
  unitGridCode: string
  dutyGridCode: string
  communityCode: string
  streetCode: string
  districtCode: string
  communityName: string
  streetName: string
  ring: [number, number][]
}

export interface Matter {
  matter: string
  name: string
  conditionZh: string
  trade: string
  level: string
  code: string
  simpleFlow: boolean
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

export interface Sight {
  place: Place
  matter: Matter
  lon: number
  lat: number
  address: string
  description: string
}

export interface Street {
  /** Something to report; `skew` says how much more often the first matters come. */
  draw(random: () => number, skew: number): Sight
}

export async function streetOf(db: Database): Promise<Street> {
  const [places, matters] = await Promise.all([placesIn(db), mattersIn(db)])
  return {
    draw(random, skew) {
      const place = oneOf(random, places)
      const matter = matters[Math.floor(matters.length * random() ** skew)] ?? oneOf(random, matters)
      const [corner, other] = [oneOf(random, place.ring), oneOf(random, place.ring)]
      // Anywhere on the line between two corners: inside, as the grids are convex or nearly so.
      const share = 0.2 + 0.6 * random()
      const [lon, lat] = [corner[0] + share * (other[0] - corner[0]), corner[1] + share * (other[1] - corner[1])]
      const address = `${place.streetName}${place.communityName}${oneOf(random, ROADS)}${Math.ceil(random() * 400)}号`
      const description = `${address}${oneOf(random, LANDMARKS)}附近${matter.name}，${matter.conditionZh}，${oneOf(random, NOTES)}`
      return { place, matter, lon, lat, address, description }
    },
  }
}

function placesIn(db: Database): Promise<Place[]> {
  return db.query<Place>(sql`select g.code as unit_grid_code, g.duty_grid_code, g.community_code, s.code as street_code,
      s.parent_code as district_code, c.name as community_name, s.name as street_name, g.geometry->'coordinates'->0 as ring
    from unit_grid g join region c on c.code = g.community_code join region s on s.code = c.parent_code order by g.code`)
}

/** In a mixed but steady order: the first ones get most of the cases. */
function mattersIn(db: Database): Promise<Matter[]> {
  return db.query<Matter>(sql`select e.matter, k.name->>'zh' as name, e.condition_zh, e.trade, e.level, e.code, e.simple_flow
    from handbook_entry e join catalogue_class k on k.kind = 'matter' and k.major || '-' || k.minor = e.matter
    join catalogue_edition d on d.id = k.edition and d.in_force
    where e.condition_no = 1 order by md5(e.matter)`)
}
