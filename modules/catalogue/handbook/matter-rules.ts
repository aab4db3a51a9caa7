/** Default limits for matters of majors 06 to 10 and the local extensions, row by row as in CL §14. */
import { CLOSING, type ConditionRule, closing, rule, stage } from './entry.ts'

const APPEARANCE_RULES: readonly ConditionRule[] = [
  // The table says 2紧急工作日, which is read as natural days (CL §7, R4).
  rule('06-001', '2nd', '正在搭建', 'Being built', closing('停止搭建，恢复原状', 'Stopped, the place restored')),
  rule('06-001', '15wd', '已经建成', 'Already built', closing('进入法定程序并拆除', 'Legal procedure begun, building removed')),
  rule('06-010', '4wh', '容器外有暴露垃圾', 'Refuse exposed outside containers', CLOSING.cleared),
  rule('06-042', '4wh', '垃圾站（箱）满溢', 'Refuse station or bin overflowing', CLOSING.cleared),
  rule('06-017', '4wh', '绿地内脏乱', 'Green space dirty', CLOSING.cleared),
  rule('06-018', '4wh', '绿化作业弃料未清', 'Waste of greening work left behind', CLOSING.cleared),
  rule('06-011', '5wd', '积存垃圾、渣土', 'Refuse or muck piled up', closing('查明来源，清运干净', 'Investigated, cleared')),
  rule('06-012', '2wh', '路面不洁', 'Road unclean', CLOSING.cleared, { simpleFlow: true }),
  rule(
    '06-013',
    '5wd',
    '坑洞0.5平方米以上，裂缝1平方米以上或长超1米、宽超3毫米，错台30毫米以上',
    'Hole of 0.5 m² or more; cracks over 1 m² or more, or longer than 1 m and wider than 3 mm; step of 30 mm or more',
    CLOSING.repaired,
  ),
  rule('06-014', '4wh', '路面有遗撒、洒漏', 'Spillage on the road', CLOSING.cleared),
  rule('06-037', '4wh', '公共场所有动物尸体', 'Animal carcass in public space', CLOSING.cleared),
  rule('06-007', '2uh', '沿街晾晒、吊挂', 'Laundry or goods hung along the street', CLOSING.cleared),
  rule('06-020', '2uh', '露天焚烧', 'Open burning', CLOSING.stopped),
  rule('06-029', '2uh', '露天烧烤', 'Open-air barbecue', CLOSING.stopped),
  rule('06-028', '2uh', '商业经营等噪声扰民', 'Commercial or other noise disturbing residents', CLOSING.stopped),
  rule(
    '06-045',
    '2wh',
    '占用、毁坏绿地',
    'Green space occupied or destroyed',
    closing('行为停止，或已立案调查', 'Stopped, or investigation opened'),
  ),
  rule('06-025', '2wd', '水面有漂浮物、垃圾', 'Refuse or floating matter on the water', CLOSING.cleared),
  rule('06-026', '2wd', '河道水体受污染', 'River polluted', CLOSING.cleared),
  rule('06-030', '2wd', '乱倒、乱排污水废水', 'Waste water dumped or discharged', CLOSING.cleared),
  rule('06-036', '1wd', '公共场所堆放杂物', 'Clutter piled in public space', CLOSING.cleared, { simpleFlow: true }),
  rule('06-019', '1wd', '树木、设施上有非装饰性吊挂物', 'Objects hung on trees or facilities', CLOSING.cleared),
  rule('06-040', '2wd', '私设地锁、阻车桩', 'Private parking lock or barrier set up', CLOSING.removed),
  rule('06-041', '2wd', '垃圾未分类投放、收集', 'Refuse not sorted', CLOSING.corrected),
  rule('06-998', '1wd', '违规养犬、不文明养犬', 'Dog kept or walked against the rules', CLOSING.corrected),
  rule('06-997', '4wh', '门前三包责任未落实', 'Frontage responsibility not met', CLOSING.corrected),
]

const PUBLICITY_RULES: readonly ConditionRule[] = [
  rule('07-001', '1wd', '张贴、喷涂、刻画小广告', 'Flyposting or sprayed adverts', CLOSING.cleared, { simpleFlow: true }),
  rule('07-007', '1wd', '违规悬挂标语、宣传品', 'Banner or publicity item hung illegally', CLOSING.cleared),
  rule('07-002', '2wh', '街头散发广告', 'Flyers handed out in the street', CLOSING.stopped),
  rule('07-003', '1wd', '灯箱、电子屏、广告牌', 'Light box, LED screen or board', CLOSING.removed),
  rule('07-003', '5wd', '立柱、墙体、楼顶广告', 'Pillar, wall or roof advertisement', CLOSING.removed),
  rule('07-006', '2wd', '牌匾设置违规', 'Shop sign against the rules', closing('整改或拆除', 'Corrected or removed')),
]

const CONSTRUCTION_RULES: readonly ConditionRule[] = [
  rule('08-001', '2uh', '噪声扰民或超时施工', 'Noise, or work outside permitted hours', CLOSING.stopped),
  rule('08-004', '2wh', '工地扬尘', 'Dust from a site', closing('停止作业，依法处罚，整改到位', 'Stopped, fined, corrected')),
  rule('08-002', '1wd', '施工占用道路', 'Works occupying the road', CLOSING.cleared),
  rule('08-003', '1wd', '无证挖掘道路', 'Road dug up without permit', CLOSING.cleared),
  rule('08-006', '1wd', '施工物料乱堆放', 'Site materials piled carelessly', CLOSING.cleared),
  rule('08-012', '1wd', '车轮带泥上路', 'Mud carried onto the road by wheels', CLOSING.cleared),
  rule('08-005', '2wd', '施工废弃料未清', 'Construction waste not cleared', CLOSING.cleared),
  rule('08-010', '2wd', '完工后场地未清', 'Place not cleared after works', CLOSING.cleared),
  rule('08-011', '2wd', '渣土车未密闭', 'Muck truck not sealed', closing('密闭到位，散落物清理干净', 'Sealed, and what fell off cleared')),
  rule('08-007', '3wd', '围挡缺失或不合规定', 'Hoarding missing or not to rule', CLOSING.corrected),
  rule('08-007', '2wd', '围挡破损', 'Hoarding broken', CLOSING.repaired),
  rule('08-007', '1wd', '围挡污损', 'Hoarding dirty', CLOSING.clean),
  rule('08-008', '5wd', '工地道路未硬化', 'Site road not paved', CLOSING.corrected),
  rule('08-009', '5wd', '工地出入口道路破损', 'Road at the site entrance damaged', CLOSING.corrected),
]

const STREET_ORDER_RULES: readonly ConditionRule[] = [
  rule('09-001', '2uh', '无照流动经营', 'Unlicensed mobile vending', CLOSING.ended),
  rule('09-005', '2uh', '超出门窗经营', 'Trading beyond the shop front', CLOSING.ended),
  rule('09-006', '2uh', '占道经营', 'Trading on public land', CLOSING.ended),
  rule('09-002', '2uh', '早（夜）市超时、超区域经营', 'Market outside its hours or area', CLOSING.ended),
  rule('09-004', '1wd', '占道收购废品', 'Scrap collected on public land', CLOSING.ended),
  rule('09-010', '2wh', '非机动车乱停放', 'Non-motor vehicles parked carelessly', CLOSING.tidy, { simpleFlow: true }),
  rule('09-012', '2wh', '消防通道被占用', 'Fire lane blocked', CLOSING.tidy, { safetyCritical: true }),
  rule('09-021', '2wh', '占道洗车', 'Car washing on public land', CLOSING.tidy),
  rule('09-011', '2wh', '共享单车停放在区域外', 'Shared bikes out of area', CLOSING.tidy, { simpleFlow: true }),
  rule('09-011', '1wd', '共享单车破损、脏污', 'Shared bikes broken or dirty', CLOSING.removed),
  rule('09-020', '2wd', '农贸市场内外秩序混乱', "Disorder in or around a farmers' market", CLOSING.corrected),
  rule('09-017', '1wd', '违规占用桥下空间', 'Space under a bridge used illegally', CLOSING.ended),
]

const MAKE_GOOD = stage('5wd', '修复设施和路面', 'Repair the facility and the road')

/** Making safe within urgent hours, then repair: two stages of one case. The repair takes the table's 5 wd. */
const EMERGENCY_RULES: readonly ConditionRule[] = [
  rule('10-999 10-998 10-996', '1uh', '管道泄漏', 'Main leaking', closing('险情排除', 'Danger removed'), {
    safetyCritical: true,
    secondStage: MAKE_GOOD,
  }),
  rule('10-999 10-998 10-996', '5wd', '管道破裂致路面塌陷', 'Road collapsed by the burst', CLOSING.repaired, { safetyCritical: true }),
  rule('10-997', '4wh', '排水管道堵塞、冒溢', 'Drain blocked or overflowing', CLOSING.cleared),
  rule('10-995', '2uh', '路面塌陷', 'Road subsided', CLOSING.safe, { safetyCritical: true, secondStage: MAKE_GOOD }),
  rule('10-994', '2uh', '积水面积超过100平方米且深度超过15厘米', 'Water over more than 100 m² and deeper than 15 cm', CLOSING.safe, {
    safetyCritical: true,
  }),
  rule('10-993', '2uh', '高空坠物或有坠落危险', 'Object fallen or about to fall from height', CLOSING.safe, { safetyCritical: true }),
  rule('10-001', '4wh', '道路积雪、结冰', 'Snow or ice on the road', CLOSING.cleared),
  rule('10-002', '2wh', '架空线缆脱落、低垂', 'Overhead cable fallen or hanging low', CLOSING.repaired, { safetyCritical: true }),
]

export const MATTER_RULES: readonly ConditionRule[] = [
  ...APPEARANCE_RULES,
  ...PUBLICITY_RULES,
  ...CONSTRUCTION_RULES,
  ...STREET_ORDER_RULES,
  ...EMERGENCY_RULES,
]
