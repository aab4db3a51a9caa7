/**
 * What is known of the 2013 catalogue: enough to read cases and components of its time (ST §2.6).
 * The full text was not at hand, so the totals often quoted (121 and 83) are not claimed here.
 */
import type { Titles } from '#kernel/titles.ts'
import { type CatalogueClass, classesOf, EDITION_2013, type MajorList } from './class.ts'
import { COMPONENTS_2026 } from './gbt47678-5-2026.ts'

const COMPONENT_MAJORS_2013: Readonly<Record<string, Titles>> = {
  '01': { zh: '公用设施', en: 'Public utilities' },
  '02': { zh: '交通设施', en: 'Traffic facilities' },
  '03': { zh: '市容环境设施', en: 'Appearance and environment facilities' },
  '04': { zh: '园林绿化设施', en: 'Landscaping facilities' },
  '05': { zh: '其他部件', en: 'Other components' },
}

/**
 * The 2026 edition moved three minors of major 05 to 01-069, 070 and 071, that is, behind the numbers already in use;
 * from 069 on, major 01 therefore says nothing about 2013.
 */
const LAST_SHARED_MINOR_OF_01 = 68

/** Same number, older name. */
export const RENAMED_COMPONENTS_2013: Readonly<Record<string, Titles>> = {
  '01-01': { zh: '上水井盖', en: 'Water supply manhole' },
  '02-19': { zh: '渠化岛', en: 'Channelising island' },
}

/**
 * Derived, not listed: 2026 kept major and number of every 2013 minor that was seen (`NN` became `0NN`), so each 2026
 * minor is carried back. Whether all of them existed in 2013 is not established; the mapping says `likely`.
 */
export const COMPONENTS_2013: readonly CatalogueClass[] = COMPONENTS_2026.flatMap((current) => {
  const { major, minor: later, name } = current
  if (major === '01' && Number(later) > LAST_SHARED_MINOR_OF_01) return []
  const minor = later.slice(1)
  const majorName = COMPONENT_MAJORS_2013[major] ?? current.majorName
  return { ...current, edition: EDITION_2013, majorName, minor, name: RENAMED_COMPONENTS_2013[`${major}-${minor}`] ?? name }
})

/** Event minors as one city's published table of the 2013 edition gives them; 04-09 is recalled. Gaps are unknown, not unused. */
const MATTER_MAJORS_2013: readonly MajorList[] = [
  {
    major: '01',
    name: { zh: '市容环境', en: 'City appearance and environment' },
    zh: `01私搭乱建 02店面无证装修 03违章接坡 04临街建筑物外立面不洁 05临街阳台、屋顶脏乱差 06擅自挂彩旗 07沿街晾挂
      08擅自架设管线、杆线 10暴露生活垃圾 11积存垃圾渣土 12道路不洁 13道路破损 14道路遗撒 17绿地脏乱 18绿化弃料
      19非装饰性吊挂 20焚烧 21病虫害 22非法伐树 25水域不洁 26河道污染 28商业噪音 29露天烧烤 30乱倒乱排污水
      31餐厨垃圾遗撒和污染 32非正规垃圾填埋场 33乱丢弃医疗废物 35废弃家具设备 36乱堆物堆料 37动物尸体
      38擅自饲养家禽家畜`,
    en: `01 Unauthorised building; 02 Unlicensed shop fitting-out; 03 Unauthorised kerb ramp;
      04 Unclean street-side facade; 05 Untidy street-side balcony or roof; 06 Unauthorised bunting;
      07 Laundry hung along the street; 08 Unauthorised pipes, cables or poles; 10 Exposed household refuse;
      11 Accumulated refuse or muck; 12 Unclean road; 13 Damaged road; 14 Spillage on the road;
      17 Dirty green space; 18 Greening waste left; 19 Objects hung on trees or facilities; 20 Open burning;
      21 Plant disease or pest; 22 Illegal tree felling; 25 Unclean water surface; 26 River pollution;
      28 Commercial noise; 29 Open-air barbecue; 30 Illegal discharge of sewage;
      31 Kitchen waste spillage and pollution; 32 Informal landfill; 33 Dumped medical waste;
      35 Discarded furniture or appliances; 36 Goods and materials piled in public space; 37 Animal carcass;
      38 Unauthorised keeping of poultry or livestock`,
  },
  {
    major: '02',
    name: { zh: '宣传广告', en: 'Publicity and advertising' },
    zh: `01非法小广告 02街头散发广告 03违规户外广告 04广告语言文字不规范 05户外广告设置位置不合理 06违规牌匾标识
      07违规标语宣传品`,
    en: `01 Illegal flyposting; 02 Handing out flyers in the street; 03 Illegal outdoor advertisement;
      04 Substandard language in an advertisement; 05 Badly placed outdoor advertisement; 06 Illegal shop sign;
      07 Illegal banner or publicity item`,
  },
  {
    major: '03',
    name: { zh: '施工管理', en: 'Construction management' },
    zh: `01施工扰民 02施工占道 03无证掘路 04工地扬尘 05施工废弃料 06施工物料乱堆放 07施工工地围挡问题
      08施工工地道路未硬化 09施工工地出入口道路破损 10施工完成后未场光地净 11渣土运输车辆未安装密闭装置
      12施工工地车轮夹带`,
    en: `01 Construction nuisance; 02 Construction occupying the road; 03 Unlicensed road excavation;
      04 Construction site dust; 05 Construction waste; 06 Construction materials piled carelessly;
      07 Construction hoarding problem; 08 Site road not paved; 09 Damaged road at site entrance;
      10 Site not cleared after works; 11 Muck truck without sealed cover;
      12 Mud carried out on wheels from a site`,
  },
  {
    major: '04',
    name: { zh: '街面秩序', en: 'Street order' },
    zh: '01无照经营游商 02早（夜）市管理问题 04占道废品收购 05店外经营 06占道经营 09机动车乱停放 10非机动车乱停放',
    en: `01 Unlicensed mobile vendor; 02 Morning or night market problem; 04 Scrap collection on the street;
      05 Trading outside the shop; 06 Trading on the street; 09 Illegally parked motor vehicle;
      10 Carelessly parked non-motor vehicle`,
  },
  {
    major: '05',
    name: { zh: '突发事件', en: 'Emergencies' },
    zh: `01供水管道破裂 02燃气管道破裂 03排水管道堵塞破裂 04热力管道破裂 05路面塌陷 06道路积水 07道路积雪、结冰
      08架空线缆脱落`,
    en: `01 Burst water main; 02 Burst gas main; 03 Blocked or burst drain; 04 Burst heating main;
      05 Road subsidence; 06 Waterlogged road; 07 Snow or ice on the road; 08 Fallen overhead cable`,
  },
  {
    major: '06',
    name: { zh: '其他事件', en: 'Other events' },
    zh: '02临街屠宰 04门前三包',
    en: '02 Slaughtering on the street; 04 Frontage responsibility',
  },
]

export const MATTERS_2013: readonly CatalogueClass[] = MATTER_MAJORS_2013.flatMap((list) => classesOf(EDITION_2013, 'matter', list))

export const CLASSES_2013: readonly CatalogueClass[] = [...COMPONENTS_2013, ...MATTERS_2013]
