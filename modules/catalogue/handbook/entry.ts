/** One row of the command handbook (指挥手册): when a matter is filed, by when it is done, when it may be closed (P2-02). */
import type { Trade } from '#cities/pack.ts'
import type { LimitUnit } from '#kernel/clock/index.ts'
import type { Titles } from '#kernel/titles.ts'
import type { ClassKind } from '../editions/class.ts'

/** Minutes are for the posts of the centre (CL §6), not for departments. */
export type HandbookUnit = Exclude<LimitUnit, 'minute'>

export interface HandbookLimit {
  amount: number
  unit: HandbookUnit
}

/** The level whose unit of the trade is asked first. */
export type HandbookLevel = 'city' | 'district' | 'street'

export interface HandbookEntry {
  /** Cases are filed on matters; a defective component is a matter of majors 01 to 05. */
  kind: ClassKind
  major: string
  minor: string
  /** Counts from 1 within a minor. */
  conditionNo: number
  condition: Titles
  limit: HandbookLimit
  closing: Titles
  trade: Trade
  level: HandbookLevel
  /** A danger to life: no suspension before a temporary measure is photographed (CL §8). */
  safetyCritical: boolean
  /** Duplicates are looked for within 50 m instead of 20 m (CL §9). */
  areaMatter: boolean
  /** The collector may put it right on the spot (CL §11). */
  simpleFlow: boolean
  /** Goes to its unique owner without acceptor and dispatcher (CL §11). */
  fastFlow: boolean
  /** May be closed by explaining why the city cannot fix it (告知性结案, CL T27b). */
  informativeClose: boolean
  /** `limit` covers making safe; this is the repair after it, in the same case (CL §14). */
  secondStage?: { title: Titles; limit: HandbookLimit }
  /** Title of the law or rule; the city adds the article. */
  basis: string | null
  /** `default`: from the published table of CL §14. `assumed`: our proposal, to be confirmed by the city. */
  source: 'default' | 'assumed'
}

const LIMIT_UNITS = { wh: 'work_hour', wd: 'work_day', uh: 'urgent_hour', nd: 'natural_day' } as const satisfies Record<
  string,
  HandbookUnit
>
type UnitSign = keyof typeof LIMIT_UNITS

/** Limits as CL §14 writes them: `4wh`, `2wd`, `2uh` (urgent hours), `2nd` (natural days). */
export type LimitCode = `${number}${UnitSign}`

const isUnitSign = (text: string): text is UnitSign => text in LIMIT_UNITS

export function limitOf(code: LimitCode): HandbookLimit {
  const amount = Number(code.slice(0, -2))
  const sign = code.slice(-2)
  if (!isUnitSign(sign) || !Number.isInteger(amount) || amount <= 0) throw new RangeError(`no limit: ${code}`)
  return { amount, unit: LIMIT_UNITS[sign] }
}

/** What kind of fault a condition describes; a facility lacking one of its kinds gets an assumed condition for it. */
export type Aspect = 'danger' | 'broken' | 'dirty' | 'other'

/** A condition as it is written down, for one or several minors. `{name}` in the texts stands for the thing. */
export interface ConditionRule {
  on: readonly string[]
  limit: HandbookLimit
  condition: Titles
  closing: Titles
  aspect: Aspect
  safetyCritical: boolean
  simpleFlow: boolean
  informativeClose: boolean
  secondStage?: { title: Titles; limit: HandbookLimit }
}

export type Traits = Partial<Pick<ConditionRule, 'aspect' | 'safetyCritical' | 'simpleFlow' | 'informativeClose' | 'secondStage'>>

/** `rule('06-014 06-037', '4wh', zh, en, CLOSING.cleared)`; minors are written `major-minor`. */
export function rule(
  on: string | readonly string[],
  limit: LimitCode,
  zh: string,
  en: string,
  closing: Titles,
  traits: Traits = {},
): ConditionRule {
  return {
    on: typeof on === 'string' ? on.split(' ') : on,
    limit: limitOf(limit),
    condition: { zh, en },
    closing,
    aspect: 'other',
    safetyCritical: false,
    simpleFlow: false,
    informativeClose: false,
    ...traits,
  }
}

export const stage = (limit: LimitCode, zh: string, en: string) => ({ title: { zh, en }, limit: limitOf(limit) })

export const closing = (zh: string, en: string): Titles => ({ zh, en })

/** Closing conditions that recur. */
export const CLOSING = {
  restored: closing('恢复原状', 'Restored to its proper state'),
  repaired: closing('修复完好', 'Repaired'),
  replaced: closing('更换或修复完好', 'Replaced or repaired'),
  cleared: closing('清理干净', 'Cleared'),
  clean: closing('清洗干净，无污渍', 'Clean, no stains left'),
  closed: closing('箱门关闭、锁好', 'Door closed and locked'),
  removed: closing('拆除或移走，场地恢复', 'Removed and the place restored'),
  stopped: closing('行为停止，现场恢复', 'Stopped, the place restored'),
  ended: closing('违规行为终止，人员、物品撤离', 'Ended; people and goods gone'),
  corrected: closing('整改到位', 'Corrected'),
  tidy: closing('摆放整齐或移走', 'Tidied or moved away'),
  safe: closing('险情排除，现场设防护', 'Danger removed, the place secured'),
} as const satisfies Record<string, Titles>
