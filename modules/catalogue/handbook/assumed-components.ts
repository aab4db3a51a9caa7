/**
 * Conditions CL §14 does not give, so that no defect of a facility is without a handbook entry (P2-02).
 * They are our proposal: limits lean on the nearest row of the table, named beside each family.
 */
import type { CatalogueClass } from '../editions/class.ts'
import { type Aspect, CLOSING, type ConditionRule, closing, rule, stage } from './entry.ts'
import { FAMILIES, type Family, findFamily } from './families.ts'

const DANGER = { aspect: 'danger', safetyCritical: true } as const
const BROKEN = { aspect: 'broken' } as const
const DIRTY = { aspect: 'dirty' } as const

const LEANING = ['{name}倾斜、倒伏或电线裸露', '{name} leaning, fallen or with bare wires'] as const
const LOOSE = ['{name}倾倒、松脱或带电外露，危及安全', '{name} tipped over, loose or with live parts exposed, dangerous'] as const
const BROKEN_TEXT = ['{name}破损、缺件或失效', '{name} broken, incomplete or out of order'] as const
const WORN_TEXT = ['{name}破损、缺损', '{name} damaged or with parts missing'] as const
const DIRTY_TEXT = ['{name}污损、有张贴或涂写', '{name} dirty, with stickers or graffiti'] as const

const on = (family: Family): readonly string[] => FAMILIES[family]

const ASSUMED: Readonly<Record<Family, readonly ConditionRule[]>> = {
  // An open gully is as dangerous as an open manhole: the manhole rows apply.
  cover: [
    rule(on('cover'), '2uh', '{name}缺失、移位，危及安全', '{name} missing or moved, dangerous', CLOSING.restored, DANGER),
    rule(on('cover'), '4wh', '{name}破损', '{name} broken', CLOSING.replaced, BROKEN),
  ],
  // As the street lamp: leaning 1 wd, one lamp dark 2 wd.
  pole: [rule(on('pole'), '1wd', ...LEANING, CLOSING.repaired, DANGER), rule(on('pole'), '2wd', ...BROKEN_TEXT, CLOSING.repaired, BROKEN)],
  box: [rule(on('box'), '1wd', ...LOOSE, CLOSING.restored, DANGER), rule(on('box'), '2wd', ...BROKEN_TEXT, CLOSING.repaired, BROKEN)],
  // As outdoor advertisements: leaning 1 wd, broken 2 wd.
  board: [
    rule(on('board'), '1wd', '{name}倾斜、有脱落危险', '{name} leaning or about to fall', CLOSING.restored, DANGER),
    rule(on('board'), '2wd', '{name}破损、缺失、锈蚀或内容不清', '{name} broken, lost, rusted or illegible', CLOSING.repaired, BROKEN),
  ],
  // As the bus shelter: fallen or leaning 1 wd.
  equipment: [
    rule(on('equipment'), '1wd', ...LOOSE, CLOSING.restored, DANGER),
    rule(on('equipment'), '2wd', ...BROKEN_TEXT, CLOSING.repaired, BROKEN),
    rule(on('equipment'), '1wd', ...DIRTY_TEXT, CLOSING.clean, DIRTY),
  ],
  // As the height-restriction gantry: safe in 4 urgent h, then repaired like a road.
  structure: [
    rule(on('structure'), '4uh', '{name}结构损坏，危及安全', '{name} structurally damaged, dangerous', CLOSING.safe, {
      ...DANGER,
      secondStage: stage('5wd', '修复结构', 'Repair the structure'),
    }),
    rule(on('structure'), '5wd', ...WORN_TEXT, CLOSING.repaired, BROKEN),
    rule(on('structure'), '1wd', ...DIRTY_TEXT, CLOSING.clean, DIRTY),
  ],
  // As burst mains: 1 urgent h for a leak.
  pipe: [
    rule(on('pipe'), '1uh', '{name}泄漏', '{name} leaking', closing('险情排除', 'Danger removed'), {
      ...DANGER,
      secondStage: stage('5wd', '修复管道', 'Repair the pipe'),
    }),
    rule(on('pipe'), '5wd', '{name}破损、锈蚀、支架松动', '{name} damaged, rusted or on loose supports', CLOSING.repaired, BROKEN),
  ],
  site: [
    rule(on('site'), '5wd', '{name}设施破损、缺失', '{name}: facilities broken or missing', CLOSING.repaired, BROKEN),
    rule(on('site'), '1wd', '{name}脏乱', '{name} dirty or untidy', CLOSING.clean, DIRTY),
  ],
  // As the street tree: fallen branch 1 wd, missing 15 wd in season.
  plant: [
    rule(
      on('plant'),
      '1wd',
      '{name}枝干折断、倾斜倒伏，危及安全',
      '{name}: branch or trunk broken, leaning or fallen',
      CLOSING.safe,
      DANGER,
    ),
    rule(
      on('plant'),
      '15wd',
      '{name}死亡、缺株、缺损（非种植季节申请缓办）',
      '{name}: plants dead, missing or damaged (deferred outside the planting season)',
      closing('补植或修复到位', 'Replanted or restored'),
      BROKEN,
    ),
  ],
}

/** The kinds of fault of a facility for which the default table has no row. */
export function assumedComponentRules({ major, minor }: CatalogueClass, covered: ReadonlySet<Aspect>): ConditionRule[] {
  const family = findFamily(`${major}-${minor}`)
  return family ? ASSUMED[family].filter(({ aspect }) => !covered.has(aspect)) : []
}
