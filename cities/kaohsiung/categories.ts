/**
 * The 76 categories of the hotline in terms of the catalogue GB/T 47678.5-2026 and, where one condition of the
 * handbook fits better than the first, its number: `01-037#2` is one lamp dark.
 */
import { once } from '../kit/once.ts'
import type { Titles, Trade } from '../pack.ts'
import { categoryNames } from './tables.ts'

/** Matters of this city where neither the national list nor the extensions of the platform have one. */
export const LOCAL_MATTERS: { major: string; minor: string; name: Titles; trade: Trade }[] = [
  local('04', '999', '风景区设施损坏', 'Damaged facility in a scenic area', 'culture'),
  local('06', '994', '空气污染', 'Air pollution', 'environment'),
  local('06', '993', '流浪动物、受困动物', 'Stray or trapped animal', 'agriculture'),
  local('06', '992', '人行道设施损坏', 'Damaged facility on a pavement', 'municipal'),
  local('06', '991', '风景区脏乱', 'Litter in a scenic area', 'culture'),
  local('09', '997', '机动车停车怠速', 'Engine idling', 'environment'),
  local('09', '996', '交通疏导', 'Traffic to be directed', 'traffic_police'),
  local('10', '991', '停电', 'Power cut', 'power'),
  local('10', '990', '管线问题', 'Pipe or cable problem', 'construction'),
  local('10', '989', '停水', 'Water cut', 'water_supply'),
  local('10', '988', '急迫危害', 'Immediate danger', 'police'),
]

function local(major: string, minor: string, zh: string, en: string, trade: Trade) {
  return { major, minor, name: { zh, en }, trade }
}

/** Matter, then its categories as the hotline writes them. */
const CLASSES = `
  01-037#2 路燈故障(一) 養工-路燈故障(二)
  01-037#3 養工-路燈白天未熄(二) 路燈白天未熄(一)
  06-010 髒亂清除
  02-014#2 號誌故障
  02-015#5 號誌秒差調整
  06-994 空氣污染
  06-013 路面坑洞(一) 路面坑洞(二) 縣、鄉道破損 省道破損 人行道破損(一) 台電-路面填補不實 中華-路面填補不實 欣高-路面填補不實
  06-028 噪音 妨害安寧
  04-002 路樹傾倒(一) 養工-路樹傾倒(二) 公所-路樹傾倒(二)
  01-026#2 溝蓋破損(一)
  04-009#3 公園、綠地設施損毀(一) 養工-公園、綠地設施損毀(二) 公所-公園、綠地設施損毀(二)
  10-991 停電
  06-993 攻擊性流浪犬捕捉 攻擊性流浪犬捕捉、動物受傷 動物受困
  06-042 垃圾清運
  10-997 污水管阻塞(一)
  06-017 公園髒亂、佔用(一) 養工-公園髒亂、佔用(二) 安全島雜草叢生(一) 安全島雜草叢生(二)
  10-002 電線掉落
  06-014 路面油漬
  01-003#3 人孔、溝蓋鬆動(一)
  01-002#4 人孔蓋凹陷坑洞(一)
  09-009 違規停車
  06-992 人行道設施損壞(一) 養工-人行道設施損壞(二) 公所-人行道設施損壞(二)
  07-001 小廣告、旗幟
  10-990 管道(工程通報) 管線問題 寬頻管線破損
  01-005#3 台電-孔蓋鬆動
  01-005#4 台電-孔蓋路面下陷
  01-048#5 變壓器有聲音
  10-995 路面下陷(一) 路面下陷(二) 路面塌陷(一) 路面塌陷(二) 路面掏空(一)
  10-994 暴雨積水(一) 暴雨積水(二) 地下道、路面積水(一)
  01-009#2 寬頻孔蓋鬆動破損 寬頻孔蓋坑洞
  09-006 佔用道路
  01-023#3 人孔蓋鬆動
  09-997 怠速
  04-999 風景區設備損壞有立即危險者
  01-028#1 漏電
  01-007#4 人手孔凹陷 中華-孔蓋路面下陷
  01-007#2 人手孔破損
  01-007#3 中華-孔蓋鬆動
  06-991 風景區髒亂
  10-999 檢修管線
  10-989 停水
  10-988 急迫危害立即排除
  09-996 交通疏導
  01-013#2 消防栓漏水
  10-998 瓦斯外洩
`

export interface CategoryClass {
  /** Major and minor, such as 06-010. */
  matter: string
  conditionNo: number
}

/** Category → matter and condition; throws for a category of the list that has none. */
export const categoryClasses = once((): ReadonlyMap<string, CategoryClass> => {
  const classes = new Map(
    CLASSES.trim()
      .split('\n')
      .flatMap((line) => {
        const [code = '', ...names] = line.trim().split(' ')
        const [matter = '', conditionNo = '1'] = code.split('#')
        return names.map((name): [string, CategoryClass] => [name, { matter, conditionNo: Number(conditionNo) }])
      }),
  )
  for (const name of categoryNames()) if (!classes.has(name)) throw new Error(`category ${name} has no class`)
  return classes
})
