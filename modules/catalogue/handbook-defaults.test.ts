import { describe, expect, it } from 'vitest'
import { BARE_POLES, BOARDS, BOXES, MANHOLES, POLES, WIRED_POLES } from './handbook/families.ts'
import { HANDBOOK_DEFAULTS, type HandbookEntry } from './handbook-defaults.ts'

const ANY_MANHOLE = [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 17, 18, 19, 20, 21, 22, 23]
  .map((number) => `01-${String(number).padStart(3, '0')}`)
  .join(' ')
const ANY_FURNITURE = [...POLES, ...BOXES, ...BOARDS].join(' ')
const WITH_DOOR = [...BOXES, ...WIRED_POLES].filter((code) => code !== '03-005').join(' ')

const SIGNS = { work_hour: 'wh', work_day: 'wd', urgent_hour: 'urgent h', natural_day: 'natural d' } as const
const codeOf = ({ major, minor }: HandbookEntry) => `${major}-${minor}`
const limitText = ({ limit }: HandbookEntry) => `${limit.amount} ${SIGNS[limit.unit]}`
const entriesOf = (code: string) => HANDBOOK_DEFAULTS.filter((entry) => codeOf(entry) === code)
const entryOf = (code: string, condition: RegExp) => entriesOf(code).find((entry) => condition.test(entry.condition.zh))

/** Every row of CL §14: minors, words of the condition, limit as printed there, words of the closing condition. */
const ROWS: readonly [minors: string, condition: RegExp, limit: string, closing: RegExp][] = [
  [ANY_MANHOLE, /缺失、移位、开裂/, '2 urgent h', /恢复/],
  [ANY_MANHOLE, /破损面积超过25平方厘米/, '4 wh', /更换或修复/],
  [ANY_MANHOLE, /作响、易翻转/, '2 wd', /修复/],
  [ANY_MANHOLE, /1.5米×1.5米.*2厘米/, '5 wd', /修复/],
  ['01-004', /堵塞三分之一/, '1 wd', /清理/],
  ['01-025 04-009', /漏水/, '2 urgent h', /停止/],
  ['01-026', /缺失/, '4 urgent h', /恢复/],
  ['01-037', /倾斜、倒伏或电线裸露/, '1 wd', /修复/],
  ['01-037', /单灯不亮/, '2 wd', /恢复照明/],
  ['01-037', /开关灯时间/, '2 wh', /整改/],
  [ANY_FURNITURE, /污损/, '1 wd', /清洗/],
  [WITH_DOOR, /门敞开/, '1 wd', /关闭/],
  [WIRED_POLES.join(' '), /废弃/, '5 wd', /拆除/],
  [[...BARE_POLES, ...BOXES, ...BOARDS].join(' '), /废弃/, '3 wd', /拆除/],
  ['02-004', /倒伏、倾斜/, '1 wd', /恢复/],
  ['02-007', /积水/, '2 urgent h', /抽排/],
  ['02-011', /倒伏/, '4 urgent h', /险情排除/],
  ['02-012', /文字有误/, '2 wd', /更换/],
  ['03-005', /倾倒、箱门敞开/, '1 wd', /恢复/],
  ['03-001', /未按时开放或无人管理/, '4 wh', /整改/],
  ['03-001', /无障碍/, '5 wd', /增设.*告知性结案/],
  ['03-003', /盖板缺失/, '4 urgent h', /围挡并修复/],
  ['03-006', /倾斜/, '1 wd', /恢复/],
  ['03-006', /破损、缺失、锈蚀/, '2 wd', /修复/],
  ['04-002', /枝条/, '1 wd', /清理/],
  ['04-002', /缺株.*缓办/, '15 wd', /补植/],
  ['06-001', /正在搭建/, '2 natural d', /停止.*恢复/],
  ['06-001', /已经建成/, '15 wd', /法定程序.*拆除/],
  ['06-010 06-042 06-017 06-018', /./, '4 wh', /清理/],
  ['06-011', /积存/, '5 wd', /查明.*清运/],
  ['06-012', /路面不洁/, '2 wh', /清理/],
  ['06-013', /0.5平方米.*1平方米.*1米.*3毫米.*30毫米/, '5 wd', /修复/],
  ['06-014 06-037', /./, '4 wh', /清理/],
  ['06-007', /./, '2 urgent h', /清理/],
  ['06-020 06-029 06-028', /./, '2 urgent h', /停止/],
  ['06-045', /./, '2 wh', /停止.*调查/],
  ['06-025 06-026 06-030', /./, '2 wd', /清理/],
  ['06-036 06-019', /./, '1 wd', /清理/],
  ['06-040', /./, '2 wd', /拆除/],
  ['06-041', /./, '2 wd', /整改/],
  ['06-998', /养犬/, '1 wd', /整改/],
  ['07-001 07-007', /./, '1 wd', /清理/],
  ['07-002', /./, '2 wh', /停止/],
  ['07-003', /灯箱、电子屏、广告牌/, '1 wd', /拆除/],
  ['07-003', /立柱、墙体、楼顶/, '5 wd', /拆除/],
  ['07-006', /./, '2 wd', /整改或拆除/],
  ['08-001', /噪声扰民或超时/, '2 urgent h', /停止/],
  ['08-004', /./, '2 wh', /停止.*处罚.*整改/],
  ['08-002 08-003 08-006 08-012', /./, '1 wd', /清理/],
  ['08-005 08-010 08-011', /./, '2 wd', /清理/],
  ['08-007', /缺失或不合规定/, '3 wd', /整改/],
  ['08-007', /破损/, '2 wd', /修复/],
  ['08-007', /污损/, '1 wd', /清洗/],
  ['08-008 08-009', /./, '5 wd', /整改/],
  ['09-001 09-005 09-006 09-002', /./, '2 urgent h', /终止/],
  ['09-004', /./, '1 wd', /终止/],
  ['09-010 09-012 09-021', /./, '2 wh', /整齐/],
  ['09-011', /区域外/, '2 wh', /整齐/],
  ['09-011', /破损、脏污/, '1 wd', /移走/],
  ['09-020', /./, '2 wd', /整改/],
  ['06-997', /三包/, '4 wh', /整改/],
  ['10-999 10-998 10-996', /泄漏/, '1 urgent h', /险情排除/],
  ['10-999 10-998 10-996', /塌陷/, '5 wd', /修复/],
  ['10-997', /堵塞/, '4 wh', /清理/],
  ['10-995', /塌陷/, '2 urgent h', /险情排除/],
  ['10-994', /100平方米且深度超过15厘米/, '2 urgent h', /险情排除/],
  ['10-993', /坠物/, '2 urgent h', /险情排除/],
  ['10-001', /./, '4 wh', /清理/],
  ['10-002', /脱落/, '2 wh', /修复/],
  ['09-017', /./, '1 wd', /终止/],
]

describe('the default limits of CL §14', () => {
  const named = ROWS.map(([minors, condition, limit, closing]) => ({ minors, condition, limit, closing }))
  it.each(named)('$condition of $minors within $limit', ({ minors, condition, limit, closing }) => {
    for (const code of minors.split(' ')) {
      const entry = entriesOf(code).find((one) => one.source === 'default' && condition.test(one.condition.zh) && limitText(one) === limit)
      expect(entry?.closing.zh, code).toMatch(closing)
    }
  })

  it('are the only ones marked default', () => {
    const unlisted = HANDBOOK_DEFAULTS.filter(
      (entry) =>
        entry.source === 'default' &&
        !ROWS.some(
          ([minors, condition, limit]) =>
            condition.test(entry.condition.zh) && limitText(entry) === limit && minors.split(' ').includes(codeOf(entry)),
        ),
    )
    expect(unlisted).toEqual([])
  })

  it('read "any manhole" as every minor named 井盖', () => {
    expect(MANHOLES.join(' ')).toBe(ANY_MANHOLE)
  })

  it('keep the abandoned stump within the 3 to 5 work days of the table', () => {
    const stumps = HANDBOOK_DEFAULTS.filter(({ condition }) => condition.zh.includes('残留桩体'))
    expect(stumps.map(codeOf).sort()).toEqual(ANY_FURNITURE.split(' ').sort())
    expect(new Set(stumps.map(limitText))).toEqual(new Set(['3 wd', '5 wd']))
  })
})

describe('traits of handbook entries', () => {
  const codesWith = (has: (entry: HandbookEntry) => boolean) => [...new Set(HANDBOOK_DEFAULTS.filter(has).map(codeOf))].sort()

  it('let the collector settle only what CL §11 lists', () => {
    expect(codesWith(({ simpleFlow }) => simpleFlow)).toEqual(['03-005', '06-012', '06-036', '07-001', '09-010', '09-011'])
    expect(entryOf('09-011', /破损/)?.simpleFlow).toBe(false)
  })

  it('send urgent facility faults straight to a unique owner (CL §11)', () => {
    const fast = HANDBOOK_DEFAULTS.filter(({ fastFlow }) => fastFlow)
    expect(fast.every(({ major, limit }) => major <= '05' && limit.unit === 'urgent_hour')).toBe(true)
    expect(entryOf('01-002', /缺失/)?.fastFlow).toBe(true)
    expect(entryOf('01-002', /作响/)?.fastFlow).toBe(false)
    expect(entryOf('01-023', /缺失/)?.fastFlow).toBe(false)
    expect(entryOf('10-999', /泄漏/)?.fastFlow).toBe(false)
  })

  it('widen the search for duplicates to dust, smoke, noise and water (CL §9)', () => {
    expect(codesWith(({ areaMatter }) => areaMatter)).toEqual([
      ...['06-020', '06-024', '06-025', '06-026', '06-027', '06-028', '06-029', '06-030', '06-995'],
      ...['08-001', '08-004', '10-994'],
    ])
  })

  it('treat a missing manhole cover as a danger to life, a rattling one not', () => {
    expect(entryOf('01-003', /缺失/)?.safetyCritical).toBe(true)
    expect(entryOf('01-003', /作响/)?.safetyCritical).toBe(false)
  })

  it('make safe first and repair afterwards where the table says danger removed', () => {
    expect(entryOf('10-998', /泄漏/)?.secondStage?.limit).toEqual({ amount: 5, unit: 'work_day' })
    expect(HANDBOOK_DEFAULTS.filter((entry) => entry.secondStage && entry.limit.unit !== 'urgent_hour')).toEqual([])
  })

  it('allow an explanation instead of a repair where no repair is possible', () => {
    expect(codesWith(({ informativeClose }) => informativeClose)).toEqual(['01-999', '03-001'])
  })

  it.each([
    ['01-001', 'water_supply', 'city'],
    ['01-002', 'drainage', 'city'],
    ['01-005', 'power', 'city'],
    ['01-007', 'telecom', 'city'],
    ['01-037', 'lighting', 'city'],
    ['02-004', 'public_transit', 'city'],
    ['02-014', 'traffic_police', 'district'],
    ['03-005', 'sanitation', 'street'],
    ['04-002', 'landscape', 'street'],
    ['06-013', 'municipal', 'district'],
    ['06-050', 'municipal', 'street'],
    ['08-004', 'construction', 'district'],
    ['09-005', 'enforcement', 'street'],
    ['09-011', 'shared_bikes', 'city'],
  ])('ask for %s the trade %s of the %s first', (code, trade, level) => {
    expect(entriesOf(code).every((entry) => entry.trade === trade && entry.level === level)).toBe(true)
  })
})
