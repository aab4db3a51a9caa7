/** GB/T 47678.5-2026, annex C: the matter minors of majors 06 to 10, as listed (ST §2.4). */
import type { MajorList } from './class.ts'

export const MATTER_MAJORS_2026: readonly MajorList[] = [
  {
    major: '06',
    name: { zh: '市容环境类', en: 'City appearance and environment' },
    // There is no 031: 餐厨垃圾遗撒和污染 of 2013 was dropped (ST §2.6).
    zh: `001私搭乱建 002店面无证装修 003违章接坡 004建筑物外立面污损 005临街阳台、屋顶脏乱差 006擅自在临街的建筑物上挂彩旗
      007沿街晾挂 008擅自架设管线、杆线设施 009空调室外机低挂 010暴露垃圾 011积存垃圾渣土 012道路不洁 013道路破损
      014道路遗撒（洒） 015沙（河）滩不洁 016交通标线不清晰 017绿地脏乱 018绿化弃料 019非装饰性吊挂
      020焚烧垃圾、树叶 021病虫害 022非法伐树 023堤岸破损 024水域秩序乱象 025水域不洁 026河道污染 027油烟污染
      028噪声扰民 029露天烧烤 030乱倒乱排污水、废水 032非正规垃圾填埋场 033乱丢弃医疗废物 034废弃车辆
      035废弃家具设备 036乱堆杂物 037动物尸体 038擅自饲养家禽家畜 039违章开设道口 040私设地锁、阻车桩
      041垃圾未分类 042垃圾站（箱）满溢 043遮阳篷（棚、伞）破损 044节庆装饰物破损 045非法占绿毁绿 046占用河道
      047公园秩序 048边坡（挡土墙）破损 049台阶破损 050路缘石缺损 051盲道缺损 052无障碍坡道破损`,
    en: `001 Unauthorised building; 002 Unlicensed shop fitting-out; 003 Unauthorised kerb ramp;
      004 Soiled building facade; 005 Untidy street-side balcony or roof;
      006 Unauthorised bunting on street-side buildings; 007 Laundry hung along the street;
      008 Unauthorised pipes, cables or poles; 009 Air-conditioner unit hung too low; 010 Exposed refuse;
      011 Accumulated refuse or muck; 012 Unclean road; 013 Damaged road; 014 Spillage on the road;
      015 Unclean beach or river bank; 016 Faded road marking; 017 Dirty green space; 018 Greening waste left;
      019 Objects hung on trees or facilities; 020 Burning of refuse or leaves; 021 Plant disease or pest;
      022 Illegal tree felling; 023 Damaged embankment; 024 Disorder on the water; 025 Unclean water surface;
      026 River pollution; 027 Cooking-fume pollution; 028 Noise nuisance; 029 Open-air barbecue;
      030 Illegal discharge of waste water; 032 Informal landfill; 033 Dumped medical waste;
      034 Abandoned vehicle; 035 Discarded furniture or appliances; 036 Clutter piled in public space;
      037 Animal carcass; 038 Unauthorised keeping of poultry or livestock; 039 Unauthorised road access;
      040 Private parking lock or barrier; 041 Refuse not sorted; 042 Overflowing refuse station or bin;
      043 Damaged awning, canopy or parasol; 044 Damaged festive decoration;
      045 Illegal occupation or destruction of green space; 046 Encroachment on a river channel;
      047 Disorder in a park; 048 Damaged slope or retaining wall; 049 Damaged steps;
      050 Missing or damaged kerbstone; 051 Missing or damaged tactile paving; 052 Damaged barrier-free ramp`,
  },
  {
    major: '07',
    name: { zh: '宣传广告类', en: 'Publicity and advertising' },
    zh: `001非法小广告 002街头散发广告 003违规户外广告 004广告语言文字不规范 006违规牌匾标识 007违规标语宣传品
      008公益性宣传品缺损`,
    en: `001 Illegal flyposting; 002 Handing out flyers in the street; 003 Illegal outdoor advertisement;
      004 Substandard language in an advertisement; 006 Illegal shop sign; 007 Illegal banner or publicity item;
      008 Missing or damaged public-service publicity`,
  },
  {
    major: '08',
    name: { zh: '施工管理类', en: 'Construction management' },
    zh: `001施工扰民 002施工占道 003无证掘路 004工地扬尘 005施工废弃料 006施工物料乱堆放 007施工工地围挡问题
      008施工工地道路未硬化 009施工工地出入口道路破损 010施工完成后未场光地净 011渣土运输车辆未安装密闭装置
      012施工工地车轮夹带 013违规高空悬吊作业 014预埋件设施裸露 015施工公示牌污损 016无证建设`,
    en: `001 Construction nuisance; 002 Construction occupying the road; 003 Unlicensed road excavation;
      004 Construction site dust; 005 Construction waste; 006 Construction materials piled carelessly;
      007 Construction hoarding problem; 008 Site road not paved; 009 Damaged road at site entrance;
      010 Site not cleared after works; 011 Muck truck without sealed cover;
      012 Mud carried out on wheels from a site; 013 Unsafe rope-access or hoisting work;
      014 Exposed embedded part or facility; 015 Soiled construction notice board; 016 Unlicensed construction`,
  },
  {
    major: '09',
    name: { zh: '街面秩序类', en: 'Street order' },
    zh: `001无照经营游商 002早（夜）市管理问题 003流浪乞讨 004废品收购乱象 005店外经营 006占道经营 008非法出版物销售
      009机动车乱停放 010非机动车乱停放 011共享单车乱象 012占用消防通道 013临街屠宰 014畜力车进城 015无证餐饮
      016违规设置停车场 017违规占用桥下空间 018履带车（铁轮车）违规上路行驶 019占用无障碍通道 020农贸市场秩序问题
      021占道洗车 022占道促销宣传`,
    en: `001 Unlicensed mobile vendor; 002 Morning or night market problem; 003 Vagrancy and begging;
      004 Disorderly scrap collection; 005 Trading outside the shop; 006 Trading on the street;
      008 Sale of illegal publications; 009 Illegally parked motor vehicle;
      010 Carelessly parked non-motor vehicle; 011 Shared-bike disorder; 012 Blocked fire lane;
      013 Slaughtering on the street; 014 Animal-drawn vehicle in the city; 015 Unlicensed catering;
      016 Unauthorised car park; 017 Illegal use of space under a bridge;
      018 Tracked or iron-wheeled vehicle on the road; 019 Blocked barrier-free passage;
      020 Farmers' market disorder; 021 Car washing on the street; 022 Sales promotion on the street`,
  },
  {
    major: '10',
    name: { zh: '其他事项类', en: 'Other matters' },
    zh: '001道路积雪、结冰 002架空线缆脱落',
    en: '001 Snow or ice on the road; 002 Fallen overhead cable',
  },
]
