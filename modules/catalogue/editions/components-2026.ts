/** GB/T 47678.5-2026, annex A: 153 component minors in 5 majors, as listed (ST §2.3). */
import type { MajorList } from './class.ts'

export const COMPONENT_MAJORS_2026: readonly MajorList[] = [
  {
    major: '01',
    name: { zh: '市政公用设施', en: 'Municipal utilities' },
    // There is no 016.
    zh: `001供水井盖 002污水井盖 003雨水井盖 004雨水箅子 005电力井盖 006路灯井盖 007通信井盖 008电视井盖 009网络井盖
      010热力井盖 011燃气井盖 012公安井盖 013消防设施 014园林井盖 015信号灯电源井盖 017电缆井盖 018化粪池井盖
      019中水井盖 020公交井盖 021输油（气）井盖 022特殊井盖 023不明井盖 024水井 025供水器 026沟槽盖板 027通信交接箱
      028电力设施 029电力设施标识牌 030电力立杆 031通信立杆 032公交立杆 033特殊立杆 034不明立杆 035旗杆
      036输油（气）标志 037路灯 038地灯 039景观灯 040报刊亭 041电话亭 042邮筒 043信息亭 044售货亭 045自动售货机
      046户外健身设施 047高压线铁塔 048变压器（箱） 049燃气调压站（箱） 050监控电子眼设施 051治安岗亭 052休息亭
      053自助缴费机 054充电桩 055防蚊闸 056跨河管道 057露天燃气管道 058晒衣架 059旧衣物回收箱 060路灯配电箱
      061露天供热管道 062通信基站 063水塔 064牌楼（门楼） 065管理责任公示牌 066紧急报警点SOS 067防汛监测设施
      068水鹤 069水域附属设施 070水域护栏 071防汛墙 072排水泵站 073雨污水排放口 074综合管廊附属设施 075快递柜
      076公用电梯 077综合杆`,
    en: `001 Water supply manhole; 002 Sewage manhole; 003 Stormwater manhole; 004 Gully grating; 005 Power manhole;
      006 Street lighting manhole; 007 Telecom manhole; 008 Cable TV manhole; 009 Network manhole;
      010 District heating manhole; 011 Gas manhole; 012 Police network manhole; 013 Fire-fighting facility;
      014 Landscaping manhole; 015 Traffic signal power manhole; 017 Cable manhole; 018 Septic tank manhole;
      019 Reclaimed water manhole; 020 Bus system manhole; 021 Oil or gas pipeline manhole;
      022 Special-purpose manhole; 023 Unidentified manhole; 024 Water well; 025 Public water outlet;
      026 Trench cover slab; 027 Telecom cross-connect cabinet; 028 Power facility; 029 Power facility sign;
      030 Power pole; 031 Telecom pole; 032 Bus system pole; 033 Special-purpose pole; 034 Unidentified pole;
      035 Flagpole; 036 Oil or gas pipeline marker; 037 Street lamp; 038 In-ground lamp; 039 Landscape lamp;
      040 Newsstand; 041 Telephone booth; 042 Post box; 043 Information kiosk; 044 Sales kiosk; 045 Vending machine;
      046 Outdoor fitness equipment; 047 High-voltage pylon; 048 Transformer (box);
      049 Gas regulator station (box); 050 Surveillance camera; 051 Security booth; 052 Rest pavilion;
      053 Self-service payment machine; 054 EV charging point; 055 Mosquito-proof gate; 056 River-crossing pipeline;
      057 Above-ground gas pipe; 058 Clothes-drying rack; 059 Used-clothes collection box;
      060 Street lighting distribution box; 061 Above-ground heating pipe; 062 Telecom base station;
      063 Water tower; 064 Archway (gateway); 065 Responsibility notice board; 066 SOS emergency call point;
      067 Flood monitoring device; 068 Overhead water hydrant; 069 Waterside ancillary facility;
      070 Waterside railing; 071 Flood wall; 072 Drainage pumping station; 073 Stormwater or sewage outfall;
      074 Utility tunnel ancillary facility; 075 Parcel locker; 076 Public lift; 077 Multi-purpose pole`,
  },
  {
    major: '02',
    name: { zh: '交通设施', en: 'Traffic facilities' },
    zh: `001停车场 002立体车库 003停车计费设备 004公交站设施 005出租车停靠站 006过街天桥 007地下通道 008立交桥
      009跨河桥 010交通标志牌及标线 011限高架标志 012路名牌 013地名牌 014交通信号灯 015交通信号设施 016交通岗亭
      017交通护栏 018防撞桶 019安全岛 020人行横道桩 021便道桩 022柔性隔离体 023道路信息显示屏 024道路隔音屏
      025非机动车停放点 026自行车租赁点 027存车支架 028铁道口设施 029栈桥 030水域标示牌 031港监设施
      032轨道交通设施 033交通反视镜 034无障碍设施 035应急避难指示牌 036救助站指示牌 037文物建筑标志牌
      038门（楼号）牌 039公安指示牌 040景区标识牌 041停车信息显示屏 042铁路桥涵 043减速带 044公路隧道`,
    en: `001 Car park; 002 Multi-storey mechanical car park; 003 Parking meter; 004 Bus stop facility; 005 Taxi rank;
      006 Pedestrian footbridge; 007 Pedestrian underpass; 008 Road interchange; 009 River bridge;
      010 Traffic sign or marking; 011 Height-restriction gantry; 012 Street name sign; 013 Place name sign;
      014 Traffic light; 015 Traffic signal equipment; 016 Traffic police booth; 017 Traffic guardrail;
      018 Crash barrel; 019 Refuge island; 020 Pedestrian crossing bollard; 021 Pavement bollard;
      022 Flexible lane divider; 023 Road information display; 024 Road noise barrier;
      025 Non-motor vehicle parking area; 026 Bicycle rental station; 027 Bicycle rack;
      028 Level crossing facility; 029 Trestle bridge; 030 Waterway sign; 031 Port supervision facility;
      032 Rail transit facility; 033 Traffic mirror; 034 Barrier-free facility; 035 Emergency shelter sign;
      036 Aid station sign; 037 Heritage building sign; 038 House number plate; 039 Police sign;
      040 Scenic area sign; 041 Parking information display; 042 Railway bridge or culvert; 043 Speed bump;
      044 Road tunnel`,
  },
  {
    major: '03',
    name: { zh: '市容环卫设施', en: 'Appearance and sanitation facilities' },
    zh: `001公共厕所 002公厕指示牌 003化粪池 004垃圾间（楼） 005垃圾箱 006户外广告 007牌匾标识 008宣传栏 009气象监测站
      010环保监测站 011污水口监测站 012污水监测器 013噪声显示屏 014环卫工具间（箱） 015宠物拾便纸箱
      016烟头收集器或灭烟处`,
    en: `001 Public toilet; 002 Public toilet sign; 003 Septic tank; 004 Refuse room (building); 005 Litter bin;
      006 Outdoor advertisement; 007 Shop sign; 008 Bulletin board; 009 Weather station;
      010 Environmental monitoring station; 011 Sewage outlet monitoring station; 012 Sewage monitor;
      013 Noise display; 014 Sanitation tool room (box); 015 Dog waste bag dispenser;
      016 Cigarette-end bin or stub-out point`,
  },
  {
    major: '04',
    name: { zh: '园林绿化设施', en: 'Landscaping facilities' },
    zh: `001古树名木 002行道树 003独立树 004护树设施 005花架花钵 006雕塑 007街头座椅 008绿地护栏 009绿地附属设施 010喷泉
      011树池树穴 012高架挂箱 013绿地 014林地及林地管护设施`,
    en: `001 Ancient or notable tree; 002 Street tree; 003 Single tree; 004 Tree guard; 005 Flower stand or planter;
      006 Sculpture; 007 Street bench; 008 Green space railing; 009 Green space ancillary facility; 010 Fountain;
      011 Tree pit; 012 Viaduct planter box; 013 Green space; 014 Woodland or woodland-care facility`,
  },
  {
    major: '05',
    name: { zh: '其他管理部件', en: 'Other components' },
    // 001 and 004 to 008 are not used; some of the 2013 minors moved to 01 (ST §2.6).
    zh: '002公房地下室 003车辆加油（气、电）站 009文物古迹',
    en: '002 Public housing basement; 003 Vehicle fuelling, gas or charging station; 009 Heritage site or relic',
  },
]
