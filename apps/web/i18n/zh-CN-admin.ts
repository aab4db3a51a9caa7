export const zhAdmin = {
  register: {
    title: '台账', retire: '停用', retireReason: '停用原因', retired: '已停用', showRetired: '含已停用', import: '导入', importHelp: '选择 CSV 或 Excel 文件，首行为列名（中文、英文或字段名）。', onlyIfAllGood: '全部通过才写入', dryRun: '先试算', runDry: '检查文件', runReal: '写入', read: '读取 {{count}} 行', accepted: '通过 {{count}} 行', written: '写入 {{count}} 行', refused: '未通过 {{count}} 处',
    line: '行', column: '列', history: '变更记录', create: '新增{{title}}', change: '修改{{title}}', created: '已新增', changed: '已保存', retiredDone: '已停用', leave: '有未保存的修改，确定离开？', updatedAt: '更新时间', version: '版本', onMap: '在一张图查看', fields: '档案', noHistory: '没有变更记录', empty: '还没有记录', emptyHint: '可新增一条，或从文件导入。', changedFields: '变更内容', template: '下载模板', invalidJson: '不是有效的 JSON', importAgain: '换一个文件', was: '原', became: '现', confirmRetire: '停用后不再参与业务，历史记录保留。',
  },
  person: {
    posts: '岗位', accounts: '账号', addPost: '添加岗位', role: '角色', unit: '单位', region: '范围', regionLevel: '层级', dutyGrid: '责任网格', validTo: '有效期至', endPost: '结束岗位', addAccount: '新建账号', login: '账号', password: '初始密码', disable: '停用账号', unlock: '启用或解锁', state: '状态', active: '正常', disabled: '已停用', locked: '已锁定', secondFactor: '第二验证因子', enrolled: '已绑定', notEnrolled: '未绑定', passwordChangedAt: '密码修改时间', noPosts: '没有岗位', noAccounts: '没有账号', accountRule: '3–40 位小写字母、数字、点、横线或下划线', endPostConfirm: '结束后此人今日起不再以该岗位登录。', done: '已完成',
  },
  catalogue: {
    title: '事项目录与指挥手册', matters: '事项', components: '部件', major: '大类', minor: '小类', handbook: '指挥手册', condition: '立案条件', limit: '处置时限', closing: '结案条件', trade: '责任行业', level: '责任层级', basis: '依据', source: '来源', safetyCritical: '危及安全', simpleFlow: '简易流程', fastFlow: '快速流程', informativeClose: '可告知性结案', secondStage: '第二阶段', local: '本市拓展', standard: '国家标准', noEntries: '手册中还没有这个小类的条目', noEntriesHint: '由系统管理员在“指挥手册”台账中补充。', choose: '选择一个小类', chooseHint: '查看立案条件、处置时限和结案条件。', search: '按名称或代码查找', edition: '目录版本', inForce: '现行', sourceDefault: '公开表默认值', sourceAssumed: '建议值，待本市确认', sourceCity: '本市规定', confusables: '容易混淆', componentHint: '部件案件按对应的事项立案；这里列出部件分类。', count: '{{count}} 个小类', newMatter: '新建',
  },
  calendar: {
    title: '工作日历', approved: '已公布', provisional: '暂定', provisionalHint: '该年放假安排尚未公布，工作日按周一至周五暂算，公布后重新计算。', holiday: '法定节假日', makeup: '调休上班日', weekend: '周末', workday: '工作日', today: '今天', source: '依据', windows: '工作时段', version: '版本', override: '本市调整', noYear: '没有这一年的日历', months: '月', legend: '图例', profile: '作息 {{id}}', holidays: '放假 {{count}} 天', makeups: '调休上班 {{count}} 天',
  },
  audit: { title: '审计记录', at: '时间', actor: '操作人', action: '操作', object: '对象', objectId: '对象编号', result: '结果', address: '来源地址', detail: '详情', done: '成功', refused: '拒绝', failed: '失败', from: '起', to: '止', emptyHint: '放宽时间范围或清除筛选条件。' },
}
