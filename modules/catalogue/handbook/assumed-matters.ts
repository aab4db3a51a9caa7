/**
 * Matters without a row in CL §14; our proposal for the city to confirm (P2-02). Limits lean on the nearest row of the
 * table: small dirt 1 wd, what somebody has to take back 2 wd, works 5 wd, what harms at once 2 urgent h.
 */
import { ASSUMED_UPKEEP_RULES } from './assumed-upkeep.ts'
import { CLOSING, type ConditionRule, closing, rule, stage } from './entry.ts'

const DANGEROUS = { safetyCritical: true } as const

const STOPPED_AND_INVESTIGATED = closing('行为停止，立案调查', 'Stopped, investigation opened')

const STREET: readonly ConditionRule[] = [
  rule('06-024', '1wd', '水域内违规捕捞、停泊、养殖等', 'Illegal fishing, mooring or farming on the water', CLOSING.ended),
  rule('06-047', '2uh', '公园内行为扰乱秩序', 'Behaviour disturbing order in a park', CLOSING.stopped),
  rule('06-995', '2uh', '监测点噪声超过限值', 'Noise above the limit at a monitoring point', CLOSING.stopped),
  rule('08-999', '2uh', '渣土车超载、超时、超路线等违规', 'Muck truck overloaded, or outside permitted hours or route', CLOSING.corrected),
  rule(
    '09-003',
    '2uh',
    '街头流浪乞讨',
    'Vagrancy or begging in the street',
    closing('劝导并告知救助渠道', 'Advised and told where help is given'),
  ),
  rule('09-008', '1wd', '兜售非法出版物', 'Illegal publications on sale', CLOSING.ended),
  rule('09-009', '2wh', '机动车在人行道等处乱停放', 'Motor vehicle parked on the pavement or elsewhere illegally', CLOSING.tidy),
  rule('09-013', '2uh', '临街屠宰畜禽', 'Animals slaughtered on the street', CLOSING.ended),
  rule('09-014', '2wh', '畜力车进入禁行区域', 'Animal-drawn vehicle where it is banned', CLOSING.ended),
  rule('09-018', '2uh', '履带车、铁轮车上路行驶', 'Tracked or iron-wheeled vehicle driving on the road', CLOSING.stopped),
  rule('09-019', '2wh', '无障碍通道被占用', 'Barrier-free passage blocked', CLOSING.tidy),
  rule('09-022', '2uh', '占用道路促销、宣传', 'Promotion held on public land', CLOSING.ended),
  rule(
    '09-998',
    '2uh',
    '高峰时段共享单车淤积，影响通行',
    'Shared bikes piling up at peak hours, in the way',
    closing('疏运完成，通道畅通', 'Bikes taken away, the way is clear'),
  ),
  rule('09-999', '2uh', '摊规点超时段、超区域、超数量经营', 'Stall site outside its hours, area or number of stalls', CLOSING.ended),
]

const HARMFUL: readonly ConditionRule[] = [
  rule('06-022', '2uh', '擅自砍伐、移植树木', 'Trees felled or moved without permit', STOPPED_AND_INVESTIGATED),
  rule(
    '06-033',
    '2uh',
    '医疗废物混入或丢弃在公共场所',
    'Medical waste dumped in public space',
    closing('封控并交有资质单位处置', 'Secured and handed to a licensed carrier'),
    DANGEROUS,
  ),
  rule('08-013', '2uh', '高空悬吊作业无防护、无手续', 'Rope access or hoisting without protection or permit', CLOSING.stopped, DANGEROUS),
  rule('08-014', '1wd', '预埋件、设施外露，有绊倒划伤危险', 'Embedded parts exposed, people may trip or be cut', CLOSING.safe, DANGEROUS),
  // As unauthorised building while it goes on.
  rule('08-016', '2nd', '未取得许可进行建设', 'Building without permit', STOPPED_AND_INVESTIGATED),
  rule('06-023', '4uh', '堤岸破损、坍塌', 'Embankment damaged or collapsing', CLOSING.safe, {
    ...DANGEROUS,
    secondStage: stage('5wd', '修复堤岸', 'Repair the embankment'),
  }),
  rule('06-048', '4uh', '边坡、挡土墙开裂、滑塌', 'Slope or retaining wall cracked or sliding', CLOSING.safe, {
    ...DANGEROUS,
    secondStage: stage('5wd', '加固修复', 'Strengthen and repair'),
  }),
  rule(
    '10-992',
    '1uh',
    '房屋倾斜、裂缝监测值达到预警',
    'Tilt or crack reading of a house at alarm level',
    closing('现场核实，必要时撤离人员', 'Checked on site, people moved out if need be'),
    { ...DANGEROUS, secondStage: stage('5wd', '鉴定并采取加固等措施', 'Survey the house and secure it') },
  ),
]

export const ASSUMED_MATTER_RULES: readonly ConditionRule[] = [...ASSUMED_UPKEEP_RULES, ...STREET, ...HARMFUL]

/** For a city's own minor that comes without conditions. */
export const generalRule = (code: string): ConditionRule => rule(code, '2wd', '发现{name}', '{name} found', CLOSING.corrected)
