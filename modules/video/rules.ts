/** Device ids of GB/T 28181-2022 (ST §15): centre 8, industry 2, type 3, serial 7. */
import type { Titles } from '#kernel/titles.ts'

export interface DeviceIdParts {
  /** Region of two, four, six or eight digits, filled up with zeros. */
  centre: string
  industry: string
  type: string
  serial: string
}

/** Types that are a camera. Recorders (111, 118), alarm inputs (134) and servers (200) are none and have no place here. */
export const CAMERA_TYPE = '132'

const NOT_A_CAMERA: Readonly<Record<string, Titles>> = {
  '111': { zh: '硬盘录像机', en: 'a digital recorder' },
  '118': { zh: '网络录像机', en: 'a network recorder' },
  '134': { zh: '报警输入', en: 'an alarm input' },
  '200': { zh: '信令服务器', en: 'a signalling server' },
  '215': { zh: '业务分组', en: 'a business group' },
  '216': { zh: '虚拟组织', en: 'a virtual organisation' },
}

export type IdFault = 'not_digits' | 'length' | 'centre' | 'type'
export type CheckedId = { ok: true; value: DeviceIdParts } | { ok: false; fault: IdFault; reason: Titles }

const refused = (fault: IdFault, zh: string, en: string): CheckedId => ({ ok: false, fault, reason: { zh, en } })

/** `35020000001320000007` is camera 0000007 of the centre 35020000. */
export function parseCameraId(id: string): CheckedId {
  if (!/^\d*$/.test(id)) return refused('not_digits', '设备编码只能由数字组成', 'A device id consists of digits only')
  if (id.length !== 20)
    return refused('length', `设备编码应为20位，现为${id.length}位`, `A device id has 20 digits, this one has ${id.length}`)
  const value = { centre: id.slice(0, 8), industry: id.slice(8, 10), type: id.slice(10, 13), serial: id.slice(13) }
  if (!CENTRE.test(value.centre))
    return refused(
      'centre',
      `中心编码（第1至8位）${value.centre} 不是补零的行政区划代码`,
      `The centre (digits 1 to 8) ${value.centre} is no region code filled up with zeros`,
    )
  if (value.type !== CAMERA_TYPE) return refused('type', ...wrongType(value.type))
  return { ok: true, value }
}

/** Levels of two digits each, from the province down; below an empty level there is none. */
const CENTRE = /^[1-9]\d((?!00)\d\d)*(00)*$/

function wrongType(type: string): [zh: string, en: string] {
  const other = NOT_A_CAMERA[type]
  return [
    `类型编码（第11至13位）${type}${other ? ` 是${other.zh}，` : ' '}不是摄像机，应为${CAMERA_TYPE}`,
    `The type (digits 11 to 13) ${type} is ${other ? `${other.en}, no camera` : 'no camera'}; a camera has ${CAMERA_TYPE}`,
  ]
}

export const KINDS = {
  fixed: { zh: '固定枪机', en: 'Fixed' },
  dome: { zh: '半球', en: 'Dome' },
  ptz: { zh: '球机', en: 'Pan, tilt, zoom' },
} as const satisfies Record<string, Titles>

export const STATES = {
  online: { zh: '在线', en: 'Online' },
  offline: { zh: '离线', en: 'Offline' },
  faulty: { zh: '故障', en: 'Faulty' },
  unknown: { zh: '未知', en: 'Unknown' },
} as const satisfies Record<string, Titles>

export const PURPOSES = {
  public_security: { zh: '公共安全', en: 'Public security' },
  street_order: { zh: '街面秩序', en: 'Street order' },
  flood: { zh: '防汛', en: 'Flood prevention' },
  traffic: { zh: '交通', en: 'Traffic' },
} as const satisfies Record<string, Titles>
