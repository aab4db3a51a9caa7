/** What permissions are called, for whoever chooses among them; the compiler asks for every one. */
import type { Titles } from '#kernel/titles.ts'
import type { ROLES } from './roles.ts'

type PermissionOf<R> = R extends { permissions: infer P } ? keyof P : never
export type Permission = PermissionOf<(typeof ROLES)[keyof typeof ROLES]>

const TITLES: Record<Permission, Titles> = {
  'account.write': { zh: '管理账号', en: 'Manage accounts' },
  'address.batch': { zh: '批量地理编码', en: 'Geocode many addresses at once' },
  'agenda.decide': { zh: '决定会议议题', en: 'Decide agenda items' },
  'agenda.read': { zh: '查看会议议题', en: 'Read the agenda' },
  'audit.read': { zh: '查看审计记录', en: 'Read the audit trail' },
  'calendar.write': { zh: '维护工作日历', en: 'Edit the calendar' },
  'camera.read': { zh: '查看摄像机', en: 'Read cameras' },
  'camera.write': { zh: '维护摄像机', en: 'Edit cameras' },
  'case.accept': { zh: '受理', en: 'Accept cases' },
  'case.answerTask': { zh: '核实与核查', en: 'Answer verifications and checks' },
  'case.close': { zh: '结案', en: 'Close cases' },
  'case.dispatch': { zh: '派遣', en: 'Dispatch cases' },
  'case.dispose': { zh: '处置', en: 'Report cases handled' },
  'case.file': { zh: '立案', en: 'File cases' },
  'case.forceClose': { zh: '强制结案', en: 'Force cases closed' },
  'case.merge': { zh: '合并案件', en: 'Merge cases' },
  'case.orderCheck': { zh: '发起核查', en: 'Order checks' },
  'case.overrideDispatch': { zh: '改派', en: 'Override dispatches' },
  'case.read': { zh: '查看案件', en: 'Read cases' },
  'case.readOwn': { zh: '查看本人上报', en: 'Read own reports' },
  'case.revealPhone': { zh: '查看完整电话', en: 'See full phone numbers' },
  'case.selfHandle': { zh: '自行处置', en: 'Handle on the spot' },
  'case.supervise': { zh: '督办案件', en: 'Supervise cases' },
  'case.uploadResult': { zh: '上报处置结果', en: 'Report results' },
  'case.void': { zh: '作废案件', en: 'Void cases' },
  'catalogue.read': { zh: '查看事部件目录', en: 'Read the catalogue' },
  'catalogue.write': { zh: '维护事部件目录', en: 'Edit the catalogue' },
  'component.read': { zh: '查看城市部件', en: 'Read components' },
  'component.write': { zh: '维护城市部件', en: 'Edit components' },
  'grid.read': { zh: '查看网格', en: 'Read grids' },
  'grid.write': { zh: '维护网格', en: 'Edit grids' },
  'ledger.review': { zh: '复核挂账', en: 'Review suspensions' },
  'metric.read': { zh: '查看指标', en: 'Read figures' },
  'mode.order': { zh: '发布应急令', en: 'Order emergency modes' },
  'notice.editTexts': { zh: '维护通知文本', en: 'Edit notice texts' },
  'notice.operate': { zh: '通知运维', en: 'Operate notices' },
  'notice.readOwn': { zh: '查看本人通知', en: 'Read own notices' },
  'person.read': { zh: '查看人员', en: 'Read people' },
  'person.write': { zh: '维护人员', en: 'Edit people' },
  'position.read': { zh: '查看在岗人员位置', en: 'See where people in the field are' },
  'position.share': { zh: '共享本人位置', en: 'Share the own place' },
  'post.write': { zh: '任免岗位', en: 'Give and end posts' },
  'procedure.read': { zh: '查看流程', en: 'Read procedures' },
  'procedure.write': { zh: '调整流程', en: 'Adapt procedures' },
  'region.read': { zh: '查看区划', en: 'Read administrative areas' },
  'reply.approve': { zh: '审批答复', en: 'Approve replies' },
  'reply.write': { zh: '撰写答复', en: 'Write replies' },
  'report.create': { zh: '上报问题', en: 'Report problems' },
  'request.create': { zh: '提出申请', en: 'Make requests' },
  'request.createCentre': { zh: '中心提出申请', en: 'Make requests of the centre' },
  'request.decideCentre': { zh: '中心审批申请', en: 'Decide requests in the centre' },
  'request.decideDepartment': { zh: '部门审批申请', en: 'Decide requests in the department' },
  'request.decideOffice': { zh: '城管办审批申请', en: 'Decide requests in the office' },
  'request.read': { zh: '查看申请', en: 'Read requests' },
  'request.reviewAppeal': { zh: '复核申诉', en: 'Review appeals' },
  'revisit.answer': { zh: '回访', en: 'Ask citizens after closing' },
  'supervision.answer': { zh: '回复督办', en: 'Answer supervision orders' },
  'supervision.escalate': { zh: '升级督办', en: 'Escalate supervision' },
  'supervision.issue': { zh: '下达督办', en: 'Issue supervision orders' },
  'supervision.read': { zh: '查看督办', en: 'Read supervision orders' },
  'token.create': { zh: '创建访问令牌', en: 'Make access tokens' },
  'unit.read': { zh: '查看单位', en: 'Read units' },
  'unit.write': { zh: '维护单位', en: 'Edit units' },
}

const TITLE_OF = new Map<string, Titles>(Object.entries(TITLES))

export function permissionTitle(permission: string): Titles {
  return TITLE_OF.get(permission) ?? { zh: permission, en: permission }
}
