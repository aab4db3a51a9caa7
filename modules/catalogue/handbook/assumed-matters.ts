/** Matters without a row in CL §14, by class of trouble; our proposal for the city to confirm (P2-02). */
import type { Titles } from '#kernel/titles.ts'
import { CLOSING, type ConditionRule, closing, type LimitCode, rule, stage, type Traits } from './entry.ts'

/** Filing condition of a matter that is plain from its name. */
const found = (on: string, limit: LimitCode, close: Titles, traits?: Traits): ConditionRule =>
  rule(on, limit, '发现{name}', '{name} found', close, traits)

const DANGEROUS = { safetyCritical: true } as const

const APPEARANCE: readonly ConditionRule[] = [
  // Small dirt and things lying about: within a day, like clutter.
  found('06-006 06-015 06-035 06-044', '1wd', CLOSING.cleared),
  found('06-024', '1wd', CLOSING.ended),
  found('06-999', '1wd', closing('清运干净，并查找投放人', 'Cleared, and the dumper looked for')),
  found(
    '06-996',
    '1wd',
    closing('更换或规范使用，旧旗回收', 'Replaced or properly used, the old flag recovered'),
  ),
  // What somebody set up and has to take back: like a private parking lock.
  found('06-002 06-005 06-027 06-038', '2wd', CLOSING.corrected),
  found('06-003 06-008 06-039', '2wd', CLOSING.removed),
  found('06-043', '2wd', CLOSING.replaced),
  // What takes a contractor or a procedure: like a damaged road.
  found('06-004', '5wd', CLOSING.clean),
  found('06-009', '5wd', CLOSING.corrected),
  found('06-016 06-049 06-050 06-051 06-052', '5wd', CLOSING.repaired),
  found('06-021', '5wd', closing('防治到位，无扩散', 'Treated, no longer spreading')),
  found(
    '06-032',
    '5wd',
    closing('停止倾倒，制定并实施清理方案', 'Dumping stopped, clearing plan carried out'),
  ),
  found('06-034', '5wd', closing('依法通知并移走', 'Owner notified by law, vehicle moved away')),
  found('06-046', '5wd', CLOSING.removed),
  // What harms at once.
  found('06-022', '2uh', closing('停止砍伐，立案调查', 'Stopped, investigation opened')),
  found('06-047 06-995', '2uh', CLOSING.stopped),
  found(
    '06-033',
    '2uh',
    closing('封控并交有资质单位处置', 'Secured and handed to a licensed carrier'),
    DANGEROUS,
  ),
  found('06-023 06-048', '4uh', CLOSING.safe, {
    ...DANGEROUS,
    secondStage: stage('5wd', '修复', 'Repair'),
  }),
]

const PUBLICITY_AND_WORKS: readonly ConditionRule[] = [
  found('07-004 07-008', '2wd', closing('更正或更换', 'Corrected or replaced')),
  found('08-013', '2uh', CLOSING.stopped, DANGEROUS),
  found('08-014', '1wd', CLOSING.safe, DANGEROUS),
  found('08-015', '1wd', CLOSING.clean),
  // As unauthorised building while it goes on.
  found('08-016', '2nd', closing('停止建设，立案调查', 'Stopped, investigation opened')),
  found('08-999', '2uh', CLOSING.corrected),
]

const STREET_ORDER: readonly ConditionRule[] = [
  found('09-003', '2uh', closing('劝导并告知救助渠道', 'Advised and told where help is given')),
  found('09-013 09-018 09-022 09-999', '2uh', CLOSING.ended),
  found('09-009 09-014 09-019', '2wh', CLOSING.tidy),
  found('09-998', '2uh', closing('疏运完成，通道畅通', 'Bikes taken away, the way is clear')),
  found('09-008', '1wd', CLOSING.ended),
  found('09-015 09-016', '2wd', CLOSING.corrected),
]

const OTHER: readonly ConditionRule[] = [
  // Moving a hydrant is works of its own; where no other place exists, the answer is an explanation.
  found('01-999', '15wd', closing('移位，或设防护并告知', 'Moved, or guarded and explained'), {
    informativeClose: true,
  }),
  found(
    '10-992',
    '1uh',
    closing('现场核实，必要时撤离人员', 'Checked on site, people moved out if need be'),
    {
      ...DANGEROUS,
      secondStage: stage('5wd', '鉴定并采取加固等措施', 'Survey the house and secure it'),
    },
  ),
]

export const ASSUMED_MATTER_RULES: readonly ConditionRule[] = [
  ...APPEARANCE,
  ...PUBLICITY_AND_WORKS,
  ...STREET_ORDER,
  ...OTHER,
]

/** For a city's own minor that comes without conditions: a general matter, a work day or two. */
export const generalRule = (code: string): ConditionRule => found(code, '2wd', CLOSING.corrected)
