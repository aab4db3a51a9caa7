/** Conditions of the straight way, from report to closing (CL §5, column guard). */
import type { Guard } from '#kernel/procedure/definition.ts'
import { type CaseFacts, hasReason, isNear, list } from './facts.ts'

/** Sources a machine or a person on the spot vouches for (CL §3). */
const TRUSTED_SOURCES: readonly string[] = ['collector', 'sensor', 'video_patrol', 'campaign', 'assessment']
/** Who calls or writes sends no photograph (T01). */
const WITHOUT_PHOTO: readonly string[] = ['hotline12345', 'media', 'leader', 'superior_platform', 'transfer', 'sensor']

const PLACE_TOLERANCE_M = 50

export const straight = {
  photographed: {
    title: { zh: '至少一张现场照片（热线、媒体等来源除外）', en: 'At least one photograph (not for hotline or media)' },
    needsInput: true,
    holds: (facts, { input }) => WITHOUT_PHOTO.includes(facts.source) || list(input.photos).length > 0,
  },
  reasonKindGiven: {
    title: { zh: '选择不予受理的原因', en: 'Choose why it is rejected' },
    needsInput: true,
    holds: (_facts, { input }) => typeof input.reasonKind === 'string' && input.reasonKind !== '',
  },
  doubtful: {
    title: { zh: '采集员上报的问题，须注明疑点才核实', en: 'A collector’s report is verified only with a stated doubt' },
    needsInput: true,
    holds: (facts, attempt) => facts.source !== 'collector' || hasReason(attempt),
  },
  verifiedLessThanTwice: {
    title: { zh: '核实不超过两次', en: 'Verified less than twice so far' },
    holds: (facts) => facts.verifyCount < 2,
  },
  hasPlace: { title: { zh: '有坐标才能派采集员', en: 'A place to send the collector to' }, holds: (facts) => facts.lon !== null },
  taskIsMine: {
    title: { zh: '任务派给了本人', en: 'The task is yours' },
    holds: (facts, { actorId }) =>
      facts.task !== null && facts.task.result === null && (facts.task.collectorId === null || facts.task.collectorId === actorId),
  },
  photoAttached: {
    title: { zh: '任务下达后拍摄的现场照片', en: 'A photograph taken after the order' },
    needsInput: true,
    holds: (facts) => facts.given.photosTaken.some((at) => facts.task === null || at >= facts.task.orderedAt),
  },
  photoAtPlace: {
    title: { zh: `位置在现场 ${PLACE_TOLERANCE_M} 米内`, en: `Within ${PLACE_TOLERANCE_M} m of the place` },
    needsInput: true,
    holds: (facts, { input }) => isNear(facts, input.point, PLACE_TOLERANCE_M),
  },
  trustworthy: {
    title: { zh: '采集员上报、已核实属实或机器可确证', en: 'From a collector, verified true, or certain by machine' },
    holds: (facts) => facts.verified || TRUSTED_SOURCES.includes(facts.source),
  },
  matterKnown: {
    title: { zh: '已选定事项', en: 'A matter has been chosen' },
    needsInput: true,
    holds: (facts) => facts.matterCode !== null,
  },
  conditionKnown: {
    title: { zh: '符合指挥手册的立案条件', en: 'A filing condition of the handbook is met' },
    needsInput: true,
    holds: (facts) => facts.given.conditionKnown,
  },
  notDuplicate: {
    title: { zh: '附近没有未结的同类案件，或注明不是同一问题', en: 'No open case of the same kind nearby, or say why it is another' },
    needsInput: true,
    holds: (facts, attempt) => facts.duplicates.length === 0 || hasReason(attempt),
  },
  unitActive: {
    title: { zh: '该部门有在岗办理员', en: 'The department has a clerk in post' },
    needsInput: true,
    holds: (facts) => facts.given.unitActive,
  },
  unitCompetent: {
    title: {
      zh: '部门主管该事项和区域，否则须注明理由强制派遣',
      en: 'The department is competent for matter and area, or override with a reason',
    },
    needsInput: true,
    holds: (facts, attempt) => facts.given.unitCompetent || (attempt.input.override === true && hasReason(attempt)),
  },
  unitHasNotReturned: {
    title: { zh: '该部门未退回过本案', en: 'The department has not returned this case' },
    needsInput: true,
    holds: (facts) => !facts.given.unitReturnedBefore || facts.given.mayOverride,
  },
  afterPhoto: {
    title: { zh: '至少一张处置后照片', en: 'At least one photograph after the work' },
    needsInput: true,
    holds: (facts, { input }) => facts.afterPhotos + list(input.photos).length > 0,
  },
  closingConditionTicked: {
    title: { zh: '确认达到结案条件', en: 'The closing condition is confirmed' },
    needsInput: true,
    holds: (_facts, { input }) => input.checklist === true,
  },
  checkerIsNotHandler: {
    title: { zh: '核查人不是处置人', en: 'The checker did not handle it' },
    needsInput: true,
    holds: (facts, { input }) => facts.handledBy === null || input.collectorId !== facts.handledBy,
  },
  askerIsNotHandler: {
    title: { zh: '处置人不得核查自己的案件', en: 'Who handled it may not check it' },
    holds: (facts, { actorId }) => facts.handledBy !== actorId,
  },
  checkFailed: {
    title: { zh: '采集员已报核查不通过', en: 'The collector has reported a failed check' },
    holds: (facts) => facts.task?.result === 'fail',
  },
  noOpenRequest: { title: { zh: '没有未办结的申请', en: 'No request is open' }, holds: (facts) => facts.openRequests === 0 },
  evidenceComplete: {
    title: { zh: '处置后照片齐全', en: 'Photographs after the work are there' },
    holds: (facts) => facts.afterPhotos > 0,
  },
} as const satisfies Record<string, Guard<CaseFacts>>
