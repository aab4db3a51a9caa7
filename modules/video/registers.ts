import type { Ctx } from '#kernel/ctx.ts'
import { badField, type Problem } from '#kernel/problem.ts'
import type { RegisterDefinition, RegisterRow } from '#kernel/register/register.ts'
import { PLACE_FIELDS, PLACE_SCOPE, POINT_FIELDS, resolvePlace } from '#modules/grid/index.ts'
import { KINDS, PURPOSES, parseCameraId, STATES } from './rules.ts'

export const cameras: RegisterDefinition = {
  name: 'cameras',
  title: { zh: '摄像机', en: 'cameras' },
  table: 'camera',
  code: 'code',
  label: 'name',
  defaultSort: 'code',
  scope: PLACE_SCOPE,
  permissions: { read: 'camera.read', write: 'camera.write' },
  layer: 'cameras',
  // Where the cameras of public security stand is for those who work with them.
  closed: true,
  search: { columns: ['code', 'name'] },
  fields: {
    code: {
      title: { zh: '设备编码', en: 'Device id' },
      type: 'text',
      required: true,
      fixed: true,
      filter: true,
      sort: true,
      maxLength: 40,
      help: {
        zh: 'GB/T 28181，20位：中心8＋行业2＋类型3（132）＋序号7',
        en: 'GB/T 28181, 20 digits: centre 8, industry 2, type 3 (132), serial 7',
      },
    },
    name: { title: { zh: '名称', en: 'Name' }, type: 'text', required: true, maxLength: 100 },
    kind: { title: { zh: '类型', en: 'Kind' }, type: 'text', required: true, filter: true, words: KINDS },
    state: { title: { zh: '状态', en: 'State' }, type: 'text', required: true, filter: true, words: STATES },
    purpose: { title: { zh: '用途', en: 'Purpose' }, type: 'text', required: true, filter: true, words: PURPOSES },
    ...POINT_FIELDS,
    direction: {
      title: { zh: '朝向（度）', en: 'Direction (°)' },
      type: 'number',
      minimum: 0,
      maximum: 359.9,
      hidden: true,
      help: { zh: '自正北起顺时针；可转动的球机不填', en: 'Clockwise from north; left empty where it turns' },
    },
    height: { title: { zh: '安装高度（米）', en: 'Height (m)' }, type: 'number', minimum: 0, maximum: 300, hidden: true },
    ownerUnitCode: { title: { zh: '权属单位', en: 'Owner' }, type: 'text', required: true, filter: true, maxLength: 60, refers: 'units' },
    network: { title: { zh: '来源网络', en: 'Network' }, type: 'text', filter: true, maxLength: 60, hidden: true },
    noticeSign: {
      title: { zh: '已设提示标识', en: 'Notice sign' },
      type: 'boolean',
      required: true,
      filter: true,
      help: { zh: '公共场所应设显著提示标识（个人信息保护法第二十六条）', en: 'Public places need a visible sign (PIPL art. 26)' },
    },
    installedOn: { title: { zh: '安装日期', en: 'Installed on' }, type: 'date', hidden: true },
    ...PLACE_FIELDS,
    remark: { title: { zh: '备注', en: 'Remark' }, type: 'text', maxLength: 1000, detailOnly: true },
    demo: { title: { zh: '演示数据', en: 'Demo' }, type: 'boolean', readOnly: true, hidden: true },
  },
  check: checkCamera,
  derive: async (ctx, row, before) => ({ ...(await resolvePlace(ctx, row, before)) }),
}

async function checkCamera(_ctx: Ctx, row: RegisterRow): Promise<Problem | null> {
  const checked = parseCameraId(String(row.code))
  return checked.ok ? null : badField('code', checked.fault, checked.reason.zh, checked.reason.en)
}
