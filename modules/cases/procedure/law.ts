/** What no city may change in the table, what it may give to somebody else, and why (CL §2, §5 a – d, design D19). */
import type { Titles } from '#kernel/titles.ts'
import type { GuardName } from '../guards/index.ts'

const LOOP: Titles = {
  zh: '闭环主线（上报、立案、派遣、处置、核查、结案）缺一不可',
  en: 'the loop from report to closing needs every step',
}
const PAUSE_ENDS: Titles = { zh: '暂停到期须恢复计时', en: 'a pause ends on its day' }
const TWO_PEOPLE: Titles = { zh: '处置与核查须由不同的人办理', en: 'who handles does not check' }
const CLOCK: Titles = { zh: '计时规则依此成立', en: 'the clock could not be counted otherwise' }
const NOTHING_OPEN: Titles = { zh: '未办结的申请不得随案结束', en: 'nothing asked for is left open' }

/** Rows that stay, by id. */
export const CORE: Readonly<Record<string, Titles>> = {
  ...Object.fromEntries(['T01', 'T06', 'T07', 'T10', 'T11', 'T15', 'T16', 'T17', 'T18', 'T18b', 'T19'].map((id) => [id, LOOP])),
  T22: PAUSE_ENDS,
  T24: PAUSE_ENDS,
}

/** Guards that stay wherever they stand. */
export const CORE_GUARDS: Readonly<Partial<Record<GuardName, Titles>>> = {
  taskIsMine: { zh: '任务由派给的人回复', en: 'a task is answered by whom it was given to' },
  askerIsNotHandler: TWO_PEOPLE,
  checkerIsNotHandler: TWO_PEOPLE,
  checkFailed: { zh: '返工须以核查不通过为据', en: 'a rework rests on a failed check' },
  noOpenRequest: NOTHING_OPEN,
  conditionKnown: { zh: '处置时限由立案条件确定', en: 'the filing condition decides the limit' },
  unitHasNotReturned: { zh: '退回过的部门不得被强推', en: 'a department that returned a case is not pushed to close it' },
  masterGiven: { zh: '并案须有主案', en: 'a merged case follows a master' },
  masterOpen: { zh: '并案须有在办主案', en: 'a merged case follows an open master' },
  returnRequested: { zh: '审批须有申请', en: 'an approval answers a request' },
  suspensionRequested: { zh: '审批须有申请', en: 'an approval answers a request' },
  deferralRequested: { zh: '审批须有申请', en: 'an approval answers a request' },
  extensionRequested: { zh: '审批须有申请', en: 'an approval answers a request' },
  appealRequested: { zh: '审批须有申请', en: 'an approval answers a request' },
  notOverdue: CLOCK,
  clockRuns: CLOCK,
  endsWithinYear: CLOCK,
  endsWithinSixtyDays: CLOCK,
  extendedLessThanTwice: CLOCK,
  twoStages: CLOCK,
  madeSafe: { zh: '两阶段案件须先排除险情', en: 'a danger is removed first' },
  closedByAsker: { zh: '只能撤销本人的结案', en: 'only one’s own closing is undone' },
  handlerOfUnit: { zh: '交办限于本部门处置人员', en: 'work is given to one’s own people' },
  workIsMine: { zh: '结果由承办人上报', en: 'a result is told by who did the work' },
}

/** Rows that a city may give to another post, by the permission of that post. */
export const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  T02: ['case.file'],
  T03: ['case.file'],
  T09: ['case.accept'],
  T09b: ['case.accept'],
  T10: ['case.file'],
  T16: ['case.dispatch', 'case.close'],
  T18b: ['case.dispatch', 'case.close'],
  T18c: ['case.close'],
  T18d: ['case.dispatch', 'case.close'],
  T22: ['ledger.review'],
  T24: ['ledger.review'],
}
