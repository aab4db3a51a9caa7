/** Default limits for defective components, row by row as in CL §14. */
import { CLOSING, type ConditionRule, closing, rule, stage } from './entry.ts'
import { BARE_POLES, BOARDS, BOXES, MANHOLES, POLES, WIRED_POLES } from './families.ts'

const DANGER = { aspect: 'danger', safetyCritical: true } as const
const BROKEN = { aspect: 'broken' } as const

const COVER_RULES: readonly ConditionRule[] = [
  rule(MANHOLES, '2uh', '井盖缺失、移位、开裂，危及安全', 'Cover missing, moved, cracked or dangerous', CLOSING.restored, DANGER),
  rule(MANHOLES, '4wh', '井盖破损面积超过25平方厘米', 'Cover broken over more than 25 cm²', CLOSING.replaced, BROKEN),
  rule(MANHOLES, '2wd', '井盖松动作响、易翻转', 'Cover rattles or its lid flips', CLOSING.repaired),
  rule(
    MANHOLES,
    '5wd',
    '井周1.5米×1.5米范围路面下沉，或高差超过2厘米',
    'Road around the cover (1.5 m × 1.5 m) sunk, or a step of more than 2 cm',
    CLOSING.repaired,
  ),
  rule('01-004', '1wd', '雨水箅子堵塞三分之一以上', 'Grating blocked by a third or more', CLOSING.cleared),
  rule('01-026', '4uh', '沟槽盖板缺失', 'Trench cover missing', CLOSING.restored, DANGER),
]

const UTILITY_RULES: readonly ConditionRule[] = [
  rule('01-025 04-009', '2uh', '设施漏水', 'Facility leaking', closing('停止漏水', 'Leak stopped')),
  rule('01-037', '1wd', '灯杆倾斜、倒伏或电线裸露', 'Lamp leaning, fallen or with bare wires', CLOSING.repaired, DANGER),
  rule('01-037', '2wd', '单灯不亮', 'One lamp dark', closing('恢复照明', 'Lit again')),
  rule('01-037', '2wh', '开关灯时间有误', 'Switched on or off at the wrong time', CLOSING.corrected),
]

/** Litter bins have a row of their own for an open door. */
const WITH_DOOR = [...BOXES, ...WIRED_POLES].filter((code) => code !== '03-005')

/** "Any pole/box/board" of the table. */
const STREET_FURNITURE_RULES: readonly ConditionRule[] = [
  rule([...POLES, ...BOXES, ...BOARDS], '1wd', '{name}污损、有张贴或涂写', '{name} dirty, with stickers or graffiti', CLOSING.clean, {
    aspect: 'dirty',
  }),
  rule(WITH_DOOR, '1wd', '{name}箱门、检修门敞开', '{name}: cabinet or service door open', CLOSING.closed),
  // The table gives 3 to 5 work days: 5 where a line or lamp has to be disconnected, 3 for the rest.
  rule(WIRED_POLES, '5wd', '{name}废弃或残留桩体', '{name} abandoned, or its stump left', CLOSING.removed),
  rule(
    [...BARE_POLES, ...BOXES, ...BOARDS],
    '3wd',
    '{name}废弃或残留桩体、基座',
    '{name} abandoned, or its stump or base left',
    CLOSING.removed,
  ),
]

const TRAFFIC_RULES: readonly ConditionRule[] = [
  rule('02-004', '1wd', '公交站亭倒伏、倾斜', 'Bus shelter fallen or leaning', CLOSING.restored, DANGER),
  rule(
    '02-007',
    '2uh',
    '地下通道积水，无法通行',
    'Underpass flooded and impassable',
    closing('积水抽排，恢复通行', 'Pumped out and passable'),
    { safetyCritical: true },
  ),
  rule('02-011', '4uh', '限高架倒伏', 'Height-restriction gantry fallen', CLOSING.safe, {
    ...DANGER,
    secondStage: stage('5wd', '修复或重设限高架', 'Repair or re-erect the gantry'),
  }),
  rule('02-012', '2wd', '路名牌文字有误', 'Street name sign with wrong text', closing('更换', 'Replaced')),
]

const SANITATION_RULES: readonly ConditionRule[] = [
  rule('03-005', '1wd', '垃圾箱倾倒、箱门敞开', 'Litter bin tipped over or its door open', CLOSING.restored, { simpleFlow: true }),
  rule('03-001', '4wh', '公厕未按时开放或无人管理', 'Toilet not open on time or without attendant', CLOSING.corrected),
  rule(
    '03-001',
    '5wd',
    '公厕无无障碍设施',
    'Toilet without barrier-free facility',
    closing('增设到位；确无条件的，告知性结案', 'Set up, or closed informatively where impossible'),
    { informativeClose: true },
  ),
  rule('03-003', '4uh', '化粪池盖板缺失', 'Septic tank cover missing', closing('设围挡并修复', 'Fenced off and repaired'), DANGER),
  rule('03-006', '1wd', '广告设施倾斜', 'Advertisement structure leaning', CLOSING.restored, DANGER),
  rule('03-006', '2wd', '广告设施破损、缺失、锈蚀', 'Advertisement broken, lost or rusted', CLOSING.repaired, BROKEN),
]

const TREE_RULES: readonly ConditionRule[] = [
  rule('04-002', '1wd', '行道树枝条折断掉落', 'Fallen branch of a street tree', CLOSING.cleared, DANGER),
  rule(
    '04-002',
    '15wd',
    '行道树缺株（非种植季节申请缓办）',
    'Street tree missing (outside the planting season the case is deferred)',
    closing('补植到位', 'Replanted'),
    BROKEN,
  ),
]

export const COMPONENT_RULES: readonly ConditionRule[] = [
  ...COVER_RULES,
  ...UTILITY_RULES,
  ...STREET_FURNITURE_RULES,
  ...TRAFFIC_RULES,
  ...SANITATION_RULES,
  ...TREE_RULES,
]
