/** The lists of the module. */

export { CASE_SCOPE, caseFeatures, caseList, SOURCE_WORDS } from './cases.ts'
export { pauseList, recheckList, revisitList } from './ledgers.ts'
export { movedList } from './moved.ts'
export { replyList } from './replies.ts'
export { requestList } from './requests.ts'
