/** Roles and what they may (CL §2, ST §14). A permission holds for the region, the unit or the grid of the post. */
import type { Titles } from '#kernel/titles.ts'

/** How far a permission reaches from the post that gives it; `city` is everywhere, whatever the post. */
export type Reach = 'city' | 'region' | 'unit' | 'duty_grid' | 'own'

/** Level rights of 一级指挥、两级管理、三级监督 (Q2-02): which level of region may use the permission. */
export type LevelRight = 'command' | 'manage' | 'supervise'

export interface RoleDefinition {
  title: Titles
  /** Of the three administrators a person may be only one (ST §14). */
  administrator?: boolean
  permissions: Readonly<Record<string, Reach>>
}

const STAFF = {
  'unit.read': 'city',
  'region.read': 'city',
  'grid.read': 'city',
  'catalogue.read': 'city',
  'person.read': 'city',
  'component.read': 'city',
  'metric.read': 'region',
  'notice.readOwn': 'own',
  'procedure.read': 'city',
} as const satisfies Record<string, Reach>

const CENTRE = {
  ...STAFF,
  'camera.read': 'region',
  'case.read': 'region',
  'report.create': 'region',
  'request.read': 'region',
  'supervision.read': 'region',
  'position.read': 'region',
} as const satisfies Record<string, Reach>

/** Who goes out may show where. */
const FIELD = { 'position.share': 'own' } as const satisfies Record<string, Reach>

const DEPARTMENT = { ...STAFF, 'case.read': 'unit', 'request.read': 'unit', 'supervision.read': 'unit' } as const satisfies Record<
  string,
  Reach
>

export const ROLES = {
  collector: {
    title: { zh: '信息采集员', en: 'Collector' },
    permissions: {
      ...STAFF,
      ...FIELD,
      'report.create': 'region',
      'case.read': 'duty_grid',
      'case.readOwn': 'own',
      'case.answerTask': 'duty_grid',
      'case.selfHandle': 'duty_grid',
    },
  },
  acceptor: {
    title: { zh: '受理员', en: 'Acceptor' },
    permissions: {
      ...CENTRE,
      'case.accept': 'region',
      'case.orderCheck': 'region',
      'case.revealPhone': 'region',
      'request.createCentre': 'region',
      'request.reviewAppeal': 'region',
      'revisit.answer': 'region',
      'reply.write': 'region',
    },
  },
  shift_leader: {
    title: { zh: '值班长', en: 'Shift leader' },
    permissions: {
      ...CENTRE,
      'case.file': 'region',
      'case.close': 'region',
      'case.merge': 'region',
      'case.void': 'region',
      'reply.approve': 'region',
      'token.create': 'own',
    },
  },
  dispatcher: {
    title: { zh: '派遣员', en: 'Dispatcher' },
    permissions: {
      ...CENTRE,
      'case.dispatch': 'region',
      'request.decideCentre': 'region',
      'request.createCentre': 'region',
      'ledger.review': 'region',
    },
  },
  dept_operator: {
    title: { zh: '专业部门办理员', en: 'Department clerk' },
    permissions: { ...DEPARTMENT, 'case.dispose': 'unit', 'request.create': 'unit', 'supervision.answer': 'unit', 'position.read': 'unit' },
  },
  dept_lead: {
    title: { zh: '专业部门负责人', en: 'Department lead' },
    permissions: {
      ...DEPARTMENT,
      'request.decideDepartment': 'unit',
      'supervision.answer': 'unit',
      'position.read': 'unit',
      'token.create': 'own',
    },
  },
  handler: { title: { zh: '处置人员', en: 'Handler' }, permissions: { ...DEPARTMENT, ...FIELD, 'case.uploadResult': 'unit' } },
  supervisor: {
    title: { zh: '督办员', en: 'Supervisor' },
    permissions: {
      ...CENTRE,
      'case.supervise': 'region',
      'case.overrideDispatch': 'region',
      'request.createCentre': 'region',
      'ledger.review': 'region',
      'supervision.issue': 'region',
      'agenda.read': 'region',
      'token.create': 'own',
    },
  },
  office_lead: {
    title: { zh: '城管办负责人', en: 'Commission office lead' },
    permissions: {
      ...CENTRE,
      'case.supervise': 'region',
      'case.forceClose': 'region',
      'request.decideOffice': 'region',
      'mode.order': 'region',
      'metric.read': 'region',
      'supervision.issue': 'region',
      'supervision.escalate': 'region',
      'agenda.read': 'region',
      'agenda.decide': 'region',
      'token.create': 'own',
    },
  },
  leader: {
    title: { zh: '领导', en: 'Leader' },
    permissions: {
      ...STAFF,
      'camera.read': 'region',
      'case.read': 'region',
      'metric.read': 'region',
      'supervision.read': 'region',
      'agenda.read': 'region',
      'position.read': 'region',
    },
  },
  grid_admin: {
    title: { zh: '网格管理员', en: 'Grid administrator' },
    permissions: {
      ...STAFF,
      'camera.read': 'city',
      'grid.write': 'region',
      'component.write': 'region',
      'camera.write': 'region',
      'address.batch': 'city',
      'token.create': 'own',
    },
  },
  sys_admin: {
    title: { zh: '系统管理员', en: 'System administrator' },
    administrator: true,
    permissions: {
      ...STAFF,
      'camera.read': 'city',
      'unit.write': 'region',
      'person.write': 'region',
      'catalogue.write': 'region',
      'calendar.write': 'region',
      'notice.operate': 'city',
      'notice.editTexts': 'city',
      'procedure.write': 'region',
      'grid.write': 'region',
      'component.write': 'region',
      'camera.write': 'region',
      'address.batch': 'city',
      'token.create': 'own',
    },
  },
  security_admin: {
    title: { zh: '安全管理员', en: 'Security administrator' },
    administrator: true,
    permissions: { ...STAFF, 'account.write': 'region', 'post.write': 'region' },
  },
  audit_admin: {
    title: { zh: '审计管理员', en: 'Audit administrator' },
    administrator: true,
    permissions: { ...STAFF, 'audit.read': 'region' },
  },
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof ROLES
export const ROLE_CODES = Object.keys(ROLES) as readonly Role[]

export function roleDefinition(role: string): RoleDefinition | undefined {
  return role in ROLES ? ROLES[role as Role] : undefined
}

/** Which permissions need a level right; the rest need none (Q2-02). */
export const LEVEL_RIGHT_OF: Readonly<Record<string, LevelRight>> = {
  'case.dispatch': 'manage',
  'case.file': 'manage',
  'case.close': 'manage',
  'case.supervise': 'supervise',
  'case.overrideDispatch': 'command',
  'supervision.issue': 'supervise',
  'supervision.escalate': 'command',
  'agenda.decide': 'command',
  'case.forceClose': 'command',
}

export type RegionLevel = 'city' | 'district' | 'street' | 'community'

/** Default of 1-2-3-4; a city keeps its own in `level_right`. */
export const DEFAULT_LEVEL_RIGHTS: Readonly<Record<LevelRight, readonly RegionLevel[]>> = {
  command: ['city'],
  manage: ['city', 'district'],
  supervise: ['city', 'district', 'street'],
}
