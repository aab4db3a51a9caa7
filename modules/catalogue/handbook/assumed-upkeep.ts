/** Matters without a row in CL §14 that somebody has to clear, take back or rebuild; see `assumed-matters.ts`. */
import { CLOSING, type ConditionRule, closing, rule } from './entry.ts'

const SMALL_DIRT: readonly ConditionRule[] = [
  rule('06-006', '1wd', '临街建筑物上擅自悬挂彩旗', 'Bunting hung on a street-side building without permission', CLOSING.cleared),
  rule('06-015', '1wd', '沙（河）滩有垃圾、漂浮物堆积', 'Refuse or flotsam on the beach or river bank', CLOSING.cleared),
  rule('06-035', '1wd', '公共场所有废弃家具、设备', 'Furniture or appliances discarded in public space', CLOSING.cleared),
  rule('06-044', '1wd', '节庆装饰物破损、脱落', 'Festive decoration broken or coming off', CLOSING.cleared),
  rule(
    '06-999',
    '1wd',
    '公共场所有大件垃圾、装修垃圾',
    'Bulky or renovation waste in public space',
    closing('清运干净，并查找投放人', 'Cleared, and the dumper looked for'),
  ),
  rule(
    '06-996',
    '1wd',
    '国旗破损、褪色或使用不规范',
    'National flag damaged, faded or misused',
    closing('更换或规范使用，旧旗回收', 'Replaced or properly used, the old flag recovered'),
  ),
  rule('08-015', '1wd', '施工公示牌污损、内容不清', 'Construction notice board soiled or illegible', CLOSING.clean),
]

const TO_BE_TAKEN_BACK: readonly ConditionRule[] = [
  rule('06-002', '2wd', '沿街店面无证装修', 'Shop front fitted out without permit', CLOSING.corrected),
  rule('06-003', '2wd', '擅自在路缘处接坡', 'Ramp built onto the kerb without permission', CLOSING.removed),
  rule('06-005', '2wd', '临街阳台、屋顶堆放杂物，影响市容', 'Unsightly clutter on a street-side balcony or roof', CLOSING.corrected),
  rule('06-008', '2wd', '擅自架设管线、杆线', 'Pipes, cables or poles put up without permission', CLOSING.removed),
  rule('06-027', '2wd', '餐饮油烟直排、超标', 'Cooking fumes discharged untreated or above the limit', CLOSING.corrected),
  rule('06-038', '2wd', '建成区擅自饲养家禽家畜', 'Poultry or livestock kept in the built-up area', CLOSING.corrected),
  rule('06-039', '2wd', '擅自在道路上开设出入口', 'Access to the road opened without permission', CLOSING.removed),
  rule('06-043', '2wd', '遮阳篷（棚、伞）破损、污损', 'Awning, canopy or parasol broken or dirty', CLOSING.replaced),
  rule('07-004', '2wd', '广告语言文字不规范', 'Language of an advertisement not to standard', closing('更正', 'Corrected')),
  rule('07-008', '2wd', '公益性宣传品破损、缺失', 'Public-service publicity damaged or missing', CLOSING.replaced),
  rule('09-015', '2wd', '无证从事餐饮经营', 'Catering without licence', CLOSING.corrected),
  rule('09-016', '2wd', '擅自设置停车场、收费停车', 'Car park set up or charged for without permission', CLOSING.corrected),
]

const WORKS: readonly ConditionRule[] = [
  rule('06-004', '5wd', '建筑物外立面污损、剥落', 'Building facade soiled or flaking', CLOSING.clean),
  rule('06-009', '5wd', '空调室外机低于规定高度', 'Air-conditioner unit below the permitted height', CLOSING.corrected),
  rule('06-016', '5wd', '交通标线磨损、不清晰', 'Road marking worn or faded', closing('重新施划', 'Repainted')),
  rule(
    '06-021',
    '5wd',
    '树木、绿地有病虫害',
    'Disease or pest on trees or green space',
    closing('防治到位，无扩散', 'Treated, no longer spreading'),
  ),
  rule(
    '06-032',
    '5wd',
    '非正规垃圾填埋、倾倒点',
    'Informal landfill or dumping ground',
    closing('停止倾倒，制定并实施清理方案', 'Dumping stopped, clearing plan carried out'),
  ),
  rule(
    '06-034',
    '5wd',
    '车辆长期废弃在公共场所',
    'Vehicle long abandoned in public space',
    closing('依法通知并移走', 'Owner notified by law, vehicle moved away'),
  ),
  rule('06-046', '5wd', '河道管理范围内有占用物、构筑物', 'Objects or structures inside the river channel', CLOSING.removed),
  rule('06-049', '5wd', '公共台阶破损', 'Public steps damaged', CLOSING.repaired),
  rule('06-050', '5wd', '路缘石破损、缺失', 'Kerbstone damaged or missing', CLOSING.repaired),
  rule('06-051', '5wd', '盲道破损、缺失', 'Tactile paving damaged or missing', CLOSING.repaired),
  rule('06-052', '5wd', '无障碍坡道破损', 'Barrier-free ramp damaged', CLOSING.repaired),
  // Moving a hydrant is works of its own; where no other place exists, the answer is an explanation.
  rule(
    '01-999',
    '15wd',
    '消火栓占用人行道，影响通行',
    'Hydrant standing in the way on the pavement',
    closing('移位，或设防护并告知', 'Moved, or guarded and explained'),
    { informativeClose: true },
  ),
]

export const ASSUMED_UPKEEP_RULES: readonly ConditionRule[] = [...SMALL_DIRT, ...TO_BE_TAKEN_BACK, ...WORKS]
