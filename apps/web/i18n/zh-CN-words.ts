/** Words of the case procedure, by glossary. */
import type { CaseState, Source } from '#modules/cases/contract.ts'

export const zhWords = {
  state: {
    draft: '草稿', reported: '待受理', verifying: '核实中', pending_filing: '待立案', pending_dispatch: '待派遣', dispatched: '待签收', handling: '处置中', suspended: '挂账', deferred: '缓办',
    disposed: '已处置待核查', checking: '核查中', pending_closure: '待结案', closed: '已结案', rejected: '不予受理', not_filed: '不予立案', voided: '已作废', merged: '已并案',
  } satisfies Record<CaseState, string>,
  source: {
    collector: '采集员上报', citizen_app: '市民 APP', hotline12345: '12345 热线', media: '媒体曝光', video_patrol: '视频巡检', sensor: '物联感知', leader: '领导交办', superior_platform: '上级平台',
    campaign: '专项整治', assessment: '点位考评', transfer: '部门移交',
  } satisfies Record<Source, string>,
  closure: { normal: '正常结案', self_handled: '自行处置', informative: '告知性结案', forced: '强制结案' },
  clockKind: { accept: '受理', verify: '核实', filing: '立案', dispatch: '派遣', disposal: '处置', checkOrder: '派核查', check: '核查', close: '结案' },
  taskKind: { verify: '核实任务', check: '核查任务' },
  taskResult: { true: '属实', false: '不属实', pass: '通过', fail: '不通过' },
  requestState: { requested: '待部门审批', dept_approved: '待中心审批', approved: '已批准', rejected: '已驳回', withdrawn: '已撤回' },
  requestKind: { extension: '延期' },
  level: { city: '市级', district: '区级', street: '街道级', community: '社区级' },
}
