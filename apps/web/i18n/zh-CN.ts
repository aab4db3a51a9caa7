/** Texts of the screens in Chinese, written by hand in the words of the trade. Titles of definitions come from the server. */
import { zhAdmin } from './zh-CN-admin.ts'
import { zhCases } from './zh-CN-cases.ts'
import { zhWords } from './zh-CN-words.ts'

export const zhCN = {
  product: {
    name: '城市闭环',
    latin: 'CityLoop',
    kind: '城市运行管理服务平台',
    promise: '发现、立案、派遣、处置、核查、结案，每一件事都有回音。',
    demo: '演示数据',
  },
  common: {
    unexpected: '出错了，请重试', retry: '重试', save: '保存', cancel: '取消', confirm: '确定', close: '关闭', edit: '修改', add: '新增', search: '搜索',
    yes: '是', no: '否', all: '全部', none: '无', more: '更多', back: '返回', next: '下一页', previous: '上一页', loading: '正在载入', optional: '选填',
    clear: '清除', reset: '重置', apply: '应用', required: '必填', copied: '已复制', copyLink: '复制链接', share: '分享', open: '打开', export: '导出', columns: '选择列',
    filter: '筛选', sortBy: '排序', rows: '共 {{count}} 条', moreThan: '超过 {{count}} 条', shown: '已显示 {{count}} 条', detail: '详情', from: '从', to: '到',
    noRows: '没有符合条件的记录', noRowsHint: '放宽或清除筛选条件后再看。', notFound: '没有这个页面', notFoundHint: '链接可能已失效，或您的岗位看不到它。', toStart: '回到首页',
    newVersion: '页面已更新，请刷新', refresh: '刷新', view: '查看', code: '编号', name: '名称', time: '时间', who: '人员', reason: '原因', note: '备注', saved: '已保存', loadMore: '载入更多',
    chooseFile: '选择文件', keyboard: '键盘操作', language: 'English', copy: '复制',
  },
  session: {
    title: '登录', account: '账号', password: '密码', code: '动态验证码', codeHelp: '已绑定第二验证因子的账号需填写 6 位动态码', submit: '登录',
    demoTitle: '演示账号', demoHelp: '点选一个岗位即可登录，数据均为演示。', signOut: '退出登录', ended: '登录已过期，请重新登录', passwordChange: '修改密码',
    oldPassword: '原密码', newPassword: '新密码', repeatPassword: '再次输入新密码', passwordRule: '至少 12 位；不得与最近用过的密码相同',
    passwordDiffers: '两次输入不一致', passwordDone: '密码已修改，请用新密码登录', passwordExpired: '密码已到期，请先修改密码', secondFactor: '第二验证因子',
    secondFactorNeeded: '管理员须先绑定第二验证因子', secondFactorHelp: '用身份验证器扫描二维码，再填入显示的 6 位数字。', secondFactorSecret: '无法扫码时手工输入密钥', secondFactorDone: '第二验证因子已绑定',
    fillAccount: '请输入账号', fillPassword: '请输入密码', loopLabel: '案件闭环：发现、立案、派遣、处置、核查、结案',
  },
  frame: {
    sense: '感知', analyse: '分析', serve: '服务', command: '指挥', assess: '考评', settings: '设置',
    searchHint: '搜索案件、地址、单位、网格', searchKey: '按 / 搜索', searchCases: '案件', searchUnits: '单位', searchDutyGrids: '责任网格', searchUnitGrids: '单元网格', searchAll: '在案件中查找“{{text}}”',
    searchNothing: '没有找到', alerts: '灯色提醒', alertsNone: '暂无新的黄灯、红灯', alertsHint: '案件临近或超过时限时在这里提醒。', openRed: '当前红灯 {{count}} 件', live: '实时', dayTheme: '日间', nightTheme: '夜间', toNight: '切换到夜间', toDay: '切换到日间',
    menu: '菜单', user: '我的账号', posts: '岗位', onDuty: '在岗', skip: '跳到正文', switchLanguage: '切换语言', turnedYellow: '转为黄灯', turnedRed: '已超时限', help: '键盘操作',
    desk: '工作台', requests: '申请审批', report: '上报问题', map: '一张图', overview: '运行总览', cases: '案件查询', ranking: '处置评价', catalogue: '事项目录与指挥手册', calendar: '工作日历',
    audit: '审计记录', registers: '台账',
  },
  light: { green: '正常', yellow: '临期', red: '超期', none: '无时限', paused: '暂停', stopped: '已停' },
  unit: { minute: '分钟', work_hour: '工作时', work_day: '工作日', urgent_hour: '紧急工作时', natural_day: '自然日', hour: '小时', day: '天' },
  clock: {
    left: '剩 {{amount}} {{unit}}', over: '超 {{amount}} {{unit}}', dueAt: '截止 {{at}}', explain: '时限是怎么算的', limit: '时限', started: '起算', deadline: '截止', stoppedAt: '停止', onTime: '按时', late: '超时',
    provisional: '当年放假安排尚未公布，截止时间为暂算', counted: '计时', makeup_day: '调休上班日计时', night: '非工作时间', off: '午休与周末', holiday: '法定节假日', pause: '暂停', extension: '延期',
    used: '已计 {{amount}}', sum: '各段计时相加等于时限', break: '午休', weekend: '周末', charged: '计入', overdueAfter: '截止之后', adds: '增加 {{amount}}', running: '计时中',
  },
  photo: {
    before: '处置前', after: '处置后', verify: '核实', check: '核查', compare: '前后对比', compareHint: '拖动滑块，左为处置前，右为处置后', none: '暂无照片', add: '添加照片', uploading: '正在上传 {{share}}%', remove: '移除', view: '查看大图', failed: '上传失败',
    limit: '支持 JPG、PNG、WebP、HEIC，每张不超过 20 MB', taken: '{{by}} 于 {{at}}',
  },
  map: {
    layers: '图层', legend: '图例', share: '复制当前视图链接', notice: '示意底图，不作为国界与行政区划界线依据', attribution: '数据来源', case: '案件', cluster: '多件聚合，数字为件数', loading: '正在载入地图', noWebgl: '此浏览器无法显示地图', noWebglHint: '请启用图形加速（WebGL）后重试。',
    open: '打开案件', zoomIn: '放大', zoomOut: '缩小', whole: '全市', pick: '在地图上点选位置', group: { grid: '区划与网格', cases: '案件', other: '其他' }, district: '区', street: '街道', community: '社区', dutyGrid: '责任网格', unitGrid: '单元网格',
    fromZoom: '放大后可见', openOnly: '仅未结案', allLights: '全部灯色', code: '代码', details: '所选对象', cases: '{{count}} 件案件', zoomToSee: '点击放大查看',
  },
  ...zhWords,
  ...zhCases,
  ...zhAdmin,
} as const
