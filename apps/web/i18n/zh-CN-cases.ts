export const zhCases = {
  desk: {
    title: '工作台', queues: '我的队列', empty: '这个队列没有待办', emptyHint: '新的案件流转到您的岗位时会自动出现在这里。', noQueues: '您的岗位没有办理队列', noQueuesHint: '可从左侧进入案件查询、一张图或台账。', red: '超期 {{count}}',
    list: '列表', case: '案件', map: '地图', choose: '在左侧选择一件案件', chooseHint: '用 J、K 上下移动，Enter 打开全页。', keys: '键盘操作', keyDown: '下一件', keyUp: '上一件', keyOpen: '打开案件全页', keyAction: '执行带该字母的操作', keyHelp: '显示本说明', keySearch: '搜索', done: '已完成：{{title}}', order: '按到期先后',
    orderNewest: '按最新上报', changedElsewhere: '案件已被他人更新，已刷新',
  },
  case: {
    title: '案件', uncoded: '未编号', facts: '案件要素', description: '问题描述', matter: '事项', address: '地址', place: '所在区划', grid: '网格', source: '来源', unit: '处置部门', round: '处置轮次', roundOf: '第 {{count}} 轮', reportedAt: '上报时间', filedAt: '立案时间',
    dispatchedAt: '派遣时间', disposedAt: '处置完成', closedAt: '结案时间', urgent: '急要件', limit: '处置时限', closing: '结案条件', condition: '立案条件', reporter: '反映人', reports: '来件', position: '坐标', photos: '照片', timeline: '办理经过', clocks: '计时', tasks: '核实与核查',
    assignments: '派遣记录', requests: '申请', actions: '可办事项', noActions: '当前由{{holder}}办理，您的岗位暂无可办事项', noActionsPlain: '您的岗位暂无可办事项', blocked: '为什么不能…', hash: '存证', hashHelp: '每条经过都与前一条以 SHA-256 相连，任何改动都会被发现。', stayed: '停留 {{time}}', here: '已停留 {{time}}', suggested: '建议：{{unit}}',
    openPage: '打开全页', summary: '摘要', state: '状态', light: '灯色', clock: '计时', due: '截止时间', code: '案件编号', district: '区', street: '街道', community: '社区', dutyGrid: '责任网格', unitGrid: '单元网格', closure: '结案方式', signedAt: '签收时间', endedAs: '结束', handler: '处置人员', collector: '信息采集员', orderedAt: '下达', answeredAt: '回复', result: '结果',
    externalCode: '外部编号', noMatter: '未定事项', noAddress: '无地址', noPlace: '未定位', safety: '危及安全', phone: '电话', holderUnknown: '其他岗位', basis: '依据', notFound: '没有这件案件，或您的岗位看不到它', demo: '演示',
  },
  act: {
    reason: '理由', reasonKind: '理由类别', matter: '事项', conditionNo: '立案条件', unitCode: '处置部门', override: '派往手册以外的部门', overrideHelp: '须写明理由', photos: '现场照片', point: '现场位置', note: '说明', checklist: '已满足结案条件', handlerId: '处置人员', collectorId: '信息采集员', collectorHelp: '不选则由系统派给当班采集员',
    usePlace: '使用案件位置', locating: '正在定位', locateMe: '使用当前位置', submit: '确认{{title}}', other: '其他内容', pickUnit: '输入单位名称或代码', pickPerson: '输入姓名', pickMatter: '输入事项名称或代码', suggested: '建议部门', useSuggested: '采用建议', why: '依据', done: '{{title}}，已完成',
  },
  request: {
    title: '申请审批', ask: '申请延期', reason: '申请理由', submit: '提交申请', kind: '种类', state: '状态', unit: '申请部门', by: '申请人', at: '申请时间', decidedAt: '审批时间', empty: '没有申请', emptyHint: '处置部门申请延期后，在这里逐级审批。', help: '须在截止前提出；批准前计时不停，每件至多两次。', decide: '审批', done: '已提交申请', case: '案件', approveDepartment: '部门同意', approveCentre: '中心同意', reject: '驳回', withdraw: '撤回',
  },
  report: {
    title: '上报问题', description: '问题描述', descriptionHelp: '写清看到什么、在哪里、多大范围', matter: '事项', matterHelp: '可先不选，由受理员确定', matterHint: '输入名称、大类或代码，如“井盖”“06-010”', place: '位置', placeHelp: '在地图上点选，或拖动标记', address: '地址', addressHelp: '路名、门牌或明显标志物', photos: '照片', source: '来源', urgent: '急要件',
    reporter: '反映人', reporterName: '姓名', reporterPhone: '电话', externalCode: '外部编号', submit: '上报', done: '已上报', doneHint: '案件已进入受理队列。', draftKept: '草稿已存于本机', draftDiscard: '清空草稿', another: '再报一件', openCase: '查看案件', locating: '正在定位网格', located: '已落入网格', notLocated: '尚未选择位置', confusable: '容易混淆的事项', instead: '应选 {{matter}}', when: '情形', duplicates: '附近可能重复的案件', duplicatesHint: '同类未结案件，请先核对是否为同一问题。', matterMajor: '大类', longitude: '经度', latitude: '纬度', localMatter: '本市拓展',
  },
  list: {
    title: '案件查询', views: '我的视图', saveView: '保存当前视图', viewName: '视图名称', deleteView: '删除视图', noViews: '还没有保存的视图', csv: '导出 CSV', xlsx: '导出 Excel', open: '未结案', filters: '筛选条件', reportedFrom: '上报时间', search: '案件编号、地址、描述', emptyHint: '清除部分筛选条件，或换一个时间范围。', anyState: '全部状态', anySource: '全部来源', anyLight: '全部灯色',
    anyDistrict: '全部区', anyUnit: '全部部门', bbox: '限当前地图范围',
  },
  overview: {
    title: '运行总览', period: '统计期', days7: '近 7 天', days30: '近 30 天', days90: '近 90 天', custom: '自选', trend: '趋势', byDistrict: '分区情况', byUnit: '分部门情况', formula: '口径', list: '查看清单', noData: '统计期内没有数据', numerator: '分子', denominator: '分母', district: '区', unit: '部门', day: '按日', month: '按月', ranking: '处置评价', rankingHint: '按部门和区统计立案、结案与按时情况；每个数字都可打开清单。',
    asOf: '截至 {{at}}', value: '数值', dimension: '维度', none: '未填', sla: '指标', now: '当前',
  },
}
